"""Which figures a deed on an entry will move: it is done, asked about, and taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from luodi.analysis.figures.queries.figures import figures
from luodi.analysis.figures.rules.asked import Asked, Figure
from luodi.analysis.figures.rules.figure import gap
from luodi.analysis.figures.rules.moments import AsOf
from luodi.foundation.history.models import Book
from luodi.foundation.history.queries import BOOK_ZONE
from luodi.kernel.periods import Period

type Figures = Mapping[tuple[str, bool], Figure]


@dataclass(frozen=True)
class Move:
    """One figure of one period in one reading, before the deed and after it."""

    period: Period
    before: Figure
    after: Figure

    @property
    def difference(self) -> str:
        """How far the figure moves, as printed; a dash where it has no value before or after."""
        return gap(self.before, self.after)


def foreseen(book: Book, on: date, deed: Callable[[], object], now: datetime) -> list[Move]:
    """What would be different, of a deed on something that happened `on` a day, done now.

    Raises what the deed would be refused with.

    Nothing stays written: the deed's own transaction is rolled back. Figures of closed periods
    are asked as of today, for those of the closing never move.
    """
    periods = periods_of(on, now)
    before = {period: today(book, period, now) for period in periods}
    with transaction.atomic():
        deed()
        after = {period: today(book, period, now) for period in periods}
        transaction.set_rollback(True)
    book.refresh_from_db()
    return [move for period in periods for move in moves(period, before[period], after[period])]


def periods_of(day: date, now: datetime) -> list[Period]:
    """The month and the year in which the day lies, and the year that runs."""
    this_year = now.astimezone(BOOK_ZONE).year
    years = dict.fromkeys((day.year, this_year))
    return [Period.month(day.year, day.month), *map(Period.year, years)]


def today(book: Book, period: Period, now: datetime) -> Figures:
    asked = Asked(period, AsOf(day=now.astimezone(BOOK_ZONE).date()))
    return figures(book, asked, now).figures


def moves(period: Period, before: Figures, after: Figures) -> Iterator[Move]:
    for key, figure in after.items():
        if before[key].value != figure.value:
            yield Move(period, before[key], figure)
