"""Whose figures a person may read, and when they were last added to."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from luodi.foundation.history.models import Book
from luodi.foundation.people.models import Account
from luodi.foundation.rulebook.queries import books_of


def readable_books(account: Account) -> list[Book]:
    """The books whose figures the account may read, its own before the others."""
    books = books_of(account).exclude(kind=Book.Kind.HOUSE).order_by("pk")
    books = books.select_related("city")
    return sorted(books, key=lambda book: book.pk != account.unit.book_id)


def last_kept(book: Book, books: Iterable[Book]) -> datetime | None:
    """When the book was last written in; a city's seldom is, so its districts' count for it."""
    kept = [one.last_at for one in books if one.last_at and book in (one, one.city)]
    return max(kept, default=None)
