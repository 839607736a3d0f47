"""The months of a form: 本月, 累计, 上年同期, counted from the period for which it is filled."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from luodi.kernel.periods import Period, add_months, parse_period
from luodi.kernel.text import gettext_noop
from luodi.outputs.papers.rules.spans import FROM_THE_START

THIS, MONTH, YEAR, EVER = "", "本月", "本年累计", "累计"
LAST_MONTH, LAST_YEAR, MONTH_LAST_YEAR = "上月", "上年同期", "上年同月"
THIS_LAST_YEAR = "上年本期"
BACK = "上年"  # before a span that a head names: 上年1-6月

# In the order in which a person chooses between them.
NAMES: dict[str, str] = {
    THIS: gettext_noop("本期（填表的期间）"),
    MONTH: gettext_noop("本月"),
    YEAR: gettext_noop("本年累计"),
    EVER: gettext_noop("建账以来累计"),
    LAST_MONTH: gettext_noop("上月"),
    LAST_YEAR: gettext_noop("上年同期累计"),
    MONTH_LAST_YEAR: gettext_noop("上年同月"),
    THIS_LAST_YEAR: gettext_noop("上年同一期间"),
}

type Span = Callable[[date], Period]  # of the last day that the form is about


def month(day: date) -> Period:
    return Period.month(day.year, day.month)


def year_so_far(day: date) -> Period:
    return Period.custom(date(day.year, 1, 1), day)


SPANS: dict[str, Span] = {
    MONTH: month,
    YEAR: year_so_far,
    EVER: lambda day: Period.custom(FROM_THE_START, day),
    LAST_MONTH: lambda day: month(add_months(day.replace(day=1), -1)),
    LAST_YEAR: lambda day: year_so_far(day).prior_year(),
    MONTH_LAST_YEAR: lambda day: month(day).prior_year(),
}


def last_day(period: Period, on: date) -> date:
    """The last day that the form is about; of a period that runs yet, the day of the moment."""
    return max(min(period.end - timedelta(days=1), on), period.start)


def period_said(word: str, period: Period, on: date) -> str:
    """The period that a word of the form means, by its name; the form's own has none."""
    if word == THIS:
        return ""
    if word == THIS_LAST_YEAR:
        return Period.custom(period.start, last_day(period, on)).prior_year().label
    if word in SPANS:
        return SPANS[word](last_day(period, on)).label
    if word.startswith(BACK):
        return parse_period(period_said(word.removeprefix(BACK), period, on)).prior_year().label
    if not word[:4].isdecimal():  # 1-6月: of the form's year
        word = f"{period.start.year}年{word}"
    return parse_period(word).label


def year_earlier(word: str) -> str:
    """上年同期 beside these months; empty where it may be of several."""
    known = {MONTH: MONTH_LAST_YEAR, YEAR: LAST_YEAR, THIS: THIS_LAST_YEAR, EVER: ""}
    return known.get(word, f"{BACK}{word}")


def is_earlier(word: str) -> bool:
    """Whether the months are those of the year before."""
    return word.startswith(BACK)
