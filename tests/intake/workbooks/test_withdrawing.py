"""An applied import taken back as a whole, unless something else was built on it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from importing import ROWS, applied, handed_in, ledger, outcomes

from acting import claim, days_on, in_order, project, proven, refused, told
from conftest import NOON, Cast
from luodi.foundation.history.models import Line
from luodi.intake.workbooks.actions.withdrawing import withdraw
from luodi.intake.workbooks.models import Batch
from luodi.records.enterprises.actions import add_contact, correct
from luodi.records.enterprises.models import Enterprise
from luodi.records.ledger.actions.reviewing import verify
from luodi.records.ledger.models import Entry, Posting, Reversal
from luodi.records.subjects.actions import add_party
from luodi.records.subjects.models import Party, Subject

pytestmark = pytest.mark.django_db
NEWER = "东山镇招商引资项目台账（截至2023年1月31日）"


def taken_back(batch: Batch, cast: Cast) -> Batch:
    return withdraw(batch=batch, reason="导错了文件", by=cast.clerk, at=days_on(1))


def test_its_entries_are_reversed_and_its_projects_closed(cast: Cast) -> None:
    known = project(cast, "食品加工厂")
    batch = taken_back(applied(handed_in(cast, ledger())), cast)
    assert batch.state == Batch.State.WITHDRAWN
    assert Reversal.objects.count() == Entry.objects.count() == 8
    assert not Posting.objects.filter(until_seq=None).exists()
    assert set(Subject.objects.filter(is_open=True, type="project")) == {known}
    line = Line.objects.filter(book=cast.book).latest("seq")
    assert (line.action, line.detail["entries"], line.detail["projects"]) == (
        "workbook.withdraw",
        8,
        2,
    )
    assert in_order(cast.book)


def test_the_same_ledger_can_be_imported_again(cast: Cast) -> None:
    taken_back(applied(handed_in(cast, ledger())), cast)
    again = handed_in(cast, ledger(), at=days_on(2))
    assert outcomes(again) == ["NEW", "NEW", "NEW"]
    applied(again, at=days_on(2))
    open_ones = Subject.objects.filter(type="project", is_open=True).values_list("name", flat=True)
    assert set(open_ones) == {row[1] for row in ROWS}
    assert in_order(cast.book)


def test_a_second_time_and_without_a_reason_it_is_refused(cast: Cast) -> None:
    batch = taken_back(applied(handed_in(cast, ledger())), cast)
    with refused(cast.book) as said:
        withdraw(batch=batch, reason="", by=cast.clerk, at=days_on(1))
    assert said == ["请写明理由", "这批导入没有入账，或者已经撤回"]


def test_who_may_not_reverse_for_the_unit_is_refused(cast: Cast) -> None:
    batch = applied(handed_in(cast, ledger()))
    with refused(cast.book) as said:
        withdraw(batch=batch, reason="导错了", by=cast.other_clerk, at=days_on(1))
    assert "无权在“东山镇”办理此事" in said[0]


def test_an_entry_that_was_judged_keeps_the_import_where_it_is(cast: Cast) -> None:
    batch = applied(handed_in(cast, ledger()))
    entry = Entry.objects.get(kind="contract", subject__name="食品加工厂")
    verify(entry=proven(cast, entry), grade="B", by=cast.office, at=NOON)
    with refused(cast.book) as said:
        taken_back(batch, cast)
    assert said == ["其中有记录已经核定或退回：食品加工厂。请先由招商办撤销，再撤回本批"]


def test_another_entry_on_its_project_keeps_it(cast: Cast) -> None:
    batch = applied(handed_in(cast, ledger()))
    subject = Subject.objects.get(name="食品加工厂")
    told(cast, claim(subject, "ground_break", occurred_from=date(2022, 6, 1)))
    with refused(cast.book) as said:
        taken_back(batch, cast)
    assert said == ["本批登记的项目后来又有了别的记录：食品加工厂。请先红冲那些记录"]


def test_a_difference_recorded_on_its_sums_keeps_it(cast: Cast) -> None:
    project(cast, "光电产业园项目")
    first = applied(handed_in(cast, ledger(ROWS[0])))
    more = (1, "光电产业园项目", "", 12000, date(2022, 3, 5), 1000)
    second = handed_in(cast, ledger(more, title=NEWER), at=days_on(1))
    applied(second, at=days_on(1))
    with refused(cast.book) as said:
        taken_back(first, cast)
    assert said[0].startswith("后来的导入是在本批的累计数上记的差额：光电产业园项目")
    taken_back(second, cast)
    taken_back(first, cast)
    assert Entry.objects.filter(reversal=None).count() == 0


def test_only_what_the_import_brought_is_taken_back(cast: Cast) -> None:
    subject = project(cast, "光电产业园项目")
    kept = told(cast, claim(subject, "talks"))
    taken_back(applied(handed_in(cast, ledger(ROWS[0]))), cast)
    assert list(Entry.objects.filter(reversal=None)) == [kept]
    subject.refresh_from_db()
    assert (subject.is_open, subject.name) == (True, "光电产业园项目")


def test_the_books_sum_is_what_it_was(cast: Cast) -> None:
    subject = project(cast, "光电产业园项目")
    applied(handed_in(cast, ledger(ROWS[0])))
    more = (1, "光电产业园项目", "", 12000, date(2022, 3, 5), 1000)
    second = handed_in(cast, ledger(more, title=NEWER), at=days_on(1))
    taken_back(applied(second, at=days_on(1)), cast)
    standing = Entry.objects.filter(subject=subject, kind="money_in", reversal=None)
    assert [entry.value for entry in standing] == [Decimal(8_000_000)]


def firms(*, is_open: bool = True) -> set[str]:
    rows = Subject.objects.filter(type="enterprise", is_open=is_open)
    return set(rows.values_list("name", flat=True))


CODED = ("项目名称", "投资方", "统一社会信用代码", "总投资（万元）")
CODE = "91350100M000100Y43"


def test_enterprises_that_only_it_brought_go_with_it(cast: Cast) -> None:
    batch = applied(handed_in(cast, ledger()))
    assert len(firms()) == 3
    taken_back(batch, cast)
    assert firms() == set()
    assert all("（导入撤回#" in name for name in firms(is_open=False))
    assert Line.objects.filter(book=cast.book).latest("seq").detail["firms"] == 3
    assert in_order(cast.book)
    again = applied(handed_in(cast, ledger(), at=days_on(2)), at=days_on(2))
    assert again.state == Batch.State.APPLIED
    assert firms() == {row[2] for row in ROWS}


def test_an_enterprise_to_which_something_else_refers_stays(cast: Cast) -> None:
    batch = applied(handed_in(cast, ledger()))
    other = project(cast, "另一个厂")
    bound, spoken_for, corrected = Subject.objects.filter(type="enterprise").order_by("pk")
    add_party(
        subject=other,
        enterprise=bound,
        role=Party.Role.INVESTOR,
        by=cast.clerk,
        at=days_on(1),
    )
    add_contact(enterprise=spoken_for.enterprise, name="王某", by=cast.clerk, at=days_on(1))
    correct(
        enterprise=corrected.enterprise, place="福建", reason="补上", by=cast.clerk, at=days_on(1)
    )
    taken_back(batch, cast)
    assert firms() == {bound.name, spoken_for.name, corrected.name}
    assert in_order(cast.book)


def test_the_code_of_an_enterprise_that_went_is_free_again(cast: Cast) -> None:
    content = ledger(("光电厂", "远方光电有限公司", CODE, 1000), heads=CODED)
    taken_back(applied(handed_in(cast, content)), cast)
    assert not Enterprise.objects.filter(credit_code=CODE).exists()
    applied(handed_in(cast, content, at=days_on(2)), at=days_on(2))
    assert Enterprise.objects.get(credit_code=CODE).subject.name == "远方光电有限公司"
    assert in_order(cast.book)
