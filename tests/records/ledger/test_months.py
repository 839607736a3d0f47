"""月报: what a head confirms for a month, what is said to be unchanged, and who is late."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from acting import (
    claim,
    counting,
    days_on,
    in_order,
    last_line,
    paper,
    project,
    proven,
    refused,
    standing,
    told,
)
from conftest import NOON, Cast, person
from luodi.foundation.history.queries import head
from luodi.foundation.people.actions import close_unit, dismiss
from luodi.foundation.people.rules.policy import Role
from luodi.foundation.rulebook.actions import load
from luodi.foundation.rulebook.rules.shipped import shipped
from luodi.records.ledger.actions.months import add_scan, confirm, report_month
from luodi.records.ledger.actions.periods import begin_opening
from luodi.records.ledger.actions.reviewing import send_back, verify
from luodi.records.ledger.models import Confirmation, Entry, MonthReport, MonthScan, Unchanged
from luodi.records.ledger.queries.integrity import head_breaks
from luodi.records.ledger.queries.months import (
    due_day,
    entries_to_confirm,
    punctuality,
    reporting,
    sheet,
)
from luodi.records.subjects.actions import give_codename, revise

FEBRUARY = date(2023, 2, 1)
MARCH = date(2023, 3, 1)


def report(cast: Cast, **words: Any) -> MonthReport:
    given = {"unit": cast.town, "month": FEBRUARY, "by": cast.head, "at": NOON}
    return report_month(**{**given, **words})


def confirmed(found: MonthReport) -> set[Entry]:
    return {row.entry for row in found.confirmations.all()}


def test_one_act_confirms_what_is_claimed_and_names_what_is_unchanged(cast: Cast) -> None:
    moving, still = project(cast), project(cast, "静厂")
    entry = told(cast, claim(moving))
    before = head(cast.book)
    found = report(cast, month=date(2023, 2, 17), unchanged=[still, still])
    assert (found.month, found.by, found.head) == (FEBRUARY, cast.head, str(before))
    assert confirmed(found) == {entry}
    assert [row.subject for row in found.unchanged.all()] == [still]
    line = last_line(cast.book)
    assert (line.action, line.detail) == ("month.report", {"month": "2023-02", "entries": 1})
    assert in_order(cast.book)
    assert not list(head_breaks(cast.book))


def test_saying_that_nothing_changed_is_no_progress(cast: Cast) -> None:
    still = project(cast)
    told(cast, claim(still, occurred_from=date(2023, 1, 3)))
    before = standing(still).last_on
    report(cast, unchanged=[still])
    assert standing(still).last_on == before == date(2023, 1, 3)


def test_a_month_is_reported_once_and_not_before_it_begins(cast: Cast) -> None:
    report(cast)
    with refused(cast.book) as said:
        report(cast)
    assert said == ["东山镇 2023-02 的月报已报送，补充请另作记录"]
    with refused(cast.book) as said:
        report(cast, month=date(2023, 4, 1))
    assert said == ["这个月还没有到"]


@pytest.mark.parametrize("who", ["clerk", "office", "other_clerk", "leader", "admin"])
def test_only_the_head_of_the_unit_reports(cast: Cast, who: str) -> None:
    with refused(cast.book):
        report(cast, by=getattr(cast, who))


def test_what_is_unchanged_is_the_units_own_and_did_not_move_in_the_month(cast: Cast) -> None:
    moved, foreign = project(cast), project(cast, "外厂", unit=cast.other_town)
    told(cast, claim(moved))
    with refused(cast.book) as said:
        report(cast, unchanged=[moved, foreign], by=cast.clerk)
    assert said == [
        "陈填报 无权在“东山镇”办理此事，请联系管理员核对任用",
        "“甲厂”本月已有记录，不能报“本月无变化”",
        "“外厂”不是本单位的事项",
    ]


def test_what_moved_in_another_month_or_was_sent_back_is_unchanged_in_this(cast: Cast) -> None:
    january, returned = project(cast), project(cast, "乙厂")
    told(cast, claim(january, occurred_from=date(2023, 1, 31)))
    told(cast, claim(january, "visit_in", occurred_from=MARCH))
    entry = told(cast, claim(returned))
    send_back(entry=entry, reason="不清楚", by=cast.office, at=NOON)
    found = report(cast, unchanged=[january, returned])
    assert Unchanged.objects.filter(report=found).count() == 2


def test_a_confirmed_entry_still_keeps_its_project_from_being_called_unchanged(cast: Cast) -> None:
    subject = project(cast)
    entry = told(cast, claim(subject), by=cast.office)
    confirm(entry=entry, by=cast.head, at=NOON)
    with refused(cast.book) as said:
        report(cast, unchanged=[subject])
    assert said == ["“甲厂”本月已有记录，不能报“本月无变化”"]


def test_a_code_named_project_is_refused_under_its_code_name(cast: Cast) -> None:
    subject = project(cast)
    told(cast, claim(subject))
    give_codename(subject=subject, codename="星火", circle=[], by=cast.office, at=NOON)
    with refused(cast.book) as said:
        report(cast, unchanged=[subject])
    assert said == ["“星火”本月已有记录，不能报“本月无变化”"]


def test_a_report_takes_in_what_is_claimed_by_the_months_end_and_not_yet_confirmed(
    cast: Cast,
) -> None:
    subject = project(cast)
    late = told(cast, claim(subject, "talks", occurred_from=date(2023, 1, 5)))
    own = told(cast, claim(subject, "review_passed"))
    told(cast, claim(subject, "contract", occurred_from=MARCH))  # next month's
    returned = told(cast, claim(subject, "registered"))
    send_back(entry=returned, reason="不清楚", by=cast.office, at=NOON)
    elsewhere = project(cast, "外厂", unit=cast.other_town)
    told(cast, claim(elsewhere), by=cast.other_clerk)
    begin_opening(book=cast.book, by=cast.office, at=NOON)
    told(cast, claim(subject, "project_filed", opening=True, known_on=FEBRUARY))
    assert set(entries_to_confirm(cast.town, FEBRUARY)) == {late, own}
    assert confirmed(report(cast)) == {late, own}
    assert not entries_to_confirm(cast.town, FEBRUARY)


def test_a_report_confirms_what_was_recorded_on_behalf_so_that_it_can_be_verified(
    cast: Cast,
) -> None:
    entry = proven(cast, told(cast, claim(project(cast)), by=cast.office))
    report(cast)
    verify(entry=entry, grade="B", by=cast.second_office, at=NOON)
    assert counting(entry) == (True, True)


def test_the_units_yes_to_one_entry_leaves_its_trace(cast: Cast) -> None:
    entry = told(cast, claim(project(cast)), by=cast.office)
    row = confirm(entry=entry, by=cast.head, at=days_on(1))
    assert (row.entry, row.report, row.by) == (entry, None, cast.head)
    assert last_line(cast.book).action == "entry.confirm"
    assert in_order(cast.book)
    with refused(cast.book) as said:
        confirm(entry=Entry.objects.get(pk=entry.pk), by=cast.head, at=days_on(1))
    assert said == ["该记录已经确认"]
    assert Confirmation.objects.count() == 1


def test_only_the_head_confirms_and_only_what_was_recorded_on_behalf(cast: Cast) -> None:
    entry = told(cast, claim(project(cast)))
    with refused(cast.book) as said:
        confirm(entry=entry, by=cast.clerk, at=NOON)
    assert said == [
        "陈填报 无权在“东山镇”办理此事，请联系管理员核对任用",
        "该记录不是代录，随月报一并确认即可",
    ]


def test_the_stamped_sheet_is_put_beside_its_report_once(cast: Cast) -> None:
    found, sheet = report(cast), paper(cast, "statistics_reply")
    row = add_scan(report=found, document=sheet, by=cast.head, at=NOON)
    assert (row.document, last_line(cast.book).action) == (sheet, "month.scan")
    assert in_order(cast.book)
    with refused(cast.book) as said:
        add_scan(report=found, document=sheet, by=cast.head, at=NOON)
    assert said == ["这份盖章件已附在该月报后"]
    foreign = paper(cast, unit=cast.other_district_town, by=cast.other_office)
    with refused(cast.book) as said:
        add_scan(report=found, document=foreign, by=cast.clerk, at=NOON)
    assert said == [
        "陈填报 无权在“东山镇”办理此事，请联系管理员核对任用",
        "本账套没有这份资料，请先上传",
    ]
    assert MonthScan.objects.count() == 1


@pytest.mark.parametrize(
    ("reported", "today", "late"),
    [
        (date(2023, 3, 5), date(2023, 3, 9), False),
        (date(2023, 3, 6), date(2023, 3, 9), True),
        (None, date(2023, 3, 5), False),
        (None, date(2023, 3, 6), True),
    ],
)
def test_late_is_no_report_by_the_rulebooks_day(
    cast: Cast, reported: date | None, today: date, late: bool
) -> None:
    due = date(2023, 3, 5)
    if reported:
        at = NOON.replace(day=reported.day, hour=23, minute=59)
        report(cast, at=at)
    (found,) = punctuality([cast.town], FEBRUARY, due_on=due, today=today)
    assert (found.unit, found.report is not None) == (cast.town, reported is not None)
    assert found.is_late is late


def test_the_day_is_the_rulebooks(cast: Cast) -> None:
    assert due_day(cast.book, FEBRUARY) is None
    load(book=cast.book, text=shipped("default").text, by=cast.office, at=NOON)
    assert due_day(cast.book, FEBRUARY) == date(2023, 3, 5)
    assert due_day(cast.book, date(2023, 12, 31)) == date(2024, 1, 5)


def test_a_report_that_was_made_is_seen_for_its_own_month_only(cast: Cast) -> None:
    report(cast, at=NOON + timedelta(hours=1))
    due, today = date(2023, 2, 5), MARCH
    found = punctuality([cast.town, cast.park], date(2023, 1, 9), due_on=due, today=today)
    assert [(row.unit, row.report, row.is_late) for row in found] == [
        (cast.town, None, True),
        (cast.park, None, True),
    ]


def test_a_unit_owes_the_months_in_which_it_had_a_head_or_entries(cast: Cast) -> None:
    """The town has its head from 1 March; the park has none, and records in April."""
    february, march, april = FEBRUARY, MARCH, date(2023, 4, 1)
    park = project(cast, "园厂", unit=cast.park)
    told(cast, claim(park), by=cast.park_clerk, at=days_on(31))
    assert [list(reporting(cast.book, month)) for month in (february, march, april)] == [
        [],
        [cast.town],
        [cast.park, cast.town],
    ]
    dismiss(appointment=cast.head.appointments.get(), by=cast.admin, at=days_on(35))
    assert list(reporting(cast.book, april)) == [cast.park, cast.town]
    assert list(reporting(cast.book, date(2023, 5, 1))) == [cast.park]


def test_a_unit_closed_within_the_month_owes_it_no_more(cast: Cast) -> None:
    person("west-head", "西镇长", cast.other_town, Role.HEAD)
    for unit, closed_on in ((cast.town, date(2023, 3, 31)), (cast.other_town, date(2023, 4, 1))):
        close_unit(
            unit=unit,
            successors={cast.park: 10_000},
            closed_on=closed_on,
            reason="撤镇并区",
            by=cast.admin,
            at=days_on(40),
        )
    assert list(reporting(cast.book, MARCH)) == [cast.other_town]


def test_the_sheet_says_what_would_be_reported_and_then_what_was(cast: Cast) -> None:
    load(book=cast.book, text=shipped("default").text, by=cast.office, at=NOON)
    moving, still, done = project(cast), project(cast, "静厂"), project(cast, "旧厂")
    project(cast, "外厂", unit=cast.other_town)
    revise(subject=done, is_open=False, reason="办结", by=cast.office, at=NOON)
    entry = told(cast, claim(moving, occurred_from=MARCH))
    before = sheet(cast.town, MARCH, date(2023, 4, 6))
    assert (before.report, before.entries, before.still) == (None, (entry,), (still,))
    assert (before.due_on, before.is_late) == (date(2023, 4, 5), True)
    made = report(cast, month=MARCH, unchanged=[still], at=days_on(30))
    scan = paper(cast, "month_report_scan", at=days_on(30))
    row = add_scan(report=made, document=scan, by=cast.head, at=days_on(30))
    later = told(cast, claim(still, occurred_from=MARCH), at=days_on(31))
    after = sheet(cast.town, MARCH, date(2023, 4, 6))
    assert (after.report, after.entries, after.still) == (made, (entry,), (still,))
    assert (after.scans, after.is_late) == ((row,), False)
    assert sheet(cast.town, date(2023, 4, 1), date(2023, 4, 6)).entries == (later,)


def test_what_a_unit_did_not_owe_is_not_late(cast: Cast) -> None:
    load(book=cast.book, text=shipped("default").text, by=cast.office, at=NOON)
    person("west-head", "西镇长", cast.other_town, Role.HEAD)
    found = sheet(cast.other_town, FEBRUARY, date(2023, 4, 6))
    assert (found.due_on, found.is_late) == (date(2023, 3, 5), False)
    assert sheet(cast.other_town, MARCH, date(2023, 4, 6)).is_late
