"""Charts: round marks, a gap where nothing is known, the numbers behind."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luodi.foundation.ui.charts import Chart, Series, chart_html, scale

MONTHS = ("1月", "2月", "3月")
CLAIMED = Series("申报", (Decimal(1), Decimal("2.5"), Decimal(4)))
VERIFIED = Series("<b>", (Decimal(1), None, Decimal(2)))


@pytest.mark.parametrize(
    ("values", "marks"),
    [
        (["5.8"], [0, 2, 4, 6]),
        (["41", "29"], [0, 20, 40, 60]),
        (["0.07"], ["0", "0.02", "0.04", "0.06", "0.08"]),
        (["-3", "3"], [-4, -2, 0, 2, 4]),
        ([], [0, 1]),
        (["0"], [0, 1]),
    ],
)
def test_the_marks_are_round_and_hold_every_value(
    values: list[str], marks: list[int | str]
) -> None:
    found = list(scale([Decimal(value) for value in values]).marks())
    assert [Decimal(mark) for mark in marks] == found


@given(st.lists(st.decimals(-(10**12), 10**12, allow_nan=False, places=4), min_size=1, max_size=12))
def test_no_value_stands_outside_the_picture(values: list[Decimal]) -> None:
    heights = scale(values)
    assert all(heights.low <= value <= heights.high for value in values)
    assert heights.low <= 0 <= heights.high
    assert heights.low < heights.high
    assert len(list(heights.marks())) <= 7


def test_a_line_breaks_where_nothing_is_known() -> None:
    drawn = chart_html(Chart("到位", "亿元", MONTHS, (CLAIMED, VERIFIED), is_line=True))
    assert len(re.findall(r'<path class="line first" d="M[^"]*L', drawn)) == 1
    runs = re.findall(r'<path class="line second" d="(M\d[^"]*)"', drawn.partition("</svg>")[2])
    assert len(runs) >= 2
    assert all("L" not in run for run in runs)


def test_a_bar_says_its_number_and_the_table_behind_says_all() -> None:
    drawn = chart_html(Chart("到位", "亿元", MONTHS, (CLAIMED, VERIFIED), digits=1))
    assert "<title>2月 申报 2.5</title>" in drawn
    assert drawn.count("<rect") == 5 + 2  # two of them in the legend
    assert "<b>" not in drawn
    assert 'role="img" aria-label="到位（亿元）"' in drawn
    behind = drawn.partition("<details>")[2]
    assert ">2.5<" in behind
    assert ">—<" in behind


def test_long_labels_do_not_run_into_one_another() -> None:
    days = tuple(f"{day}日" for day in range(1, 32))
    series = Series("申报", tuple(Decimal(day) for day in range(1, 32)))
    drawn = chart_html(Chart("到位", "亿元", days, (series,)))
    assert drawn.count('class="label"') <= 13
