"""Postings, queue and standings are derived: a rebuild of a book in order changes nothing."""

from __future__ import annotations

from typing import Any

import pytest

from acting import claim, in_order, money_in, project, stands_nowhere, stored, told, verified
from conftest import NOON, Cast
from luodi.foundation.people.models import Unit
from luodi.records.ledger.actions.correcting import reclassify, reverse
from luodi.records.ledger.actions.rebuilding import rebuild, stray_rows
from luodi.records.ledger.actions.reviewing import send_back, withdraw
from luodi.records.ledger.models import Pending, Posting, Standing
from luodi.records.subjects.actions import open_subject
from luodi.records.subjects.models import Subject
from luodi.records.subjects.rules import Classing, Part, SubjectType


@pytest.fixture
def lived(cast: Cast) -> Subject:
    """A project to which something of everything happened."""
    subject = project(cast)
    verified(cast, claim(subject))
    paid = verified(cast, money_in(subject, "100.01"))
    told(cast, claim(subject, "contract"))
    parts = (Part(cast.town.pk, "INTRODUCING", 7_000), Part(cast.park.pk, "LANDING", 3_000))
    reclassify(
        subject=subject, classing=Classing(parts=parts), reason="共享", by=cast.office, at=NOON
    )
    withdraw(entry=paid, reason="凭证有误", by=cast.office, at=NOON)
    reverse(entry=told(cast, money_in(subject, 7)), reason="误报", by=cast.clerk, at=NOON)
    send_back(entry=told(cast, money_in(subject, 9)), reason="不清楚", by=cast.office, at=NOON)
    return subject


def derived(subject: Subject) -> tuple[Any, Any]:
    """What counts, what waits and what stands, without the keys of rows."""
    left = {"id", "_state"}
    rows = [
        {name: value for name, value in vars(row).items() if name not in left}
        for model in (Posting, Standing)
        for row in model._default_manager.filter(subject=subject)
    ]
    rows += [dict(row) for row in Pending.objects.filter(entry__subject=subject).values()]
    return len(rows), sorted(rows, key=str)


def test_a_rebuild_of_a_book_in_order_changes_nothing(cast: Cast, lived: Subject) -> None:
    before = stored(cast.book)
    assert stray_rows(cast.book) == 0
    assert rebuild(cast.book) == 0
    assert stored(cast.book) == before


CHANGES: dict[str, dict[str, Any]] = {
    "weight": {"weight": 1},
    "until_seq": {"until_seq": 10**6},
    "hundredths": {"hundredths": 3},
    "kind": {"kind": "visit_in"},
    "channel": {"channel": "FUND"},
    "opening": {"opening": True},
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_changed_posting_is_found_and_put_right(cast: Cast, lived: Subject, name: str) -> None:
    before = derived(lived)
    row = Posting.objects.filter(subject=lived, until_seq=None).order_by("pk")[0]
    Posting.objects.filter(pk=row.pk).update(**CHANGES[name])
    assert stray_rows(cast.book) > 0
    assert rebuild(cast.book) > 0
    assert derived(lived) == before
    assert in_order(cast.book)


def test_a_posting_under_another_unit_is_found_and_put_right(cast: Cast, lived: Subject) -> None:
    before = derived(lived)
    other = Unit.objects.get(pk=cast.department.pk)
    Posting.objects.filter(subject=lived).update(unit=other)
    assert stray_rows(cast.book) == Posting.objects.count()
    rebuild(cast.book)
    assert derived(lived) == before


def test_postings_lost_or_made_up_are_found_and_put_right(cast: Cast, lived: Subject) -> None:
    before = derived(lived)
    Posting.objects.filter(subject=lived, verified=True).delete()
    extra = Posting.objects.filter(subject=lived, kind="money_in")[0]
    extra.pk, extra.from_seq = None, 1
    extra.save()
    assert stray_rows(cast.book) > 1
    rebuild(cast.book)
    assert derived(lived) == before
    assert in_order(cast.book)


def test_a_changed_lost_or_made_up_standing_is_found_and_put_right(
    cast: Cast, lived: Subject
) -> None:
    before = derived(lived)
    Standing.objects.filter(subject=lived, verified=False).update(place="PRODUCTION")
    assert stray_rows(cast.book) == 1
    Standing.objects.filter(subject=lived, verified=True).delete()
    assert stray_rows(cast.book) == 2
    other = station(cast)
    Standing.objects.create(subject=other, book=cast.book, verified=True, attempt=1, mask=0)
    assert stray_rows(cast.book) == 3
    assert rebuild(cast.book) == 3
    assert derived(lived) == before
    assert not Standing.objects.filter(subject=other).exists()


def test_a_changed_lost_or_made_up_row_of_the_queue_is_found_and_put_right(
    cast: Cast, lived: Subject
) -> None:
    before = set(Pending.objects.values_list())
    signed, paid = Pending.objects.order_by("seq")
    Pending.objects.filter(pk=signed.pk).update(on_behalf=True)
    assert stray_rows(cast.book) == 1
    paid.delete()
    assert stray_rows(cast.book) == 2
    sent_back = Posting.objects.filter(subject=lived).latest("entry").entry
    Pending.objects.create(**{**made_up(signed), "entry": sent_back})
    assert stray_rows(cast.book) == 3
    assert rebuild(cast.book) == 3
    assert set(Pending.objects.values_list()) == before


def made_up(row: Pending) -> dict[str, Any]:
    return {name: value for name, value in vars(row).items() if name not in ("_state", "entry_id")}


def station(cast: Cast) -> Subject:
    """A subject that stands nowhere until something counts of it."""
    kind = SubjectType.STATION
    return open_subject(type=kind, name="深圳驻点", unit=cast.town, by=cast.office, at=NOON)


def test_a_project_stands_in_both_readings_from_its_first_day(cast: Cast) -> None:
    subject = project(cast)
    assert stands_nowhere(subject)
    assert stands_nowhere(subject, verified=True)
    Standing.objects.filter(subject=subject).delete()
    assert stray_rows(cast.book) == 2
    assert rebuild(cast.book) == 2
    assert stands_nowhere(subject, verified=True)


def test_a_made_up_step_does_not_keep_the_true_one_from_its_place(
    cast: Cast, lived: Subject
) -> None:
    before = derived(lived)
    true = Posting.objects.get(subject=lived, kind="contract", until_seq=None, part=0)
    Posting.objects.filter(pk=true.pk).update(until_seq=10**6)
    later = told(cast, claim(lived, "visit_in"))
    forged = Posting.objects.get(entry=later, part=0)
    Posting.objects.filter(pk=forged.pk).update(kind="contract", bit=true.bit)
    rebuild(cast.book)
    reverse(entry=later, reason="清理", by=cast.clerk, at=NOON)
    assert in_order(cast.book)
    Posting.objects.filter(entry=later).delete()
    assert not Pending.objects.filter(entry=later).exists()
    assert derived(lived) == before


def test_everything_comes_back_from_the_acts_alone(cast: Cast, lived: Subject) -> None:
    before = derived(lived)
    for model in (Posting, Pending, Standing):
        model._default_manager.all().delete()
    rebuild(cast.book)
    assert derived(lived) == before
    assert in_order(cast.book)


def test_another_book_is_left_alone(cast: Cast, lived: Subject) -> None:
    foreign = project(cast, "乙厂", unit=cast.other_district_town, by=cast.other_office)
    told(cast, claim(foreign), by=cast.other_office)
    Posting.objects.filter(subject=foreign).update(weight=1)
    assert stray_rows(cast.book) == 0
    assert rebuild(cast.book) == 0
    assert stray_rows(cast.other_book) == 1
