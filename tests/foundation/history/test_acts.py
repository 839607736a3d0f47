"""An act takes the book's next number, covers its rows, and leaves one line or nothing."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from conftest import NOON, Cast
from luodi.foundation.history.actions import begin, house, note, remove_values, seal_value
from luodi.foundation.history.models import Book, Line, Sealed
from luodi.foundation.history.queries import (
    Head,
    end_of_day,
    head,
    removed_values,
    seq_at,
    verify,
)
from luodi.foundation.history.rules import GENESIS
from luodi.kernel.refusal import Refused
from luodi.records.subjects.models import Party

pytestmark = pytest.mark.django_db


@pytest.fixture
def book() -> Book:
    return Book.objects.create(code="test", name="试验区", kind=Book.Kind.DISTRICT)


def act_on(book: Book, at: datetime = NOON, **detail: object) -> Line:
    with transaction.atomic():
        return begin(book, "test.act", by=None, at=at).seal(topic="subject:1", **detail)


def test_acts_are_numbered_one_after_the_other_and_linked(book: Book) -> None:
    first, second = act_on(book), act_on(book, note="甲")
    assert (first.seq, second.seq) == (1, 2)
    assert (first.previous, second.previous) == (GENESIS, first.digest)
    assert (second.detail, second.topic, second.manifest) == ({"note": "甲"}, "subject:1", {})
    assert head(book) == Head(2, second.digest)
    assert str(head(book)) == f"#2:{second.digest[:16]}"
    assert list(verify(book)) == []


def test_books_are_counted_apart(book: Book) -> None:
    other = Book.objects.create(code="other", name="另一区", kind=Book.Kind.DISTRICT)
    act_on(book)
    assert act_on(other).seq == 1
    assert head(Book(pk=0)) == Head(0, GENESIS)


def test_a_stale_book_does_not_take_a_number_twice(book: Book) -> None:
    stale = Book.objects.get(pk=book.pk)
    act_on(book)
    assert act_on(stale).seq == 2


def test_an_act_that_fails_takes_no_number_and_leaves_nothing(book: Book) -> None:
    @transaction.atomic
    def fail() -> None:
        seal_value(begin(book, "test.act", by=None, at=NOON), "13900000000")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert Book.objects.get(pk=book.pk).seq == 0
    assert not Sealed.objects.exists()
    assert act_on(book).seq == 1


def test_time_never_runs_backwards_in_a_book(book: Book) -> None:
    act_on(book, NOON)
    early = act_on(book, NOON - timedelta(minutes=5))
    assert early.at == NOON
    with pytest.raises(Refused) as refused:
        act_on(book, NOON - timedelta(minutes=5, microseconds=1))
    (reason,) = refused.value.reasons
    assert str(reason).startswith("本机时钟比账套“试验区”最近一次记账（2023-03-01 ")
    assert Book.objects.get(pk=book.pk).seq == 2
    assert act_on(book, NOON + timedelta(days=1)).at == NOON + timedelta(days=1)


def test_the_day_of_an_act_is_that_of_the_books_zone(book: Book) -> None:
    for hours, day in ((11.9, 1), (12.1, 2)):
        with transaction.atomic():
            act = begin(book, "test.act", by=None, at=NOON + timedelta(hours=hours))
            act.seal()
        assert act.day.day == day


def test_a_personal_value_is_covered_by_its_salted_digest_only(book: Book) -> None:
    with transaction.atomic():
        act = begin(book, "test.act", by=None, at=NOON)
        sealed, again = seal_value(act, "13900000000"), seal_value(act, "13900000000")
        line = act.seal()
    assert sealed.digest != again.digest
    assert line.manifest == {
        "history.sealed": {str(row.pk): row.chained_digest() for row in (sealed, again)}
    }
    assert set(sealed.chained_values()) == {"id", "book_id", "seq", "digest"}
    assert list(verify(book)) == []


def test_a_removed_value_leaves_its_digest_and_a_chain_that_holds(book: Book) -> None:
    with transaction.atomic():
        act = begin(book, "test.act", by=None, at=NOON)
        sealed = seal_value(act, "13900000000")
        act.seal()
    with transaction.atomic():
        act = begin(book, "test.redact", by=None, at=NOON)
        (row,) = remove_values(act, [sealed], what="电话", reason="本人要求")
        act.seal()
    sealed.refresh_from_db()
    assert (sealed.salt, sealed.value, sealed.is_removed) == ("", "", True)
    assert row.seq == 2
    assert list(verify(book)) == []
    assert removed_values(book) == ["电话（#2，本人要求）"]


def test_a_number_that_a_database_would_round_never_gets_into_a_digest(cast: Cast) -> None:
    party = Party(percent=Decimal("33.33"))
    assert party.chained_values()["percent"] == "33.33"
    party.percent = Decimal("33.333")
    with pytest.raises(ValueError, match="more than 2 decimals"):
        party.chained_values()


def test_what_changed_no_fact_is_noted_in_the_house(cast: Cast) -> None:
    before = Book.objects.get(pk=cast.book.pk).seq
    line = note(action="export", topic="subject:1", detail={"rows": 3}, by=cast.clerk, at=NOON)
    assert (line.book, line.by, line.detail) == (house(), cast.clerk, {"rows": 3})
    assert Book.objects.get(pk=cast.book.pk).seq == before
    assert list(verify(house())) == []


@pytest.mark.parametrize(
    ("hours", "seq"),
    [(-1, 0), (0, 1), (0.5, 1), (1, 2), (2.9, 2), (3, 4), (100, 4)],
)
def test_a_moment_means_the_last_act_by_then(book: Book, hours: float, seq: int) -> None:
    for done in (0, 1, 3, 3):
        act_on(book, NOON + timedelta(hours=done))
    assert seq_at(book, NOON + timedelta(hours=hours)) == seq


def test_a_day_ends_in_the_books_zone(book: Book) -> None:
    act_on(book, NOON + timedelta(hours=11.9))
    act_on(book, NOON + timedelta(hours=12))
    assert seq_at(book, end_of_day(NOON.date())) == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "CITY", "city": True},
        {"kind": "HOUSE", "city": True},
        {"code": "test"},
        {"name": "试验区"},
    ],
)
def test_the_database_itself_refuses_a_wrong_book(book: Book, wrong: dict[str, Any]) -> None:
    given = {"code": "new", "name": "新区", "kind": "DISTRICT", **wrong}
    if given.pop("city", False):
        given["city"] = book
    with pytest.raises(IntegrityError), transaction.atomic():
        Book.objects.create(**given)


def test_the_database_itself_keeps_one_line_a_number(book: Book) -> None:
    line = act_on(book)
    line.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        line.save()
