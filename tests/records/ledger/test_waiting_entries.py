"""What waits in a book: for the office, for the unit, and since when."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from acting import project, verified
from conftest import NOON, Cast
from luodi.records.ledger.actions.months import confirm
from luodi.records.ledger.actions.recording import record
from luodi.records.ledger.actions.reviewing import answer, send_back, withdraw
from luodi.records.ledger.models import Entry
from luodi.records.ledger.queries.returns import return_briefs, returned_to
from luodi.records.ledger.queries.waiting import (
    Queue,
    briefs,
    has_entries,
    queue,
    seen_by,
    to_confirm,
    to_verify,
)
from scenes import claim, claimed_project, entry_of, go_by

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
ON = date(2023, 2, 1)
TODAY = (NOON + 60 * DAY).date()


@pytest.fixture
def entries(cast: Cast) -> list[Entry]:
    """Three talks of the town: 60, 20 and 3 days old on TODAY."""
    go_by(cast.book)
    found = []
    for name, days in (("甲", 0), ("乙", 40), ("丙", 57)):
        at = NOON + days * DAY
        subject = claimed_project(name, cast.town, ("talks",), on=ON, by=cast.clerk, at=at)
        found.append(entry_of(subject, "talks"))
    return found


def test_claims_wait_for_the_office_oldest_first_and_are_told_apart_by_age(
    cast: Cast, entries: list[Entry]
) -> None:
    waiting = to_verify(cast.book, cast.office)
    assert list(waiting) == entries
    ages = queue(cast.book, cast.office, TODAY)
    assert ages == Queue(3, NOON.date(), in_week=1, in_month=1, longer=1)
    assert [brief.subject for brief in briefs(waiting, 2)] == ["甲", "乙"]


@pytest.mark.parametrize(("days", "age"), [(7, "in_month"), (6, "in_week"), (30, "longer")])
def test_a_week_is_over_after_seven_days_and_a_month_after_thirty(
    cast: Cast, days: int, age: str
) -> None:
    claimed_project("甲", cast.town, ("talks",), on=ON, by=cast.clerk, at=NOON)
    ages = queue(cast.book, cast.office, (NOON + days * DAY).date())
    assert [getattr(ages, name) for name in ("in_week", "in_month", "longer")].count(1) == 1
    assert getattr(ages, age) == 1


def test_an_empty_queue_waits_since_no_day(cast: Cast) -> None:
    assert queue(cast.book, cast.office, TODAY) == Queue(0, None, 0, 0, 0)
    assert not has_entries(cast.book)


def test_what_was_sent_back_waits_for_the_unit_and_again_for_the_office_once_answered(
    cast: Cast, entries: list[Entry]
) -> None:
    at = NOON + 58 * DAY
    send_back(entry=entries[1], reason="缺合同", by=cast.office, at=at)
    send_back(entry=entries[0], reason="缺章", by=cast.office, at=at + DAY)
    assert list(to_verify(cast.book, cast.office)) == [entries[2]]
    back = return_briefs(returned_to(cast.town), 5)
    assert [(brief.number, brief.said, brief.since) for brief in back] == [
        (entries[1].pk, "缺合同", at.date()),
        (entries[0].pk, "缺章", (at + DAY).date()),
    ]
    assert not returned_to(cast.other_town).exists()
    answer(entry=entries[0], text="已补", by=cast.clerk, at=at + 2 * DAY)
    assert list(to_verify(cast.book, cast.office)) == [entries[0], entries[2]]
    assert [brief.number for brief in return_briefs(returned_to(cast.town), 5)] == [entries[1].pk]


def test_what_is_verified_waits_no_more(cast: Cast) -> None:
    go_by(cast.book)
    subject = project(cast, "甲", by=cast.clerk)
    entry = verified(cast, claim(subject, cast.town, "talks", on=ON))
    assert not to_verify(cast.book, cast.second_office).exists()
    withdraw(entry=entry, reason="误核", by=cast.office, at=NOON)
    assert list(to_verify(cast.book, cast.second_office)) == [entry]


def test_nobody_is_asked_to_verify_what_he_recorded_himself(cast: Cast) -> None:
    claimed_project("甲", cast.office_unit, ("talks",), on=ON, by=cast.office, at=NOON)
    assert not to_verify(cast.book, cast.office).exists()
    assert to_verify(cast.book, cast.second_office).count() == 1


def test_what_was_recorded_on_behalf_waits_first_for_its_unit(cast: Cast) -> None:
    subject = claimed_project("甲", cast.town, ("talks",), on=ON, by=cast.clerk, at=NOON)
    said = replace(claim(subject, cast.town, "contract", on=ON), on_behalf=True)
    entry = record(book=cast.book, claim=said, by=cast.office, at=NOON)
    assert list(to_confirm([cast.town])) == [entry]
    assert not to_confirm([cast.other_town]).exists()
    assert entry not in to_verify(cast.book, cast.second_office)
    confirm(entry=entry, by=cast.head, at=NOON)
    assert not to_confirm([cast.town]).exists()
    assert entry in to_verify(cast.book, cast.second_office)


def test_a_list_shows_only_entries_of_subjects_that_its_reader_may_read(
    cast: Cast, entries: list[Entry]
) -> None:
    rows = Entry.objects.filter(book=cast.book)
    assert seen_by(cast.clerk, rows).count() == 3
    assert not seen_by(cast.other_clerk, rows).exists()
    assert not seen_by(cast.admin, rows).exists()
    assert not to_verify(cast.book, cast.other_office).exists()
