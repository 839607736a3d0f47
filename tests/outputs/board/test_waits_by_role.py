"""What the first page asks of each role, and in which words."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from acting import money, told
from conftest import NOON, Cast
from luodi.foundation.desk.models import Draft
from luodi.outputs.board.queries.waits import waits
from luodi.records.ledger.actions.months import report_month
from luodi.records.ledger.actions.reviewing import send_back
from scenes import claimed_project, entry_of, go_by

pytestmark = pytest.mark.django_db

ON = date(2023, 2, 1)
DAY = timedelta(days=1)
THIRD, SEVENTH = date(2023, 3, 3), date(2023, 3, 7)


@pytest.fixture(autouse=True)
def _one_claim(cast: Cast) -> None:
    go_by(cast.book)
    claimed_project("甲厂", cast.town, ("contract",), on=ON, by=cast.clerk, at=NOON)


@pytest.mark.parametrize("who", ["leader", "supervisor", "auditor", "admin", "other_clerk"])
def test_nothing_waits_for_those_who_only_read_or_whose_unit_is_in_order(
    cast: Cast, who: str
) -> None:
    assert waits(getattr(cast, who), cast.book, SEVENTH) == []


def test_the_office_is_told_how_many_claims_wait_since_when_and_where_they_are_verified(
    cast: Cast,
) -> None:
    (wait,) = waits(cast.office, cast.book, SEVENTH)
    assert (wait.title, wait.count) == ("待核定的记录", 1)
    assert "最早的一条 2023-03-01 记录，已等 6 天；7 天内 1 条" in wait.note
    assert [door.link for door in wait.doors] == [f"/review/?book={cast.book.code}"]
    assert [(item.subject, item.kind, item.unit) for item in wait.items] == [
        ("甲厂", "签订合同", "东山镇")
    ]


def test_the_office_of_another_district_is_told_nothing_of_this_book(cast: Cast) -> None:
    assert waits(cast.other_office, cast.book, SEVENTH) == []


def test_a_list_shows_the_oldest_five_and_says_how_many_more_there_are(cast: Cast) -> None:
    for number in range(6):
        at = NOON + number * DAY
        claimed_project(f"乙{number}", cast.town, ("talks",), on=ON, by=cast.clerk, at=at)
    (wait,) = waits(cast.office, cast.book, SEVENTH)
    assert (wait.count, len(wait.items), wait.rest) == (7, 5, 2)
    assert [item.subject for item in wait.items] == ["甲厂", "乙0", "乙1", "乙2", "乙3"]


def test_a_clerk_sees_what_came_back_with_the_reason(cast: Cast) -> None:
    entry = entry_of(
        claimed_project("乙", cast.town, ("talks",), on=ON, by=cast.clerk, at=NOON), "talks"
    )
    send_back(entry=entry, reason="请补合同", by=cast.office, at=NOON + DAY)
    (wait,) = waits(cast.clerk, cast.book, SEVENTH)
    assert (wait.title, wait.count) == ("退回待答复的记录", 1)
    (item,) = wait.items
    assert (item.number, item.said, item.since) == (entry.pk, "请补合同", date(2023, 3, 2))
    assert waits(cast.other_clerk, cast.book, SEVENTH) == []


def test_a_draft_waits_for_its_owner_alone(cast: Cast) -> None:
    Draft.objects.create(owner=cast.clerk, unit=cast.town, form="record", changed_at=NOON)
    (wait,) = waits(cast.clerk, cast.book, SEVENTH)
    assert (wait.title, wait.count) == ("没有发出的草稿", 1)
    assert wait.doors == ()
    assert waits(cast.leader, cast.book, SEVENTH) == []


@pytest.mark.parametrize(
    ("form", "about", "page"),
    [
        ("record", "7:money_in", "/subjects/7/record/money_in/"),
        ("amounts", "7:2023-02", "/months/7/2023-02/amounts/"),
    ],
)
def test_a_draft_leads_back_to_its_form(cast: Cast, form: str, about: str, page: str) -> None:
    given = {"owner": cast.clerk, "unit": cast.town, "changed_at": NOON}
    Draft.objects.create(form=form, about=about, **given)
    (wait,) = waits(cast.clerk, cast.book, SEVENTH)
    assert [door.link for door in wait.doors] == [page]


def test_a_clerk_is_asked_for_the_months_amounts_of_what_has_started(cast: Cast) -> None:
    going = claimed_project("丁厂", cast.town, ("ground_break",), on=ON, by=cast.clerk, at=NOON)
    (wait,) = waits(cast.clerk, cast.book, SEVENTH)
    assert (wait.title, wait.count) == ("东山镇2023年2月的本月数待填", 1)
    assert [door.link for door in wait.doors] == [f"/months/{cast.town.pk}/2023-02/amounts/"]
    of_month = {"occurred_from": None, "covers_from": ON, "covers_to": date(2023, 2, 28)}
    told(cast, money(going, "investment_done", 800_000, **of_month))
    assert waits(cast.clerk, cast.book, SEVENTH) == []


@pytest.mark.parametrize(
    ("today", "is_late", "note"),
    [
        (date(2023, 3, 5), False, "应于 2023-03-05 前报送"),
        (SEVENTH, True, "应于 2023-03-05 前报送，已逾期 2 天"),
    ],
)
def test_a_head_is_asked_for_last_months_report_until_it_is_made(
    cast: Cast, today: date, is_late: bool, note: str
) -> None:
    (wait,) = waits(cast.head, cast.book, today)
    assert (wait.title, wait.count) == ("东山镇2023年2月月报待报送", 1)
    assert (wait.note, wait.is_late) == (note, is_late)
    assert [door.link for door in wait.doors] == [f"/months/{cast.town.pk}/2023-02/"]
    report_month(unit=cast.town, month=date(2023, 2, 1), by=cast.head, at=NOON + DAY)
    assert waits(cast.head, cast.book, today) == []


def test_a_head_is_told_what_the_office_recorded_in_the_units_name(cast: Cast) -> None:
    report_month(unit=cast.town, month=date(2023, 2, 1), by=cast.head, at=NOON)
    claimed_project("乙", cast.town, ("talks",), on=ON, by=cast.office, at=NOON + DAY)
    (wait,) = waits(cast.head, cast.book, THIRD)
    assert (wait.title, wait.count) == ("代录待确认的记录", 1)
    assert [item.subject for item in wait.items] == ["乙"]


def test_in_another_districts_book_nothing_waits_for_a_clerk_of_this_one(cast: Cast) -> None:
    entry = entry_of(
        claimed_project("乙", cast.town, ("talks",), on=ON, by=cast.clerk, at=NOON), "talks"
    )
    send_back(entry=entry, reason="请补合同", by=cast.office, at=NOON)
    assert waits(cast.clerk, cast.other_book, SEVENTH) == []
