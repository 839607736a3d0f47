"""A period of whole days, its calendar kinds, its share gone by."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache

from luodi.kernel.periods.calendar import add_months, check_year, day, month_end
from luodi.kernel.periods.naming import day_name, days_name, months_name, week_name
from luodi.kernel.refusal import Refused, because
from luodi.kernel.text import CHINESE, Tongue, gettext_noop

_DAY = timedelta(days=1)


@dataclass(frozen=True, order=True)
class Period:
    """Whole days from `start` up to `end`, which is the first day no longer inside."""

    start: date
    end: date

    def __post_init__(self) -> None:
        check_year(self.start.year)
        if self.end <= self.start:
            sentence = gettext_noop("期间起止颠倒：%(first)s起，%(end)s已不在期内，请核对")
            raise Refused(because(sentence, first=day_name(self.start), end=day_name(self.end)))
        check_year(self.last_day.year)

    @classmethod
    def year(cls, year: int) -> Period:
        return cls._months(year, 1, 12)

    @classmethod
    def half(cls, year: int, half: int) -> Period:
        _check_part(half, 2, gettext_noop("没有第%(number)s个半年：只有上半年（1）和下半年（2）"))
        return cls._months(year, half * 6 - 5, half * 6)

    @classmethod
    def quarter(cls, year: int, quarter: int) -> Period:
        _check_part(quarter, 4, gettext_noop("没有第%(number)s季度：季度是 1 到 4"))
        return cls._months(year, quarter * 3 - 2, quarter * 3)

    @classmethod
    def month(cls, year: int, month: int) -> Period:
        return cls._months(year, month, month)

    @classmethod
    def week(cls, year: int, week: int) -> Period:
        """The ISO week: Monday to Sunday, counted to the year that holds its Thursday."""
        check_year(year)
        _check_part(week, _weeks_in(year), gettext_noop("没有第%(number)s周：该年只有%(last)s周"))
        monday = date.fromisocalendar(year, week, 1)
        return cls(monday, monday + 7 * _DAY)

    @classmethod
    def custom(cls, first_day: date, last_day: date) -> Period:
        """Both days inside."""
        check_year(last_day.year)
        if last_day < first_day:
            sentence = gettext_noop("期间起止颠倒：从%(first)s到%(last)s，请核对")
            first, last = day_name(first_day), day_name(last_day)
            raise Refused(because(sentence, first=first, last=last))
        return cls(first_day, last_day + _DAY)

    @classmethod
    def to_date(cls, last_day: date) -> Period:
        """From 1 January up to and with the day (截至)."""
        return cls.custom(date(last_day.year, 1, 1), last_day)

    @classmethod
    def _months(cls, year: int, first: int, last: int) -> Period:
        return cls.custom(day(year, first, 1), month_end(year, last))

    @property
    def last_day(self) -> date:
        return self.end - _DAY

    @property
    def days(self) -> int:
        return (self.end - self.start).days

    def contains(self, day: date) -> bool:
        return self.start <= day < self.end

    def holds(self, first: date, last: date) -> bool:
        """Whether the whole range of days lies inside; one day of it outside is enough to fail."""
        return self.start <= first <= last < self.end

    def elapsed(self, *, on: date) -> Decimal:
        """The share of the period gone by at the close of `on`, from 0 to 1."""
        gone = (on - self.start + _DAY).days
        return Decimal(max(0, min(gone, self.days))) / self.days

    def months(self) -> tuple[Period, ...]:
        """The calendar months of the period in order, the first and last cut to it."""
        pieces = []
        start = self.start
        while start < self.end:
            following = min(month_end(start.year, start.month) + _DAY, self.end)
            pieces.append(Period(start, following))
            start = following
        return tuple(pieces)

    def prior_year(self) -> Period:
        """The same days one year earlier; 29 February becomes the 28th.

        A period up to the end of a month stays one: 1 January to 28 February 2025 is compared with
        1 January to 29 February 2024, as monthly statistics do.
        """
        start = add_months(self.start, -12)
        if self.end.day == 1:
            return Period(start, add_months(self.end, -12))
        return Period.custom(start, add_months(self.last_day, -12))

    @property
    def label(self) -> str:
        """The shortest Chinese name; `parse_period` reads it back."""
        return _label(self)

    def said(self, tongue: Tongue) -> str:
        """The shortest name in the reader's tongue."""
        if self.start.day == 1 and self.end.day == 1:
            return months_name(self.start, self.last_day).said(tongue)
        iso = self.start.isocalendar()
        if iso.weekday == 1 and self.days == 7:
            return week_name(iso.year, iso.week).said(tongue)
        return days_name(self.start, self.last_day).said(tongue)

    @property
    def until_label(self) -> str:
        """The name of a figure that runs up to the period's last day."""
        return f"截至{day_name(self.last_day)}"


@lru_cache(maxsize=1024)
def _label(period: Period) -> str:
    return period.said(CHINESE)


def _weeks_in(year: int) -> int:
    # 28 December is always in the last ISO week of its year.
    return date(year, 12, 28).isocalendar().week


def _check_part(number: int, last: int, sentence: str) -> None:
    if not 1 <= number <= last:
        raise Refused(because(sentence, number=number, last=last))
