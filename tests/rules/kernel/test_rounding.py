"""A figure is cut to its printed digits in the way that its rulebook names."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luodi.kernel.rounding import Rounding, round_to


@pytest.mark.parametrize(
    ("value", "digits", "rounding", "printed"),
    [
        # 渭南 2010: 291 of 292 contracts, 99.658 %, printed as 99.65.
        ("99.65753", 2, "截断", "99.65"),
        ("99.65753", 2, "四舍五入", "99.66"),
        ("0.125", 2, "四舍五入", "0.13"),
        ("0.135", 2, "四舍五入", "0.14"),
        ("-0.125", 2, "四舍五入", "-0.13"),
        ("-0.129", 2, "截断", "-0.12"),
        ("-0.001", 2, "四舍五入", "0.00"),
        ("-0.001", 2, "截断", "0.00"),
        ("3.5", 0, "四舍五入", "4"),
        ("3", 2, "四舍五入", "3.00"),
    ],
)
def test_each_way_of_rounding_cuts_as_it_says(
    value: str, digits: int, rounding: str, printed: str
) -> None:
    assert str(round_to(Decimal(value), digits, Rounding(rounding))) == printed


@given(st.decimals(-(10**15), 10**15, places=8), st.integers(0, 6))
def test_rounding_moves_half_a_place_at_most_and_truncation_never_away_from_zero(
    value: Decimal, digits: int
) -> None:
    place = Decimal(1).scaleb(-digits)
    assert abs(round_to(value, digits) - value) <= place / 2
    cut = round_to(value, digits, Rounding.DOWN)
    assert abs(cut) <= abs(value) < abs(cut) + place
