"""How far a figure has moved since the year before, in words."""

from __future__ import annotations

from decimal import Decimal

from luodi.kernel.text import Tongue, gettext_noop


def grown(change: Decimal | None, tongue: Tongue) -> str:
    """同比增长12.30%, 同比下降3.00%, 与上年同期持平, 与上年同期不可比."""
    if change is None:
        return tongue(gettext_noop("与上年同期不可比"))
    if change == 0:
        return tongue(gettext_noop("与上年同期持平"))
    words = {"percent": f"{abs(change)}"}
    if change > 0:
        return tongue(gettext_noop("同比增长%(percent)s%%")) % words
    return tongue(gettext_noop("同比下降%(percent)s%%")) % words
