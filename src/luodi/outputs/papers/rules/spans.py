"""Periods as a placeholder says them, counted from the day that the paper is about."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from luodi.kernel.periods import Period, add_months, parse_period

FROM_THE_START = date(2000, 1, 1)

type Span = Callable[[date], Period]


def month(day: date, back: int = 0) -> Period:
    first = add_months(day.replace(day=1), -back)
    return Period.month(first.year, first.month)


def quarter(day: date, back: int = 0) -> Period:
    first = add_months(day.replace(day=1), -3 * back)
    return Period.quarter(first.year, (first.month + 2) // 3)


def this_year_so_far(day: date) -> Period:
    return Period.custom(date(day.year, 1, 1), day)


SPANS: dict[str, Span] = {
    "本年": lambda day: Period.year(day.year),
    "今年": lambda day: Period.year(day.year),
    "上年": lambda day: Period.year(day.year - 1),
    "去年": lambda day: Period.year(day.year - 1),
    "前年": lambda day: Period.year(day.year - 2),
    "本年累计": this_year_so_far,
    "上年同期": lambda day: this_year_so_far(day).prior_year(),
    "上半年": lambda day: Period.half(day.year, 1),
    "下半年": lambda day: Period.half(day.year, 2),
    "本季": quarter,
    "本季度": quarter,
    "上季": lambda day: quarter(day, 1),
    "上季度": lambda day: quarter(day, 1),
    "本月": month,
    "上月": lambda day: month(day, 1),
    "累计": lambda day: Period.custom(FROM_THE_START, day),
}


def period_of(words: str, day: date) -> Period:
    """The period that the words mean on the day of the paper."""
    found = SPANS.get(words.strip())
    return found(day) if found else parse_period(words)


def before(period: Period) -> Period:
    """The period of the same length before it: the month before a month, the year before a year."""
    months = len(period.months())
    is_whole = period.start.day == 1 and period.end.day == 1
    if is_whole:
        return Period(add_months(period.start, -months), period.start)
    last = period.start - timedelta(days=1)
    return Period.custom(last - timedelta(days=period.days - 1), last)
