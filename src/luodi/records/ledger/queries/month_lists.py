"""Who has reported a month, as a list: for the office every unit, for a unit itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from luodi.foundation.history.models import Book
from luodi.foundation.people.models import Account, Unit
from luodi.foundation.people.rules.policy import Right
from luodi.records.ledger.queries.months import Punctuality, due_day, punctuality, reporting


@dataclass(frozen=True)
class MonthList:
    """The units that owe a month's report and that the reader may read."""

    month: date
    due_on: date | None  # None where the book has no rulebook yet
    rows: Sequence[Punctuality]

    @property
    def reported(self) -> int:
        return sum(row.report is not None for row in self.rows)

    @property
    def late(self) -> int:
        return sum(row.is_late for row in self.rows)


def month_list(book: Book, month: date, *, by: Account, today: date) -> MonthList:
    """Every unit of the book that the reader may read, with its report of the month."""
    due_on = due_day(book, month)
    if due_on is None:
        return MonthList(month, None, ())
    readable = Unit.objects.reached_by(by, Right.READ).values("pk")
    units = list(reporting(book, month).filter(pk__in=readable).order_by("path"))
    return MonthList(month, due_on, punctuality(units, month, due_on=due_on, today=today))


def readable_books(by: Account) -> list[Book]:
    """The books in which the reader may read a unit, his own unit's first."""
    units = Unit.objects.reached_by(by, Right.READ)
    books = Book.objects.exclude(kind=Book.Kind.HOUSE).filter(pk__in=units.values("book"))
    return sorted(books.order_by("pk"), key=lambda book: book.pk != by.unit.book_id)
