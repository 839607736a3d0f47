"""Periods by the words in which people ask for them, counted from a day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from luodi.kernel.periods import Period, add_months
from luodi.kernel.text import gettext_noop


def month_of(day: date) -> Period:
    return Period.month(day.year, day.month)


PRESETS: tuple[tuple[str, Callable[[date], Period]], ...] = (
    (gettext_noop("今年"), lambda day: Period.year(day.year)),
    (gettext_noop("去年"), lambda day: Period.year(day.year - 1)),
    (gettext_noop("上半年"), lambda day: Period.half(day.year, 1)),
    (gettext_noop("本季度"), lambda day: Period.quarter(day.year, (day.month + 2) // 3)),
    (gettext_noop("本月"), month_of),
    (gettext_noop("上月"), lambda day: month_of(add_months(day, -1))),
)


def preset(word: str, today: date) -> Period | None:
    """The period that the word means on the day; None for a word that is none of these."""
    found = dict(PRESETS).get(word.strip())
    return found(today) if found else None
