"""满三个月, 满一年: the last day of signing that has reached an age."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luodi.analysis.figures.rules.asked import latest_day
from luodi.kernel.periods import add_months

DAYS = st.dates(date(1990, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("day", "latest"),
    [
        ("2023-02-27", "2022-11-27"),
        ("2023-02-28", "2022-11-30"),  # 28, 29 and 30 November are all full on 28 February
        ("2023-03-01", "2022-12-01"),
        ("2024-02-28", "2023-11-28"),
        ("2024-02-29", "2023-11-30"),
        ("2023-05-31", "2023-02-28"),
    ],
)
def test_month_ends_clamp(day: str, latest: str) -> None:
    assert latest_day(date.fromisoformat(day), 3).isoformat() == latest


@given(day=DAYS, months=st.sampled_from((3, 12)))
def test_that_day_is_full_and_the_next_is_not(day: date, months: int) -> None:
    latest = latest_day(day, months)
    assert add_months(latest, months) <= day
    assert add_months(date.fromordinal(latest.toordinal() + 1), months) > day
