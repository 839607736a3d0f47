"""Words for periods, counted from a day."""

from __future__ import annotations

from datetime import date

import pytest

from luodi.outputs.catalogue.rules.presets import preset


@pytest.mark.parametrize(
    ("word", "today", "label"),
    [
        ("今年", date(2023, 3, 1), "2023年"),
        ("去年", date(2023, 3, 1), "2022年"),
        ("上半年", date(2023, 11, 1), "2023年上半年"),
        ("本季度", date(2023, 12, 31), "2023年第四季度"),
        ("本季度", date(2023, 1, 1), "2023年第一季度"),
        ("本月", date(2023, 3, 31), "2023年3月"),
        ("上月", date(2023, 1, 31), "2022年12月"),
        (" 上月 ", date(2023, 3, 31), "2023年2月"),
    ],
)
def test_a_word_is_a_period_of_the_day(word: str, today: date, label: str) -> None:
    found = preset(word, today)
    assert found
    assert found.label == label


def test_any_other_word_is_left_to_the_reader_of_periods() -> None:
    assert preset("2023", date(2023, 3, 1)) is None
