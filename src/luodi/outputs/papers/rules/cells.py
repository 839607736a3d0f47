"""Growth and shares as a cell of a table shows them."""

from __future__ import annotations

from decimal import Decimal

from luodi.kernel.rounding import round_to

NOTHING = "—"


def percent(change: Decimal | None) -> str:
    """+12.30, -3.00; under a head that says %."""
    return NOTHING if change is None else f"{change:+}"


def share(part: Decimal, whole: Decimal) -> str:
    """How much of the whole, in per cent to one place."""
    return f"{round_to(part / whole * 100, 1)}" if whole else NOTHING
