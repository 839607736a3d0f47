"""Rows that may mean a project of the book: asked, decided once, and not asked again."""

from __future__ import annotations

from datetime import date

import pytest
from importing import (
    HEADS,
    ROWS,
    applied,
    checked_again,
    handed_in,
    ledger,
    outcomes,
    reasons,
    rows_of,
)

from acting import claim, days_on, project, told
from conftest import NOON, Cast
from luodi.intake.workbooks.actions.deciding import answer, decide, decide_all, teach
from luodi.intake.workbooks.actions.working import start_reading, work
from luodi.intake.workbooks.models import Layout, Recognition
from luodi.intake.workbooks.rules.saying import Choice
from luodi.kernel.refusal import Refused
from luodi.records.enterprises.actions import register as register_firm
from luodi.records.enterprises.models import Enterprise
from luodi.records.ledger.models import Entry
from luodi.records.projects.actions import register
from luodi.records.projects.models import Project
from luodi.records.subjects.actions import give_codename, revise
from luodi.records.subjects.models import Subject

pytestmark = pytest.mark.django_db
ALIKE = (1, "新材料科技产业园", "", 1000, date(2022, 3, 5), None)


def projects() -> set[str]:
    return set(Subject.objects.filter(type="project").values_list("name", flat=True))


def test_a_name_that_only_looks_alike_is_asked_with_its_candidates(cast: Cast) -> None:
    known = project(cast, "新材料产业园")
    batch = handed_in(cast, ledger(ALIKE))
    (row,) = rows_of(batch)
    assert row.outcome == "DOUBTFUL"
    (candidate,) = row.candidates
    assert (candidate["subject"], candidate["shown"], candidate["unit"]) == (
        known.pk,
        "新材料产业园",
        "东山镇",
    )
    assert 0.7 <= candidate["score"] < 1


def test_the_one_that_is_meant_gets_the_entries(cast: Cast) -> None:
    known = project(cast, "新材料产业园")
    batch = handed_in(cast, ledger(ALIKE))
    decide(row=rows_of(batch)[0], choice=Choice(candidate=0), by=cast.clerk, at=NOON)
    applied(checked_again(batch))
    assert projects() == {"新材料产业园"}
    assert set(Entry.objects.values_list("subject", flat=True)) == {known.pk}


def test_a_new_one_beside_it_is_registered(cast: Cast) -> None:
    project(cast, "新材料产业园")
    batch = handed_in(cast, ledger(ALIKE))
    decide(row=rows_of(batch)[0], choice=Choice("NEW"), by=cast.clerk, at=NOON)
    applied(checked_again(batch))
    assert projects() == {"新材料产业园", "新材料科技产业园"}


def test_what_was_decided_once_is_not_asked_again(cast: Cast) -> None:
    known = project(cast, "新材料产业园")
    batch = handed_in(cast, ledger(ALIKE))
    decide(row=rows_of(batch)[0], choice=Choice(candidate=0), by=cast.clerk, at=NOON)
    assert Recognition.objects.get().subject == known
    again = handed_in(cast, ledger(ALIKE), at=days_on(1))
    assert outcomes(again) == ["CHANGED"]
    other_layout = ("项目名称", "总投资（亿元）")
    asked = handed_in(cast, ledger(("新材料科技产业园", 1), heads=other_layout), at=days_on(1))
    assert outcomes(asked) == ["DOUBTFUL"], "another layout is another ledger"


def test_a_row_left_out_leaves_nothing(cast: Cast) -> None:
    batch = handed_in(cast, ledger(*ROWS))
    decide(row=rows_of(batch)[1], choice=Choice("SKIP"), by=cast.clerk, at=NOON)
    applied(checked_again(batch))
    assert projects() == {"光电产业园项目", "年产10万吨铝材项目"}


def test_the_same_project_twice_in_one_table_is_asked(cast: Cast) -> None:
    batch = handed_in(cast, ledger(ROWS[0], (2, "光电产业园", "", 12000, None, None)))
    assert outcomes(batch) == ["NEW", "DOUBTFUL"]
    second = rows_of(batch)[1]
    assert second.candidates[0]["like"] == rows_of(batch)[0].pk
    decide(row=second, choice=Choice(candidate=0), by=cast.clerk, at=NOON)
    applied(checked_again(batch))
    assert projects() == {"光电产业园项目"}


def test_phases_and_sizes_of_one_table_are_projects_of_their_own(cast: Cast) -> None:
    names = ("光电厂一期", "光电厂二期", "年产10万吨铝材厂", "年产20万吨铝材厂")
    rows = [(n, name, "", 1000, None, None) for n, name in enumerate(names, start=1)]
    assert set(outcomes(handed_in(cast, ledger(*rows)))) == {"NEW"}


def test_another_investor_under_the_same_name_is_asked(cast: Cast) -> None:
    firm = register_firm(name="近处食品有限公司", unit=cast.town, by=cast.clerk, at=NOON)
    register(name="食品加工厂", unit=cast.town, investor=firm.subject, by=cast.clerk, at=NOON)
    batch = handed_in(cast, ledger(ROWS[1]))
    assert outcomes(batch) == ["DOUBTFUL"]


def test_an_investor_of_the_book_is_not_registered_again(cast: Cast) -> None:
    register_firm(name="远方光电有限责任公司", unit=cast.other_town, by=cast.office, at=NOON)
    register_firm(name="远方食品集团有限公司", unit=cast.other_town, by=cast.office, at=NOON)
    batch = applied(handed_in(cast, ledger()))
    names = set(Enterprise.objects.values_list("subject__name", flat=True))
    assert names == {"远方光电有限责任公司", "远方食品集团有限公司", "远方铝业有限公司"}
    assert "相近" in rows_of(batch)[1].notes[0]["text"]


def test_a_project_of_another_town_is_neither_shown_nor_doubled(cast: Cast) -> None:
    project(cast, "新材料产业园", unit=cast.other_town)
    project(cast, "光电产业园", unit=cast.other_town)
    batch = handed_in(cast, ledger(ALIKE, ROWS[0]))
    assert outcomes(batch) == ["NEW", "DOUBTFUL"]
    assert rows_of(batch)[1].candidates == []
    assert reasons(batch) == ["已有同名项目，由其他单位负责，您无权填报，请与招商办核对"]


def test_a_name_behind_a_code_name_is_told_to_nobody_outside(cast: Cast) -> None:
    hidden = project(cast, "新材料产业园")
    give_codename(subject=hidden, codename="甲一号", circle=[cast.office], by=cast.office, at=NOON)
    (row,) = rows_of(handed_in(cast, ledger(ALIKE)))
    assert (row.outcome, row.candidates) == ("NEW", [])
    inside = handed_in(cast, ledger(ALIKE), unit=cast.office_unit, by=cast.office)
    assert outcomes(inside) == ["DOUBTFUL"]


def test_a_closed_project_is_found_by_its_name_alone(cast: Cast) -> None:
    for name in ("新材料产业园", "光电产业园"):
        closed = project(cast, name)
        revise(subject=closed, is_open=False, reason="不再办理", by=cast.office, at=NOON)
    batch = handed_in(cast, ledger(ALIKE, ROWS[0]))
    assert outcomes(batch) == ["NEW", "REFUSED"]
    assert "该事项已关闭" in reasons(batch)[0]


def test_a_step_of_another_day_is_told_and_not_changed(cast: Cast) -> None:
    told(cast, claim(project(cast, "食品加工厂"), "contract", occurred_from=date(2022, 4, 1)))
    batch = handed_in(cast, ledger((1, "食品加工厂", "", 3000, date(2022, 6, 6), None)))
    assert outcomes(batch) == ["DOUBTFUL"]
    assert "总账已记 2022-04-01" in reasons(batch)[0]


def test_what_a_column_means_is_remembered_for_the_layout(cast: Cast) -> None:
    heads = ("项目名称", "总投资（万元）", "办结")
    content = ledger(("光电厂", 1000, "2022年3月"), heads=heads)
    batch = handed_in(cast, content)
    table = batch.files.get().tables.get()
    assert table.columns[2]["field"] == ""
    teach(table=table, column=3, field="project_filed", measure="", by=cast.clerk, at=NOON)
    assert Layout.objects.get().unit == cast.town
    start_reading(batch, NOON)
    work(batch, cast.clerk, lambda: NOON)
    assert [one["kind"] for one in rows_of(batch)[0].changes] == ["project_filed", "planned_total"]
    again = handed_in(cast, content)
    assert again.files.get().tables.get().columns[2]["field"] == "project_filed"
    elsewhere = handed_in(cast, content, unit=cast.other_town, by=cast.other_clerk)
    assert elsewhere.files.get().tables.get().columns[2]["field"] == ""


def test_what_is_said_for_all_is_kept_and_checked(cast: Cast) -> None:
    batch = handed_in(cast, ledger(), answers={})
    with pytest.raises(Refused, match="请从列出的几项里选一项"):
        answer(batch=batch, answers={"nature": "GOLD"}, by=cast.clerk, at=NOON)
    said = {"nature": "FIXED_ASSETS", "origin": "PROVINCE_OUT"}
    answer(batch=batch, answers=said, by=cast.clerk, at=NOON)
    assert outcomes(checked_again(batch)) == ["NEW", "NEW", "NEW"]


def test_an_answer_that_is_none_of_those_offered_is_refused(cast: Cast) -> None:
    row = rows_of(handed_in(cast, ledger()))[0]
    for choice in (Choice("PERHAPS"), Choice(candidate=3)):
        with pytest.raises(Refused, match="请从列出的几项里选一项"):
            decide(row=row, choice=choice, by=cast.clerk, at=NOON)


def test_nobody_decides_for_another_unit_or_after_it_is_applied(cast: Cast) -> None:
    batch = handed_in(cast, ledger())
    row = rows_of(batch)[0]
    with pytest.raises(Refused, match="无权在“东山镇”办理此事"):
        decide(row=row, choice=Choice("SKIP"), by=cast.other_clerk, at=NOON)
    applied(batch)
    row = rows_of(batch)[0]
    with pytest.raises(Refused, match="现在不能改"):
        decide(row=row, choice=Choice("SKIP"), by=cast.clerk, at=NOON)


def test_the_heads_of_a_ledger_are_those_of_the_tests(cast: Cast) -> None:
    """Else a test of an unread column would read it."""
    table = handed_in(cast, ledger()).files.get().tables.get()
    assert [one["header"] for one in table.columns] == list(HEADS)


def test_two_projects_of_one_name_are_told_apart_by_their_firms(cast: Cast) -> None:
    rows = (
        (1, "标准厂房", "远方光电有限公司", 1000, None, None),
        (2, "标准厂房", "近处机械有限公司", 2000, None, None),
        (3, "标准厂房", "西北食品有限公司", 3000, None, None),
    )
    batch = handed_in(cast, ledger(*rows))
    assert outcomes(batch) == ["NEW", "DOUBTFUL", "DOUBTFUL"]
    waiting = [row for row in rows_of(batch) if row.outcome == "DOUBTFUL"]
    decide_all(batch=batch, rows=waiting, word="NEW", by=cast.clerk, at=NOON)
    applied(checked_again(batch))
    assert projects() == {
        "标准厂房",
        "标准厂房（近处机械有限公司）",
        "标准厂房（西北食品有限公司）",
    }
    again = handed_in(cast, ledger(*rows), at=days_on(1))
    assert outcomes(again) == ["SAME", "SAME", "SAME"]


def test_of_two_of_one_name_each_is_found_again_by_its_firm(cast: Cast) -> None:
    rows = (
        (1, "标准厂房", "远方光电有限公司", 1000, None, None),
        (2, "标准厂房", "近处机械有限公司", 2000, None, None),
    )
    batch = handed_in(cast, ledger(*rows))
    decide(row=rows_of(batch)[1], choice=Choice("NEW"), by=cast.clerk, at=NOON)
    applied(checked_again(batch))
    newer = ((*rows[0][:3], 1500, None, None), (*rows[1][:3], 2500, None, None))
    assert outcomes(handed_in(cast, ledger(*newer), at=days_on(1))) == ["CHANGED", "CHANGED"]


def test_what_a_ledger_says_of_a_project_otherwise_is_told_and_not_changed(cast: Cast) -> None:
    firm = register_firm(name="近处食品有限公司", unit=cast.town, by=cast.clerk, at=NOON)
    register(
        name="食品加工厂",
        unit=cast.town,
        place="东山镇",
        investor=firm.subject,
        by=cast.clerk,
        at=NOON,
    )
    heads = ("项目名称", "投资方", "建设地点", "总投资（万元）")
    row = ("食品加工厂", "近处食品有限公司", "西河镇", 3000)
    batch = applied(handed_in(cast, ledger(row, heads=heads)))
    assert outcomes(batch) == ["CHANGED"]
    (told,) = rows_of(batch)[0].differing
    assert (told["field"], told["book"], told["workbook"]) == ("place", "东山镇", "西河镇")
    assert Project.objects.get().place == "东山镇"
