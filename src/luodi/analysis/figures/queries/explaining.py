"""Where a figure comes from: its sentence, its arithmetic, its rows and their evidence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial

from luodi.analysis.figures.queries.figures import Counted, Prior, at_closing, count, table
from luodi.analysis.figures.queries.proofs import named_rows
from luodi.analysis.figures.queries.taking import Opened, rows_taken
from luodi.analysis.figures.queries.unsure import unsure
from luodi.analysis.figures.rules.asked import Asked, Figure, Table
from luodi.analysis.figures.rules.rows import Row, Taken, kinds_behind
from luodi.foundation.history.models import Book
from luodi.foundation.people.models import Account
from luodi.foundation.rulebook.models import RulebookVersion
from luodi.foundation.rulebook.rules.formula import in_words
from luodi.foundation.rulebook.rules.rates import Rate
from luodi.foundation.vocabulary.indicators import indicator
from luodi.foundation.vocabulary.shapes import Indicator
from luodi.kernel.refusal import Refused
from luodi.records.subjects.models import Subject


@dataclass(frozen=True)
class Part:
    """One base indicator inside an explanation, with the rows it counts."""

    figure: Figure
    rows: tuple[Row, ...]
    hidden: int  # rows that this reader may not see
    uncertain: tuple[Row, ...]  # 日期不详: their days reach over an edge of the period


@dataclass(frozen=True)
class OpenTo:
    """Whom the rows are shown to, and the subjects of which they may be; None means all."""

    reader: Account | None
    subjects: frozenset[int] | None

    def of(self, taken: Iterable[Taken]) -> list[Taken]:
        """What the reader sees of each row, without those of which that is nothing."""
        return [seen for item in taken if (seen := item.seen(self.subjects))]


@dataclass(frozen=True)
class Explanation:
    """Where one figure comes from."""

    figure: Figure
    other: Figure  # the same figure in the other reading
    table: Table
    formula: str
    parts: tuple[Part, ...]
    prior: Prior = field(repr=False, compare=False)


def explain(
    book: Book,
    name: str,
    asked: Asked,
    now: datetime,
    *,
    verified: bool,
    reader: Account | None,
    under: RulebookVersion | None = None,
) -> Explanation:
    """The figure of this name, opened. Without a reader (on the server itself) all rows show.

    `under` is another version of the rulebook than the one in force.
    """
    asked = replace(at_closing(book, asked), by="")
    counted = count(book, asked, now, under=under)
    prior = Prior(book, asked, now, counted)
    answer = table(book, asked, prior)
    code, bases, formula = meant(counted, name)
    open_to = shown_to(reader)
    parts = tuple(
        part(counted, answer, counted.indicators[base], verified, open_to) for base in bases
    )
    return Explanation(
        figure=answer.figures[code, verified],
        other=answer.figures[code, not verified],
        table=answer,
        formula=formula,
        parts=parts,
        prior=prior,
    )


def meant(counted: Counted, name: str) -> tuple[str, list[str], str]:
    """The code that a name means, the base indicators under it, and its formula in words."""
    rate = rate_named(counted, name)
    if rate is None:
        return (code := indicator(name).code), [code], ""
    formula = counted.rulebook.formula(rate)
    bases = list(dict.fromkeys(n.word for n in formula.names if n.word in counted.indicators))
    return rate.code, bases, in_words_of(counted, rate)


def rate_named(counted: Counted, name: str) -> Rate | None:
    try:
        return counted.rulebook.rate(name)
    except Refused:
        return None


def in_words_of(counted: Counted, rate: Rate) -> str:
    """The rate's formula with Chinese names."""

    def word(code: str) -> str:
        return counted.indicators[code].name if code in counted.indicators else code

    return in_words(counted.rulebook.formula(rate), word)


def shown_to(reader: Account | None) -> OpenTo:
    if reader is None:
        return OpenTo(None, None)
    subjects = Subject.objects.visible_to(reader).values_list("pk", flat=True)
    return OpenTo(reader, frozenset(subjects))


def part(counted: Counted, answer: Table, row: Indicator, verified: bool, open_to: OpenTo) -> Part:
    """One base indicator with its rows."""
    taken = rows_taken(counted, row, verified)
    shown = open_to.of(taken)
    doubted = open_to.of(unsure(Opened(counted, row, verified)))
    kinds = kinds_behind(row.counts, counted.question.conditions)
    named = partial(
        named_rows,
        kinds=kinds,
        moment=counted.moment,
        verified=verified,
        reader=open_to.reader,
    )
    return Part(
        figure=answer.figures[row.code, verified],
        rows=named(shown),
        hidden=len(taken) - len(shown),
        uncertain=named(doubted),
    )
