"""A city's moment names one for each of its books; and how far two readings lie apart."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from luodi.analysis.figures.rules.asked import Figure
from luodi.analysis.figures.rules.figure import gap
from luodi.analysis.figures.rules.moments import AsOf, as_of
from luodi.kernel.refusal import Refused


@pytest.mark.parametrize(
    ("text", "books"),
    [
        ("甲区#12@2023-03-01", (("甲区", AsOf(date(2023, 3, 1), 12)),)),
        ("江城市#2、甲区#12、乙区#7", (("江城市", 2), ("甲区", 12), ("乙区", 7))),
        (" 江城市#2:2a4a52dbeb767b1c、 甲区#12 ", (("江城市", 2), ("甲区", 12))),
    ],
)
def test_each_book_has_its_own_number(text: str, books: tuple[tuple[str, int | AsOf], ...]) -> None:
    expected = tuple((b, AsOf(seq=at) if isinstance(at, int) else at) for b, at in books)
    assert as_of(text) == AsOf(books=expected)


@pytest.mark.parametrize("text", ["甲区#1、2023-03-01", "甲区#1、", "甲区#x", "甲区", "、"])
def test_a_moment_of_which_a_part_cannot_be_read_is_refused_whole(text: str) -> None:
    with pytest.raises(Refused, match="看不懂时点"):
        as_of(text)


@pytest.mark.parametrize(
    ("unit", "arithmetic", "claimed", "verified", "said"),
    [
        ("亿元", "", "430000000", "402000000", "-0.28"),
        ("亿元", "8.6 ÷ 2", "4.30", "4.02", "-0.28"),  # an average is in 亿元 already
        ("%", "1 ÷ 2", "50.00", "62.50", "+12.50"),
        ("个", "", "3", "1", "-2"),
    ],
)
def test_the_distance_is_in_the_unit_in_which_the_figure_is_shown(
    unit: str, arithmetic: str, claimed: str, verified: str, said: str
) -> None:
    pair = [
        Figure("x", "某数", unit, reading, Decimal(value), value, "何意", arithmetic=arithmetic)
        for reading, value in ((False, claimed), (True, verified))
    ]
    assert gap(*pair) == said
