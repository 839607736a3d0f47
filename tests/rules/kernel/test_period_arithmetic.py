"""Periods are whole days, half-open, and their arithmetic keeps its laws."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luodi.kernel.periods import Period, add_months
from luodi.kernel.refusal import Refused

DAYS = st.dates(date(1902, 1, 1), date(2198, 12, 31))
YEARS = st.integers(1902, 2198)
ONE_DAY = timedelta(days=1)


@st.composite
def periods(draw: st.DrawFn) -> Period:
    first = draw(DAYS)
    return Period.custom(first, min(first + timedelta(draw(st.integers(0, 800))), date(2199, 1, 1)))


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        (Period.year(2023), date(2023, 1, 1), date(2023, 12, 31)),
        (Period.half(2023, 1), date(2023, 1, 1), date(2023, 6, 30)),
        (Period.half(2023, 2), date(2023, 7, 1), date(2023, 12, 31)),
        (Period.quarter(2023, 1), date(2023, 1, 1), date(2023, 3, 31)),
        (Period.quarter(2023, 4), date(2023, 10, 1), date(2023, 12, 31)),
        (Period.month(2024, 2), date(2024, 2, 1), date(2024, 2, 29)),
        (Period.week(2023, 5), date(2023, 1, 30), date(2023, 2, 5)),
        (Period.week(2020, 53), date(2020, 12, 28), date(2021, 1, 3)),
        (Period.to_date(date(2023, 9, 30)), date(2023, 1, 1), date(2023, 9, 30)),
    ],
)
def test_a_period_runs_from_its_first_day_to_its_last(
    period: Period, first: date, last: date
) -> None:
    assert (period.start, period.last_day) == (first, last)
    assert period.end == last + ONE_DAY
    assert period == Period.custom(first, last)


def test_the_edges_of_a_period_are_inside_and_its_end_is_not() -> None:
    may = Period.month(2023, 5)
    assert may.contains(date(2023, 5, 1))
    assert may.contains(date(2023, 5, 31))
    assert not may.contains(date(2023, 4, 30))
    assert not may.contains(may.end)


def test_a_range_with_one_day_outside_is_not_held() -> None:
    may = Period.month(2023, 5)
    assert may.holds(date(2023, 5, 1), date(2023, 5, 31))
    assert not may.holds(date(2023, 4, 30), date(2023, 5, 31))
    assert not may.holds(date(2023, 5, 1), date(2023, 6, 1))
    assert not may.holds(date(2023, 5, 20), date(2023, 5, 10))


@pytest.mark.parametrize(
    ("on", "share"),
    [
        (date(2022, 12, 31), Decimal(0)),
        (date(2023, 1, 1), Decimal(1) / 365),
        (date(2023, 3, 14), Decimal(73) / 365),
        (date(2023, 12, 30), Decimal(364) / 365),
        (date(2023, 12, 31), Decimal(1)),
        (date(2024, 6, 1), Decimal(1)),
    ],
)
def test_the_share_gone_by_counts_the_day_that_closes(on: date, share: Decimal) -> None:
    assert Period.year(2023).elapsed(on=on) == share


@pytest.mark.parametrize(
    ("period", "before"),
    [
        (Period.year(2024), Period.year(2023)),
        (Period.half(2023, 2), Period.half(2022, 2)),
        (Period.month(2024, 2), Period.month(2023, 2)),
        (Period.month(2025, 2), Period.month(2024, 2)),
        (
            Period.custom(date(2025, 1, 1), date(2025, 2, 28)),
            Period.custom(date(2024, 1, 1), date(2024, 2, 29)),
        ),
        (
            Period.custom(date(2024, 1, 1), date(2024, 2, 28)),
            Period.custom(date(2023, 1, 1), date(2023, 2, 28)),
        ),
        (
            Period.custom(date(2024, 2, 29), date(2024, 2, 29)),
            Period.custom(date(2023, 2, 28), date(2023, 2, 28)),
        ),
        (
            Period.custom(date(2023, 11, 5), date(2024, 1, 15)),
            Period.custom(date(2022, 11, 5), date(2023, 1, 15)),
        ),
    ],
)
def test_the_same_days_a_year_before(period: Period, before: Period) -> None:
    assert period.prior_year() == before


@pytest.mark.parametrize(
    ("start", "months", "there"),
    [
        (date(2022, 11, 30), 3, date(2023, 2, 28)),
        (date(2023, 11, 30), 3, date(2024, 2, 29)),
        (date(2023, 1, 31), 1, date(2023, 2, 28)),
        (date(2023, 3, 31), -1, date(2023, 2, 28)),
        (date(2023, 12, 15), 1, date(2024, 1, 15)),
        (date(2023, 1, 15), -1, date(2022, 12, 15)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2023, 5, 15), 0, date(2023, 5, 15)),
        (date(2023, 5, 15), 120, date(2033, 5, 15)),
    ],
)
def test_months_later_is_the_same_day_or_the_last_of_its_month(
    start: date, months: int, there: date
) -> None:
    assert add_months(start, months) == there


def test_what_is_no_period_is_refused_with_its_reason() -> None:
    for build, why in (
        (lambda: Period.month(2023, 13), "没有13月"),
        (lambda: Period.quarter(2023, 5), "没有第5季度：季度是 1 到 4"),
        (lambda: Period.half(2023, 0), "没有第0个半年"),
        (lambda: Period.week(2023, 53), "没有第53周：该年只有52周"),
        (lambda: Period.year(202), "年份202不对"),
        (lambda: Period.year(2200), "年份2200不对"),
        (lambda: Period.custom(date(2023, 3, 2), date(2023, 3, 1)), "从2023年3月2日到2023年3月1日"),
        (lambda: Period.custom(date(2023, 3, 2), date.max), "年份9999不对"),
        (lambda: Period(date(2023, 3, 2), date(2023, 3, 2)), "期间起止颠倒"),
        (lambda: Period(date(2023, 3, 2), date(2300, 1, 1)), "年份2299不对"),
        (lambda: Period(date.min, date.min), "年份1不对"),
        (lambda: add_months(date(2199, 12, 1), 1), "年份2200不对"),
    ):
        with pytest.raises(Refused, match=why):
            build()


@given(YEARS)
def test_months_quarters_and_halves_each_partition_the_year(year: int) -> None:
    whole = Period.year(year)
    assert whole.months() == tuple(Period.month(year, n) for n in range(1, 13))
    for parts in (
        whole.months(),
        [Period.quarter(year, n) for n in range(1, 5)],
        [Period.half(year, n) for n in (1, 2)],
    ):
        assert_partition(parts, whole)


@given(periods())
def test_the_months_of_any_period_partition_it(period: Period) -> None:
    months = period.months()
    assert_partition(months, period)
    assert all(month.start.month == month.last_day.month for month in months)


@given(YEARS)
def test_weeks_follow_one_another_over_the_end_of_the_year(year: int) -> None:
    last = Period.week(year, date(year, 12, 28).isocalendar().week)
    assert last.end == Period.week(year + 1, 1).start
    assert last.start.weekday() == 0


@given(periods(), DAYS)
def test_the_share_gone_by_never_falls_and_stays_between_none_and_all(
    period: Period, on: date
) -> None:
    today, tomorrow = period.elapsed(on=on), period.elapsed(on=on + ONE_DAY)
    assert 0 <= today <= tomorrow <= 1
    assert (today == 0) == (on < period.start)
    assert (today == 1) == (on >= period.last_day)


@given(YEARS, st.integers(1, 12))
def test_the_year_before_a_calendar_period_is_its_namesake(year: int, number: int) -> None:
    half, quarter = (number + 5) // 6, (number + 2) // 3
    assert Period.year(year).prior_year() == Period.year(year - 1)
    assert Period.half(year, half).prior_year() == Period.half(year - 1, half)
    assert Period.quarter(year, quarter).prior_year() == Period.quarter(year - 1, quarter)
    assert Period.month(year, number).prior_year() == Period.month(year - 1, number)


@given(periods())
def test_the_year_before_has_the_same_days_but_for_a_leap_day(period: Period) -> None:
    before = period.prior_year()
    assert abs(before.days - period.days) <= 1
    assert (before.start.month, before.start.year) == (period.start.month, period.start.year - 1)


@given(DAYS, st.integers(-240, 240))
def test_months_there_and_back_lose_at_most_the_end_of_a_month(start: date, months: int) -> None:
    try:
        back = add_months(add_months(start, months), -months)
    except Refused:
        assert not 1900 <= start.year + months / 12 <= 2199
        return
    assert (back.year, back.month) == (start.year, start.month)
    assert back.day == start.day or back.day >= 28


def test_periods_stand_in_the_order_of_their_days() -> None:
    spring, may, year = Period.quarter(2023, 2), Period.month(2023, 5), Period.year(2023)
    assert sorted([may, spring, year]) == [year, spring, may]


def assert_partition(parts: tuple[Period, ...] | list[Period], whole: Period) -> None:
    assert (parts[0].start, parts[-1].end) == (whole.start, whole.end)
    assert all(one.end == following.start for one, following in zip(parts, parts[1:], strict=False))
