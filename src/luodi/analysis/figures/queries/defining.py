"""What a figure means: its sentence, its other names, and what the rulebook says under it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import astuple, dataclass

from luodi.analysis.figures.rules.settled import settled
from luodi.foundation.history.models import Book
from luodi.foundation.rulebook.models import RulebookVersion
from luodi.foundation.rulebook.queries import parsed
from luodi.foundation.rulebook.rules.definitions import Rulebook
from luodi.foundation.rulebook.rules.rates import About, Rate
from luodi.foundation.rulebook.rules.statements import Group, Statement, statements
from luodi.foundation.vocabulary.shapes import Indicator
from luodi.kernel.text import gettext_noop

RATES = gettext_noop("比率")


@dataclass(frozen=True)
class Definition:
    """One figure by one version of the rulebook."""

    code: str
    name: str
    unit: str
    family: str
    time: str  # 期内, 期末, 累计, 基期; of a rate nothing
    sentence: str
    also: tuple[str, ...]
    statements: tuple[Statement, ...]  # of the formula, and of the milestones that are counted

    @property
    def is_rate(self) -> bool:
        return self.family == RATES


def definitions(book: Book, number: int) -> dict[str, Definition]:
    """Every indicator and every rate that stands on its own, in the order of the catalogue."""
    rulebook = parsed(RulebookVersion.objects.get(book=book, number=number))
    said = {(one.group, one.code): one for one in statements(rulebook)}
    meant = Meant(rulebook, settled(rulebook.settings), said)
    found = {code: of_indicator(row, meant) for code, row in meant.rows.items()}
    for rate in rulebook.rates:
        if rate.about is About.NOTHING:
            found[rate.code] = of_rate(rate, meant)
    return found


@dataclass(frozen=True)
class Meant:
    """A rulebook with its indicators, and each thing it says by group and code."""

    rulebook: Rulebook
    rows: dict[str, Indicator]
    said: dict[tuple[Group, str], Statement]


def of_indicator(row: Indicator, meant: Meant) -> Definition:
    return Definition(
        code=row.code,
        name=row.name,
        unit=row.unit,
        family=row.family,
        time=row.time.value,
        sentence=row.sentence,
        also=row.also,
        statements=tuple(dict.fromkeys(milestones_under(row, meant))),
    )


def of_rate(rate: Rate, meant: Meant) -> Definition:
    """Its own formula first, then the milestones under what it names."""
    words = [name.word for name in meant.rulebook.formula(rate).names]
    rows = [meant.rows[word] for word in words if word in meant.rows]
    under = [statement for row in rows for statement in milestones_under(row, meant)]
    return Definition(
        code=rate.code,
        name=rate.name,
        unit=rate.unit.name,
        family=RATES,
        time="",
        sentence=rate.sentence,
        also=rate.also,
        statements=(meant.said[Group.RATES, rate.code], *dict.fromkeys(under)),
    )


def milestones_under(row: Indicator, meant: Meant) -> Iterator[Statement]:
    """The statements of the milestones that the indicator's way of counting names."""
    for value in astuple(row.counts):
        for code in value if isinstance(value, tuple) else (value,):
            yield from with_those_inside(code, meant)


def with_those_inside(code: object, meant: Meant) -> Iterator[Statement]:
    """A milestone, and those of which it is made: 已开工 is 开工 or 建成."""
    milestone = next((one for one in meant.rulebook.milestones if one.code == code), None)
    if milestone is None:
        return
    yield meant.said[Group.MILESTONES, milestone.code]
    for inner in (*milestone.any_of, *milestone.all_of, *milestone.none_of):
        yield from with_those_inside(inner, meant)
