"""How a value of base units is printed, and how far apart two readings lie."""

from __future__ import annotations

from decimal import Decimal

import pytest

from luodi.analysis.figures.rules.asked import Figure, shown
from luodi.analysis.figures.rules.facts import EVERYTHING, Values
from luodi.analysis.figures.rules.figure import gap, total


@pytest.mark.parametrize(
    ("value", "unit", "printed"),
    [
        ("0", "个", "0"),
        ("41", "个", "41"),
        ("0.5", "个", "0.5"),
        ("0.25", "个", "0.25"),
        ("0.3333", "个", "0.33"),
        ("42326000000", "亿元", "423.26"),
        ("125499999", "亿元", "1.25"),
        ("125500000", "亿元", "1.26"),  # 四舍五入: the half goes up
        ("-500000", "亿元", "-0.01"),
        ("0", "亿元", "0.00"),
        ("300000", "万元", "30.00"),
        ("1000000", "万美元", "100.00"),
        ("3500.4", "㎡", "3500"),
        ("85.5", "分", "85.50"),
    ],
)
def test_a_value_is_printed_in_what_its_indicator_is_shown_in(
    value: str, unit: str, printed: str
) -> None:
    assert shown(Decimal(value), unit) == printed


def figure(value: str | None, unit: str) -> Figure:
    number = None if value is None else Decimal(value)
    return Figure("x", "某指标", unit, verified=True, value=number, shown="", sentence="")


@pytest.mark.parametrize(
    ("claimed", "verified", "unit", "said"),
    [
        ("5", "3", "个", "-2"),
        ("300000000", "100000000", "亿元", "-2.00"),
        ("67.81", "70.00", "%", "+2.19"),
        (None, "1", "个", "—"),
    ],
)
def test_the_distance_is_verified_less_claimed(
    claimed: str | None, verified: str, unit: str, said: str
) -> None:
    assert gap(figure(claimed, unit), figure(verified, unit)) == said


def test_a_total_is_the_sum_of_its_keys_unless_it_was_counted_apart() -> None:
    values: Values = {(True, 1): Decimal(2), (True, 2): Decimal(3), (False, 1): Decimal(9)}
    assert total(values, True) == 5
    assert total(values, False) == 9
    assert total({**values, (True, EVERYTHING): Decimal(4)}, True) == 4
    assert total({}, True) == 0
