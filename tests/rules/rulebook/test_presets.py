"""Three places say 开工 in three ways, and each is a file that ships."""

from __future__ import annotations

import pytest
from overlays import BASE

from luodi.foundation.rulebook.rules.definitions import Rulebook
from luodi.foundation.rulebook.rules.reading import Source, read
from luodi.foundation.rulebook.rules.shipped import DEFAULT, PRESETS, shipped
from luodi.foundation.rulebook.rules.statements import Group, differences, statements
from luodi.foundation.vocabulary.indicators import INDICATORS
from luodi.kernel.refusal import Refused

# Table 3 of the catalogue, row by row.
RATES_OF_THE_CATALOGUE = {
    *("r_perform", "r_start", "r_land_a", "r_land_b", "r_money", "r_produce", "r_complete"),
    *("r_full", "r_stats", "r_convert", "r_register", "r_funded", "r_lead", "r_visit"),
    *("r_return", "r_rereport", "r_terminate", "r_verified", "r_ontime", "avg_size"),
    *("avg_arrived", "s_100m_count", "s_100m_money", "s_mfg_count", "s_mfg_money"),
    *("s_province", "s_fixed", "s_new", "yoy", "yoy_points", "r_done", "pace", "r_half"),
    *("r_invest_plan", "r_close", "r_repeat", "r_paid", "s_zero", "gap_landed"),
}


def preset(name: str) -> Rulebook:
    return read(shipped(name), BASE)


@pytest.mark.parametrize(
    ("name", "any_of", "all_of"),
    [
        (DEFAULT, ("ground_break", "first_pile", "fitout_start"), ()),
        (
            "permanent_works_and_statistics",
            ("ground_break", "fitout_start", "first_pile"),
            ("statistics_entry",),
        ),
        ("first_pile", ("first_pile",), ()),
        ("business_licence", ("registered",), ()),
    ],
)
def test_a_start_is_what_the_rulebook_says(
    name: str, any_of: tuple[str, ...], all_of: tuple[str, ...]
) -> None:
    started = preset(name).milestone("m.started")
    assert (started.any_of, started.all_of) == (any_of, all_of)


def test_the_default_holds_every_rate_of_the_catalogue() -> None:
    assert {rate.code for rate in preset(DEFAULT).rates} == RATES_OF_THE_CATALOGUE


@pytest.mark.parametrize("name", [DEFAULT, *PRESETS])
def test_every_rate_comes_down_to_indicators(name: str) -> None:
    book = preset(name)
    codes = {one.code for one in INDICATORS} | {"X", "months_passed"}
    for rate in book.rates:
        about = {"": "", "indicator": "contracts", "rate": "r_start"}[rate.about.value]
        assert book.formula(rate, about).words <= codes


def test_where_a_start_includes_the_statistics_their_share_is_left_out() -> None:
    strict = preset("permanent_works_and_statistics")
    assert "r_stats" not in {rate.code for rate in strict.rates}
    whole = Source(
        "own.toml",
        shipped("permanent_works_and_statistics").text.replace('without = ["rates.r_stats"]', ""),
    )
    with pytest.raises(Refused, match=r"default.toml 第\d+行 rates.r_stats：.*恒为100%"):
        read(whole, BASE)


def test_the_strict_book_wants_the_project_filed_before_a_start_is_verified() -> None:
    (before,) = (n for n in preset(DEFAULT).kind("ground_break").evidence if len(n.any_of) > 1)
    (after,) = (
        n
        for n in preset("permanent_works_and_statistics").kind("ground_break").evidence
        if len(n.any_of) > 1
    )
    assert ("construction_licence", "missing_filing_note") in before.any_of
    assert ("construction_licence", "missing_filing_note") not in after.any_of


def test_a_rulebook_is_compared_with_another_sentence_by_sentence() -> None:
    assert differences(preset(DEFAULT), preset(DEFAULT)) == []
    assert differences(preset(DEFAULT), preset("business_licence"))[3:] == [
        "开工：由“破土开槽、首桩施工、设备进场安装任一，以最早一项日期为准”改为“项目公司注册”",
        "计入到位资金的性质：由“固定资产投资、土地款、股权投入”改为“股权投入”",
    ]
    there = differences(preset("first_pile"), preset("permanent_works_and_statistics"))
    assert (
        "开工：由“首桩施工”改为“破土开槽、设备进场安装、首桩施工任一，以最早一项日期为准；"
        "并且有入统（入库）；日期以两者中后到的为准”"
    ) in there
    assert there[-1] == "不再有派生率“入统率”"


def test_what_is_new_and_what_only_got_another_source_are_said_so() -> None:
    own = read(
        Source("own.toml", shipped("first_pile").text + '[rates.r_start]\nsource = "某文"\n'), BASE
    )
    assert "开工率：只改了说明或出处" in differences(preset("first_pile"), own)
    back = differences(preset("permanent_works_and_statistics"), preset(DEFAULT))
    assert "新增派生率“入统率”：开工已入统数 ÷ 开工基数（%，2位小数，四舍五入）" in back


def test_a_change_in_another_rooms_section_shows() -> None:
    text = shipped("first_pile").text + '[schemes.year]\nitems = [{name = "甲", most = 5}]\n'
    changes = differences(preset("first_pile"), read(Source("own.toml", text), BASE))
    assert changes == ["考核方案：由“（无）”改为“year：items：（name：甲；most：5）”"]


def test_the_page_says_everything_once() -> None:
    said = statements(preset(DEFAULT))
    assert len({(one.group, one.code) for one in said}) == len(said)
    assert {one.group for one in said} == set(Group)
    assert all(one.label and one.text for one in said)


@pytest.mark.parametrize(
    ("label", "text"),
    [
        ("在册", "签订合同；且没有终止、市上退回、置换出"),
        ("双过半", "（若 本指标 ÷ 本指标目标 ≥ 1 ÷ 2，取 1，否则取 0）（答是或否）"),
        ("超欠进度", "完成率 − 已过月数 ÷ 12（百分点，2位小数，四舍五入）"),
        ("入统起点（计划总投资，含本数）", "500万元"),
        ("月报截止：次月", "5日"),
        (
            "规模档",
            "1000万元以下（0元起）、1000万元–5000万元（1000万元起）、5000万元–1亿元（5000万元起）、"
            "1亿元–5亿元（1亿元起）、5亿元–10亿元（5亿元起）、10亿元以上（10亿元起）",
        ),
        (
            "破土开槽",
            "核定需永久性工程现场照片；施工合同；备案证明或核准批复或审批批复或施工许可证加缺立项说明。"
            "须先有签订合同；应先有施工许可。",
        ),
    ],
)
def test_a_definition_is_a_sentence(label: str, text: str) -> None:
    (said,) = (one for one in statements(preset(DEFAULT)) if one.label == label)
    assert said.text == text


def test_growth_says_when_it_is_not_worked_out_and_for_what() -> None:
    (said,) = (one for one in statements(preset(DEFAULT)) if one.code == "yoy")
    assert said.text == (
        "本指标 ÷ 上年同期本指标 − 1（%，2位小数，四舍五入）；上年同期本指标 > 0时才算，"
        "否则印“不可比”；不用于固定资产投资完成额、固定资产投资增速"
    )
