"""Everything that is wrong with a rulebook is said at once: file, line, key, what to do."""

from __future__ import annotations

import pytest
from overlays import BASE, HEAD, overlay, problems

from luodi.foundation.rulebook.rules.reading import Source, read
from luodi.kernel.refusal import Refused


def test_an_overlay_says_only_what_differs() -> None:
    book, default = overlay("[limits]\nstill_months = 6\n"), read(BASE, BASE)
    assert (book.limits.still_months, default.limits.still_months) == (6, 3)
    assert book.limits.money_share_percent == default.limits.money_share_percent
    assert book.label == "口径：某区口径（某区〔2024〕1号）"
    assert default.label == "口径：默认"


def test_one_key_of_a_rate_may_be_changed_alone() -> None:
    book = overlay("[rates.r_start]\ndigits = 0\n")
    assert (book.rate("开工率").digits, book.rate("开工率").unit.name) == (0, "%")


def test_a_milestone_is_replaced_whole() -> None:
    book = overlay('[milestones.landed]\nname = "落地"\nany_of = ["m.started"]\n')
    assert book.milestone("m.landed").any_of == ("m.started",)
    assert book.milestone("m.landed").all_of == ()


def test_what_is_taken_out_is_gone() -> None:
    book = overlay('without = ["rates.r_land_b", "rates.r_stats"]\n')
    assert {"r_land_b", "r_stats"}.isdisjoint(rate.code for rate in book.rates)


def test_all_problems_are_said_at_once_each_with_its_place() -> None:
    found = problems('[limits]\nstill_months = 0\nstil = 1\n[clocks]\nlead_judge_days = "三"\n')
    assert found == [
        "own.toml 第6行 limits.still_months：应为1至60之间的整数，现为“0”；"
        "请只写数字，不加引号和单位",
        "own.toml 第7行 limits.stil：没有这一项，是否想写：still_months？可用的有："
        "money_after_months、money_share_percent、progress_gap_points、still_months、unstarted_days",
        "own.toml 第9行 clocks.lead_judge_days：应为1至90之间的整数，现为“三”；"
        "请只写数字，不加引号和单位",
    ]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("titel = 1", "第5行 titel：没有这一项，是否想写：title"),
        ("limits = 3", "第5行 limits：应为一节，如 [limits]，现为“3”"),
        ('without = ["rates.x"]', "第5行 without：默认手册里没有“rates.x”，不能去掉"),
        ('without = "rates.x"', "第5行 without：应为清单"),
        (
            "[limits]\nmoney_share_percent = 101",
            "第6行 limits.money_share_percent：应为0至100之间的数",
        ),
        (
            "[limits]\nmoney_share_percent = nan",
            "第6行 limits.money_share_percent：应为0至100之间的数",
        ),
        ("[limits]\nmoney_share_percent = 1e999999", "应为0至100之间的数"),
        ("[limits]\nstill_months = true", "应为1至60之间的整数，现为“true”"),
        ("[settings]\nresign_counts = 1", "应为 true（是）或 false（否），现为“1”"),
        (
            '[settings]\nreturn_effect = "扔掉"',
            "应为其中之一：keep（保留）、drop（剔除）；现为“扔掉”",
        ),
        ("[settings]\nadmitted_natures = []", "至少应列1项，现有0项"),
        ('[settings]\nadmitted_natures = ["土地款", "LAND_PRICE"]', "清单里有重复的项"),
        ('[settings]\nadmitted_natures = ["地款"]', "应为其中之一：FIXED_ASSETS（固定资产投资）"),
        ('[settings]\nstatistics_floor = "500"', "没有写单位"),
        ('[settings]\nstatistics_floor = "约500万元"', "应为带单位的确数"),
        ('[settings]\nstatistics_floor = "50万美元"', "应为带单位的确数"),
        ("[settings]\nstatistics_floor = 500", "应为带单位的确数"),
        ('[thresholds.above_scale]\nINDUSTY = "1万元"', "是否想写：INDUSTRY"),
        ('[thresholds.services]\nZ9 = "1万元"', "应为 GB/T 4754 的门类"),
        (
            '[thresholds]\nsize_bands = [{code = "A", name = "小", from = "1万元"}]',
            "规模档应从“0元”起",
        ),
        (
            '[thresholds]\nsize_bands = [{code = "A", name = "小", from = "0元"}, '
            '{code = "A", name = "大", from = "1元"}]',
            "规模档的代码有重复",
        ),
        ("[thresholds]\nsize_bands = 3", "应为若干行"),
        ("[thresholds]\nsize_bands = [{}]", "第6行 thresholds.size_bands.0.code：缺少此项；请补上"),
        ("[colours]\nyellow_from_points = 31", "应不大于 red_above_points（30），现为31"),
        ("[clocks]\nnot_landed_first_months = 12", "应小于 not_landed_last_months（12），现为12"),
        ("[sharing]\nintroducer = 0\nlander = 0", "引进、落地两方份额不能都是0"),
        ("schemes = 1", "应为一节，如 [schemes]"),
    ],
)
def test_a_value_out_of_its_bounds_is_refused(text: str, problem: str) -> None:
    assert any(problem in found for found in problems(text))


@pytest.mark.parametrize(
    ("day", "problem"),
    [
        ('"2024-01-01"', "应为日期，如 2023-01-01，现为“2024-01-01”；请照此写，不加引号"),
        ("2024-01-01T00:00:00", "应为日期"),
        ("1024-01-01", "年份应在1990年至2100年之间，现为1024年；请核对"),
    ],
)
def test_the_day_of_effect_is_a_real_and_plausible_day(day: str, problem: str) -> None:
    text = HEAD.replace("2024-01-01\n", f"{day}\n")
    with pytest.raises(Refused, match="own.toml 第4行 effective_on：" + problem):
        read(Source("own.toml", text), BASE)


@pytest.mark.parametrize(
    ("title", "problem"),
    [
        ("1", "应为文字，现为“1”；请加上引号"),
        ('""', "应为文字，现为空"),
        ('"a\\u0000b"', "含有换行或看不见的字符"),
        (f'"{"长" * 201}"', "共201个字，最多200个字"),
    ],
)
def test_a_title_is_one_line_of_words(title: str, problem: str) -> None:
    with pytest.raises(Refused, match=f"own.toml 第2行 title：{problem}"):
        read(Source("own.toml", HEAD.replace('"某区口径"', title)), BASE)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("[limits]\n[limits]", "own.toml 第6行：同一节写了两次，请合并成一节"),
        ('title = "又一个"', "第5行：同一个键写了两次，请删去一个"),
        ("x = 2024-02-30", "own.toml 第5行：日期不存在，请核对年月日"),
        ("x", "own.toml 第5行：键名后面应有等号"),
        ("x = 三", "own.toml 第5行：等号右边应有一个值，文字要加英文引号"),
        ('x = "三', "own.toml 第5行：引号没有配对"),
        ("x = [1, 2", "方括号没有配对"),
        ("x = " + "[" * 5000, "不合 TOML 写法"),
        ("x = " + "9" * 5000, "不合 TOML 写法"),
    ],
)
def test_a_text_that_is_no_toml_is_refused_with_its_line(text: str, problem: str) -> None:
    (found,) = problems(text)
    assert problem in found


def test_a_file_too_long_to_be_a_rulebook_is_refused() -> None:
    (found,) = problems("#" * 400_000)
    assert "超过400000个字的上限，请核对是否选错文件" in found


def test_an_overlay_says_its_own_title_number_and_day() -> None:
    with pytest.raises(Refused) as refusal:
        read(Source("own.toml", 'based_on = "default"\n'), BASE)
    assert [str(reason) for reason in refusal.value.reasons] == [
        f"own.toml 第1行 {key}：缺少此项；请补上"
        for key in ("title", "document_no", "effective_on")
    ]


def test_only_the_default_can_be_built_upon() -> None:
    text = HEAD.replace('"default"', '"first_pile"')
    with pytest.raises(Refused, match="own.toml 第1行 based_on：只能以默认手册为底"):
        read(Source("own.toml", text), BASE)


def test_a_full_rulebook_must_say_everything() -> None:
    own = Source("own.toml", HEAD.replace('based_on = "default"\n', ""))
    with pytest.raises(Refused) as refusal:
        read(own, BASE)
    keys = {reason.about for reason in refusal.value.reasons}
    assert {"rates", "settings", "limits", "clocks", "sharing", "thresholds", "colours"} <= keys
    assert '或写 based_on = "default" 沿用默认手册' in str(refusal.value)


def test_what_other_rooms_own_is_kept_as_it_stands_and_cannot_be_changed() -> None:
    text = '[schemes.year]\npoints = [{name = "甲", most = 2.5}]\n'
    scheme = overlay(text).sections["schemes"]
    assert repr(scheme) == (
        "mappingproxy({'year': mappingproxy({'points': "
        "(mappingproxy({'name': '甲', 'most': Decimal('2.5')}),)})})"
    )
