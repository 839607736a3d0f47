"""Two people at once: one counter orders their acts, whichever database keeps it."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction

from conftest import NOON
from luodi.foundation.history.actions import begin
from luodi.foundation.history.models import Book, Line
from luodi.foundation.history.queries import verify
from tampering import guards_down


@pytest.fixture
def book(transactional_db: None) -> Iterator[Book]:
    """A book whose lines are gone before the database is emptied: the guards would refuse that."""
    yield Book.objects.create(code="test", name="试验区", kind=Book.Kind.DISTRICT)
    with transaction.atomic(), guards_down():
        Line.objects.all().delete()


def act_often(book: int) -> list[int]:
    """Twenty acts of one person, by a connection of his own."""
    found = []
    try:
        for _ in range(20):
            with transaction.atomic():
                act = begin(Book.objects.get(pk=book), "test.act", by=None, at=NOON)
                found.append(act.seal().seq)
    finally:
        connection.close()
    return found


def test_an_act_begins_inside_a_transaction_only(book: Book) -> None:
    with pytest.raises(RuntimeError, match="inside a transaction"):
        begin(book, "test.act", by=None, at=NOON)
    assert Book.objects.get(pk=book.pk).seq == 0


@pytest.mark.skipif(
    connection.vendor == "sqlite", reason="the tests' database in memory has one connection"
)
def test_no_number_is_taken_twice_or_left_out(book: Book) -> None:
    with ThreadPoolExecutor(2) as people:
        found = [seq for seqs in people.map(act_often, [book.pk, book.pk]) for seq in seqs]
    assert sorted(found) == list(range(1, 41))
    assert list(verify(book)) == []
