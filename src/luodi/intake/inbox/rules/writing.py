"""Days and amounts as they are written into a form."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from luodi.kernel.dates import DateRange
from luodi.kernel.money import Currency, Money

THIRDS = {(1, 10): "上旬", (11, 20): "中旬"}
SIZES = ((Decimal(10**8), "亿"), (Decimal(10**4), "万"), (Decimal(1), ""))
NAMES = {Currency.CNY: "元", Currency.USD: "美元"}


def written_days(days: DateRange) -> str:
    """2023-03-15, 2023年3月, 2023年3月上旬, 2023年; nothing for a span that has no such name."""
    first, last = days.first, days.last
    if days.is_day:
        return first.isoformat()
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
        return f"{first.year}年"
    if (first.year, first.month) != (last.year, last.month):
        return ""
    return f"{first.year}年{first.month}月{third(first, last)}"


def third(first: date, last: date) -> str:
    is_end = (last + timedelta(days=1)).day == 1
    if is_end:
        return "" if first.day == 1 else "下旬"
    return THIRDS.get((first.day, last.day), "")


def written_money(money: Money, word: str) -> list[str]:
    """The number and the unit to choose beside it; the words themselves in a rarer currency."""
    name = NAMES.get(money.currency)
    if name is None:
        return [word, ""]
    sizes = SIZES if money.currency is Currency.CNY else SIZES[1:]
    size, prefix = next(
        ((size, prefix) for size, prefix in sizes if money.amount >= size), SIZES[-1]
    )
    number = (money.amount / size).normalize()
    return [f"{number:f}", prefix + name]
