"""Sentences in a cell yield only what has happened, and plans as plans."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from luodi.intake.workbooks.rules.clauses import Fact, facts_in
from luodi.kernel.readings import Certainty

TODAY = date(2023, 7, 10)


def facts(text: str) -> dict[str, Fact]:
    return {fact.field: fact for fact in facts_in(text, None, TODAY)}


def test_several_facts_in_one_cell_are_told_apart() -> None:
    found = facts("2023年3月开工,已完成投资2000万元")
    assert set(found) == {"started", "done_to_date"}
    days = found["started"].days
    assert days is not None
    assert (days.first, days.last) == (date(2023, 3, 1), date(2023, 3, 31))
    assert found["done_to_date"].amount == Decimal(20_000_000)


@pytest.mark.parametrize(
    ("text", "happened"),
    [
        ("已办理备案、环评，正在办理施工许可", {"project_filed", "env_approved"}),
        ("已完成备案、正在办理环评", {"project_filed"}),
        ("1.已完成备案；2.正在办理环评；3.预计6月开工", {"project_filed"}),
        ("项目于2023年4月15日取得施工许可证", {"construction_permit"}),
        ("正在进行主体施工", {"started"}),
        ("主体已封顶，预计10月投产", {"started"}),
        ("2022年8月开工建设，2023年5月停工", {"started", "stopped"}),
        ("已签订框架协议", {"agreement"}),
        ("已取得建设工程规划许可证", {"planning_permit"}),
        ("已投产", {"production"}),
    ],
)
def test_what_has_happened_is_a_step(text: str, happened: set[str]) -> None:
    assert set(facts(text)) == happened


@pytest.mark.parametrize(
    "text",
    [
        "尚未开工",
        "未备案",
        "备案完成后开工建设",
        "2023年6月前完成备案",
        "需到位资金5000万元",
        "正在进行主体施工图设计",
        "正在进行设备采购",
        "正在建设用地报批",
        "土地摘牌后可开工",
        "未取得施工许可证",
        "尚未办理完成立项备案",
        "待土地摘牌后开工建设",
        "加快推进项目开工建设",
        "正在办理施工许可证",
        "力争年底投产",
        "计划完成投资2000万元",
        "项目建成后可实现产值3亿元",
        "举行开工仪式前的准备",
        "厂房已建成",
        "一期已投产",
        "建用地规划许可证已取得",
        "已缴纳土地出让金",
        "已签订设备采购合同",
        "协调解决停工问题，现已复工",
        "具备开工条件",
    ],
)
def test_wishes_negations_and_parts_of_the_project_are_no_steps(text: str) -> None:
    assert facts(text) == {}


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("计划2024年3月开工", "start_planned"),
        ("预计2023年12月竣工", "completion_planned"),
        ("力争2024年6月建成投产", "production_planned"),
        ("2024年3月开工", "start_planned"),
        ("应于2023年3月开工", "start_planned"),
    ],
)
def test_a_planned_day_is_a_plan_and_a_day_ahead_is_one_too(text: str, field: str) -> None:
    assert facts(text)[field].certainty is Certainty.PLANNED
    assert not set(facts(text)) & {"started", "completed", "production"}


@pytest.mark.parametrize(
    ("text", "field", "yuan"),
    [
        ("累计完成投资1.2亿元", "done_to_date", "120000000"),
        ("今年完成投资3000万元", "done_year", "30000000"),
        ("本月完成投资500万元", "done_month", "5000000"),
        ("1-6月完成投资800万元", "done_year", "8000000"),
        ("累计到位资金5000万元", "money_in_to_date", "50000000"),
    ],
)
def test_an_amount_goes_with_the_words_about_its_time(text: str, field: str, yuan: str) -> None:
    assert facts(text)[field].amount == Decimal(yuan)


def test_a_hedged_amount_keeps_its_hedge_and_a_percentage_is_progress() -> None:
    assert facts("完成投资超2亿元")["done_to_date"].certainty is Certainty.OVER
    assert facts("完成总工程量的60%")["image_progress"].amount == Decimal("0.6")


def test_two_days_in_one_clause_date_no_step() -> None:
    assert facts("2023年3月至2023年5月已完成备案")["project_filed"].days is None
