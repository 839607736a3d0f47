"""A head is known when all of it is known; what is left over makes it a question."""

from __future__ import annotations

import pytest

from luodi.foundation.vocabulary.kinds import kind
from luodi.intake.workbooks.rules.fields import FIELDS, Field, Holds, field
from luodi.intake.workbooks.rules.heads import LOOSE, read_head


def meanings(*path: str, on_land: bool = False) -> list[str]:
    """The fields that the head most likely names."""
    head = read_head(path, {}, on_land=on_land)
    best = head.meanings[0].weight if head.is_known else None
    return [m.field.code for m in head.meanings if m.weight == best]


@pytest.mark.parametrize(
    ("head", "code", "unit"),
    [
        ("序号", "ordinal", ""),
        ("项 目\n名 称", "project_name", ""),
        ("外来投资方名称", "investor", ""),
        ("在黄注册名称", "company", ""),
        ("来源地", "investor_place", ""),
        ("建设地点（注明园区）", "place", ""),
        ("项目建设内容", "content", ""),
        ("行业类别", "industry", ""),
        ("所属产业链", "cluster", ""),
        ("总投资（万元）", "planned_total", "万元"),
        ("总投资额[亿元]", "planned_total", "亿元"),
        ("计划总投资\n单位：万元", "planned_total", "万元"),
        ("投资总额万元", "planned_total", "万元"),
        ("项目总投资／亿元", "planned_total", "亿元"),
        ("合同引资额", "contract_amount", ""),
        ("协议资金", "agreement_amount", ""),
        ("注册资本(万元)", "registered_capital", "万元"),
        ("累计实际到资总额[亿元]", "money_in_to_date", "亿元"),
        ("截至6月底累计到位资金", "money_in_to_date", ""),
        ("本月到位资金", "money_in_month", ""),
        ("2023年6月到位资金", "money_in_month", ""),
        ("1-6月到位资金", "money_in_year", ""),
        ("今年以来完成投资", "done_year", ""),
        ("开工以来累计完成投资", "done_to_date", ""),
        ("2023年计划投资", "year_plan", ""),
        ("年度计划投资", "year_plan", ""),
        ("项目用地(亩)", "land_area", "亩"),
        ("合同签约时间", "contract", ""),
        ("签约日期", "signed", ""),
        ("开工时间", "started", ""),
        ("是否开工", "started", ""),
        ("计划开工时间", "start_planned", ""),
        ("约定竣工时间", "completion_planned", ""),
        ("备案情况", "project_filed", ""),
        ("项目引荐单位", "introducing", ""),
        ("包抓领导", "leader", ""),
        ("投资方联系人", "contact", ""),
        ("法人代表", "legal_person", ""),
        ("下一步工作打算", "next_step", ""),
        ("形象进度", "progress", ""),
    ],
)
def test_a_head_names_one_field_and_its_unit(head: str, code: str, unit: str) -> None:
    assert meanings(head) == [code]
    assert read_head([head], {}).unit == unit


@pytest.mark.parametrize(
    ("path", "code"),
    [
        (("到位资金", "累计"), "money_in_to_date"),
        (("到位资金", "本月"), "money_in_month"),
        (("资金情况（万元）", "总投资"), "planned_total"),
        (("投资情况", "计划总投资", "（亿元）"), "planned_total"),
        (("计划", "开工时间"), "start_planned"),
        (("投资方", "名称"), "investor"),
        (("完成投资", "2023年1-6月"), "done_year"),
        (("到位资金（省外）", "累计"), "province_to_date"),
    ],
)
def test_a_head_of_several_rows_is_read_along_its_path(path: tuple[str, ...], code: str) -> None:
    assert meanings(*path) == [code]


@pytest.mark.parametrize(
    ("head", "codes"),
    [
        ("到位资金", {"money_in_to_date", "money_in_year", "money_in_month"}),
        ("完成投资", {"done_to_date", "done_year", "done_month"}),
        ("签约金额", {"planned_total", "contract_amount", "agreement_amount"}),
        ("计划投资", {"planned_total", "year_plan", "month_plan"}),
        ("企业名称", {"investor", "company"}),
        ("单位", {"responsible", "introducing"}),
        ("项目负责人", {"officer", "contact"}),
    ],
)
def test_a_head_that_may_name_several_fields_names_them_all(head: str, codes: set[str]) -> None:
    assert set(meanings(head)) == codes


@pytest.mark.parametrize(
    "head",
    [
        "上年累计完成投资",
        "完成投资占比",
        "完成率(%)",
        "投资强度(万元/亩)",
        "到位资金同比增长",
        "二期计划总投资",
        "引进市外资金",
        "资金",
        "来源",
        "操作",
        "签约项目（个）",
        "新开工重点项目数[个数]",
        "批准单位",
        "项目数",
        "时间",
    ],
)
def test_a_head_with_something_left_over_is_never_taken(head: str) -> None:
    assert not read_head([head], {}).is_known


def test_a_word_under_a_head_that_turns_its_meaning_is_not_taken() -> None:
    assert not read_head(["上年实绩", "累计完成投资"], {}).is_known
    assert not read_head(["目标任务", "累计到位资金"], {}).is_known
    assert read_head(["资金情况", "累计到位资金"], {}).is_known


def test_a_district_may_add_words_of_its_own() -> None:
    assert not read_head(["盘子"], {}).is_known
    head = read_head(["盘子（亿元）"], {"盘子": "planned_total"})
    assert [m.field.code for m in head.meanings] == ["planned_total"]


def test_in_a_table_about_land_the_contract_is_that_of_the_land() -> None:
    assert meanings("合同签订日期") == ["contract"]
    assert meanings("合同签订日期", on_land=True) == ["site_secured"]
    assert meanings("土地使用权人", on_land=True) == ["company"]


def test_the_same_head_of_another_month_has_the_same_key() -> None:
    assert read_head(["2023年6月完成投资"], {}).key == read_head(["2023年11月完成投资"], {}).key
    assert read_head(["本月完成投资"], {}).key != read_head(["累计完成投资"], {}).key


def test_every_row_of_the_table_has_its_own_code_and_what_it_becomes_exists() -> None:
    assert len({row.code for row in FIELDS}) == len(FIELDS)
    for row in FIELDS:
        for code in row.kinds:
            assert kind(code)
        if row.part_of:
            assert field(row.part_of).holds is Holds.MONEY


@pytest.mark.parametrize("row", FIELDS, ids=lambda row: row.code)
def test_every_row_is_named_by_its_own_words(row: Field) -> None:
    for word in row.words:
        assert row in [meaning.field for meaning in read_head([word], {}).meanings]


def test_words_that_usually_mean_a_field_are_less_sure_than_its_own() -> None:
    assert read_head(["投资额"], {}).meanings[0].weight == LOOSE
    assert read_head(["总投资"], {}).meanings[0].weight > LOOSE
