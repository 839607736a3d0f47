"""A figure by unit, event, industry …: a line and a bar for each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from luodi.analysis.figures.rules.asked import Figure
from luodi.analysis.figures.rules.figure import gap, is_rate
from luodi.kernel.text import gettext_noop

BY = {
    "unit": gettext_noop("单位"),
    "event": gettext_noop("签约活动"),
    "industry": gettext_noop("行业"),
    "cluster": gettext_noop("产业集群"),
    "channel": gettext_noop("招商方式"),
    "origin": gettext_noop("资金来源地"),
}
DISTRICTS = "district"  # of a city only
OF_ONE_BOOK = ("unit", "event")  # a city's reader may not read every district's


def offered(is_of_city: bool) -> dict[str, str]:
    """By what a figure can be split: code and word, the first where nothing is said."""
    if not is_of_city:
        return BY
    shared = {by: word for by, word in BY.items() if by not in OF_ONE_BOOK}
    return {DISTRICTS: gettext_noop("区县"), **shared}


@dataclass(frozen=True)
class Part:
    """One key's share of a figure: its name, the question that is narrowed to it, if one can be."""

    name: str
    query: str
    claimed: Figure
    verified: Figure
    note: str = ""


@dataclass(frozen=True)
class Bar:
    """A part as it is drawn: the lengths are hundredths of the longest bar."""

    part: Part
    claimed: int
    verified: int

    @property
    def distance(self) -> str:
        return gap(self.part.claimed, self.part.verified)


def bars(parts: Iterable[Part]) -> tuple[Bar, ...]:
    """The parts that say something, with bars to one scale."""
    shown = [part for part in parts if says(part.claimed) or says(part.verified)]
    values = [value(figure) for part in shown for figure in (part.claimed, part.verified)]
    longest = max(values, default=Decimal(0)) or Decimal(1)
    return tuple(
        Bar(part, length(value(part.claimed), longest), length(value(part.verified), longest))
        for part in shown
    )


def says(figure: Figure) -> bool:
    """A count of nothing is left out; a rate of 0 % is of something."""
    return figure.value is not None if is_rate(figure) else bool(figure.value)


def value(figure: Figure) -> Decimal:
    return max(figure.value or Decimal(0), Decimal(0))


def length(of: Decimal, longest: Decimal) -> int:
    return int(of * 100 / longest)
