"""How yuan, numbers and days look on a page."""

from __future__ import annotations

from datetime import date, datetime
from decimal import ROUND_HALF_UP, Context, Decimal

from luodi.kernel.rounding import round_to

NOTHING = "—"
_ROOMY = Context(prec=200, rounding=ROUND_HALF_UP)
_STEPS = tuple(Decimal(1).scaleb(-digits) for digits in range(10))

# Each unit with its size in yuan, the small one first.
CHINESE_SCALES = ((Decimal(10**4), "万元"), (Decimal(10**8), "亿元"))
ENGLISH_SCALES = ((Decimal(10**6), " m yuan"), (Decimal(10**9), " bn yuan"))


def money(yuan: Decimal, *, english: bool = False) -> str:
    """Yuan with two decimals: 亿元 from one 亿 on (as rounded), else 万元."""
    (small, word), (large, larger_word) = ENGLISH_SCALES if english else CHINESE_SCALES
    amount = round_to(yuan / small, 2)
    if abs(amount) >= large / small:
        amount, word = round_to(yuan / large, 2), larger_word
    return f"{amount:,}{word}"


def number(value: Decimal | int, digits: int = 0) -> str:
    return f"{round_to(Decimal(value), digits):,}"


def day(value: date | datetime) -> str:
    return value.strftime("%Y-%m-%d")


def cut(value: Decimal, digits: int) -> Decimal:
    """As `round_to`, for a page with thousands of them: it makes no context for each."""
    cut_off = _ROOMY.quantize(value, _STEPS[digits])
    return cut_off.copy_abs() if cut_off.is_zero() else cut_off
