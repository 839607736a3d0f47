"""A fact of a ledger held against the book: already there, new, a difference, or contradicted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from luodi.foundation.vocabulary.kinds import START_KINDS
from luodi.foundation.vocabulary.kinds import kind as kind_named
from luodi.foundation.vocabulary.shapes import Measure
from luodi.intake.workbooks.rules.facts import Fact, Mode
from luodi.kernel.folding import quoted
from luodi.kernel.money import show
from luodi.kernel.periods import month_end
from luodi.kernel.refusal import Reason, because
from luodi.kernel.text import gettext_noop

FOREIGN = "FOREIGN"
DAY = timedelta(days=1)
LONG_AGO_YEARS = 10  # how far back a sum may reach whose beginning nobody wrote down
# What makes the sum of a kind smaller or larger, besides the kind itself.
TOGETHER = {
    "money_in": ("money_in", "money_withdrawn"),
    "contract_amount": ("contract_amount", "capital_increase", "capital_reduction"),
}


class Outcome(StrEnum):
    """How one fact ends."""

    NEW = "NEW"
    CHANGED = "CHANGED"  # the book has an older value: a new entry follows it
    UNCHANGED = "UNCHANGED"
    CONFLICT = "CONFLICT"  # the book says otherwise: nothing is recorded, a person is told


@dataclass(frozen=True)
class Told:
    """One entry of the book as far as a fact is held against it."""

    kind: str
    first: date
    last: date
    value: Decimal | None = None
    planned_on: date | None = None
    covers: tuple[date, date] | None = None
    entry: int = 0  # 0 for one that this import is about to record
    origin: str = ""
    currency: str = ""
    foreign: Decimal | None = None


@dataclass(frozen=True)
class Settled:
    """What becomes of a fact: the entry to record where there is one, and why it is so."""

    outcome: Outcome
    fact: Fact
    entry: Told | None = None
    reason: Reason | None = None


@dataclass(frozen=True)
class Telling:
    """What a fact is held against: everything told of its project, oldest first, and the day."""

    everything: Sequence[Told]
    today: date
    is_opening: bool = False

    def of(self, kind: str) -> list[Told]:
        return [one for one in self.everything if one.kind in together(kind)]

    def signed(self) -> Told | None:
        """The contract or agreement that an amount belongs to."""
        return next((one for one in self.everything if one.kind in ("contract", "agreement")), None)

    def begun(self, last: date) -> date:
        """Since when a sum may have grown; of an opening balance nobody can say."""
        steps = [one.first for one in self.everything if not (one.value or one.planned_on)]
        if self.is_opening or not steps or min(steps) > last:
            return date(last.year - LONG_AGO_YEARS, 1, 1)
        return min(steps)


def settled(fact: Fact, telling: Telling) -> Settled:
    """The fact held against what the book has of its project; foreign money in its own currency."""
    told = alike(fact, telling.of(fact.kind))
    if not fact.currency:
        return WAYS[fact.mode](fact, told, telling)
    own = [replace(one, value=one.foreign) for one in told]
    found = WAYS[fact.mode](replace(fact, value=fact.foreign), own, telling)
    return replace(found, fact=fact, entry=in_yuan(found.entry, fact) if found.entry else None)


def alike(fact: Fact, told: Sequence[Told]) -> list[Told]:
    """The entries that count with the fact: of its currency, of the origin its column names."""
    if fact.currency:
        told = [one for one in told if one.currency == fact.currency]
    elif fact.is_apart:
        told = [one for one in told if not one.currency and one.origin != FOREIGN]
    return [one for one in told if fact.origin in ("", one.origin)]


def in_yuan(entry: Told, fact: Fact) -> Told:
    amount, rate = entry.value or Decimal(0), fact.rate or Decimal(0)
    return replace(entry, currency=fact.currency, foreign=amount, value=round(amount * rate, 2))


def together(kind: str) -> tuple[str, ...]:
    if kind in START_KINDS:
        return START_KINDS
    return TOGETHER.get(kind, (kind,))


def step(fact: Fact, told: Sequence[Told], telling: Telling) -> Settled:
    """One day for one step: a day within the month that the book has is no contradiction."""
    if fact.last is None:
        return contradicted(fact, gettext_noop("只知道已经发生，不知道哪天，请补上日期"))
    first = fact.first or telling.begun(fact.last)
    if not told:
        last = max(first, min(fact.last, telling.today))  # it has happened by today
        return Settled(Outcome.NEW, fact, Told(fact.kind, first, last))
    if fact.is_undated or any(one.first <= fact.last and first <= one.last for one in told):
        return Settled(Outcome.UNCHANGED, fact)
    text = gettext_noop("台账写 %(mine)s，总账已记 %(theirs)s；要改先红冲原记录再重记")
    return contradicted(fact, text, mine=first.isoformat(), theirs=told[-1].first.isoformat())


def ending(fact: Fact, told: Sequence[Told], telling: Telling) -> Settled:
    """终止, 流失, 退回: a project that was signed before is not lost but terminated."""
    if fact.kind == "lost" and telling.signed():
        return step(replace(fact, kind="terminated"), telling.of("terminated"), telling)
    return step(fact, told, telling)


def plan(fact: Fact, told: Sequence[Told], telling: Telling) -> Settled:
    if fact.last is None:
        return contradicted(fact, gettext_noop("没有写计划哪天"))
    newest = told[-1] if told else None
    if newest and newest.planned_on and fact.first and fact.first <= newest.planned_on <= fact.last:
        return Settled(Outcome.UNCHANGED, fact)
    entry = Told(fact.kind, telling.today, telling.today, planned_on=fact.last)
    return Settled(Outcome.CHANGED if newest else Outcome.NEW, fact, entry)


def level(fact: Fact, told: Sequence[Told], telling: Telling) -> Settled:
    """The newest value stands; what an older ledger says of it changes nothing."""
    of_period = [one for one in told if fact.covers in (None, one.covers)]
    day = min(fact.last or telling.today, telling.today)
    newest = of_period[-1] if of_period else None
    if newest and newest.value == fact.value:
        return Settled(Outcome.UNCHANGED, fact)
    if newest and newest.last > day:
        then = [one.value for one in of_period if one.last <= day]
        same = bool(then) and then[-1] == fact.value
        return Settled(Outcome.UNCHANGED, fact) if same else outdated(fact, newest)
    entry = Told(fact.kind, day, day, fact.value, covers=fact.covers)
    return Settled(Outcome.CHANGED if newest else Outcome.NEW, fact, entry)


def once(fact: Fact, told: Sequence[Told], telling: Telling) -> Settled:
    """A sum that is told once; what was added to it later is no contradiction."""
    if not fact.value:
        return Settled(Outcome.UNCHANGED, fact)
    if not told:
        day = min(fact.last or telling.today, telling.today)
        signed = telling.signed() or Told(fact.kind, day, day)
        return Settled(Outcome.NEW, fact, replace(signed, kind=fact.kind, value=fact.value))
    whole = total(told)
    if fact.value == whole or any(one.value == fact.value for one in told):
        return Settled(Outcome.UNCHANGED, fact)
    text = gettext_noop("台账写 %(mine)s，总账合计 %(theirs)s；增资、调减请另记")
    return contradicted(fact, text, mine=said(fact.value, fact), theirs=said(whole, fact))


def to_date(fact: Fact, told: Sequence[Told], telling: Telling) -> Settled:
    """Since the beginning: what the book has is taken off, the rest is new."""
    last = min(fact.last or telling.today, telling.today)
    return difference(fact, told, last, since=telling.begun(last))


def year(fact: Fact, told: Sequence[Told], telling: Telling) -> Settled:
    """Since January of the year that the head or the table's day names."""
    named = fact.covers[1] if fact.covers else telling.today
    last = min(fact.last or telling.today, telling.today, named)
    start = fact.covers[0] if fact.covers else last.replace(month=1, day=1)
    within = [one for one in told if start <= one.first <= named]
    return difference(fact, within, last, since=start)


def difference(fact: Fact, told: Sequence[Told], last: date, *, since: date) -> Settled:
    """What the ledger has more than the book, since the newest entry of the book."""
    have = total(told)
    more = (fact.value or Decimal(0)) - have
    if more == 0:
        return Settled(Outcome.UNCHANGED, fact)
    by_then = [one for one in told if one.last <= month_end(last.year, last.month)]
    if len(by_then) < len(told):
        is_known = total(by_then) == fact.value
        return Settled(Outcome.UNCHANGED, fact) if is_known else outdated(fact, told[-1])
    if more < 0:
        text = gettext_noop("台账累计 %(mine)s，比总账已有的 %(theirs)s 少；请核对是哪边错了")
        return contradicted(fact, text, mine=said(fact.value, fact), theirs=said(have, fact))
    first, until = unfilled(told, since, last)
    entry = Told(fact.kind, first, until, more, covers=months(fact, first, until))
    why = gettext_noop("台账累计 %(mine)s，总账已有 %(theirs)s，本次记差额")
    reason = because(why, mine=said(fact.value, fact), theirs=said(have, fact)) if told else None
    return Settled(Outcome.CHANGED if told else Outcome.NEW, fact, entry, reason)


def unfilled(told: Sequence[Told], since: date, last: date) -> tuple[date, date]:
    """The days in which a difference lies: after what the book had, before what the row adds."""
    first = max((one.last + DAY for one in told if one.entry), default=since)
    until = min((one.first - DAY for one in told if not one.entry), default=last)
    return (first, until) if first <= until else (min(first, last), last)


def month(fact: Fact, told: Sequence[Told], telling: Telling) -> Settled:
    """Of one month; another value for it is no new amount."""
    if fact.covers is None:
        return contradicted(fact, gettext_noop("不知道是哪个月的数"))
    first, last = fact.covers
    of_it = [one for one in told if first <= one.first and one.last <= last]
    if not of_it:
        if not fact.value:
            return Settled(Outcome.UNCHANGED, fact)
        covers = fact.covers if kind_named(fact.kind).covers else None
        return Settled(
            Outcome.NEW,
            fact,
            Told(fact.kind, first, min(last, telling.today), fact.value, covers=covers),
        )
    if total(of_it) == fact.value:
        return Settled(Outcome.UNCHANGED, fact)
    text = gettext_noop("这个月台账写 %(mine)s，总账已记 %(theirs)s；要改先红冲原记录再重记")
    return contradicted(fact, text, mine=said(fact.value, fact), theirs=said(total(of_it), fact))


def months(fact: Fact, first: date, last: date) -> tuple[date, date] | None:
    """The whole months that a periodic amount covers."""
    if not kind_named(fact.kind).covers:
        return None
    return first.replace(day=1), month_end(last.year, last.month)


def total(told: Iterable[Told]) -> Decimal:
    return sum((one.value or Decimal(0) for one in told), Decimal(0))


def outdated(fact: Fact, newest: Told) -> Settled:
    text = gettext_noop("总账在 %(day)s 已有更新的数，旧台账的不再记")
    return contradicted(fact, text, day=newest.last.isoformat())


def contradicted(fact: Fact, text: str, **values: object) -> Settled:
    return Settled(Outcome.CONFLICT, fact, reason=placed(fact, Reason(text, values)))


def placed(fact: Fact, reason: Reason) -> Reason:
    """A reason with the cell that it is about, what that is taken for, and what stands in it."""
    text = gettext_noop("%(cell)s“%(kind)s”写的是“%(written)s”：%(reason)s")
    return because(
        text,
        about=fact.spot.cell,
        cell=fact.spot.cell,
        kind=because(kind_named(fact.kind).name),
        written=quoted(fact.text),
        reason=reason,
    )


def said(amount: Decimal | None, fact: Fact) -> str:
    """An amount as a clerk reads it."""
    if amount is None:
        return ""
    kind = kind_named(fact.kind)
    if fact.currency:
        return f"{(amount / 10_000).normalize():f}万美元"
    if Measure.YUAN in kind.measures:
        return show(amount, "万元").replace(".00万元", "万元")
    return f"{amount.normalize():f}"


WAYS: dict[Mode, Callable[[Fact, Sequence[Told], Telling], Settled]] = {
    Mode.STEP: step,
    Mode.PLAN: plan,
    Mode.LEVEL: level,
    Mode.ONCE: once,
    Mode.TO_DATE: to_date,
    Mode.YEAR: year,
    Mode.MONTH: month,
    Mode.END: ending,
}
