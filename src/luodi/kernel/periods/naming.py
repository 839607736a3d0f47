"""The shortest names of days, weeks and months, as sentences that can be said in any tongue."""

from __future__ import annotations

from datetime import date

from luodi.kernel.refusal import Reason, because
from luodi.kernel.text import gettext_noop

_WHOLE = {
    (1, 12): gettext_noop("%(year)s年"),
    (1, 6): gettext_noop("%(year)s年上半年"),
    (7, 12): gettext_noop("%(year)s年下半年"),
    (1, 3): gettext_noop("%(year)s年第一季度"),
    (4, 6): gettext_noop("%(year)s年第二季度"),
    (7, 9): gettext_noop("%(year)s年第三季度"),
    (10, 12): gettext_noop("%(year)s年第四季度"),
}
_FROM_TO = gettext_noop("%(first)s至%(last)s")


def months_name(first: date, last: date) -> Reason:
    """The months from that of the first day to that of the last."""
    if first.year != last.year:
        return because(_FROM_TO, first=_month_name(first), last=_month_name(last))
    if first.month == last.month:
        return _month_name(first)
    if whole := _WHOLE.get((first.month, last.month)):
        return because(whole, year=first.year)
    text = gettext_noop("%(year)s年%(first)s月至%(last)s月")
    return because(text, year=first.year, first=first.month, last=last.month)


def week_name(year: int, week: int) -> Reason:
    return because(gettext_noop("%(year)s年第%(week)s周"), year=year, week=week)


def days_name(first: date, last: date) -> Reason:
    """The days from the first to the last, the year said once."""
    if first == last:
        return day_name(first)
    if first.year != last.year:
        return because(_FROM_TO, first=day_name(first), last=day_name(last))
    text = gettext_noop("%(first)s至%(month)s月%(day)s日")
    return because(text, first=day_name(first), month=last.month, day=last.day)


def day_name(day: date) -> Reason:
    text = gettext_noop("%(year)s年%(month)s月%(day)s日")
    return because(text, year=day.year, month=day.month, day=day.day)


def _month_name(day: date) -> Reason:
    return because(gettext_noop("%(year)s年%(month)s月"), year=day.year, month=day.month)
