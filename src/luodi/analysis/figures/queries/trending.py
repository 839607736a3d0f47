"""One figure month by month, and the same months of the year before."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from luodi.analysis.figures.queries.city import prior_of
from luodi.analysis.figures.queries.figures import Counted, at_closing, so_far
from luodi.analysis.figures.queries.splitting import figure_of
from luodi.analysis.figures.rules.asked import Asked, Figure
from luodi.analysis.figures.rules.trend import is_cumulative, month_asked
from luodi.foundation.history.models import Book
from luodi.kernel.periods import add_months


@dataclass(frozen=True)
class Month:
    """One month: both readings, none while it is to come; and the verified one a year before."""

    number: int
    claimed: Figure | None
    verified: Figure | None
    year_before: Figure


@dataclass(frozen=True)
class Trend:
    """Every month of one year, asked at one moment and under one rulebook."""

    name: str
    unit: str
    year: int
    is_cumulative: bool  # each month is asked from January on
    months: tuple[Month, ...]


def trend(book: Book, code: str, asked: Asked, now: datetime) -> Trend | None:
    """The year in which the period ends and the year before it: twenty-four questions.

    None where the whole period's rulebook knows no such figure. A month that is not over is
    compared with as much of it a year before.
    """
    asked = replace(at_closing(book, asked), by="")
    whole = prior_of(book, asked, now).counted
    named = named_by(whole, code)
    if named is None:
        return None
    row = whole.indicators.get(code)
    year = asked.period.last_day.year
    day, state_on = whole.moment.day, add_months(whole.question.state_on, -12)

    def month(number: int) -> Month:
        span = month_asked(row, year, number)
        is_there = date(year, number, 1) <= day
        here = prior_of(book, replace(asked, period=span), now, whole) if is_there else None
        past = replace(asked, period=so_far(span, day).prior_year(), state_on=state_on)
        return Month(
            number=number,
            claimed=figure_of(here, code, verified=False) if here else None,
            verified=figure_of(here, code, verified=True) if here else None,
            year_before=figure_of(prior_of(book, past, now, whole), code, verified=True),
        )

    return Trend(*named, year, is_cumulative(row), tuple(map(month, range(1, 13))))


def named_by(counted: Counted, code: str) -> tuple[str, str] | None:
    """Name and unit of the figure of this code."""
    if code in counted.indicators:
        return counted.indicators[code].name, counted.indicators[code].unit
    rates = (rate for rate in counted.rulebook.rates if rate.code == code)
    return next(((rate.name, rate.unit.name) for rate in rates if not rate.about.value), None)
