"""What a person asks of the figures, and what every answer carries."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from luodi.analysis.figures.rules.facts import Key, Values
from luodi.analysis.figures.rules.moments import AsOf, Moment
from luodi.kernel.periods import Period, add_months
from luodi.kernel.refusal import Reason
from luodi.kernel.rounding import Rounding, round_to
from luodi.kernel.text import gettext_noop

# How many of an indicator's base unit make one of what it is shown in, and to how many digits.
SHOWN_IN = {
    "亿元": (Decimal(100_000_000), 2),
    "万元": (Decimal(10_000), 2),
    "万美元": (Decimal(10_000), 2),
    "㎡": (Decimal(1), 0),
    "分": (Decimal(1), 2),
}
MONEY = ("亿元", "万元", "万美元")
SPLITS = {
    "unit": "unit_id",
    "event": "event_id",
    "industry": "industry",
    "cluster": "cluster",
    "channel": "channel",
    "origin": "origin",
}
MARKS_RECOLLECTED = gettext_noop("据补录资料")
MARKS_OPENING = gettext_noop("建账中")


@dataclass(frozen=True)
class Asked:
    """A question for figures: period, moment, and what they are narrowed to and split by."""

    period: Period
    as_of: AsOf = AsOf()
    unit: int | None = None
    event: int | None = None
    by: str = ""
    state_on: date | None = None
    as_organised_now: bool = False


@dataclass(frozen=True)
class Figure:
    """One value of one indicator or rate in one reading, in its base unit and as printed."""

    code: str
    name: str
    unit: str
    verified: bool
    value: Decimal | None
    shown: str
    sentence: str
    arithmetic: str = ""
    reasons: tuple[Reason, ...] = ()  # why there is no value

    @property
    def why_not(self) -> str:
        return "；".join(map(str, self.reasons))


@dataclass(frozen=True)
class Table:
    """Every figure for one question: totals, and where asked, values by key."""

    book: str
    period: Period
    moment: Moment
    head: str
    rulebook: str
    rulebook_version: int
    marks: tuple[str, ...]
    figures: dict[tuple[str, bool], Figure]
    values: dict[str, Values] = field(default_factory=dict)
    keys: dict[Key, str] = field(default_factory=dict)


@dataclass(frozen=True)
class CityPart:
    """One book in a city's table: what it adds under the city's rulebook, its own figures beside.

    `own` is None where the book has no rulebook of its own; the city's own book is a part too.
    """

    book: int
    name: str
    is_city: bool
    moment: Moment
    head: str
    figures: dict[tuple[str, bool], Figure]
    own: Table | None


@dataclass(frozen=True)
class CityTable:
    """Every figure of a city: all books counted under its rulebook, added up, rates worked anew."""

    book: str
    period: Period
    rulebook: str
    rulebook_version: int
    marks: tuple[str, ...]
    figures: dict[tuple[str, bool], Figure]
    parts: tuple[CityPart, ...]
    values: dict[str, Values] = field(default_factory=dict)
    keys: dict[Key, str] = field(default_factory=dict)

    @property
    def moment(self) -> str:
        """One moment for each book, in the form in which it can be asked for again."""
        return "、".join(f"{part.name}{part.moment}" for part in self.parts)

    @property
    def head(self) -> str:
        """The moments with the heads of the chains, as papers print them."""
        return "、".join(f"{part.name}{part.head}" for part in self.parts)


def shown(value: Decimal, unit: str) -> str:
    """A value in base units as it is printed: 1.25 for 亿元, 41 for 个, 3.5 for shared counts."""
    factor, digits = SHOWN_IN.get(unit, (Decimal(1), 0))
    scaled = value / factor
    if unit not in SHOWN_IN and scaled != scaled.to_integral_value():
        digits = 1 if scaled * 10 == (scaled * 10).to_integral_value() else 2
    return f"{round_to(scaled, digits, Rounding.HALF_UP):f}"


def signed(value: Decimal, unit: str) -> str:
    """As it is printed with its sign, so that what came and what went are told apart."""
    text = shown(value, unit)
    return text if text.startswith("-") else f"+{text}"


def latest_day(day: date, months: int) -> date:
    """The last day that lies at least `months` months before `day`, month ends clamped."""
    guess = add_months(day, -months)
    while add_months(guess, months) > day:
        guess = guess.fromordinal(guess.toordinal() - 1)
    while add_months(following := guess.fromordinal(guess.toordinal() + 1), months) <= day:
        guess = following
    return guess
