"""What a printed number may stand for: a range with its ends, and arithmetic on ranges."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

HALF = Fraction(1, 2)
ALMOST = Fraction(999, 1000)  # a number cut off to 70 may be 70.99, and is not 71


@dataclass(frozen=True)
class Range:
    """Everything from `low` to `high`, both in it; an end that is None is open."""

    low: Fraction | None
    high: Fraction | None

    def touches(self, other: Range) -> bool:
        return not (below(self.high, other.low) or below(other.high, self.low))

    def __add__(self, other: Range) -> Range:
        return Range(added(self.low, other.low), added(self.high, other.high))

    def __neg__(self) -> Range:
        return Range(
            None if self.high is None else -self.high, None if self.low is None else -self.low
        )

    def __sub__(self, other: Range) -> Range:
        return self + -other

    def times(self, factor: Fraction) -> Range:
        """Multiplied by a number above zero."""
        return Range(
            None if self.low is None else self.low * factor,
            None if self.high is None else self.high * factor,
        )

    def over(self, other: Range) -> Range:
        """Divided by a range above zero, itself not below it."""
        low = None if self.low is None or not other.high else self.low / other.high
        high = None if self.high is None or not other.low else self.high / other.low
        return Range(low, high)

    def wider(self, by: Fraction) -> Range:
        return self + Range(-by, by)


EVERYTHING = Range(None, None)


def exactly(value: Fraction) -> Range:
    return Range(value, value)


def printed(value: Fraction, step: Fraction) -> Range:
    """What prints as `value` when its last digit counts `step`: rounded to it, or cut off at it."""
    if value < 0:
        return -printed(-value, step)
    return Range(value - step * HALF, value + step * ALMOST)


def below(end: Fraction | None, other: Fraction | None) -> bool:
    return end is not None and other is not None and end < other


def added(one: Fraction | None, other: Fraction | None) -> Fraction | None:
    return None if one is None or other is None else one + other
