"""Money against plan, month by month and year by year, in one reading."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from luodi.outputs.dossiers.rules.said import Said

ARRIVED = frozenset({"money_in", "money_withdrawn"})
INVESTED = frozenset({"investment_done"})
MOST_MONTHS = 24
NONE = Decimal(0)

type Sums = Mapping[date, Decimal]


@dataclass(frozen=True)
class Months:
    """Three rows of yuan over the same months (by their first days), None where nothing is."""

    firsts: tuple[date, ...]
    arrived: tuple[Decimal | None, ...]
    invested: tuple[Decimal | None, ...]
    planned: tuple[Decimal | None, ...]
    earlier: int  # months that are not shown, because they lie too far back
    undated: Decimal  # yuan that belong to no single month


@dataclass(frozen=True)
class Year:
    """One year's plan and what was carried out of it, in yuan."""

    year: int
    planned: Decimal
    invested: Decimal

    @property
    def percent(self) -> int | None:
        return int(self.invested * 100 / self.planned) if self.planned else None


def months(said: Sequence[Said], *, verified: bool) -> Months | None:
    """The months from the first to the last of which anything is said; None if there is none."""
    counting = [one for one in said if one.yuan is not None and one.counts(verified=verified)]
    arrived, invested = sums(counting, ARRIVED), sums(counting, INVESTED)
    planned = latest(counting, "month_plan")
    known = {*arrived, *invested, *planned}
    if not known:
        return None
    firsts = list(between(min(known), max(known)))
    shown = firsts[-MOST_MONTHS:]
    undated = [one for one in counting if one.kind.code in ARRIVED | INVESTED and not month(one)]
    return Months(
        firsts=tuple(shown),
        arrived=tuple(arrived.get(first) for first in shown),
        invested=tuple(invested.get(first) for first in shown),
        planned=tuple(planned.get(first) for first in shown),
        earlier=len(firsts) - len(shown),
        undated=sum((one.yuan or NONE for one in undated), NONE),
    )


def years(said: Sequence[Said], *, verified: bool) -> tuple[Year, ...]:
    """The years that have a plan, the newest first."""
    counting = [one for one in said if one.yuan is not None and one.counts(verified=verified)]
    plans = latest(counting, "year_plan")
    return tuple(
        Year(first.year, plans[first], invested_in(counting, first.year))
        for first in sorted(plans, reverse=True)
    )


def invested_in(counting: Sequence[Said], year: int) -> Decimal:
    """What lies in the year with its whole range, as every figure of a period has it."""
    inside = (
        one.yuan or NONE
        for one in counting
        if one.kind.code in INVESTED and all(day.year == year for day in one.days)
    )
    return sum(inside, NONE)


def month(one: Said) -> date | None:
    """The first day of the one month that an amount is about; None where it reaches over two."""
    first, last = (day.replace(day=1) for day in one.days)
    return first if first == last else None


def sums(counting: Sequence[Said], kinds: frozenset[str]) -> Sums:
    found: dict[date, Decimal] = {}
    for one in counting:
        if one.kind.code in kinds and (first := month(one)):
            found[first] = found.get(first, NONE) + (one.yuan or NONE)
    return found


def latest(counting: Sequence[Said], kind: str) -> Sums:
    """For each period that a plan is about the plan said last, by its first day."""
    plans = sorted(
        (one for one in counting if one.kind.code == kind),
        key=lambda one: (one.last, one.entry),
    )
    return {one.days[0].replace(day=1): one.yuan or NONE for one in plans}


def between(first: date, last: date) -> Iterator[date]:
    """The first days of the months from one to another."""
    while first <= last:
        yield first
        first = (first + timedelta(days=31)).replace(day=1)
