"""Dimensions, their fixed values, bands, and milestones as they ship."""

from __future__ import annotations

from decimal import Decimal

import pytest

from luodi.foundation.vocabulary.bands import AGE_BANDS, SIZE_BANDS
from luodi.foundation.vocabulary.codelists import (
    ABOVE_CLASSES,
    ADMITTED_NATURES,
    FIXED_NATURES,
    NATURES,
    NON_CASH_NATURES,
    ORIGINS,
    OUTSIDE_ORIGINS,
    PROVINCE_ORIGINS,
    QUALIFIED_CLASSES,
    codes,
)
from luodi.foundation.vocabulary.dimensions import DIMENSIONS, dimension, label
from luodi.foundation.vocabulary.kinds import KINDS, START_KINDS
from luodi.foundation.vocabulary.milestones import DEFAULT_MILESTONES
from luodi.kernel.refusal import Refused

CARRIED = {
    "posting": """reading unit unit_role event sign_type industry cluster channel station origin
        nature money_type""",
    "entry": "reported_by currency site_way above_class reason issuer supervision_level opening",
    "subject": "build_type leader place visibility",
    "derived": "size_band new_or_carried stage age_band",
    "unit": "unit_class",
    "party": "investor_place",
    "review": "grade",
    "figure": "figure_basis",
}

VALUES = {
    "reading": "申报 核定",
    "unit_role": "引进单位 落地单位 联合 服务单位",
    "unit_class": "镇（街道） 经济部门 非经济部门 园区 国企 其他",
    "sign_type": "合同 协议",
    "channel": "驻点 小分队 以商招商 以企招企 以会招商 全员 委托 基金 客商自来 上级流转",
    "origin": "境外 省外 市外省内 市内区外 区内",
    "nature": "固定资产投资 土地款 流动资金 股权投入 实物作价 无形资产 银行贷款 财政资金",
    "money_type": "内资 外资 港澳台",
    "build_type": "新建 扩建 改建和技术改造 单纯购置 迁建 恢复",
    "site_way": "出让 租赁厂房 购置厂房 盘活闲置 划拨 自有",
    "new_or_carried": "新建 续建",
    "stage": "线索 在谈 评审 协议 合同 开工 竣工 投产 达产",
    "above_class": "规上工业 资质以上建筑业 批发 零售 住宿 餐饮 规上服务业 房地产开发经营业",
    "issuer": "市政府督查室 市级部门 区委 区政府 区督查办",
    "supervision_level": "交办 督办 催办 蓝 黄 红",
    "opening": "建账补录 日常",
    "figure_basis": "明细计数 公报数 据补录资料 封账数",
}


def test_every_dimension_of_the_catalogue_is_carried_where_it_says() -> None:
    carried = {code: where for where, names in CARRIED.items() for code in names.split()}
    assert {row.code: row.carried for row in DIMENSIONS} == carried


@pytest.mark.parametrize("axis", VALUES)
def test_fixed_values_are_those_of_the_catalogue(axis: str) -> None:
    assert [text for _, text in dimension(axis).values] == VALUES[axis].split()


def test_an_axis_has_fixed_values_or_says_where_they_come_from() -> None:
    assert all(bool(row.values) != bool(row.source) for row in DIMENSIONS)


def test_value_codes_are_upper_case_english() -> None:
    pairs = [pair for row in DIMENSIONS for pair in row.values]
    assert all(code.isascii() and code == code.upper() for code, _ in pairs)


def test_a_value_is_shown_in_chinese() -> None:
    assert label("origin", "PROVINCE_OUT") == "省外"


def test_a_value_of_an_open_axis_is_shown_as_it_is() -> None:
    assert label("cluster", "陶瓷建材") == "陶瓷建材"
    assert label("channel", "") == ""


def test_an_unknown_value_is_refused_with_the_nearest() -> None:
    with pytest.raises(Refused, match="PROVINCE_OUT"):
        label("origin", "PROVINCE")


def test_an_unknown_axis_is_refused_with_the_nearest() -> None:
    with pytest.raises(Refused, match="资金来源地"):
        dimension("资金来源")


def test_groups_of_codes_are_parts_of_their_lists() -> None:
    assert set(OUTSIDE_ORIGINS) == set(codes(ORIGINS)) - {"DISTRICT_OUT", "LOCAL"}
    assert PROVINCE_ORIGINS == ("PROVINCE_OUT",)
    assert {*FIXED_NATURES, *NON_CASH_NATURES, *ADMITTED_NATURES} <= set(codes(NATURES))
    assert set(QUALIFIED_CLASSES) <= set(codes(ABOVE_CLASSES))


def test_bands_rise_from_nothing_without_a_gap() -> None:
    assert [band.least_yuan / Decimal(10_000) for band in SIZE_BANDS] == [
        *(0, 1_000, 5_000, 10_000, 50_000, 100_000),
    ]
    assert [band.least_months for band in AGE_BANDS] == [0, 3, 6, 12]


MILESTONES = {row.code: row for row in DEFAULT_MILESTONES}


def test_the_milestones_of_the_catalogue_ship_with_its_defaults() -> None:
    assert MILESTONES["m.signed"].any_of == ("contract",)
    assert MILESTONES["m.landed"].all_of == ("registered", "project_filed", "site_secured")
    assert MILESTONES["m.started"].any_of == START_KINDS
    assert MILESTONES["m.built"].any_of == ("completed", "production")
    assert MILESTONES["m.on_books"].all_of == ("contract",)
    assert MILESTONES["m.on_books"].none_of == ("terminated", "returned", "swap_out")


def test_begun_never_asks_for_papers() -> None:
    """Else nothing could be begun and yet not in the statistics."""
    begun = MILESTONES["m.begun"]
    assert (begun.any_of, begun.all_of, begun.none_of) == (START_KINDS, (), ())


def test_milestones_are_made_of_states_and_of_milestones_named_before() -> None:
    known = {row.code for row in KINDS if row.bit is not None}
    for row in DEFAULT_MILESTONES:
        assert {*row.any_of, *row.all_of, *row.none_of} <= known, row.code
        assert row.any_of or row.all_of
        known.add(row.code)
