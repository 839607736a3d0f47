"""Two moments of one figure side by side, and the acts that made the difference."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal

from luodi.analysis.figures.queries.causes import causes_between
from luodi.analysis.figures.queries.explaining import Explanation, Part, explain
from luodi.analysis.figures.queries.redefining import Versions
from luodi.analysis.figures.rules.asked import Asked, Figure
from luodi.analysis.figures.rules.changes import Bearing, Cause, Change, changes, differing
from luodi.analysis.figures.rules.facts import Key
from luodi.analysis.figures.rules.moments import AsOf
from luodi.foundation.history.models import Book
from luodi.foundation.people.models import Account


@dataclass(frozen=True)
class PartMoved:
    """One base indicator at the two moments, and the things that make the difference."""

    before: Figure
    after: Figure
    changes: tuple[Change, ...]
    hidden: int = 0  # rows at either moment that the reader may not see

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
    keys: tuple[Key, ...] | None = None,
) -> Difference:
    """The figure at both moments, each under the rulebook that was in force there."""
    before, after = (
        explain(
            book,
            name,
            replace(asked, as_of=one),
            now,
            verified=verified,
            reader=reader,
            keys=keys,
        )
        for one in moments
    )
    return told(book, asked, before, after)


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
    return told(book, asked, before, after)


def told(book: Book, asked: Asked, before: Explanation, after: Explanation) -> Difference:
    """What came and went, with the acts between the two moments that made it so."""
    later = {part.figure.code: part for part in after.parts}
    both = [(part, later[part.figure.code]) for part in before.parts if part.figure.code in later]
    subjects = {
        subject
        for old, new in both
        for thing in differing(old.rows, new.rows)
        for subject in thing.subjects
    }
    first, last = sorted(found.table.moment.last_seq for found in (before, after))
    causes = causes_between(book, subjects, first, last)
    return Difference(before, after, tuple(moved(old, new, causes, asked) for old, new in both))


def moved(
    before: Part, after: Part, causes: Mapping[int, tuple[Cause, ...]], asked: Asked
) -> PartMoved:
    axes = {"unit": asked.unit, "event": asked.event, asked.by: asked.by}
    bearing = Bearing(
        verified=after.figure.verified,
        axes=frozenset(axis for axis, given in axes.items() if given),
        kinds=before.touching | after.touching,
    )
    found = changes(before.rows, after.rows, causes, bearing)
    return PartMoved(before.figure, after.figure, found, before.hidden + after.hidden)
