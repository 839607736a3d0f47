"""When what happened was recorded, sent back, verified, withdrawn, reversed; plain Python."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from luodi.config.benchmark.lives import HORIZON

BEGINS_ON = date(2021, 1, 1)
VERIFIED = 0.8  # of what is recorded, sooner or later
RETURNED, ANSWERED, WITHDRAWN, REVERSED = 0.04, 0.9, 0.012, 0.01
MOST_DAYS_UNTIL_RECORDED, MOST_DAYS_UNTIL_VERIFIED = 20, 60


def day_of(number: int) -> str:
    """The calendar day of a day of the book."""
    return (BEGINS_ON + timedelta(days=number)).isoformat()


@dataclass(frozen=True, slots=True)
class Done:
    """One act on an entry: what, on which day of the book, under which number."""

    what: str
    day: int
    seq: int


@dataclass
class Numbering:
    """How many acts the book has on each day, and from which number on."""

    first_seq: int
    a_day: int
    dice: Random

    def seq(self, day: int, after: int = 0) -> int:
        """A number of that day, later than `after`."""
        drawn = self.first_seq + day * self.a_day + self.dice.randrange(self.a_day - 1)
        return max(drawn, after + 1)

    def last_seq(self, day: int) -> int:
        return self.first_seq + (day + 1) * self.a_day - 1


@dataclass
class Course:
    """What was done about one entry, in order; nothing after the book's last day."""

    numbering: Numbering
    done: list[Done] = field(default_factory=list)

    def do(self, what: str, day: int, after: int = 0) -> bool:
        """Whether it was done before the book ends."""
        if day > HORIZON:
            return False
        last = self.done[-1].seq if self.done else after
        self.done.append(Done(what, day, self.numbering.seq(day, last)))
        return True


def course(numbering: Numbering, happened: int, opened_seq: int) -> list[Done]:
    """Everything done about an entry on what happened that day; nothing if it was told too late."""
    dice, told = numbering.dice, Course(numbering)
    day = happened + dice.randint(0, MOST_DAYS_UNTIL_RECORDED)
    if not told.do("RECORDED", day, opened_seq):
        return []
    if dice.random() < RETURNED:
        day += dice.randint(1, 15)
        told.do("RETURNED", day)
        if dice.random() > ANSWERED:
            return told.done
        day += dice.randint(1, 15)
        told.do("ANSWERED", day)
    if dice.random() < VERIFIED:
        day += dice.randint(1, MOST_DAYS_UNTIL_VERIFIED)
        told.do("VERIFIED", day)
        if dice.random() < WITHDRAWN:
            told.do("WITHDRAWN", day + 30)
            day += 60
            told.do("VERIFIED", day)
    if dice.random() < REVERSED:
        told.do("REVERSED", day + dice.randint(1, 200))
    return told.done
