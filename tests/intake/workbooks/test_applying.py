"""An import applied: all of it or nothing, once, and never what the book has already."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from importing import (
    HEADS,
    ROWS,
    applied,
    apply_plan,
    checked_again,
    handed_in,
    ledger,
    outcomes,
    reasons,
    rows_of,
)

from acting import claim, days_on, in_order, money_in, project, refused, stored, told
from conftest import NOON, Cast
from luodi.foundation.history.models import Line
from luodi.foundation.people.models import Appointment
from luodi.intake.workbooks.actions.applying import apply
from luodi.intake.workbooks.actions.deciding import decide
from luodi.intake.workbooks.actions.drafting import draft
from luodi.intake.workbooks.actions.planning import plan_of
from luodi.intake.workbooks.actions.receiving import discard, receive
from luodi.intake.workbooks.actions.working import Work, start_applying
from luodi.intake.workbooks.models import Batch
from luodi.intake.workbooks.queries.staged import location
from luodi.intake.workbooks.rules.kept import reasons_again
from luodi.intake.workbooks.rules.saying import Arrived, Choice
from luodi.records.enterprises.actions import register as register_firm
from luodi.records.ledger.actions.correcting import reclassify
from luodi.records.ledger.actions.evidence import hand_in
from luodi.records.ledger.actions.periods import begin_opening
from luodi.records.ledger.actions.reviewing import send_back
from luodi.records.ledger.models import Entry, Pending
from luodi.records.library.models import Document
from luodi.records.library.rules import Paper
from luodi.records.projects.actions import register
from luodi.records.projects.models import Project
from luodi.records.subjects.models import Party, Subject
from luodi.records.subjects.rules import Classing, Part

pytestmark = pytest.mark.django_db


def projects() -> set[str]:
    return set(Subject.objects.filter(type="project").values_list("name", flat=True))


def sums(name: str, kind: str) -> list[Decimal | None]:
    rows = Entry.objects.filter(subject__name=name, kind=kind, reversal=None)
    return list(rows.order_by("pk").values_list("value", flat=True))


def test_a_ledger_becomes_projects_and_entries_that_remember_their_cells(cast: Cast) -> None:
    batch = applied(handed_in(cast, ledger()))
    assert reasons(batch) == []
    assert outcomes(batch) == ["NEW", "NEW", "NEW"]
    assert batch.state == batch.State.APPLIED
    assert Project.objects.count() == 3
    entry = Entry.objects.get(subject__name="光电产业园项目", kind="money_in")
    assert (entry.value, entry.sheet, entry.row, entry.cell) == (
        Decimal(8_000_000),
        "台账",
        3,
        "F3",
    )
    assert (entry.source, entry.reported_by) == ("IMPORT", cast.town)
    assert entry.batch == f"{batch.pk}-1 台账1.xlsx"
    assert in_order(cast.book)


def test_it_is_one_act_with_its_files_kept_and_its_investors_bound(cast: Cast) -> None:
    before = Line.objects.filter(book=cast.book).count()
    batch = applied(handed_in(cast, ledger()))
    lines = Line.objects.filter(book=cast.book).order_by("seq")
    assert lines.count() == before + 1
    line = lines[before]
    assert (line.action, line.topic, line.by) == (
        "workbook.apply",
        f"import:{batch.pk}",
        cast.clerk,
    )
    assert line.detail == {"entries": 8, "projects": 3}
    assert Document.objects.get().content == batch.files.get().content
    names = Party.objects.values_list("subject__name", "enterprise__name", "role")
    assert ("食品加工厂", "远方食品有限公司", "INVESTOR") in set(names)


def test_the_same_file_again_changes_nothing(cast: Cast) -> None:
    applied(handed_in(cast, ledger()))
    before = stored(cast.book)
    again = handed_in(cast, ledger(), at=days_on(1))
    assert outcomes(again) == ["SAME", "SAME", "SAME"]
    assert start_applying(again, days_on(1))
    again.refresh_from_db()
    plan = plan_of(again, by=cast.clerk, today=days_on(1).date())
    with refused(cast.book) as said:
        apply_plan(again, plan, by=cast.clerk, at=days_on(1))
    assert said == ["没有要入账的内容：总账里都有了，或者都还没有定"]
    assert {**stored(cast.book), "lines": 0} == {**before, "lines": 0}


def test_a_newer_file_records_only_the_difference(cast: Cast) -> None:
    applied(handed_in(cast, ledger()))
    newer = ledger(
        (1, "光电产业园", "远方光电有限公司", 12000, date(2022, 3, 5), 1000),
        (2, "食品加工厂", "远方食品有限公司", 3500, date(2022, 4, 6), 500),
        title="东山镇招商引资项目台账（截至2023年1月31日）",
    )
    batch = applied(handed_in(cast, newer, at=days_on(1)), at=days_on(1))
    assert outcomes(batch) == ["CHANGED", "CHANGED"]
    assert sums("光电产业园项目", "money_in") == [8_000_000, 2_000_000]
    assert sums("食品加工厂", "planned_total") == [30_000_000, 35_000_000]
    difference = Entry.objects.filter(kind="money_in").latest("pk")
    assert (difference.occurred_from, difference.occurred_to) == (
        date(2023, 1, 1),
        date(2023, 1, 31),
    )
    assert "本次记差额" in difference.said
    assert projects() == {row[1] for row in ROWS}
    assert in_order(cast.book)


def test_a_sum_smaller_than_the_books_is_asked_and_never_overwritten(cast: Cast) -> None:
    applied(handed_in(cast, ledger()))
    smaller = ledger(
        (1, "光电产业园项目", "远方光电有限公司", 13000, date(2022, 3, 5), 700),
        title="台账（截至2023年1月31日）",
    )
    batch = handed_in(cast, smaller, at=days_on(1))
    assert outcomes(batch) == ["DOUBTFUL"]
    assert reasons(batch) == [
        "F3“到位资金”写的是“700”：台账累计 700万元，比总账已有的 800万元 少；请核对是哪边错了"
    ]
    row = rows_of(batch)[0]
    decide(row=row, choice=Choice("REST"), by=cast.clerk, at=days_on(1))
    applied(checked_again(batch, at=days_on(1)), at=days_on(1))
    assert sums("光电产业园项目", "money_in") == [8_000_000]
    assert sums("光电产业园项目", "planned_total") == [120_000_000, 130_000_000]


def test_months_are_recorded_once_and_left_out_of_the_sum(cast: Cast) -> None:
    heads = ("项目名称", "本月完成投资（万元）", "累计完成投资（万元）")
    june = ledger(("光电厂", 100, 900), heads=heads, title="台账（截至2022年6月30日）")
    july = ledger(("光电厂", 150, 1050), heads=heads, title="台账（截至2022年7月31日）")
    batch = applied(handed_in(cast, july, june))
    assert reasons(batch) == []
    assert sums("光电厂", "investment_done") == [1_000_000, 8_000_000, 1_500_000]
    rows = Entry.objects.filter(kind="investment_done").order_by("covers_to")
    assert [row.covers_to for row in rows] == [
        date(2022, 5, 31),
        date(2022, 6, 30),
        date(2022, 7, 31),
    ]
    again = handed_in(cast, june, july)
    assert set(outcomes(again)) == {"SAME"}


def test_while_the_book_is_opened_sums_are_opening_balances(cast: Cast) -> None:
    begin_opening(book=cast.book, by=cast.office, at=NOON)
    applied(handed_in(cast, ledger()))
    entry = Entry.objects.get(subject__name="光电产业园项目", kind="money_in")
    assert entry.opening
    assert entry.known_on == date(2022, 12, 31)
    assert entry.occurred_from.year < entry.occurred_to.year, "a sum without days is of no period"


def test_what_no_column_says_is_asked_once_for_all(cast: Cast) -> None:
    batch = handed_in(cast, ledger(), answers={})
    assert outcomes(batch) == ["DOUBTFUL", "DOUBTFUL", "NEW"]
    assert set(reasons(batch)) == {"到位资金的性质，请在上面选定", "到位资金从哪里来，请在上面选定"}


def test_a_refused_cell_names_itself_and_the_rest_can_be_recorded(cast: Cast) -> None:
    heads = ("项目名称", "项目状态", "总投资（万元）")
    batch = handed_in(cast, ledger(("光电厂", "改作他用", 1000), heads=heads))
    assert outcomes(batch) == ["DOUBTFUL"]
    assert "B3，写的是“改作他用”" in reasons(batch)[0]
    decide(row=rows_of(batch)[0], choice=Choice("REST"), by=cast.clerk, at=NOON)
    applied(checked_again(batch))
    assert sums("光电厂", "planned_total") == [10_000_000]
    assert not Entry.objects.filter(kind="stopped").exists()


def test_a_unit_that_the_book_does_not_have_is_named(cast: Cast) -> None:
    heads = (*HEADS, "责任单位")
    batch = handed_in(cast, ledger((*ROWS[0], "南山镇"), heads=heads))
    assert outcomes(batch) == ["REFUSED"]
    assert reasons(batch) == ["单位名单里没有“南山镇”，请改成名单里的名称"]


def test_a_clerk_records_for_no_other_unit_and_the_office_for_each(cast: Cast) -> None:
    heads = (*HEADS, "责任单位")
    content = ledger((*ROWS[0], "西河镇"), (*ROWS[1], "东山镇"), heads=heads)
    batch = handed_in(cast, content)
    assert outcomes(batch) == ["REFUSED", "NEW"]
    assert "无权在“西河镇”办理此事" in reasons(batch)[0]
    of_office = handed_in(cast, content, unit=cast.office_unit, by=cast.office)
    applied(of_office)
    units = Subject.objects.filter(type="project").values_list("name", "unit__name")
    assert set(units) == {("光电产业园项目", "西河镇"), ("食品加工厂", "东山镇")}


def test_who_may_not_record_for_the_unit_hands_nothing_in(cast: Cast) -> None:
    with refused(cast.book) as said:
        receive(unit=cast.other_town, files=[Arrived("a.xlsx", ledger())], by=cast.clerk, at=NOON)
    assert "无权在“西河镇”办理此事" in said[0]
    assert not Batch.objects.exists()


def test_the_second_of_two_who_apply_is_refused(cast: Cast) -> None:
    batch = handed_in(cast, ledger())
    plan = plan_of(batch, by=cast.clerk, today=NOON.date())
    apply_plan(batch, plan, by=cast.clerk, at=NOON)
    with refused(cast.book) as said:
        apply_plan(batch, plan, by=cast.head, at=NOON)
    assert said == ["这批导入现在不能入账：已经入账、放弃，或者还没有读完"]
    assert not start_applying(batch, NOON)


def test_a_book_that_moved_under_the_rows_is_looked_at_again(cast: Cast) -> None:
    batch = handed_in(cast, ledger())
    plan = plan_of(batch, by=cast.clerk, today=NOON.date())
    project(cast, "食品加工厂")
    with refused(cast.book) as said:
        apply_plan(batch, plan, by=cast.clerk, at=NOON)
    assert said == ["核对之后总账又有变动，已按现在的总账重新核对，请再看一遍再入账"]
    applied(batch)
    assert batch.state == Batch.State.READY
    assert str(reasons_again(batch.troubles)[0]) == said[0]
    assert outcomes(batch) == ["NEW", "CHANGED", "NEW"]
    applied(batch)
    assert projects() == {row[1] for row in ROWS}


def test_an_entry_that_came_in_between_keeps_a_plan_from_being_applied(cast: Cast) -> None:
    subject = project(cast, "光电产业园项目")
    batch = handed_in(cast, ledger(ROWS[0]))
    plan = plan_of(batch, by=cast.clerk, today=NOON.date())
    told(cast, money_in(subject, 8_000_000))
    with refused(cast.book) as said:
        apply_plan(batch, plan, by=cast.clerk, at=NOON)
    assert said == ["核对之后总账又有变动，已按现在的总账重新核对，请再看一遍再入账"]


def a_project_named(cast: Cast) -> None:
    project(cast, "食品加工厂")


def a_firm_named(cast: Cast) -> None:
    register_firm(name="远方铝业有限公司", unit=cast.other_town, by=cast.office, at=NOON)


def a_return(cast: Cast) -> None:
    entry = Entry.objects.get(subject__name="光电产业园项目")
    send_back(entry=entry, reason="日期不清", by=cast.office, at=NOON)


def another_class(cast: Cast) -> None:
    parts = (Part(cast.town.pk, "INTRODUCING", 7_000), Part(cast.park.pk, "LANDING", 3_000))
    reclassify(
        subject=Subject.objects.get(name="光电产业园项目"),
        classing=Classing(parts=parts),
        reason="共享",
        by=cast.office,
        at=NOON,
    )


def a_document(cast: Cast) -> None:
    entry = Entry.objects.get(subject__name="光电产业园项目")
    paper_ = Paper(b"minutes", "谈话.txt", "talks_record")
    hand_in(entry=entry, paper=paper_, by=cast.clerk, at=NOON)


def an_opening(cast: Cast) -> None:
    begin_opening(book=cast.book, by=cast.office, at=NOON)


@pytest.mark.parametrize(
    "meanwhile",
    [a_project_named, a_firm_named, a_return, another_class, a_document, an_opening],
    ids=lambda deed: deed.__name__,
)
def test_whatever_a_plan_builds_on_has_not_moved_when_it_is_applied(
    cast: Cast, meanwhile: Callable[[Cast], None]
) -> None:
    told(cast, claim(project(cast, "光电产业园项目")))
    batch = handed_in(cast, ledger())
    plan = plan_of(batch, by=cast.clerk, today=NOON.date())
    drafted = draft(batch, plan, by=cast.clerk, at=NOON)
    meanwhile(cast)
    with refused(cast.book) as said:
        apply(batch=batch, drafted=drafted, by=cast.clerk, at=NOON)
    assert said == ["核对之后总账又有变动，已按现在的总账重新核对，请再看一遍再入账"]
    applied(batch)
    if batch.state == Batch.State.READY:  # the rows ended otherwise than was shown
        applied(batch)
    assert batch.state == Batch.State.APPLIED
    assert in_order(cast.book)


def test_a_plan_is_of_its_day(cast: Cast) -> None:
    batch = handed_in(cast, ledger())
    plan = plan_of(batch, by=cast.clerk, today=NOON.date())
    with refused(cast.book) as said:
        apply_plan(batch, plan, by=cast.clerk, at=days_on(1))
    assert said[0].startswith("核对之后总账又有变动")


def test_what_was_laid_ready_stands_on_the_chain_under_whatever_number_it_gets(cast: Cast) -> None:
    known = project(cast, "光电产业园项目")
    told(cast, money_in(known, 1_000_000))
    batch = handed_in(cast, ledger())
    plan = plan_of(batch, by=cast.clerk, today=NOON.date())
    drafted = draft(batch, plan, by=cast.clerk, at=NOON)
    for number in range(3):
        register(name=f"另一个厂{number}", unit=cast.other_town, by=cast.office, at=days_on(0))
    later = NOON + timedelta(minutes=7)
    apply(batch=batch, drafted=drafted, by=cast.clerk, at=later)
    assert batch.seq == plan.seq + 4
    entries = Entry.objects.filter(source="IMPORT")
    assert set(entries.values_list("seq", "recorded_at")) == {(batch.seq, later)}
    waiting = Pending.objects.filter(entry__source="IMPORT")
    assert set(waiting.values_list("seq", "recorded_at")) == {(batch.seq, later)}
    assert in_order(cast.book)


def test_who_may_no_longer_record_applies_nothing(cast: Cast) -> None:
    batch = handed_in(cast, ledger())
    plan = plan_of(batch, by=cast.clerk, today=NOON.date())
    drafted = draft(batch, plan, by=cast.clerk, at=NOON)
    Appointment.objects.filter(account=cast.clerk).update(ended_at=NOON)
    with refused(cast.book) as said:
        apply(batch=batch, drafted=drafted, by=cast.clerk, at=NOON)
    assert "无权" in said[0]


def test_a_book_that_moved_elsewhere_does_not_matter(cast: Cast) -> None:
    batch = handed_in(cast, ledger())
    plan = plan_of(batch, by=cast.clerk, today=NOON.date())
    register(name="另一个厂", unit=cast.other_town, by=cast.office, at=NOON)
    apply_plan(batch, plan, by=cast.clerk, at=NOON)
    assert Project.objects.count() == 4


def test_a_dropped_import_leaves_nothing(cast: Cast) -> None:
    batch = handed_in(cast, ledger())
    discard(batch=batch, by=cast.clerk, at=NOON)
    batch.refresh_from_db()
    assert batch.state == Batch.State.DISCARDED
    assert rows_of(batch) == []
    assert not start_applying(batch, NOON)
    assert projects() == set()


def test_an_import_that_is_dropped_while_it_is_read_stays_dropped(cast: Cast) -> None:
    batch = handed_in(cast, ledger())
    Batch.objects.filter(pk=batch.pk).update(state=Batch.State.READING)
    batch.refresh_from_db()
    reading = Work(batch, cast.clerk, lambda: NOON, lambda *_: None)
    discard(batch=batch, by=cast.clerk, at=NOON)
    reading.read_files()
    reading.check()
    batch.refresh_from_db()
    assert batch.state == Batch.State.DISCARDED


def test_a_file_lies_in_the_library_alone_once_it_is_applied(
    cast: Cast, django_capture_on_commit_callbacks: Any
) -> None:
    batch = handed_in(cast, ledger())
    waiting = Path(settings.MEDIA_ROOT) / batch.files.get().path
    assert waiting.is_file()
    with django_capture_on_commit_callbacks(execute=True):
        applied(batch)
    assert not waiting.exists()
    assert location(batch.files.get()).read_bytes() == ledger_bytes(batch)


def ledger_bytes(batch: Batch) -> bytes:
    document = Document.objects.get()
    return (Path(settings.MEDIA_ROOT) / document.path).read_bytes()


def test_columns_of_months_are_of_their_own_months(cast: Cast) -> None:
    heads = ("项目名称", "1月完成投资（万元）", "2月完成投资（万元）", "11月完成投资（万元）")
    content = ledger(("光电厂", 10, 20, 30), heads=heads, title="台账（截至2022年12月31日）")
    applied(handed_in(cast, content))
    rows = Entry.objects.filter(kind="investment_done").order_by("covers_from")
    assert [(row.covers_from.month, row.value) for row in rows if row.covers_from] == [
        (1, Decimal(100_000)),
        (2, Decimal(200_000)),
        (11, Decimal(300_000)),
    ]


def test_a_month_that_the_tables_day_has_not_reached_is_asked(cast: Cast) -> None:
    heads = ("项目名称", "11月完成投资（万元）")
    content = ledger(("光电厂", 30), heads=heads, title="台账（截至2022年6月30日）")
    batch = handed_in(cast, content)
    assert outcomes(batch) == ["DOUBTFUL"]
    assert "不知道是哪个月的数" in reasons(batch)[0]
