"""The value of a cell as a number with its last digit, however it was typed."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

from luodi.analysis.proofreading.rules.measures import Sort
from luodi.analysis.proofreading.rules.plain import plain
from luodi.analysis.proofreading.rules.quantities import Quantity, quantities
from luodi.kernel.grids import Cell

_PERCENT_FORMAT = re.compile(r"0(?:\.(0+))?%")
_SHOWN = re.compile(r"0(?:\.(0+))?")
_HAS_NUMBER = re.compile("[0-9０-９零〇一二两三四五六七八九十百千万亿]").search
_LONGEST = 40
_MOST_DIGITS = 6


def number_of(cell: Cell) -> Quantity | None:
    """The one number that a cell holds; None for words, dates and several numbers."""
    match cell.value:
        case bool():
            return None
        case Decimal() as value:
            return typed(value, cell.number_format)
        case str() as text:
            return said(text)
        case _:
            return None


def typed(value: Decimal, number_format: str) -> Quantity:
    """A number as the sheet keeps it; its format tells how it is shown, not what it is."""
    if found := _PERCENT_FORMAT.search(number_format):
        digits = len(found[1] or "")
        return bare(value * 100, f"{value * 100:.{digits}f}%", Sort.PERCENT, "%", digits)
    digits = min(decimals(value), _MOST_DIGITS)
    if shown := _SHOWN.search(number_format):
        digits = min(digits, len(shown[1] or "")) if shown[1] else digits
    return bare(value, f"{value:.{digits}f}", Sort.BARE, "", digits)


def bare(value: Decimal, text: str, sort: Sort, unit: str, digits: int) -> Quantity:
    exact = Fraction(value)
    step = Fraction(1, 10 ** min(decimals(value), 12))
    return Quantity(text, 0, len(text), sort, "", exact, step, Fraction(1), unit)


def decimals(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def said(text: str) -> Quantity | None:
    if len(text) > _LONGEST or not _HAS_NUMBER(text):
        return None
    read = plain(text)
    found = [one for one in quantities(read.text) if one.sort is not Sort.PERIOD]
    if len(found) != 1 or found[0].sort in (Sort.THRESHOLD, Sort.RANK):
        return None
    rest = read.text[: found[0].start] + read.text[found[0].end :]
    return found[0] if not re.search("[\u4e00-\u9fffA-Za-z]", rest) else None
