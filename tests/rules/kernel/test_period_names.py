"""A period has one Chinese name, and the names in use are read back."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luodi.kernel.periods import Period, parse_period
from luodi.kernel.refusal import Refused


def days(first: str, last: str) -> Period:
    return Period.custom(date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    ("written", "period"),
    [
        ("2023", Period.year(2023)),
        ("２０２３", Period.year(2023)),
        ("2023年", Period.year(2023)),
        ("2023年度", Period.year(2023)),
        ("二〇二三年", Period.year(2023)),
        ("2023H1", Period.half(2023, 1)),
        ("2023h2", Period.half(2023, 2)),
        ("2023年上半年", Period.half(2023, 1)),
        ("2023年下半年", Period.half(2023, 2)),
        ("2023Q1", Period.quarter(2023, 1)),
        ("2023-Q4", Period.quarter(2023, 4)),
        ("2023年一季度", Period.quarter(2023, 1)),
        ("2023年第三季度", Period.quarter(2023, 3)),
        ("2023年前三季度", days("2023-01-01", "2023-09-30")),
        ("2023-03", Period.month(2023, 3)),
        ("2023年3月", Period.month(2023, 3)),
        ("2023年3月份", Period.month(2023, 3)),
        ("二〇二三年十一月", Period.month(2023, 11)),
        ("2023W05", Period.week(2023, 5)),
        ("2023-W05", Period.week(2023, 5)),
        ("2023年第5周", Period.week(2023, 5)),
        ("2023-01-01..2023-03-15", days("2023-01-01", "2023-03-15")),
        ("2023年1月1日至3月15日", days("2023-01-01", "2023-03-15")),
        ("2023年3月1日至15日", days("2023-03-01", "2023-03-15")),
        ("2022年12月5日至2023年1月15日", days("2022-12-05", "2023-01-15")),
        ("2023年3月15日", days("2023-03-15", "2023-03-15")),
        ("2023年1-9月", days("2023-01-01", "2023-09-30")),
        ("2023年1月至9月", days("2023-01-01", "2023-09-30")),
        ("2022年11月至2023年2月", days("2022-11-01", "2023-02-28")),
        ("截至2023年9月底", days("2023-01-01", "2023-09-30")),
        ("截止2023年9月", days("2023-01-01", "2023-09-30")),
        ("截至2023年9月15日", days("2023-01-01", "2023-09-15")),
        ("截至2024年2月末", days("2024-01-01", "2024-02-29")),
        ("截至2023年", days("2023-01-01", "2023-12-31")),
        ("截至2023年底", days("2023-01-01", "2023-12-31")),
    ],
)
def test_a_period_is_known_by_its_name(written: str, period: Period) -> None:
    assert parse_period(written) == period


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("", "读不出期间"),
        ("去年", "“去年”读不出期间：请写成 2023"),
        ("3月", "读不出期间"),
        ("2023-2024", "读不出期间"),
        ("2023Q5", "没有第5季度"),
        ("2023W53", "没有第53周"),
        ("2023-13", "没有13月"),
        ("2023-02-30..2023-03-01", "没有2023年2月30日：该月只有28天"),
        ("2023年9-3月", "从2023年9月1日到2023年3月31日"),
        ("0203", "年份203不对"),
    ],
)
def test_what_is_no_period_is_refused_with_what_to_write(written: str, why: str) -> None:
    with pytest.raises(Refused, match=why):
        parse_period(written)


@pytest.mark.parametrize(
    ("period", "label"),
    [
        (Period.year(2023), "2023年"),
        (Period.half(2023, 1), "2023年上半年"),
        (Period.half(2023, 2), "2023年下半年"),
        (Period.quarter(2023, 1), "2023年第一季度"),
        (Period.quarter(2023, 4), "2023年第四季度"),
        (Period.month(2023, 3), "2023年3月"),
        (Period.week(2023, 5), "2023年第5周"),
        (Period.week(2020, 1), "2020年第1周"),
        (Period.week(2020, 53), "2020年第53周"),
        (days("2023-01-01", "2023-03-15"), "2023年1月1日至3月15日"),
        (days("2022-12-05", "2023-01-15"), "2022年12月5日至2023年1月15日"),
        (days("2023-01-01", "2023-09-30"), "2023年1月至9月"),
        (days("2022-11-01", "2023-02-28"), "2022年11月至2023年2月"),
        (days("2023-03-15", "2023-03-15"), "2023年3月15日"),
    ],
)
def test_a_period_is_called_by_its_shortest_name(period: Period, label: str) -> None:
    assert period.label == label


def test_a_figure_up_to_a_day_is_called_by_that_day() -> None:
    assert Period.month(2024, 2).until_label == "截至2024年2月29日"


@given(st.dates(date(1902, 1, 1), date(2198, 12, 31)), st.integers(0, 800))
def test_every_name_of_a_custom_period_reads_back(first: date, more: int) -> None:
    period = Period.custom(first, min(first + timedelta(more), date(2199, 12, 31)))
    assert parse_period(period.label) == period


@given(st.integers(1902, 2198), st.integers(1, 12))
def test_every_name_of_a_calendar_period_reads_back(year: int, number: int) -> None:
    for period in (
        Period.year(year),
        Period.half(year, (number + 5) // 6),
        Period.quarter(year, (number + 2) // 3),
        Period.month(year, number),
        Period.week(year, number * 4),
    ):
        assert parse_period(period.label) == period


@given(st.dates(date(1902, 1, 1), date(2198, 12, 31)))
def test_up_to_a_day_reads_back_as_the_year_so_far(last: date) -> None:
    so_far = Period.to_date(last)
    assert parse_period(so_far.until_label) == so_far
