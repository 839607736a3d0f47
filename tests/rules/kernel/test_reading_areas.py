"""Areas are read into square metres and counted in 亩 without loss."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luodi.kernel.areas import in_unit, read_area
from luodi.kernel.readings import Certainty
from luodi.kernel.refusal import Refused
from luodi.kernel.rounding import round_to


@pytest.mark.parametrize(
    ("written", "unit", "square_metres"),
    [
        ("500平方米", None, "500"),
        ("500平米", None, "500"),
        ("500平", None, "500"),
        ("500㎡", None, "500"),
        ("500m2", None, "500"),
        ("500 m²", None, "500"),
        ("5km²", None, "5000000"),
        ("5㎢", None, "5000000"),
        ("3.5万平方米", None, "35000"),
        ("15亩", None, "10000"),
        ("200亩", None, "133333.3333"),
        ("1亩", None, "666.6667"),
        ("1万亩", None, "6666666.6667"),
        ("十二公顷", None, "120000"),
        ("0.5平方公里", None, "500000"),
        ("200", "亩", "133333.3333"),
        ("3.5", "万平方米", "35000"),
        ("12", "公顷", "120000"),
        ("3万", "平方米", "30000"),
        ("200亩", "平方米", "133333.3333"),
        ("0", "亩", "0"),
    ],
)
def test_an_area_is_square_metres_to_four_places(
    written: str, unit: str | None, square_metres: str
) -> None:
    assert read_area(written, unit).value == Decimal(square_metres)


def test_a_hedge_and_a_range_of_areas_keep_their_bounds() -> None:
    over, span = read_area("约300余亩"), read_area("150-300亩")
    assert (over.certainty, span.certainty) == (Certainty.OVER, Certainty.RANGE)
    assert (over.low, over.high) == (Decimal(200_000), None)
    assert (span.low, span.high) == (Decimal(100_000), Decimal(200_000))


def test_an_area_in_another_unit_than_its_column_is_noted() -> None:
    assert [str(note) for note in read_area("200亩", "平方米").notes] == [
        "“200亩”自带的单位与列单位“平方米”不同，已按文字读取，请核对"
    ]


@pytest.mark.parametrize(
    ("written", "unit", "why"),
    [
        ("500", None, "“500”没有写单位：请写明是平方米、亩还是公顷"),
        ("3万", None, "没有写单位"),
        ("3万", "万", "没有写单位"),
        ("-3亩", None, "面积不能是负数"),
        ("2亩-3公顷", None, "两种面积单位"),
        ("500米", None, "“500米”读不出面积"),
        ("若干亩", None, "读不出面积"),
        ("3", "元", "“元”不是面积单位"),
    ],
)
def test_what_is_no_area_is_refused_in_words_about_areas(
    written: str, unit: str | None, why: str
) -> None:
    with pytest.raises(Refused, match=why):
        read_area(written, unit)


@pytest.mark.parametrize(
    ("square_metres", "unit", "counted"),
    [
        ("10000", "亩", "15"),
        ("10000", "公顷", "1"),
        ("35000", "万平方米", "3.5"),
        ("1", "亩", "0.0015"),
        ("500000", "平方公里", "0.5"),
    ],
)
def test_square_metres_are_counted_in_a_unit_exactly(
    square_metres: str, unit: str, counted: str
) -> None:
    assert in_unit(Decimal(square_metres), unit) == Decimal(counted)


def test_square_metres_are_not_counted_in_ten_thousands_of_nothing() -> None:
    with pytest.raises(Refused, match="“万”不是面积单位"):
        in_unit(Decimal(1), "万")


@given(
    st.decimals(0, 10**7, places=4),
    st.sampled_from(["平方米", "亩", "公顷", "平方公里", "万平方米", "万亩"]),
)
def test_an_area_in_any_unit_comes_back_to_four_places(value: Decimal, unit: str) -> None:
    read = read_area(f"{value:f}{unit}").value
    assert read is not None
    assert round_to(in_unit(read, unit), 4) == value
