"""Figures of a text that name an indicator of the vocabulary and a period: the book knows them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from luodi.analysis.proofreading.rules.across import Line
from luodi.analysis.proofreading.rules.finding import Place
from luodi.analysis.proofreading.rules.lines import read_line
from luodi.analysis.proofreading.rules.measures import Sort
from luodi.analysis.proofreading.rules.prose.words import is_now
from luodi.analysis.proofreading.rules.quantities import Quantity
from luodi.foundation.vocabulary.indicators import INDICATORS, names_of, plain_name
from luodi.foundation.vocabulary.shapes import Indicator
from luodi.kernel.passages import Block, Passage
from luodi.kernel.periods import Period, parse_period
from luodi.kernel.refusal import Refused

# What may stand before and behind a name without narrowing it to a part of the district.
_AHEAD = re.compile("全[区县市]|我[区县市]|[区县]上|今年|共|已|累计|实现|完成|新增|\ue008")
_BEHIND = re.compile("(?:达到|达|为|共)$")
_YEAR = re.compile("[0-9]{4}(?=年)")
_END_OF_MONTH = re.compile("([0-9]{1,2})月(?:底|末)")


@dataclass(frozen=True)
class Named:
    """One figure of a text, the indicator that it names, and the period that it is about."""

    place: Place
    indicator: Indicator
    period: Period
    printed: Quantity
    text: str


def named(blocks: Sequence[Block]) -> Iterator[Named]:
    """The named figures of the prose; a month without a year is of the year named before it."""
    year = ""
    for number, block in enumerate(blocks):
        for place, text in block.lines if isinstance(block, Passage) else ():
            line = read_line(text, place)
            years = _YEAR.findall(line.read.text)
            year = years[0] if years else year
            yield from of_line(line, number, year)


def of_line(line: Line, block: int, year: str) -> Iterator[Named]:
    for one in line.drawn.numbers:
        if one.sort not in (Sort.MONEY, Sort.COUNT) or not is_now(line.drawn, one):
            continue
        row, period = meant(line, one), period_of(line, one, year)
        if row and period:
            start, end = line.read.span(one.start, one.end)
            yield Named(
                Place(block, line.number, start, end), row, period, one, line.written[start:end]
            )


def meant(line: Line, one: Quantity) -> Indicator | None:
    """The indicator of which the clause has the name and nothing that narrows it."""
    words = (line.drawn.before(one), line.drawn.after(one) if one.sort is Sort.COUNT else "")
    return next((row for said in words if (row := called(_BEHIND.sub("", said)))), None)


def called(said: str) -> Indicator | None:
    """As it stands first, then with one word after the other taken off its front."""
    while said:
        if row := known().get(said):
            return row
        ahead = _AHEAD.match(said)
        if ahead is None:
            return None
        said = said[ahead.end() :]
    return None


@cache
def known() -> Mapping[str, Indicator]:
    """Indicators by every name, with 个数 or without, that means one of them alone."""
    found: dict[str, list[Indicator]] = {}
    for row in INDICATORS:
        for name in {form for own in names_of(row)[1:] for form in forms(own)}:
            found.setdefault(name, []).append(row)
    return {name: rows[0] for name, rows in found.items() if len(rows) == 1 and len(name) > 1}


def forms(name: str) -> tuple[str, str]:
    """合同项目 is said for 合同项目数."""
    bare = plain_name(name)
    return bare, re.sub("(?<!总)个?数$", "", bare)


def period_of(line: Line, one: Quantity, year: str) -> Period | None:
    """The nearest period that the sentence names before the figure."""
    place = line.drawn.place(one)
    start, _ = line.drawn.sentence(place)
    for period in line.drawn.periods(place):
        if line.drawn.place(period) < start:
            return None
        if found := parsed(period.text, year):
            return found
    return None


def parsed(text: str, year: str) -> Period | None:
    whole = text if _YEAR.match(text) else f"{year}年{text}"
    if ends := _END_OF_MONTH.search(whole):
        whole = f"截至{whole[:4]}年{ends[1]}月底"
    try:
        return parse_period(whole)
    except Refused:
        return None
