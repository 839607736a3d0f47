"""Any number written in Chinese, in digits or in both reads back unchanged."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from luodi.kernel.digits import number
from luodi.kernel.numerals import read_number

DIGITS = "零一二三四五六七八九"


def under_ten_thousand(value: int) -> str:
    written, gap = "", False
    for size, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, value = divmod(value, size)
        if digit:
            written += ("零" if gap and written else "") + DIGITS[digit] + sign
        gap = not digit
    return written


def chinese(value: int) -> str:
    """The standard form up to 9999亿9999万9999, written apart from the code that reads it."""
    written, gap = "", False
    for size, sign in ((10**8, "亿"), (10**4, "万"), (1, "")):
        part, value = divmod(value, size)
        if part:
            written += "零" if written and (gap or part < 1000) else ""
            written += under_ten_thousand(part) + sign
        gap = not part
    return written or "零"


def mixed(value: int) -> str:
    yi, rest = divmod(value, 10**8)
    wan, ones = divmod(rest, 10**4)
    written = f"{yi}亿" if yi else ""
    written += f"{wan}万" if wan else ""
    if ones and written:
        written += f"零{ones}" if ones < 1000 or not wan else f"{ones}"
    return written or str(value)


@given(st.integers(0, 10**12 - 1))
def test_any_number_written_in_chinese_reads_back(value: int) -> None:
    assert number(chinese(value)) == value


@given(st.integers(0, 10**12 - 1))
def test_any_number_written_in_both_scripts_reads_back(value: int) -> None:
    assert number(mixed(value)) == value


@given(st.decimals(-(10**12), 10**12, places=3))
def test_any_number_with_separators_and_in_full_width_reads_back(value: Decimal) -> None:
    written = f"{value:,f}"
    full_width = written.translate({ord(c): ord(c) + 0xFEE0 for c in "0123456789.,-"})
    assert number(written) == number(full_width) == value


@given(st.integers(1, 99), st.sampled_from(["亿", "万", "千万", "百万"]))
def test_a_range_shares_the_unit_of_its_end(low: int, sign: str) -> None:
    shared, apart = (
        read_number(f"{low}-{low + 1}{sign}"),
        read_number(f"{low}{sign}-{low + 1}{sign}"),
    )
    assert (shared.low, shared.high) == (apart.low, apart.high)
    assert shared.low == number(f"{low}{sign}")
