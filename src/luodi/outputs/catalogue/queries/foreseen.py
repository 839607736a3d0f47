"""Which figures a deed will move: it is done, asked about, and taken back."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from luodi.analysis.figures.queries.figures import count, figures
from luodi.analysis.figures.queries.naming import key_names
from luodi.analysis.figures.rules.asked import Asked, Figure, Table, shown
from luodi.analysis.figures.rules.facts import Values
from luodi.analysis.figures.rules.figure import gap
from luodi.analysis.figures.rules.moments import AsOf
from luodi.foundation.history.models import Book
from luodi.foundation.history.queries import BOOK_ZONE
from luodi.foundation.vocabulary.dimensions import dimension
from luodi.kernel.periods import Period

type Part = tuple[str, str]  # an axis in words, and what it is of it: 责任单位, 东山镇
type At = tuple[Part, str, bool]  # under which part it counts, which figure, in which reading
type Figures = Mapping[At, Figure]

WHOLE: Part = ("", "")  # the book
UNIT = "unit"


@dataclass(frozen=True)
class Move:
    """One figure of one period in one reading, before the deed and after it."""

    period: Period
    part: Part
    before: Figure
    after: Figure

    @property
    def difference(self) -> str:
        """How far the figure moves, as printed; a dash where it has no value before or after."""
        return gap(self.before, self.after)


def foreseen(
    book: Book,
    days: Collection[date],
    deed: Callable[[], object],
    now: datetime,
    *,
    axes: Sequence[str] = (),
) -> list[Move]:
    """What would be different, of a deed on what happened on these days, done now.

    By each of the axes the figures are asked apart as well. Raises what the deed would be
    refused with.

    Nothing stays written: the deed's own transaction is rolled back. Figures of closed periods
    are asked as of today, for those of the closing never move.
    """
    periods = periods_of(days, now)
    before = {period: today(book, period, axes, now) for period in periods}
    with transaction.atomic():
        deed()
        after = {period: today(book, period, axes, now) for period in periods}
        transaction.set_rollback(True)
    book.refresh_from_db()
    return [move for period in periods for move in moves(period, before[period], after[period])]


def periods_of(days: Collection[date], now: datetime) -> list[Period]:
    """Each year in which one of the days lies and the one that runs, of a single day its month."""
    years = {day.year for day in days} | {now.astimezone(BOOK_ZONE).year}
    months = [Period.month(day.year, day.month) for day in days] if len(days) == 1 else []
    return [*months, *map(Period.year, sorted(years, reverse=True))]


def today(book: Book, period: Period, axes: Sequence[str], now: datetime) -> Figures:
    """The book's figures, and by each axis what is counted under each of its keys."""
    asked = Asked(period, AsOf(day=now.astimezone(BOOK_ZONE).date()))
    whole = figures(book, replace(asked, by=UNIT if UNIT in axes else ""), now)
    found: dict[At, Figure] = {(WHOLE, *key): figure for key, figure in whole.figures.items()}
    for axis in axes:
        # Rates stand on totals; what is counted apart needs no year before it.
        of = whole if axis == UNIT else count(book, replace(asked, by=axis), now)
        found |= dict(apart(axis, of.values, whole))
    return found


def apart(axis: str, values: Mapping[str, Values], whole: Table) -> Iterator[tuple[At, Figure]]:
    """What is counted under each key of the axis, in the order of its keys."""
    for key, word in key_names(axis, dict(values)).items():
        for code, own in values.items():
            for verified in (False, True):
                if (verified, key) in own:
                    figure = valued(whole.figures[code, verified], own[verified, key])
                    yield ((dimension(axis).name, word), code, verified), figure


def valued(figure: Figure, value: Decimal) -> Figure:
    return replace(figure, value=value, shown=shown(value, figure.unit))


def moves(period: Period, before: Figures, after: Figures) -> Iterator[Move]:
    """The book's own figures first; under a key that did not count before, from zero."""
    every = {**after, **before}
    order = {part: number for number, part in enumerate(dict.fromkeys(at[0] for at in every))}
    for at in sorted(every, key=lambda at: order[at[0]]):
        old, new = before.get(at), after.get(at)
        old, new = old or valued(after[at], Decimal(0)), new or valued(before[at], Decimal(0))
        if old.value != new.value:
            yield Move(period, at[0], old, new)
