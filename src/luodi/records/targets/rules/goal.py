"""What a target is about, which one stands, and which one a question means."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from luodi.kernel.periods import Period


@dataclass(frozen=True)
class Goal:
    """Whose target it is, of which figure, over which days, narrowed to what."""

    unit: int
    code: str  # of an indicator, or of a rate of the rulebook
    period: Period
    event: int | None = None
    axis: str = ""  # origin, industry …: along which it is narrowed
    key: str = ""


@dataclass(frozen=True)
class Heading:
    """The document by which targets are set: what it is called, its number, its day."""

    title: str
    issued_on: date
    document_no: str = ""

    @property
    def cited(self) -> str:
        """As a paper cites it: 2024年目标任务分解表（区政发〔2024〕3号）."""
        return f"{self.title}（{self.document_no}）" if self.document_no else self.title


@dataclass(frozen=True)
class Aim:
    """One target as it stands: so much, by which document, by months where it has a plan.

    Money in yuan, foreign money in its own main unit, a rate in per cent; a plan holds what is to
    be reached by the end of each month of the period.
    """

    goal: Goal
    amount: Decimal
    heading: Heading
    seq: int
    row: int = 0
    plan: tuple[Decimal, ...] = ()
    replaces: int | None = None


def standing(aims: Iterable[Aim], withdrawn: Collection[int]) -> tuple[Aim, ...]:
    """The targets that neither a later one replaces nor an act took back."""
    known = list(aims)
    gone = {aim.replaces for aim in known} | set(withdrawn)
    return tuple(aim for aim in known if aim.row not in gone)


def meant(aims: Iterable[Aim], goal: Goal) -> Aim | None:
    """The target by which a figure of these days is measured.

    One of exactly these days; else one that begins with them and lasts longer: the calendar
    year's before all others, then the shortest. So January to October is measured by the year.
    """
    fitting = [aim for aim in aims if is_of(aim.goal, goal) and fits(aim.goal.period, goal.period)]
    return min(fitting, key=lambda aim: closeness(aim.goal.period, goal.period), default=None)


def is_of(one: Goal, other: Goal) -> bool:
    """The same figure of the same unit and scope, whatever the days."""
    return (one.unit, one.code, one.event, one.axis, one.key) == (
        *(other.unit, other.code, other.event, other.axis, other.key),
    )


def fits(period: Period, asked: Period) -> bool:
    return period.start == asked.start and period.end >= asked.end


def closeness(period: Period, asked: Period) -> tuple[bool, bool, int]:
    return period != asked, not is_year(period), period.days


def is_year(period: Period) -> bool:
    return period == Period.year(period.start.year)


def has_months(period: Period) -> bool:
    """Whether it is made of whole calendar months."""
    return period.start.day == 1 and period.end.day == 1


def gone_by(period: Period, day: date) -> Fraction:
    """时间进度: the share of the months that are over by the day; of the days, where the period
    is not of whole months.
    """
    if not has_months(period):
        gone = (day - period.start).days + 1
        return Fraction(max(0, min(gone, period.days)), period.days)
    months = period.months()
    return Fraction(sum(month.last_day <= day for month in months), len(months))


def planned(aim: Aim, day: date) -> Decimal:
    """What the monthly plan wants by the last month that is over."""
    over = sum(month.last_day <= day for month in aim.goal.period.months())
    return aim.plan[over - 1] if over else Decimal(0)


def summed(steps: Sequence[Decimal]) -> tuple[Decimal, ...]:
    """Monthly amounts as what is to be reached by the end of each month."""
    total, found = Decimal(0), []
    for step in steps:
        total += step
        found.append(total)
    return tuple(found)
