"""Chance with a seed: the same seed throws the same, and no clock is looked at."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from math import exp, log
from random import Random

from luodi.foundation.history.queries import BOOK_ZONE

WAN = 10_000
WEEKEND = 5  # Saturday


class Dice(Random):
    """The chance of one thing in the demonstration, by its own name, so that nothing else moves."""

    def __init__(self, *names: object) -> None:
        super().__init__("/".join(str(name) for name in names))

    def chance(self, share: float) -> bool:
        return self.random() < share

    def weighted[T](self, things: Sequence[T], weights: Sequence[int]) -> T:
        return self.choices(things, weights)[0]

    def days(self, least: int, most: int) -> timedelta:
        return timedelta(days=self.randint(least, most))

    def yuan(self, least: int, most: int) -> Decimal:
        """An amount between two given in 万元, small ones more often, in whole 百万 or 十万."""
        wan = exp(self.uniform(log(least), log(most)))
        step = 100 if wan >= 2_000 else 10
        return Decimal(int(wan / step) * step * WAN)

    def share(self, amount: Decimal, part: float) -> Decimal:
        """A part of an amount, in whole 千元."""
        return Decimal(int(amount * Decimal(str(round(part, 6))) / 1000) * 1000)

    def working(self, day: date) -> datetime:
        """A moment at work on the day, or on the next weekday."""
        while day.weekday() >= WEEKEND:
            day += timedelta(days=1)
        moment = time(self.choice((8, 9, 10, 11, 14, 15, 16, 17)), self.randrange(60))
        return datetime.combine(day, moment, BOOK_ZONE)
