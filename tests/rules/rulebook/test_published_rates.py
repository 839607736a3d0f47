"""The rates of the default rulebook give the figures that were published (domain, section 8)."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

import pytest

from luodi.foundation.rulebook.rules.definitions import Rulebook
from luodi.foundation.rulebook.rules.formula import (
    Undefined,
    Values,
    arithmetic,
    evaluate,
    parse,
    typed,
)
from luodi.foundation.rulebook.rules.rates import UNITS, Rate, expanded
from luodi.foundation.rulebook.rules.reading import read
from luodi.foundation.rulebook.rules.shipped import DEFAULT, shipped
from luodi.kernel.refusal import Refused
from luodi.kernel.rounding import Rounding

YI = 100_000_000


@pytest.fixture(scope="module")
def book() -> Rulebook:
    return read(shipped(DEFAULT), shipped(DEFAULT))


def shown(book: Rulebook, rate: str, values: Mapping[str, object], about: str = "") -> str:
    row = book.rate(rate)
    return row.shown(book.work_out(row, given(values), about))


def given(values: Mapping[str, object]) -> Values:
    """Values of names as they are typed in a formula."""
    known = {parse(name).names[0]: Decimal(str(value)) for name, value in values.items()}
    return known.get


@pytest.mark.parametrize(
    ("rate", "values", "printed"),
    [
        # F1 渭南 2010: 292 signed, 18 built, 180 building, 1 terminated
        ("履约率", {"coh_contracts": 292, "coh_terminated": 1}, "99.65%"),
        ("开工率", {"coh_contracts": 292, "coh_started": 180 + 18}, "67.81%"),
        ("终止率", {"coh_contracts": 292, "coh_terminated": 1}, "0.34%"),
        # F3 铜川, first half of 2024
        ("开工率", {"coh_contracts": 137, "coh_started": 115}, "83.94%"),
        # F4 印台 2019: with the built ones inside the started, and beside them
        ("开工率", {"coh_contracts": 41, "coh_started": 29}, "70.73%"),
        ("开工率", {"coh_contracts": 41, "coh_started": 29 + 6}, "85.37%"),
        ("协议转化率", {"coh_agreements": 22, "converted": 2}, "9.1%"),
        # 阿坝 2016, 江都 2018
        ("资金到位率", {"coh_money": 2104 * YI, "coh_arrived": 326 * YI}, "15.49%"),
        ("注册率", {"coh_contracts": 68, "coh_registered": 46}, "67.6%"),
        ("到资率", {"coh_contracts": 68, "coh_with_money": 28}, "41.2%"),
        # F12 铜川 2017: contracts alone, and with agreements
        ("平均单体规模", {"contracts": 175, "contract_money": "42326000000"}, "2.42亿元"),
        ("平均单体规模", {"contracts": 219, "contract_money": "55880000000"}, "2.55亿元"),
        # 印台 and 商州 targets, 西宁 and other bulletins
        ("省际占比", {"arrived_outside": 44, "arrived_province": 28}, "63.6%"),
        ("省际占比", {"arrived_outside": "43.4", "arrived_province": "22.1"}, "50.9%"),
        ("固定资产到位占比", {"arrived": "702.76", "arrived_fixed": "526.89"}, "75.0%"),
        ("新建到位占比", {"arrived": "22.41", "arrived_new": "4.64"}, "20.7%"),
        ("制造业占比（个数）", {"contracts": 161, "contracts_mfg": 147}, "91.3%"),
        ("合同未落地数", {"coh_contracts": 41, "coh_landed": 29}, "12个"),
    ],
)
def test_a_rate_prints_what_was_published(
    book: Rulebook, rate: str, values: dict[str, object], printed: str
) -> None:
    assert shown(book, rate, values) == printed


@pytest.mark.parametrize(
    ("rate", "values", "printed"),
    [
        # F9 贵池; 某市全市通报
        ("完成率", {"contracts": 40, "contracts.target": 45}, "88.89%"),
        ("完成率", {"contracts": "99.68", "contracts.target": 145}, "68.74%"),
        ("完成率", {"contracts": "219.22", "contracts.target": 589}, "37.22%"),
        ("完成率", {"contracts": 78, "contracts.target": 132}, "59.09%"),
        ("完成率", {"contracts": 63, "contracts.target": 81}, "77.78%"),
        # 70.41 % after ten months
        (
            "超欠进度",
            {"contracts": "70.41", "contracts.target": 100, "months_passed": 10},
            "欠12.92个百分点",
        ),
        (
            "超欠进度",
            {"contracts": 90, "contracts.target": 100, "months_passed": 10},
            "超6.67个百分点",
        ),
        ("超欠进度", {"contracts": 5, "contracts.target": 6, "months_passed": 10}, "0.00个百分点"),
        ("双过半", {"contracts": 23, "contracts.target": 45}, "是"),
        ("双过半", {"contracts": "22.5", "contracts.target": 45}, "是"),
        ("双过半", {"contracts": 22, "contracts.target": 45}, "否"),
        ("同比", {"contracts": 41, "contracts.prior": 40}, "2.50%"),
        ("同比", {"contracts": 30, "contracts.prior": 40}, "-25.00%"),
        ("核定率", {"contracts.verified": 29, "contracts.claimed": 41}, "70.73%"),
    ],
)
def test_a_rate_about_an_indicator_prints_what_was_published(
    book: Rulebook, rate: str, values: dict[str, object], printed: str
) -> None:
    assert shown(book, rate, values, about="contracts") == printed


@pytest.mark.parametrize(
    ("formula", "values", "digits", "unit", "printed", "worked"),
    [
        # F4: 35.1亿元 is 78 % of the year's task
        ("a / b", {"a": "3510000000", "b": "0.78"}, 1, "亿元", "45.0亿元", "3510000000 ÷ 0.78"),
        # F9 贵池 as printed, to one digit
        ("a / b", {"a": 40, "b": 45}, 1, "%", "88.9%", "40 ÷ 45"),
        ("a / b", {"a": "99.68", "b": 145}, 1, "%", "68.7%", "99.68 ÷ 145"),
        # F10 广元: 301 = 97 + 204
        ("a / (a + b)", {"a": 97, "b": 204}, 1, "%", "32.2%", "97 ÷（97 + 204）"),
        # F13 淮南高新
        ("a / b", {"a": "14.5", "b": "15.6"}, 2, "%", "92.95%", "14.5 ÷ 15.6"),
        ("b - a", {"a": "14.5", "b": "15.6"}, 1, "个", "1.1个", "15.6 − 14.5"),
        # F1 渭南: what truncation prevents, and the number of digits that was printed
        ("(a - b) / a", {"a": 292, "b": 1}, 2, "%", "99.66%", "（292 − 1）÷ 292"),
        ("(a + b) / c", {"a": 180, "b": 18, "c": 292}, 1, "%", "67.8%", "（180 + 18）÷ 292"),
    ],
)
def test_a_formula_over_given_values_prints_what_was_published(
    formula: str, values: dict[str, object], digits: int, unit: str, printed: str, worked: str
) -> None:
    row = rate(formula, digits=digits, unit=unit)
    assert row.shown(evaluate(row.formula, given(values))) == printed
    assert arithmetic(row.formula, given(values)) == worked


def rate(formula: str, *, digits: int, unit: str, rounding: Rounding = Rounding.HALF_UP) -> Rate:
    return Rate("r", "率", parse(formula), UNITS[unit], digits, rounding, "一句话。")


@pytest.mark.parametrize(
    ("rounding", "value", "printed"),
    [
        (Rounding.DOWN, "0.99999", "99.99%"),
        (Rounding.DOWN, "-0.99999", "-99.99%"),
        (Rounding.HALF_UP, "0.12345", "12.35%"),
        (Rounding.HALF_UP, "-0.12345", "-12.35%"),
        (Rounding.HALF_UP, "-0.00001", "0.00%"),
        (
            Rounding.DOWN,
            "12345678901234567890123456789012.5",
            "1234567890123456789012345678901250.00%",
        ),
    ],
)
def test_rounding_is_done_once_at_the_end_and_exactly(
    rounding: Rounding, value: str, printed: str
) -> None:
    row = rate("a", digits=2, unit="%", rounding=rounding)
    assert row.shown(evaluate(row.formula, given({"a": value}))) == printed


def test_a_sum_of_unrounded_parts_is_rounded_once(book: Rulebook) -> None:
    row = rate("a / 3 + b / 3 + c / 3", digits=2, unit="%")
    assert row.shown(evaluate(row.formula, given({"a": 1, "b": 1, "c": 1}))) == "100.00%"


def test_a_rate_without_value_prints_a_dash_and_says_why(book: Rulebook) -> None:
    row = book.rate("开工率")
    value = book.work_out(row, given({"coh_contracts": 0, "coh_started": 0}))
    assert isinstance(value, Undefined)
    assert row.shown(value) == "—"
    assert [str(reason) for reason in value.reasons] == ["分母为零"]


@pytest.mark.parametrize("before", [0, -3])
def test_growth_over_nothing_is_not_comparable(book: Rulebook, before: int) -> None:
    value = book.work_out(
        book.rate("同比"), given({"contracts": 41, "contracts.prior": before}), "contracts"
    )
    assert isinstance(value, Undefined)
    assert [str(reason) for reason in value.reasons] == ["不可比"]


def test_growth_without_last_years_figure_says_what_is_missing(book: Rulebook) -> None:
    value = book.work_out(book.rate("同比"), given({"contracts": 41}), "contracts")
    assert isinstance(value, Undefined)
    assert [str(reason) for reason in value.reasons] == ["缺“上年同期合同项目数”的数"]


def test_the_change_of_a_rate_is_in_points_of_the_same_rate(book: Rulebook) -> None:
    values = {
        "coh_started": 198,
        "coh_contracts": 292,
        "coh_started.prior": 115,
        "coh_contracts.prior": 137,
    }
    row = book.rate("同比（率）")
    assert row.shown(book.work_out(row, given(values), "r_start")) == "-16.13个百分点"
    formula = book.formula(row, "r_start")
    assert arithmetic(formula, given(values)) == "198 ÷ 292 − 115 ÷ 137"


def test_a_rate_asked_in_one_reading_takes_every_name_in_it(book: Rulebook) -> None:
    formula = expanded(
        {"r_start": book.rate("r_start")}, parse("r_start.verified - r_start.claimed")
    )
    assert typed(formula) == (
        "coh_started.verified / coh_contracts.verified"
        " - coh_started.claimed / coh_contracts.claimed"
    )


def test_the_target_of_a_rate_is_given_and_not_worked_out(book: Rulebook) -> None:
    formula = expanded({"r_start": book.rate("r_start")}, parse("r_start / r_start.target"))
    assert typed(formula) == "(coh_started / coh_contracts) / r_start.target"


@pytest.mark.parametrize(
    ("rate", "about", "sentence"),
    [
        ("开工率", "contracts", "“开工率”有自己的公式，不能再指明是哪个指标的"),
        ("同比", "", "请指明要看哪个指标的“同比”"),
        ("同比", "r_start", "“同比”只能用于个数和金额，“开工率”是比率，请看它相差的百分点"),
        ("同比（率）", "contracts", "“同比（率）”只能用于比率，“合同项目数”不是"),
        ("同比（率）", "r_done", "“同比（率）”只能用于比率，“完成率”不是"),
    ],
)
def test_a_rate_is_asked_about_what_it_fits(
    book: Rulebook, rate: str, about: str, sentence: str
) -> None:
    with pytest.raises(Refused) as refusal:
        book.formula(book.rate(rate), about)
    assert str(refusal.value) == sentence


def test_fixed_investment_has_no_growth_of_our_own(book: Rulebook) -> None:
    with pytest.raises(Refused, match="“固定资产投资完成额”不适用“同比”"):
        book.work_out(book.rate("同比"), given({}), "fai")


@pytest.mark.parametrize("name", ["r_done", "完成率", "任务完成率"])
def test_a_rate_is_found_by_each_of_its_names(book: Rulebook, name: str) -> None:
    assert book.rate(name).code == "r_done"


def test_an_unknown_rate_is_refused_with_those_near_it(book: Rulebook) -> None:
    with pytest.raises(Refused, match="没有“开工比率”，相近的有：开工率"):
        book.rate("开工比率")
