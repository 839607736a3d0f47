"""A table of published figures is read as it was pasted, or refused row by row."""

from __future__ import annotations

from decimal import Decimal

import pytest

from luodi.kernel.periods import Period
from luodi.kernel.refusal import Refused
from luodi.records.bulletins.rules import Said, figures_in, pasted

YEAR = Period.year(2023)


def test_columns_are_found_by_their_heads_in_any_order() -> None:
    text = "数值\t区县\t指标名称\t期间\n增长8.5%\t\t固定资产投资增速\t2023年\n"
    text += "12\t乙区\t签约项目\t2023年6月"
    assert figures_in(pasted(text), None) == [
        Said("固定资产投资增速", YEAR, "增长8.5%"),
        Said("签约项目", Period.month(2023, 6), "12", about="乙区"),
    ]


def test_without_a_head_the_order_is_name_period_number_measure() -> None:
    assert figures_in(pasted("五上企业数，2023年，41，户"), None) == [
        Said("五上企业数", YEAR, "41", "户")
    ]


def test_rows_without_a_period_take_that_of_the_bulletin() -> None:
    [one] = figures_in(pasted("指标\t数\n观摩名次\t第3位"), YEAR)
    assert one.period == YEAR


@pytest.mark.parametrize(
    ("words", "number"),
    [("8.5%", Decimal("8.5")), ("41", Decimal(41)), ("第3位", None), ("增长8.5%", None)],
)
def test_words_are_a_number_only_where_they_are_one(words: str, number: Decimal | None) -> None:
    assert Said("甲", YEAR, words).number == number


def test_every_row_that_lacks_something_is_told_at_once() -> None:
    with pytest.raises(Refused) as refused:
        figures_in(pasted("指标\t期间\t数\n\t2023年\t5\n签约\t去年底\t5\n到资\t2023年\t"), None)
    first, second, third = map(str, refused.value.reasons)
    assert first.startswith("第 2 行：缺“指标”")
    assert second.startswith("第 3 行：")
    assert third == "第 4 行：缺“数”"


def test_a_head_without_the_numbers_is_refused() -> None:
    with pytest.raises(Refused, match="表头里没有“数”这一列"):
        figures_in(pasted("指标\t期间\n签约\t2023年"), None)
