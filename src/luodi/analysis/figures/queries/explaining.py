"""Where a figure comes from: its sentence, its arithmetic, its rows and their evidence."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from luodi.analysis.figures.queries.figures import Counted, Prior, at_closing, count, table
from luodi.analysis.figures.queries.proofs import named_rows
from luodi.analysis.figures.queries.taking import Opened, rows_taken
from luodi.analysis.figures.queries.unsure import unsure
from luodi.analysis.figures.rules.asked import Asked, Figure, Table
from luodi.analysis.figures.rules.rows import Row, kinds_behind
from luodi.foundation.history.models import Book
from luodi.foundation.people.models import Account
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
class Explanation:
    """Where one figure comes from."""

    figure: Figure
    other: Figure  # the same figure in the other reading
    table: Table
    formula: str
    parts: tuple[Part, ...]


def explain(
    book: Book, name: str, asked: Asked, now: datetime, *, verified: bool, reader: Account | None
) -> Explanation:
    """The figure of this name, opened. Without a reader (on the server itself) all rows show."""
    asked = replace(at_closing(book, asked), by="")
    counted = count(book, asked, now)
    answer = table(book, asked, Prior(book, asked, now, counted))
    code, bases, formula = meant(counted, name)
    seen = None if reader is None else set(Subject.objects.visible_to(reader).values_list("pk"))
    visible = None if seen is None else {key for (key,) in seen}
    parts = tuple(
        part(counted, answer, counted.indicators[base], verified, visible) for base in bases
    )
    return Explanation(
        figure=answer.figures[code, verified],
        other=answer.figures[code, not verified],
        table=answer,
        formula=formula,
        parts=parts,
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


def part(
    counted: Counted, answer: Table, row: Indicator, verified: bool, visible: set[int] | None
) -> Part:
    """One base indicator with its rows."""
    taken = rows_taken(counted, row, verified)
    seen = [item.seen(visible) for item in taken]
    shown = [item for item in seen if item]
    doubted = [item.seen(visible) for item in unsure(Opened(counted, row, verified))]
    kinds = kinds_behind(row.counts, counted.question.conditions)
    return Part(
        figure=answer.figures[row.code, verified],
        rows=named_rows(shown, kinds, counted.moment, verified),
        hidden=len(taken) - len(shown),
        uncertain=named_rows([item for item in doubted if item], kinds, counted.moment, verified),
    )
