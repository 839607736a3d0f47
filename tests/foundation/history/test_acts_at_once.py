"""Two people at once: one counter orders their acts, whichever database keeps it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.db import connection, connections, transaction

from conftest import NOON
from luodi.foundation.history.actions import begin
from luodi.foundation.history.models import Book, Line
from luodi.foundation.history.queries import verify
from tampering import guards_down

type Database = Path | None


@pytest.fixture
def book(transactional_db: None) -> Iterator[Book]:
    """A book whose lines are gone before the database is emptied: the guards would refuse that."""
    yield Book.objects.create(code="test", name="试验区", kind=Book.Kind.DISTRICT)
    with transaction.atomic(), guards_down():
        Line.objects.all().delete()


@pytest.fixture
def shared(book: Book, tmp_path: Path) -> Database:
    """A database that several connections can open: of SQLite's in memory, a copy on disk."""
    if connection.vendor != "sqlite":
        return None
    path = tmp_path / "shared.db"
    with sqlite3.connect(path) as copy:
        connection.connection.backup(copy)
    copy.close()
    return path


def apart[T](database: Database, work: Callable[[], T]) -> T:
    """The work in a connection of its own; called in a thread of its own."""
    if database is not None:
        own = connection.copy()
        own.settings_dict["NAME"] = str(database)
        connections["default"] = own
    try:
        return work()
    finally:
        connections["default"].close()


def act_often() -> list[int]:
    """Twenty acts of one person."""
    found = []
    for _ in range(20):
        with transaction.atomic():
            act = begin(Book.objects.get(code="test"), "test.act", by=None, at=NOON)
            found.append(act.seal().seq)
    return found


def broken() -> list[object]:
    return list(verify(Book.objects.get(code="test")))


def test_an_act_begins_inside_a_transaction_only(book: Book) -> None:
    with pytest.raises(RuntimeError, match="inside a transaction"):
        begin(book, "test.act", by=None, at=NOON)
    assert Book.objects.get(pk=book.pk).seq == 0


def test_no_number_is_taken_twice_or_left_out(shared: Database) -> None:
    with ThreadPoolExecutor(2) as people:
        at_once = [people.submit(apart, shared, act_often) for _ in range(2)]
        found = [seq for person in at_once for seq in person.result()]
        assert sorted(found) == list(range(1, 41))
        assert people.submit(apart, shared, broken).result() == []
