"""Two towns on a Monday: what is returned, what is owed, what waits; a set for each width."""

import os
from pathlib import Path

import django

django.setup()

from dataclasses import replace  # noqa: E402
from datetime import timedelta  # noqa: E402
from decimal import Decimal  # noqa: E402

from django.utils import timezone  # noqa: E402

from luodi.foundation.people.actions import appoint, open_units, register_account  # noqa: E402
from luodi.foundation.people.models import Account, Appointment, Unit  # noqa: E402
from luodi.foundation.people.rules.policy import Role  # noqa: E402
from luodi.foundation.people.rules.tree import UnitRow  # noqa: E402
from luodi.records.ledger.actions.recording import record  # noqa: E402
from luodi.records.ledger.actions.reviewing import send_back  # noqa: E402
from luodi.records.ledger.rules.claims import Claim  # noqa: E402
from luodi.records.library.rules import Paper  # noqa: E402
from luodi.records.projects.actions import register  # noqa: E402

TOWNS = (("西河镇", "west", "河畔光伏线"), ("南岭镇", "south", "岭上茶饮线"))
admin = Account.objects.select_related("unit__book").get(username="admin")
office = Account.objects.get(username="wang")
book = Account.objects.select_related("unit__book").get(username="zhao").unit.book


now = timezone.now


def newcomer(username: str, name: str, unit: Unit, role: Role) -> Account:
    """An account with its role, whose password need not be changed."""
    password = os.environ["LUODI_PASSWORD"]
    account = register_account(
        username=username,
        name=name,
        unit=unit,
        password=password,
        must_change_password=False,
        by=admin,
        at=now(),
    )
    appoint(account=account, unit=unit, role=role, by=admin, at=now())
    return account


newcomer("monday-admin", "苏管理", Unit.objects.get(name="甲区"), Role.ADMIN)
for name, code, project_name in TOWNS:
    (town,) = open_units(book=book, rows=[UnitRow(name, "TOWN", "甲区")], by=admin, at=now())
    clerk = newcomer(f"{code}-clerk", "何填报", town, Role.CLERK)
    newcomer(f"{code}-head", "何镇长", town, Role.HEAD)
    # They have sat there since before the month that is due.
    long_ago = now() - timedelta(days=70)
    Appointment.objects.filter(unit=town).update(began_at=long_ago)
    today = timezone.localdate()
    project = register(name=project_name, unit=town, place="", by=clerk, at=now()).subject
    plain = Claim(project.pk, "contract", "与投资方签订合同", town.pk, today)
    returned = record(book=book, claim=plain, by=clerk, at=now())
    send_back(entry=returned, reason="合同缺签章页", by=office, at=now())
    talks = Paper(f"{name}洽谈".encode(), "洽谈.txt", "talks_record")
    met = replace(plain, kind="talks", said="双方见面", papers=(talks,))
    record(book=book, claim=met, by=clerk, at=now())
    picture = Paper(Path("照片.jpg").read_bytes() + code.encode(), "现场.jpg", "site_photo")
    dug = replace(plain, kind="ground_break", said="主体基础开挖", papers=(picture,))
    record(book=book, claim=dug, by=clerk, at=now())
    agreed = replace(plain, kind="agreement", said="与投资方签订框架协议")
    record(book=book, claim=agreed, by=clerk, at=now())
    planned = replace(plain, kind="planned_total", said="合同载明", value=Decimal(9_000_000))
    record(book=book, claim=replace(planned, measure="YUAN"), by=clerk, at=now())
