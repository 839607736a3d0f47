"""Where a figure comes from: its sentence, its arithmetic, its rows and their evidence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial

from luodi.analysis.figures.queries.figures import Counted, Prior, at_closing, count, table
from luodi.analysis.figures.queries.proofs import named_rows
from luodi.analysis.figures.queries.splitting import SlicePrior, figure_of
from luodi.analysis.figures.queries.taking import Opened, rows_taken
from luodi.analysis.figures.queries.unsure import unsure
from luodi.analysis.figures.rules.asked import Asked, Figure, Table
from luodi.analysis.figures.rules.facts import Key
from luodi.analysis.figures.rules.rows import Row, Taken, kinds_behind, kinds_touching
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
    touching: frozenset[str] = frozenset()  # the kinds of entries that can bear on it


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
    keys: tuple[Key, ...] | None = None,
) -> Explanation:
    """The figure of this name, opened. Without a reader (on the server itself) all rows show.

    `under` is another version of the rulebook than the one in force; `keys` are those of what is
    split by, where the figure is not that of everything.
    """
    asked = replace(at_closing(book, asked), by=asked.by if keys else "")
    counted = count(book, asked, now, under=under)
    prior = Prior(book, asked, now, counted)
    answer = table(book, asked, prior)
    code, bases, formula = meant(counted, name)
    if keys:
        prior = SlicePrior(prior, keys, bases)
    opening = Opening(prior, verified, shown_to(reader), keys or None)
    parts = tuple(part(opening, counted.indicators[base]) for base in bases)
    return Explanation(
        figure=figure_of(prior, code, verified) if keys else answer.figures[code, verified],
        other=figure_of(prior, code, not verified) if keys else answer.figures[code, not verified],
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


@dataclass(frozen=True)
class Opening:
    """How a figure is opened: what was counted, in which reading, to whom, under which keys."""

    prior: Prior
    verified: bool
    open_to: OpenTo
    keys: tuple[Key, ...] | None = None


def part(opening: Opening, row: Indicator) -> Part:
    """One base indicator with its rows; what is doubtful is told of the whole alone."""
    counted, verified, open_to = opening.prior.counted, opening.verified, opening.open_to
    taken = rows_taken(counted, row, verified, opening.keys)
    shown = open_to.of(taken)
    doubted = [] if opening.keys else open_to.of(unsure(Opened(counted, row, verified)))
    kinds = kinds_behind(row.counts, counted.question.conditions)
    named = partial(
        named_rows,
        kinds=kinds,
        moment=counted.moment,
        verified=verified,
        reader=open_to.reader,
    )
    return Part(
        figure=figure_of(opening.prior, row.code, verified),
        rows=named(shown),
        hidden=len(taken) - len(shown),
        uncertain=named(doubted),
        touching=kinds_touching(row.counts, counted.question.conditions),
    )
