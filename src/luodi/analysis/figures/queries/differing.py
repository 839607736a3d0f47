"""Two moments of one figure side by side, and the acts that made the difference."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal

from luodi.analysis.figures.queries.causes import causes_between
from luodi.analysis.figures.queries.explaining import Explanation, Part, explain
from luodi.analysis.figures.queries.redefining import Versions
from luodi.analysis.figures.rules.asked import Asked, Figure
from luodi.analysis.figures.rules.changes import Cause, Change, changes
from luodi.analysis.figures.rules.moments import AsOf
from luodi.analysis.figures.rules.rows import Row
from luodi.foundation.history.models import Book
from luodi.foundation.people.models import Account


@dataclass(frozen=True)
class PartMoved:
    """One base indicator at the two moments, and the things that make the difference."""

    before: Figure
    after: Figure
    changes: tuple[Change, ...]

    @property
    def unseen(self) -> Decimal:
        """What of the difference lies in rows that the reader may not see."""
        whole = (self.after.value or Decimal(0)) - (self.before.value or Decimal(0))
        return whole - sum((one.difference for one in self.changes), Decimal(0))


@dataclass(frozen=True)
class Difference:
    """One figure at two moments."""

    before: Explanation
    after: Explanation
    parts: tuple[PartMoved, ...]

    @property
    def has_other_rulebook(self) -> bool:
        tables = self.before.table, self.after.table
        return tables[0].rulebook_version != tables[1].rulebook_version


def difference(
    book: Book,
    name: str,
    asked: Asked,
    moments: tuple[AsOf, AsOf],
    now: datetime,
    *,
    verified: bool,
    reader: Account | None,
) -> Difference:
    """The figure at both moments, each under the rulebook that was in force there."""
    before, after = (
        explain(book, name, replace(asked, as_of=one), now, verified=verified, reader=reader)
        for one in moments
    )
    return told(book, before, after)


def impact_on(
    book: Book,
    name: str,
    asked: Asked,
    versions: Versions,
    now: datetime,
    *,
    verified: bool,
    reader: Account | None,
) -> Difference:
    """The figure at one moment under two versions of the rulebook; no act lies between them."""
    before, after = (
        explain(book, name, asked, now, verified=verified, reader=reader, under=version)
        for version in versions
    )
    return told(book, before, after)


def told(book: Book, before: Explanation, after: Explanation) -> Difference:
    """What came and went, with the acts between the two moments."""
    subjects = {row.subject or 0 for found in (before, after) for row in rows_of(found)}
    first, last = sorted(found.table.moment.last_seq for found in (before, after))
    causes = causes_between(book, subjects, first, last)
    later = {part.figure.code: part for part in after.parts}
    both = [(part, later[part.figure.code]) for part in before.parts if part.figure.code in later]
    return Difference(before, after, tuple(moved(old, new, causes) for old, new in both))


def rows_of(found: Explanation) -> Iterator[Row]:
    return (row for part in found.parts for row in part.rows)


def moved(before: Part, after: Part, causes: Mapping[int, tuple[Cause, ...]]) -> PartMoved:
    return PartMoved(before.figure, after.figure, changes(before.rows, after.rows, causes))
