"""The small cast that every test may call on, and NOON, the moment at which it stands ready."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.utils import translation
from pytest_django import Settings

from luodi.foundation.history.models import Book
from luodi.foundation.people.actions import open_books
from luodi.foundation.people.models import Account, Appointment, Unit
from luodi.foundation.people.rules.policy import Role
from luodi.foundation.people.rules.tree import UnitRow

pytest_plugins = ("browsing",)

NOON = datetime(2023, 3, 1, 12, tzinfo=ZoneInfo("Asia/Shanghai"))
PASSWORD = "Luodi-2023-test"

UNITS = (
    UnitRow("江城市", "CITY"),
    UnitRow("江城市招商局", "DEPARTMENT", "江城市", "市招商局"),
    UnitRow("甲区", "DISTRICT", "江城市"),
    UnitRow("甲区招商办", "DEPARTMENT", "甲区", "招商办", "经济部门"),
    UnitRow("甲区文旅局", "DEPARTMENT", "甲区", "文旅局", "非经济部门"),
    UnitRow("甲区经开区", "PARK", "甲区", "经开区"),
    UnitRow("东山镇", "TOWN", "甲区", opened_on=date(2010, 1, 1)),
    UnitRow("西河镇", "TOWN", "甲区"),
    UnitRow("乙区", "DISTRICT", "江城市"),
    UnitRow("南湖镇", "TOWN", "乙区"),
)


@dataclass(frozen=True)
class Cast:
    """A city with two districts, and one person for each thing that a person may be."""

    city: Unit
    city_bureau: Unit
    district: Unit
    office_unit: Unit
    department: Unit
    park: Unit
    town: Unit
    other_town: Unit
    other_district: Unit
    other_district_town: Unit
    book: Book
    other_book: Book
    city_book: Book
    clerk: Account
    head: Account
    other_clerk: Account
    park_clerk: Account
    office: Account
    second_office: Account
    supervisor: Account
    leader: Account
    auditor: Account
    admin: Account
    city_office: Account
    other_office: Account


@pytest.fixture(autouse=True)
def _quick_passwords(settings: Settings) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def _files_of_its_own(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "files"


@pytest.fixture(autouse=True)
def _figures_counted_anew(settings: Settings, tmp_path: Path) -> None:
    kept = {**settings.CACHES["figures"], "LOCATION": tmp_path / "kept"}
    settings.CACHES = {**settings.CACHES, "figures": kept}


@pytest.fixture(autouse=True)
def _speaking_chinese() -> Iterator[None]:
    """A page asked for in English would else leave its language to the next test."""
    with translation.override("zh-hans"):
        yield


@pytest.fixture
def cast(db: None) -> Cast:
    open_books(rows=UNITS, by=None, at=NOON)
    units = {unit.name: unit for unit in Unit.objects.select_related("book")}
    district = units["甲区"]
    town, office = units["东山镇"], units["甲区招商办"]
    return Cast(
        city=units["江城市"],
        city_bureau=units["江城市招商局"],
        district=district,
        office_unit=office,
        department=units["甲区文旅局"],
        park=units["甲区经开区"],
        town=town,
        other_town=units["西河镇"],
        other_district=units["乙区"],
        other_district_town=units["南湖镇"],
        book=district.book,
        other_book=units["乙区"].book,
        city_book=units["江城市"].book,
        clerk=person("clerk", "陈填报", town, Role.CLERK),
        head=person("head", "马镇长", town, Role.HEAD),
        other_clerk=person("other-clerk", "李西河", units["西河镇"], Role.CLERK),
        park_clerk=person("park-clerk", "周园区", units["甲区经开区"], Role.CLERK),
        office=person("office", "王招商", office, Role.OFFICE),
        second_office=person("second-office", "赵复核", office, Role.OFFICE),
        supervisor=person("supervisor", "孙督查", district, Role.SUPERVISOR),
        leader=person("leader", "吴区长", district, Role.LEADER),
        auditor=person("auditor", "郑审计", district, Role.AUDITOR),
        admin=person("admin", "钱管理", district, Role.ADMIN),
        city_office=person("city-office", "冯市局", units["江城市招商局"], Role.OFFICE),
        other_office=person("other-office", "卫乙区", units["乙区"], Role.OFFICE),
    )


def person(username: str, name: str, unit: Unit, role: Role | None = None) -> Account:
    """Somebody who stands ready without having left a line in any book."""
    account = Account(username=username, name=name, unit=unit)
    account.set_password(PASSWORD)
    account.save()
    if role:
        Appointment.objects.create(account=account, unit=unit, role=role, began_at=NOON)
    return account
