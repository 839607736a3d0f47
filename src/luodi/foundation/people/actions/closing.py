"""Closing a unit and saying who takes over."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime

from django.db import transaction

from luodi.foundation.history.actions import begin
from luodi.foundation.history.queries import BOOK_ZONE
from luodi.foundation.people.models import Account, Succession, Unit, UnitClosure
from luodi.foundation.people.queries import lacking
from luodi.foundation.people.rules.policy import Right
from luodi.foundation.people.rules.tree import Heir, share_problems
from luodi.kernel.refusal import Reason, Refused, because, insist
from luodi.kernel.text import gettext_noop


@transaction.atomic
def close_unit(
    *,
    unit: Unit,
    successors: Mapping[Unit, int],
    closed_on: date,
    reason: str,
    by: Account,
    at: datetime,
) -> UnitClosure:
    """Close a unit; `successors` says which unit takes over how many ten-thousandths of it."""
    act = begin(unit.book, "unit.close", by=by, at=at)
    insist(
        (
            *lacking(by, Right.PEOPLE, unit=unit),
            *_day_problems(unit, closed_on, today=act.at.astimezone(BOOK_ZONE).date()),
            *_child_problems(unit),
            *_heir_problems(unit, successors),
            *_reason_problems(reason),
        )
    )
    # Two people may close it at once: only the first finds it open.
    if not Unit.objects.filter(pk=unit.pk, closed_on=None).update(closed_on=closed_on):
        raise Refused(because(gettext_noop("“%(unit)s”已经撤销"), unit=unit.name))
    unit.closed_on = closed_on
    closure = UnitClosure.objects.create(
        book=act.book, seq=act.seq, unit=unit, closed_on=closed_on, reason=reason.strip()
    )
    heirs = [
        Succession.objects.create(
            book=act.book, seq=act.seq, unit=unit, successor=heir, share=share
        )
        for heir, share in successors.items()
    ]
    act.wrote(closure, *heirs)
    act.seal(topic=f"unit:{unit.pk}", unit=unit.name, heirs=[heir.successor.name for heir in heirs])
    return closure


def _day_problems(unit: Unit, closed_on: date, *, today: date) -> Iterator[Reason]:
    if closed_on > today:
        yield because(gettext_noop("撤销日期不能晚于今天"), about="closed_on")
    if unit.opened_on and closed_on < unit.opened_on:
        text = gettext_noop("撤销日期不能早于设立日期 %(opened)s")
        yield because(text, about="closed_on", opened=unit.opened_on.isoformat())


def _child_problems(unit: Unit) -> Iterator[Reason]:
    open_children = unit.children.filter(closed_on=None).order_by("pk")
    if names := [child.name for child in open_children]:
        text = gettext_noop("请先撤销下级单位：%(names)s")
        yield because(text, names="、".join(names))


def _heir_problems(unit: Unit, successors: Mapping[Unit, int]) -> Iterator[Reason]:
    heirs = [Heir(heir.name, share) for heir, share in successors.items()]
    may_have_none = unit.kind == Unit.Kind.STATION
    yield from share_problems(unit.name, heirs, may_have_none=may_have_none)
    for heir in successors:
        if heir.pk == unit.pk:
            yield because(gettext_noop("“%(unit)s”不能承接它自己"), unit=unit.name)
        elif heir.closed_on is not None:
            text = gettext_noop("“%(unit)s”已经撤销，不能承接")
            yield because(text, unit=heir.name)
        if heir.book_id != unit.book_id:
            text = gettext_noop("“%(unit)s”在另一个账套，不能承接；跨区县的请办流转")
            yield because(text, unit=heir.name)


def _reason_problems(reason: str) -> Iterator[Reason]:
    if not reason.strip():
        yield because(gettext_noop("请写明撤销的原因或文号"), about="reason")
    elif len(reason.strip()) > 200:
        yield because(gettext_noop("原因不能超过 200 个字"), about="reason")
