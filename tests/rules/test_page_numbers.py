"""How yuan and numbers look on a page."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luodi.foundation.ui.numbers import money, number


@pytest.mark.parametrize(
    ("yuan", "shown"),
    [
        ("350000000", "3.50亿元"),
        ("123456789000", "1,234.57亿元"),
        ("12345678", "1,234.57万元"),
        ("99999999", "1.00亿元"),
        ("99990000", "9,999.00万元"),
        ("99994999", "9,999.50万元"),
        ("100", "0.01万元"),
        ("0", "0.00万元"),
        ("-350000000", "-3.50亿元"),
    ],
)
def test_yuan_in_the_larger_unit_that_fits(yuan: str, shown: str) -> None:
    assert money(Decimal(yuan)) == shown


@given(st.decimals(min_value=0, max_value=10**13, places=2))
def test_what_is_shown_lies_within_half_a_step_of_the_amount(yuan: Decimal) -> None:
    shown = money(yuan)
    size = Decimal(10**8) if shown.endswith("亿元") else Decimal(10**4)
    read = Decimal(shown.removesuffix("亿元").removesuffix("万元").replace(",", ""))
    assert abs(read * size - yuan) <= size / 200
    assert shown.endswith("亿元") or read < 10_000


def test_in_english_and_as_plain_numbers() -> None:
    assert money(Decimal(350_000_000), english=True) == "350.00 m yuan"
    assert money(Decimal(2_268_800_000), english=True) == "2.27 bn yuan"
    assert number(1_234_567) == "1,234,567"
    assert number(Decimal("2.345"), 2) == "2.35"
