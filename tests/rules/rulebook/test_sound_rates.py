"""A rate that would go in circles, mix what does not belong together or say nothing is refused."""

from __future__ import annotations

import pytest
from overlays import overlay, problems, rate

from luodi.foundation.rulebook.rules.formula import typed


@pytest.mark.parametrize(
    "formula",
    ["合同项目已开工数 / 合同基数", "coh_started / coh_contracts", "已开工 ÷ 合同项目总数"],
)
def test_names_codes_and_nicknames_mean_the_same(formula: str) -> None:
    book = overlay(rate("r_own", formula))
    assert typed(book.rate("r_own").formula) == "coh_started / coh_contracts"


def test_a_rate_stands_in_another_by_code_or_chinese_name() -> None:
    book = overlay(rate("r_own", "履约率 - r_start"))
    assert typed(book.formula(book.rate("r_own"))) == (
        "(coh_contracts - coh_terminated) / coh_contracts - coh_started / coh_contracts"
    )


@pytest.mark.parametrize(
    ("formula", "more", "problem"),
    [
        ("合同基树 / 2", "", "没有叫“合同基树”的指标或派生率；是否想写：合同基数"),
        ("qqqqqq / 2", "", "没有叫“qqqqqq”的指标或派生率，请用指标总目里的名称或代码"),
        ("到资项目 / 2", "", "没有叫“到资项目”的指标或派生率"),
        ("contracts /", "", "rates.r_own.formula：公式到第12个字就结束了"),
        ("r_own + 1", "", "派生率互相引用成圈：r_own率 → r_own率"),
        ("X / 2", "", '公式里有“X”（本指标），请写 about = "indicator" 或 "rate"'),
        ("contracts / 2", 'about = "indicator"', "写了 about，公式里却没有“X”"),
        ("r_done * 2", "", "“完成率”要指明是哪个指标的"),
        ("r_done + X", 'about = "rate"', "“完成率”要指明是哪个指标的"),
        ("yoy + X", 'about = "indicator"', "“同比”有时不可比，不能用在别的公式里"),
        ("months_passed.prior / 12", "", "“months_passed.prior”没有申报、核定、上年、目标之分"),
        ("contracts / 2", 'only_if = "contracts > 0"', "only_if 与 otherwise 须同时写"),
        ("contracts / 2", 'otherwise = "不可比"', "only_if 与 otherwise 须同时写"),
        ("contracts / 2", 'only_if = "contracts"', "此处还应有比较号"),
        ("contracts / 2", 'not_for = ["固投"]', 'not_for 只用于 about = "indicator" 的派生率'),
        ("X / 2", 'about = "indicator"\nnot_for = ["无此数"]', "没有“无此数”这个指标"),
        ("contracts / 2", 'also = ["开工率"]', "“开工率”已是另一个指标或派生率的名称"),
        ("contracts / 2", 'also = ["合同项目数"]', "“合同项目数”已是另一个指标或派生率的名称"),
        ("contracts / 2", 'signs = ["超"]', "至少应列2项，现有1项"),
        ("contracts / coh_contracts", "", "“合同项目数”与“合同基数”不是同一批项目或同一时点的数"),
        ("coh_landed / coh_starts", "", "“合同项目已落地数”与“开工基数”不是同一批项目"),
        ("contracts_on_books / contracts", "", "不是同一批项目或同一时点的数"),
        ("coh_leads_signed / 2 + coh_leads - coh_starts", "", "“线索基数”与“开工基数”不是同一批"),
        ("到位资金 / 合同引资额", "", "期内到位不能除以期内合同额，两者不是同一批项目"),
        ("100 * arrived_outside / (1 + contract_money)", "", "期内到位不能除以期内合同额"),
        ("r_start.prior.verified - r_twice", "", "没有叫“r_twice”的指标或派生率"),
    ],
)
def test_an_unsound_rate_is_refused(formula: str, more: str, problem: str) -> None:
    found = problems(rate("r_own", formula, more))
    assert any(problem in one for one in found), found


def test_rates_that_explain_one_another_are_refused_with_the_whole_circle() -> None:
    found = problems(rate("r_a", "r_b + 1") + rate("r_b", "r_c / 2") + rate("r_c", "r_a率 * 2"))
    assert len(found) == 1
    assert "派生率互相引用成圈：r_a率 → r_b率 → r_c率 → r_a率" in found[0]


@pytest.mark.parametrize(
    ("inner", "outer"),
    [
        ("contracts / contracts.prior", "r_a - r_a.prior"),
        ("contracts.target / 2", "r_a.prior"),
        ("contracts.verified / contracts", "r_a.claimed"),
    ],
)
def test_a_rate_is_not_taken_of_two_years_or_two_readings_at_once(inner: str, outer: str) -> None:
    (found,) = problems(rate("r_a", inner) + rate("r_b", outer))
    assert "rates.r_b：" in found
    assert "已限定读法或年度，不能再限定一次" in found


def test_the_same_reading_may_be_asked_twice() -> None:
    book = overlay(rate("r_a", "contracts.verified / 2") + rate("r_b", "r_a.verified"))
    assert typed(book.formula(book.rate("r_b"))) == "contracts.verified / 2"


def test_rates_within_rates_do_not_grow_without_bound() -> None:
    doubling = "".join(rate(f"r_{n + 1}", f"r_{n} + r_{n}") for n in range(1, 30))
    found = problems(rate("r_1", "contracts + contracts") + doubling)
    assert any("展开后有256个指标，超过200个的上限" in one for one in found)


def test_figures_of_different_times_may_stand_together_where_the_reason_is_given() -> None:
    book = overlay(rate("r_own", "contracts / coh_contracts", 'mixed = "同一年的两个数"'))
    assert book.rate("r_own").mixed == "同一年的两个数"


def test_last_year_and_the_target_are_no_other_time() -> None:
    book = overlay(rate("r_own", "contracts / contracts.prior + contracts / contracts.target"))
    assert book.rate("r_own").code == "r_own"


@pytest.mark.parametrize(
    "started",
    [
        'all_of = ["statistics_entry"]\nany_of = ["first_pile", "ground_break"]',
        'all_of = ["m.begun", "入统（入库）"]',
        'any_of = ["入统（入库）"]',
    ],
)
def test_a_share_that_would_always_be_whole_is_refused(started: str) -> None:
    found = problems(f'[milestones.started]\nname = "开工"\n{started}')
    assert len(found) == 1
    assert "rates.r_stats：按本手册的定义，“开工已入统数”与其基数总是相等，此率恒为100%" in found[0]
    assert found[0].endswith('without = ["rates.r_stats"]')


def test_a_share_that_can_still_fall_short_is_let_be() -> None:
    text = '[milestones.started]\nname = "开工"\nany_of = ["statistics_entry", "first_pile"]'
    assert overlay(text).rate("入统率").code == "r_stats"


@pytest.mark.parametrize(
    ("code", "problem"),
    [
        ("R", "派生率的代码只能用小写英文字母、数字和下划线"),
        ("contracts", "“contracts”已是指标或公式用语的代码"),
        ("min", "“min”已是指标或公式用语的代码"),
        ("months_passed", "“months_passed”已是指标或公式用语的代码"),
    ],
)
def test_the_code_of_a_rate_is_its_own(code: str, problem: str) -> None:
    assert any(problem in found for found in problems(rate(code, "contracts / 2")))
