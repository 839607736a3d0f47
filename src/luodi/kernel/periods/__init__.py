"""Periods of whole days: their kinds, arithmetic, names, and the calendar under them."""

from luodi.kernel.periods.calendar import add_months, month_end
from luodi.kernel.periods.parsing import parse_period
from luodi.kernel.periods.span import Period

__all__ = ["Period", "add_months", "month_end", "parse_period"]
