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
    rows = settled(rulebook.settings)
    found = {code: of_indicator(row, said) for code, row in rows.items()}
    for rate in rulebook.rates:
        if rate.about is About.NOTHING:
            found[rate.code] = of_rate(rate, rulebook, rows, said)
    return found


type Said = dict[tuple[Group, str], Statement]


def of_indicator(row: Indicator, said: Said) -> Definition:
    return Definition(
        code=row.code,
        name=row.name,
        unit=row.unit,
        family=row.family,
        time=row.time.value,
        sentence=row.sentence,
        also=row.also,
        statements=tuple(milestones_under(row, said)),
    )


def of_rate(rate: Rate, rulebook: Rulebook, rows: dict[str, Indicator], said: Said) -> Definition:
    """Its own formula first, then the milestones under what it names."""
    names = [name.word for name in rulebook.formula(rate).names]
    under = [one for word in names if word in rows for one in milestones_under(rows[word], said)]
    return Definition(
        code=rate.code,
        name=rate.name,
        unit=rate.unit.name,
        family=RATES,
        time="",
        sentence=rate.sentence,
        also=rate.also,
        statements=(said[Group.RATES, rate.code], *dict.fromkeys(under)),
    )


def milestones_under(row: Indicator, said: Said) -> Iterator[Statement]:
    """The statements of the milestones that the indicator's way of counting names."""
    for value in astuple(row.counts):
        for code in value if isinstance(value, tuple) else (value,):
            if (Group.MILESTONES, code) in said:
                yield said[Group.MILESTONES, code]
