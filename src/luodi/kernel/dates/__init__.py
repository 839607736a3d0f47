"""Dates as people write them: the days they may mean, and how sure the writer was."""

from luodi.kernel.dates.reading import from_excel_serial, read_date
from luodi.kernel.dates.span import DateRange

__all__ = ["DateRange", "from_excel_serial", "read_date"]
