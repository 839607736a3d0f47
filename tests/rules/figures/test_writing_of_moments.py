"""Moments as people write them and as papers print them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luodi.analysis.figures.rules.moments import AsOf, Moment, as_of
from luodi.kernel.refusal import Refused


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("", AsOf()),
        ("  ", AsOf()),
        ("2023-03-01", AsOf(day=date(2023, 3, 1))),
        (" #18234 ", AsOf(seq=18234)),
        ("#18234@2023-03-01", AsOf(day=date(2023, 3, 1), seq=18234)),
        ("#12+90@2021-05-31", AsOf(day=date(2021, 5, 31), seq=12, opening_seq=90)),
        ("#18234:0f3a9c", AsOf(seq=18234)),  # with the digest that stands beside it on a paper
    ],
)
def test_a_day_a_number_or_both_are_understood(written: str, meant: AsOf) -> None:
    assert as_of(written) == meant


@pytest.mark.parametrize("written", ["昨天", "2023-02-30", "#", "#12@2023-02-30", "18234", "2023"])
def test_anything_else_is_refused_with_an_example(written: str) -> None:
    with pytest.raises(Refused, match="请写成 2023-03-01 或 #18234"):
        as_of(written)


@given(
    seq=st.integers(0, 10**9),
    day=st.dates(date(1990, 1, 1), date(2100, 1, 1)),
    opening=st.none() | st.integers(1, 10**9),
)
def test_what_is_printed_is_read_back(seq: int, day: date, opening: int | None) -> None:
    moment = Moment(book=1, seq=seq, day=day, opening_seq=opening)
    assert as_of(str(moment)) == AsOf(day=day, seq=seq, opening_seq=opening)
    assert moment.recollected is (opening is not None)
