"""Days and months of the calendar: which exist, and how far months carry."""

from __future__ import annotations

import calendar
from datetime import date

from luodi.kernel.refusal import Refused, because
from luodi.kernel.text import gettext_noop

# Years outside are typing errors, and their arithmetic would run off the calendar.
FIRST_YEAR, LAST_YEAR = 1900, 2199


def day(year: int, month: int, number: int) -> date:
    """The day; refused with the reason where there is none, such as 30 February."""
    last = days_in(year, month)
    if not 1 <= number <= last:
        sentence = gettext_noop("没有%(year)s年%(month)s月%(day)s日：该月只有%(last)s天，请核对")
        raise Refused(because(sentence, year=year, month=month, day=number, last=last))
    return date(year, month, number)


def month_end(year: int, month: int) -> date:
    return date(year, month, days_in(year, month))


def days_in(year: int, month: int) -> int:
    """How many days the month has; a year or month that does not exist is refused."""
    check_year(year)
    if not 1 <= month <= 12:
        sentence = gettext_noop("没有%(month)s月：月份是 1 到 12，请核对")
        raise Refused(because(sentence, month=month))
    return calendar.monthrange(year, month)[1]


def check_year(year: int) -> None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        sentence = gettext_noop("年份%(year)s不对：应在 %(first)s 到 %(last)s 之间，请核对")
        raise Refused(because(sentence, year=year, first=FIRST_YEAR, last=LAST_YEAR))


def add_months(start: date, months: int) -> date:
    """The same day of the month `months` later (or earlier), or that month's last day.

    30 November and three months is 28 or 29 February. Refused outside 1900 to 2199.
    """
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, min(start.day, days_in(year, month + 1)))
