"""交接: one act passes what a clerk had open to a successor, with a sheet that can be printed."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from luodi.foundation.desk.actions import pass_on
from luodi.foundation.history.actions import begin
from luodi.foundation.people.models import Account, Unit
from luodi.foundation.people.queries import lacking, may
from luodi.foundation.people.rules.policy import Right
from luodi.kernel.refusal import because, insist
from luodi.kernel.text import gettext_noop
from luodi.records.ledger.models import Handover
from luodi.records.ledger.queries.months import entries_to_confirm
from luodi.records.ledger.queries.returns import returned_to


@transaction.atomic
def hand_over(*, unit: Unit, giver: Account, taker: Account, by: Account, at: datetime) -> Handover:
    """Pass drafts, views, returned and unconfirmed entries of a unit from one clerk to another."""
    act = begin(unit.book, "unit.hand_over", by=by, at=at)
    problems = [*lacking(by, Right.CONFIRM_MONTH, unit=unit)]
    if giver.pk == taker.pk:
        problems.append(because(gettext_noop("移交人和接收人不能是同一人"), about="taker"))
    if not (giver.unit_id == unit.pk or giver.appointments.filter(unit=unit).exists()):
        text = gettext_noop("%(name)s 不是“%(unit)s”的人，无从移交")
        problems.append(because(text, about="giver", name=giver.name, unit=unit.name))
    if not may(taker, Right.RECORD, unit=unit):
        text = gettext_noop("%(name)s 还没有在“%(unit)s”任填报员，请先由管理员任用")
        problems.append(because(text, about="taker", name=taker.name, unit=unit.name))
    insist(problems)
    month = act.day.replace(day=1)
    sheet = {
        "drafts": pass_on(giver, taker, unit),
        "returned": [entry.pk for entry in returned_to(unit) if entry.recorded_by_id == giver.pk],
        "unconfirmed": [
            entry.pk
            for entry in entries_to_confirm(unit, month)
            if entry.recorded_by_id == giver.pk
        ],
    }
    row = Handover.objects.create(
        book=act.book,
        seq=act.seq,
        unit=unit,
        giver=giver,
        taker=taker,
        sheet=sheet,
        by=by,
        at=act.at,
    )
    act.wrote(row)
    act.seal(topic=f"unit:{unit.pk}", giver=giver.pk, taker=taker.pk)
    return row
