"""What a number in a sheet is by its number format: an amount, a day, a time of day."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date
from decimal import Context, Decimal, InvalidOperation
from functools import cache

from luodi.kernel.dates import from_excel_serial
from luodi.kernel.grids import Written
from luodi.kernel.refusal import Refused

GENERAL = "General"
AS_SHOWN = Context(prec=15)  # digits that Excel keeps; what a float has beyond is its error
SHORT = 15
AS_IT_STANDS = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]*[1-9])?")  # as most numbers are
MOST_DIGITS = 40  # beyond, a number keeps its power of ten
MINUTES_A_DAY = 24 * 60

# Formats that a file names by number alone; those of the years 27 to 58 are of Chinese editions.
BUILT_IN: dict[int, str] = {
    0: GENERAL,
    49: "@",
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    48: "##0.0E+0",
    **dict.fromkeys((1, 12, 13), "0"),
    **dict.fromkeys((3, 37, 38), "#,##0"),
    **dict.fromkeys((4, 39, 40), "#,##0.00"),
    2: "0.00",
    14: "yyyy/m/d",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    **dict.fromkeys((18, 20, 32, 34, 55), "h:mm"),
    **dict.fromkeys((19, 21, 33, 35, 45, 47, 56), "h:mm:ss"),
    22: "yyyy/m/d h:mm",
    30: "m-d-yy",
    46: "[h]:mm:ss",
    31: 'yyyy"年"m"月"d"日"',
    **dict.fromkeys((27, 36, 50, 52, 57), 'yyyy"年"m"月"'),
    **dict.fromkeys((28, 29, 51, 53, 54, 58), 'm"月"d"日"'),
}

# What a format prints as it stands, and its colours, conditions and languages: [红色], [$-804].
LITERAL = re.compile(r'"[^"]*"?|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE)
AM_PM = re.compile("am/pm|a/p|上午/下午")
FRACTION = re.compile(r"s\.0+")  # of a second
NO_FORMAT = ("", "@", "general", "g/通用格式")


@cache
def kind(code: str) -> str:
    """DAY, TIME, or nothing for a number."""
    plain = AM_PM.sub("h", LITERAL.sub("", code.split(";")[0]).strip().lower())
    if plain in NO_FORMAT or re.search("[0#?]", FRACTION.sub("s", plain)):
        return ""
    if re.search("[yedg]", plain):
        return "DAY"
    if re.search("[hs]", plain):
        return "TIME"
    return "DAY" if "m" in plain else ""


def value_of(written: str, code: str, *, since_1904: bool = False) -> Written:
    """A number as a sheet holds it, under a number format."""
    kept = kind(code) if code else ""
    if not kept and len(written) <= SHORT and AS_IT_STANDS.fullmatch(written):
        return Decimal(written)
    try:
        number = shown(Decimal(written))
    except InvalidOperation:
        return written
    if not kept:
        return number
    if kept == "TIME" or 0 < number < 1:
        return time_of(number)
    with suppress(Refused):
        return moment(number, from_excel_serial(float(number), since_1904=since_1904))
    return number


def shown(number: Decimal) -> Decimal:
    """With the fifteen digits that Excel shows, 0.1 + 0.2 being 0.3, and no zeros behind them."""
    if not number.is_finite():
        raise InvalidOperation
    short = AS_SHOWN.plus(number).normalize(AS_SHOWN)
    return Decimal(f"{short:f}") if -MOST_DIGITS < short.adjusted() < MOST_DIGITS else short


def moment(number: Decimal, day: date) -> Written:
    """The day, with its time in words where one is given."""
    minutes = round(number % 1 * MINUTES_A_DAY)
    if not 0 < minutes < MINUTES_A_DAY:
        return day
    return f"{day.isoformat()} {minutes // 60:02}:{minutes % 60:02}"


def time_of(number: Decimal) -> str:
    """Hours and minutes: 08:30, and 26:00 where more than a day is counted."""
    minutes = round(number * MINUTES_A_DAY)
    return f"{minutes // 60:02}:{minutes % 60:02}"
