"""What a month of a trend is: the month itself, or the year up to its end."""

from __future__ import annotations

from luodi.foundation.vocabulary.shapes import Indicator, Time
from luodi.kernel.periods import Period, month_end


def is_cumulative(row: Indicator | None) -> bool:
    """Rates and cohorts (no indicator, or one of a base) are asked from January on.

    Of one month alone they would say little: two signed, one started.
    """
    return row is None or row.time is Time.COHORT


def month_asked(row: Indicator | None, year: int, number: int) -> Period:
    """The period asked for the month of this number."""
    if is_cumulative(row):
        return Period.to_date(month_end(year, number))
    return Period.month(year, number)
