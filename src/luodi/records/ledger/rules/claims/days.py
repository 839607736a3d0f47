"""When it happened, what it is about, and since when it was known."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from luodi.foundation.vocabulary.shapes import Adding, Kind
from luodi.kernel.refusal import Reason, because
from luodi.kernel.text import gettext_noop
from luodi.records.ledger.rules.claims.claim import Claim


def about_days(claim: Claim, kind: Kind, today: date) -> Iterator[Reason]:
    first, last = claim.days
    if not claim.said.strip():
        yield because(gettext_noop("请用一句话说明发生了什么"), about="said")
    yield from about_plan(claim, kind)
    if first is None or last is None:
        yield because(gettext_noop("请填写发生日，不知道具体哪天时填到月"), about="occurred_from")
    elif first > last:
        yield because(gettext_noop("发生日的起止颠倒了"), about="occurred_to")
    elif first > today:
        yield future(first, kind)
    elif last > today and claim.occurred_from is not None:
        text = gettext_noop("发生日 %(day)s 晚于今天，请填到今天为止")
        yield because(text, about="occurred_to", day=last.isoformat())


def future(first: date, kind: Kind) -> Reason:
    if kind.is_plan:
        text = gettext_noop("请填写计划是哪天定的，不能晚于今天")
        return because(text, about="occurred_from")
    text = gettext_noop("发生日 %(day)s 晚于今天；将来的事请用计划类记录")
    return because(text, about="occurred_from", day=first.isoformat())


def about_plan(claim: Claim, kind: Kind) -> Iterator[Reason]:
    """A plan is made on a day and speaks of another, or of a period; nothing else has one."""
    if kind.is_plan and not kind.covers and claim.planned_on is None:
        yield because(gettext_noop("请填写计划日期"), about="planned_on")
    if not kind.is_plan and claim.planned_on is not None:
        yield because(gettext_noop("只有计划类记录可以填计划日期"), about="planned_on")


def about_covers(claim: Claim, kind: Kind, today: date) -> Iterator[Reason]:
    first, last = claim.covers_from, claim.covers_to
    if first is None and last is None:
        if is_periodic(kind) and not claim.opening:
            yield because(gettext_noop("请填写所属的月份或期间"), about="covers_from")
    elif not kind.covers:
        text = gettext_noop("“%(kind)s”不分所属期，请只填发生日")
        yield because(text, about="covers_from", kind=because(kind.name))
    elif first is None or last is None:
        yield because(gettext_noop("所属期要有起有止"), about="covers_to")
    elif first > last:
        yield because(gettext_noop("所属期的起止颠倒了"), about="covers_to")
    elif not are_whole_months(first, last):
        yield because(gettext_noop("所属期应从月初到月末"), about="covers_from")
    elif first > today and not kind.is_plan:
        text = gettext_noop("所属期 %(day)s 还没有到，将来的事请用计划类记录")
        yield because(text, about="covers_from", day=first.isoformat())


def is_periodic(kind: Kind) -> bool:
    """Says nothing without the period that it is about: a month's investment, a year's plan."""
    return bool(kind.covers) and (kind.is_plan or kind.adding is Adding.INCREMENT)


def are_whole_months(first: date, last: date) -> bool:
    """January and February may be reported together, never half a month."""
    return first.day == 1 and (last + timedelta(days=1)).day == 1


def about_opening(claim: Claim, opening: bool, today: date) -> Iterator[Reason]:
    if not claim.opening:
        if claim.known_on is not None:
            text = gettext_noop("只有建账时补录的期初记录可以填来源台账的日期")
            yield because(text, about="known_on")
        return
    if not opening:
        yield because(gettext_noop("建账已结束，不能再补录期初记录"), about="opening")
    first, _ = claim.days
    if claim.known_on is None:
        yield because(gettext_noop("期初记录须注明来源台账的日期"), about="known_on")
    elif claim.known_on > today:
        yield because(gettext_noop("来源台账的日期晚于今天"), about="known_on")
    elif first is not None and claim.known_on < first:
        yield because(gettext_noop("来源台账的日期早于发生日"), about="known_on")
