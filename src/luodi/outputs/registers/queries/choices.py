"""What the filters of a register offer: the units and the signing events of its book."""

from __future__ import annotations

from django.core.cache import cache

from luodi.foundation.history.models import Book
from luodi.foundation.people.models import Account, Unit
from luodi.foundation.people.rules.policy import Right
from luodi.foundation.vocabulary.codelists import Pairs
from luodi.records.subjects.queries import event_names


def readable_books(account: Account) -> list[Book]:
    """The books of which the account may read subjects, its own before the others."""
    units = Unit.objects.reached_by(account, Right.READ)
    books = Book.objects.filter(pk__in=units.values("book")).exclude(kind=Book.Kind.HOUSE)
    return sorted(books, key=lambda book: (book.pk != account.unit.book_id, book.pk))


def offered(book: Book, account: Account) -> dict[str, Pairs]:
    """The choices of the filters that lists fill, kept for as long as the book stands so."""
    key = f"registers:choices:{book.pk}:{book.seq}:{account.pk}"
    found: dict[str, Pairs] | None = cache.get(key)
    if found is None:
        found = {"unit": units(book), "event": event_names(book)}
        cache.set(key, found)
    return found


def units(book: Book) -> Pairs:
    """The units of a book as its tree stands, each under the one above it."""
    rows = sorted(Unit.objects.filter(book=book), key=branch)
    depths = [len(branch(unit)) for unit in rows]
    top = min(depths, default=0)
    return tuple(
        (str(unit.pk), "　" * (depth - top) + str(unit))
        for unit, depth in zip(rows, depths, strict=True)
    )


def branch(unit: Unit) -> list[int]:
    return [int(key) for key in unit.path.split("/") if key]
