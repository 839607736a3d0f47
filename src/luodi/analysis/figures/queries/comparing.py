"""A closed period beside today: what its closing says, what the book says now, and what moved."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from luodi.analysis.figures.queries.explaining import Explanation, explain
from luodi.analysis.figures.queries.figures import at_closing, figures
from luodi.analysis.figures.queries.moments import resolve
from luodi.analysis.figures.rules.asked import Asked, Table
from luodi.analysis.figures.rules.moments import AsOf
from luodi.analysis.figures.rules.rows import Row
from luodi.foundation.history.models import Book
from luodi.foundation.people.models import Account


@dataclass(frozen=True)
class Moved:
    """Rows of one figure that went and that came between two moments."""

    before: Explanation
    after: Explanation
    went: tuple[Row, ...]
    came: tuple[Row, ...]


def now_of(book: Book, asked: Asked, now: datetime) -> Asked:
    """The same question asked of the book as it stands now."""
    moment = resolve(book, AsOf(), now)
    return replace(asked, as_of=AsOf(seq=moment.seq, day=moment.day))


def today_beside(book: Book, asked: Asked, now: datetime) -> Table | None:
    """Today's figures for a closed period that was asked without a moment; None for any other."""
    if at_closing(book, asked) == asked:
        return None
    return figures(book, now_of(book, asked, now), now)


def moved_since(
    book: Book,
    name: str,
    asked: Asked,
    now: datetime,
    *,
    verified: bool,
    reader: Account | None,
) -> Moved:
    """Which rows make the difference between what was asked and the book as it stands now."""
    before = explain(book, name, asked, now, verified=verified, reader=reader)
    after = explain(book, name, now_of(book, asked, now), now, verified=verified, reader=reader)
    old = {(row.subject, row.amount, entries(row)): row for row in rows(before)}
    new = {(row.subject, row.amount, entries(row)): row for row in rows(after)}
    return Moved(
        before=before,
        after=after,
        went=tuple(row for key, row in old.items() if key not in new),
        came=tuple(row for key, row in new.items() if key not in old),
    )


def rows(found: Explanation) -> list[Row]:
    return [row for part in found.parts for row in part.rows]


def entries(row: Row) -> tuple[int, ...]:
    return tuple(proof.entry for proof in row.proofs)
