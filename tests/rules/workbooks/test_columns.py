"""A column is taken for a field with its unit and the reason, or a person is asked."""

from __future__ import annotations

from decimal import Decimal

import pytest
from sheets_by_hand import Lines, amount, column, only, read, row

from luodi.intake.workbooks.rules.shapes import SURE, Status, Taught
from luodi.kernel.grids import Cell


def test_a_column_says_how_surely_and_why_it_is_taken() -> None:
    region = only(read([["项目名称", "总投资（万元）", "投资额度说明"], ["甲", 100, "略"]]))
    total = column(region, "总投资（万元）")
    assert total.confidence >= SURE
    assert str(total.reason) == "表头“总投资（万元）”就是计划总投资；单位万元写在表头里"
    assert "没有认出" in str(column(region, "投资额度说明").reason)


def test_a_head_of_two_meanings_is_asked_and_its_cells_are_not_read() -> None:
    region = only(read([["项目名称", "总投资（万元）", "到位资金（万元）"], ["甲", 100, 30]]))
    asked = column(region, "到位资金（万元）")
    assert asked.field == ""
    assert asked.choices == ("money_in_to_date", "money_in_year", "money_in_month")
    assert "请选一个" in str(asked.reason)
    assert set(row(region, "甲").values) == {"project_name", "planned_total"}
    assert region.unread_columns == ()


def test_what_another_column_says_settles_a_head_of_two_meanings() -> None:
    lines = [["项目名称", "投资方", "企业名称", "总投资（万元）"], ["甲", "A集团", "A公司", 100]]
    assert column(only(read(lines)), "企业名称").field == "company"
    bare = [["项目名称", "企业名称", "总投资（万元）"], ["甲", "A公司", 100]]
    assert column(only(read(bare)), "企业名称").choices == ("investor", "company")


def test_the_words_in_the_cells_settle_what_type_of_project_is_meant() -> None:
    def taken(*words: str) -> str:
        lines = [["项目名称", "项目类型", "总投资（亿元）"], *([w, w, 1] for w in words)]
        return column(only(read(lines)), "项目类型").field

    assert taken("合同", "协议", "合同") == "sign_type"
    assert taken("新建", "扩建") == "build_type"
    assert taken("装备制造", "食品加工") == "industry"


@pytest.mark.parametrize(
    ("head", "above", "cells", "unit"),
    [
        ("总投资（亿元）", "单位：万元", [1.2], "亿元"),
        ("总投资", "单位：万元", [1200], "万元"),
        ("总投资", "金额单位：亿元", [1.2], "亿元"),
        ("总投资", "", [Cell(Decimal("1.2"), '0.00"亿元"')], "亿元"),
        ("总投资", "", ["1.2亿元", "5000万元"], ""),
    ],
)
def test_the_unit_is_the_one_said_nearest_to_the_number(
    head: str, above: str, cells: list[object], unit: str
) -> None:
    lines = [[above], ["项目名称", head], *([f"项目{n}", cell] for n, cell in enumerate(cells))]
    total = only(read(lines)).columns[1]
    assert (total.field, total.unit, total.is_asked) == ("planned_total", unit, False)


def test_money_without_any_unit_is_asked_and_not_read_before_the_answer() -> None:
    region = only(read([["项目名称", "总投资"], ["甲", 12000], ["乙", 1.2], ["丙", "3亿元"]]))
    asked = column(region, "总投资")
    assert asked.units == ("元", "万元", "亿元")
    assert "没有写单位" in str(asked.reason)
    assert not any("planned_total" in one.values for one in region.rows)


def test_a_unit_that_makes_nonsense_of_the_numbers_is_asked() -> None:
    slipped = only(read([["项目名称", "总投资（亿元）"], ["甲", 12000], ["乙", 8000]]))
    assert column(slipped, "总投资（亿元）").units
    heads = ["项目名称", "总投资（万元）", "累计到位资金（亿元）"]
    crossed = only(read([heads, ["甲", 12000, 3000], ["乙", 8000, 2000]]))
    assert [c.header for c in crossed.asked_columns] == heads[1:]
    assert "单位可能写错了" in str(crossed.asked_columns[0].reason)


def test_small_shares_under_a_percent_sign_are_asked() -> None:
    lines = [["项目名称", "总投资（亿元）", "形象进度（%）"], ["甲", 1, 30], ["乙", 2, 0.5]]
    assert amount(only(read(lines)), "甲", "image_progress") == Decimal("0.3")
    asked = only(read([*lines[:1], ["甲", 1, 0.3], ["乙", 2, 0.5]]))
    assert column(asked, "形象进度（%）").units == ("%", "小数")


def test_the_same_column_twice_is_read_once_and_two_that_differ_are_asked() -> None:
    heads = ["项目名称", "建设地点", "落户地", "总投资（亿元）"]
    same = only(read([heads, ["甲", "东区", "东区", 1]]))
    assert "与B列相同" in str(column(same, "落户地").reason)
    other = only(read([heads, ["甲", "东区", "西区", 1]]))
    assert [c.letter for c in other.asked_columns] == ["B", "C"]


def test_the_same_field_of_two_years_is_two_columns() -> None:
    heads = ["项目名称", "2022年完成投资（万元）", "2023年完成投资（万元）"]
    region = only(read([heads, ["甲", 100, 200]]))
    assert [c.covers for c in region.columns[1:]] == ["2022年", "2023年"]
    assert len(row(region, "甲").values["done_year"]) == 2


def test_credit_codes_prove_themselves_and_names_of_units_are_asked() -> None:
    codes = ["91350100M000100Y43", "91350100M000100Y43"]
    lines: list[object] = [["项目名称", "总投资（亿元）", "代号", "归口"]]
    lines += [[f"项目{n}", 1, code, "红旗镇"] for n, code in enumerate(codes)]
    region = only(read(lines, units=["红旗镇", "城关镇"]))
    assert column(region, "代号").field == "credit_code"
    assert column(region, "归口").choices == ("responsible", "introducing")


def test_what_a_person_said_of_a_layout_is_used_next_time() -> None:
    def lines(month: int) -> Lines:
        return [["项目名称", "总投资（万元）", "到位资金", f"{month}月备忘"], ["甲", 100, 30, "略"]]

    first = only(read(lines(6)))
    assert len(first.asked_columns) == 1
    said = {"到位资金": Taught("money_in_year", "万元"), "总投资(万元)": Taught("")}
    again = only(read(lines(7), known={first.layout: said}))
    assert not again.asked_columns
    assert amount(again, "甲", "money_in_year") == 300_000
    assert "上次说过" in str(column(again, "总投资（万元）").reason)


def test_a_table_of_land_contracts_is_read_as_such() -> None:
    heads = [
        "项目名称",
        "面积(公顷)",
        "供地方式",
        "成交价格",
        "土地使用权人",
        "约定开工时间",
        "签订日期",
    ]
    lines = [heads, ["甲厂", 1.4, "挂牌出让", 121, "甲公司", "2017年05月30日", "2017/1/10"]]
    region = only(read(lines))
    assert {c.header: (c.field, c.unit) for c in region.columns if c.field} == {
        "项目名称": ("project_name", ""),
        "面积(公顷)": ("land_area", "公顷"),
        "成交价格": ("land_price", "万元"),
        "土地使用权人": ("company", ""),
        "约定开工时间": ("start_planned", ""),
        "签订日期": ("site_secured", ""),
    }
    assert "started" not in row(region, "甲厂").values
    assert row(region, "甲厂").status is Status.READ
