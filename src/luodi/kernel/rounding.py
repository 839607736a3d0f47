"""How a figure is cut to the digits that are printed."""

from __future__ import annotations

import decimal
from decimal import Decimal
from enum import Enum

_ROOM_FOR_ANY_FIGURE = 200


class Rounding(Enum):
    """The two ways in use; the value is the word a rulebook writes."""

    HALF_UP = "四舍五入"
    DOWN = "截断"


_IN_DECIMAL = {Rounding.HALF_UP: decimal.ROUND_HALF_UP, Rounding.DOWN: decimal.ROUND_DOWN}


def round_to(value: Decimal, digits: int, rounding: Rounding = Rounding.HALF_UP) -> Decimal:
    """`value` with exactly `digits` places; halves go away from zero, 截断 goes towards it."""
    with decimal.localcontext(prec=_ROOM_FOR_ANY_FIGURE):
        cut = value.quantize(Decimal(1).scaleb(-digits), rounding=_IN_DECIMAL[rounding])
        return cut.copy_abs() if cut.is_zero() else cut
