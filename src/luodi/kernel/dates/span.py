"""The days that a written date may mean."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from luodi.kernel.periods import Period
from luodi.kernel.refusal import Refused, because
from luodi.kernel.text import gettext_noop


@dataclass(frozen=True, order=True)
class DateRange:
    """The days from `first` to `last`, both inside, among which something happened."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            sentence = gettext_noop("日期前后颠倒：%(first)s 晚于 %(last)s，请核对")
            raise Refused(because(sentence, first=self.first, last=self.last))

    @property
    def is_day(self) -> bool:
        return self.first == self.last

    def inside(self, period: Period) -> bool:
        """Whether every day it may mean lies in the period; only then it counts there."""
        return period.holds(self.first, self.last)
