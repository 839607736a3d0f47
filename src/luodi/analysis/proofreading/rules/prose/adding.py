"""Sums of printed numbers: what they come to, and how far rounding may carry them."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import isqrt

from luodi.analysis.proofreading.rules.finding import Certainty, Way
from luodi.analysis.proofreading.rules.prose.words import told
from luodi.analysis.proofreading.rules.quantities import Quantity
from luodi.analysis.proofreading.rules.ranges import HALF, Range, exactly

ZERO = Fraction(0)
_MOST_TOLD = 12
_THOUSAND = 1000


def total(parts: Sequence[Quantity]) -> Way:
    """The sum of the parts, with the leeway that rounding of so many leaves.

    Errors of rounding cancel out: of n parts they stay below 0.5 + 0.6·√n of the last digit
    nearly always. A writer keeps one precision and drops zeros, so the finest counts.
    """
    value = sum((one.value for one in parts), Fraction(0))
    return Way(value, leeway(parts, value), summed(parts))


def leeway(parts: Sequence[Quantity], value: Fraction) -> Range:
    """What may be printed as the total of such parts; its own rounding comes on top."""
    if any(one.hedge for one in parts):
        return widest(parts)
    steps = [one.step for one in parts if not one.is_exact]
    if not steps:
        return exactly(value)
    most, step = slack(len(parts)), min(steps)
    return Range(value - step * max(most - 1, ZERO), value + step * max(most - HALF, ZERO))


def slack(count: int) -> Fraction:
    return HALF + Fraction(6 * isqrt(count * _THOUSAND * _THOUSAND), 10 * _THOUSAND)


def widest(parts: Sequence[Quantity]) -> Range:
    """Everything that the sum may be if each part was rounded the same way."""
    whole = exactly(Fraction(0))
    for one in parts:
        whole = whole + one.range
    return whole


def sureness(parts: Sequence[Quantity], printed: Quantity) -> Certainty:
    """A difference that rounding of every part could make is only worth a look."""
    return Certainty.LOOK if widest(parts).touches(printed.range) else Certainty.SURE


def summed(parts: Sequence[Quantity]) -> str:
    if len(parts) <= _MOST_TOLD:
        return "+".join(told(one) for one in parts)
    ends = "+".join(told(one) for one in parts[:3])
    return f"{ends}+…+{told(parts[-1])}（{len(parts)}）"
