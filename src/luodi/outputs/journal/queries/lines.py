"""Which lines a reader may see, and those that he asks for, a page at a time by their number."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from django.db.models import Q, QuerySet

from luodi.foundation.history.models import Book, Line
from luodi.foundation.history.queries import BOOK_ZONE, end_of_day
from luodi.foundation.people.models import Account, Unit
from luodi.foundation.people.queries import may_in_book
from luodi.foundation.people.rules.policy import Right

PAGE = 50


def readable_books(reader: Account) -> list[Book]:
    """The books whose lines the reader may see, his own first."""
    every = Book.objects.exclude(kind=Book.Kind.HOUSE).order_by("pk")
    books = [book for book in every if may_in_book(reader, Right.HISTORY, book=book)]
    return sorted(books, key=lambda book: book.pk != reader.unit.book_id)


def lines_of(book: Book) -> QuerySet[Line]:
    return Line.objects.filter(book=book).select_related("book", "by__unit")


def house_lines(reader: Account) -> QuerySet[Line]:
    """Of the house log: what people of the reader's units did, and what was done with them.

    Tries to sign in under a name that nobody has belong to nobody: they are for who reads all.
    """
    lines = Line.objects.filter(book__kind=Book.Kind.HOUSE).select_related("book", "by__unit")
    units = Unit.objects.reached_by(reader, Right.HISTORY)
    if not units.exists() or not Unit.objects.exclude(pk__in=units.values("pk")).exists():
        return lines if units.exists() else lines.none()
    people = Account.objects.filter(unit__in=units.values("pk")).values_list("pk", flat=True)
    return lines.filter(
        Q(by__in=list(people)) | Q(topic__in=[f"account:{person}" for person in people])
    )


def asked(lines: QuerySet[Line], given: Mapping[str, Any]) -> QuerySet[Line]:
    """Those lines that the filters ask for."""
    if who := given.get("who", "").strip():
        lines = lines.filter(Q(by__name__icontains=who) | Q(by__username__icontains=who))
    if group := given.get("group"):
        lines = lines.filter(action__startswith=group)
    if unit := given.get("unit"):
        lines = lines.filter(Q(by__unit=unit) | Q(topic=f"unit:{unit.pk}"))
    if since := given.get("since"):
        lines = lines.filter(at__gte=datetime.combine(since, time.min, BOOK_ZONE))
    if until := given.get("until"):
        lines = lines.filter(at__lte=end_of_day(until))
    if topic := given.get("topic"):
        lines = lines.filter(topic=topic)
    return lines


@dataclass(frozen=True)
class Leaf:
    """One page of lines, the newest first, and whether there are others on either side."""

    lines: list[Line]
    has_older: bool
    has_newer: bool


def leaf(lines: QuerySet[Line], *, before: int | None, after: int | None) -> Leaf:
    """The lines next below a number or next above one; without either, the newest."""
    if after is not None and before is None:
        found = list(lines.filter(seq__gt=after).order_by("seq")[: PAGE + 1])
        return Leaf(found[PAGE - 1 :: -1] if found else [], True, len(found) > PAGE)
    below = lines if before is None else lines.filter(seq__lt=before)
    found = list(below.order_by("-seq")[: PAGE + 1])
    return Leaf(found[:PAGE], len(found) > PAGE, before is not None)
