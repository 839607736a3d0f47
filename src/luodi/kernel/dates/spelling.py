"""Dates in digits alone, spelled out as 2023年3月15日 so that one grammar reads them all."""

from __future__ import annotations

import re

from luodi.kernel.folding import quoted
from luodi.kernel.periods.calendar import FIRST_YEAR, LAST_YEAR, days_in
from luodi.kernel.refusal import Ambiguous, because
from luodi.kernel.text import gettext_noop

_CENTURY = 2000
# 23年 is 2023; 98年 may be a slip for 1998 and nobody plans for 2098.
_LAST_SHORT_YEAR = 49

_DAY = re.compile(r"([0-9]{4})([-./])([0-9]{1,2})\2([0-9]{1,2})[日号]?")
_SHORT_DAY = re.compile(r"([0-9]{2})\.([0-9]{1,2})\.([0-9]{1,2})")
_MONTH = re.compile(r"([0-9]{4})[-./]([0-9]{1,2})")
_QUARTER = re.compile(r"([0-9]{4})-?年?Q([0-9])")
_HALF = re.compile(r"([0-9]{4})-?年?H([12])")


def spelled(plain: str) -> str:
    """`plain` with years, months and days named; a text that is not digits alone stays as it is."""
    if found := _DAY.fullmatch(plain):
        return f"{found[1]}年{found[3]}月{found[4]}日"
    if found := _SHORT_DAY.fullmatch(plain):
        return f"{found[1]}年{found[2]}月{found[3]}日"
    if found := _MONTH.fullmatch(plain):
        return _month(plain, *found.groups())
    if found := _QUARTER.fullmatch(plain):
        return f"{found[1]}年{found[2]}季度"
    if found := _HALF.fullmatch(plain):
        return f"{found[1]}年{'上' if found[2] == '1' else '下'}半年"
    return _digits(plain) if re.fullmatch("[0-9]+", plain) else plain


def full_year(digits: str) -> int:
    """The year written with four digits, or with two up to 49; other two are refused."""
    if len(digits) == 4:
        return int(digits)
    if int(digits) > _LAST_SHORT_YEAR:
        sentence = gettext_noop("“%(written)s年”分不清是哪个世纪：请写四位年份")
        raise Ambiguous(because(sentence, written=digits))
    return _CENTURY + int(digits)


def _month(plain: str, year: str, month: str) -> str:
    # A spreadsheet turns a typed 2023.10 into the number 2023.1.
    if plain.endswith(".1"):
        sentence = gettext_noop(
            "“%(written)s”分不清是1月还是10月：请写成 %(year)s年1月 或 %(year)s年10月"
        )
        raise Ambiguous(because(sentence, written=plain, year=year))
    return f"{year}年{month}月"


def _digits(plain: str) -> str:
    match len(plain):
        case 4:
            return f"{plain}年"
        case 6:
            return _six_digits(plain)
        case 8:
            return f"{plain[:4]}年{plain[4:6]}月{plain[6:]}日"
        case 5:
            sentence = gettext_noop(
                "“%(written)s”像是 Excel 的日期序号：请把单元格设为日期格式，"
                "或写成 2023-03-15 这样的形式"
            )
            raise Ambiguous(because(sentence, written=plain))
        case _:
            return plain


def _six_digits(plain: str) -> str:
    """202303 is a month and 230315 a day; 200102 could be either and is refused."""
    month = f"{plain[:4]}年{plain[4:]}月"
    short_day = f"{plain[:2]}年{plain[2:4]}月{plain[4:]}日"
    may_be = [
        *([month] if _is_month(plain) else []),
        *([short_day] if _is_short_day(plain) else []),
    ]
    if len(may_be) != 1:
        sentence = gettext_noop(
            "“%(written)s”分不清年月日：请写成 2023-03 或 2023-03-15 这样的形式"
        )
        raise Ambiguous(because(sentence, written=quoted(plain)))
    return may_be[0]


def _is_month(plain: str) -> bool:
    return FIRST_YEAR <= int(plain[:4]) <= LAST_YEAR and 1 <= int(plain[4:]) <= 12


def _is_short_day(plain: str) -> bool:
    year, month, number = int(plain[:2]), int(plain[2:4]), int(plain[4:])
    if year > _LAST_SHORT_YEAR or not 1 <= month <= 12:
        return False
    return 1 <= number <= days_in(_CENTURY + year, month)
