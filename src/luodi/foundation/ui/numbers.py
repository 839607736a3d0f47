"""How yuan, numbers and days look on a page."""

from __future__ import annotations

from datetime import date, datetime
from decimal import ROUND_HALF_UP, Context, Decimal

from luodi.kernel.rounding import round_to
from luodi.kernel.text import gettext_noop

NOTHING = "—"
_ROOMY = Context(prec=200, rounding=ROUND_HALF_UP)
_STEPS = tuple(Decimal(1).scaleb(-digits) for digits in range(10))

# What stands over columns and behind figures; named here, so that a page in English has its words.
UNITS = (
    *(gettext_noop("个"), gettext_noop("家"), gettext_noop("户"), gettext_noop("人")),
    *(gettext_noop("条"), gettext_noop("次"), gettext_noop("批次"), gettext_noop("场")),
    *(gettext_noop("万元"), gettext_noop("亿元"), gettext_noop("万美元")),
    *(gettext_noop("分"), gettext_noop("天"), gettext_noop("亩")),
)

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
