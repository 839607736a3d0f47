"""How much more or less than a year before, as papers say it."""

from __future__ import annotations

from decimal import Decimal

from luodi.kernel.rounding import round_to
from luodi.kernel.text import Tongue, gettext_noop

NOTHING = "—"


def growth(now: Decimal | None, before: Decimal | None) -> Decimal | None:
    """In per cent, to one place; None where there was nothing to grow from."""
    if now is None or not before or before < 0:
        return None
    return round_to((now - before) / before * 100, 1)


def grown(now: Decimal | None, before: Decimal | None, tongue: Tongue) -> str:
    """同比增长12.3%, 同比下降3.0%, 与上年同期持平; 上年同期为零."""
    found = growth(now, before)
    if found is None:
        return tongue(gettext_noop("上年同期为零"))
    if found == 0:
        return tongue(gettext_noop("与上年同期持平"))
    words = {"percent": f"{abs(found)}"}
    if found > 0:
        return tongue(gettext_noop("同比增长%(percent)s%%")) % words
    return tongue(gettext_noop("同比下降%(percent)s%%")) % words


def percent(found: Decimal | None) -> str:
    """+12.3, -3.0 as a cell of a table shows it."""
    return NOTHING if found is None else f"{found:+}"


def share(part: Decimal, whole: Decimal) -> str:
    """How much of the whole, in per cent to one place."""
    return f"{round_to(part / whole * 100, 1)}" if whole else NOTHING
