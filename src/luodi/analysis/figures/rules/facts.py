"""What the database counts for one period and moment, before any indicator looks at it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

NET, PRESENT = "net", "present"  # stand in for a kind: subjects with money, people at their posts
Key = int | str | None  # what figures are split by: a unit, an event, a code
# The key of a value that is not the sum of the others: a firm that two units met is one firm.
EVERYTHING = "*"


class Group(NamedTuple):
    """Attempts or entries that the same indicators count, under one key, their parts added up.

    Weight in ten-thousandths of a subject or entry; of attempts there is nothing else.
    """

    verified: bool
    key: Key
    weight: int
    hundredths: int = 0
    local: int = 0  # hundredths
    cents: int = 0  # of dollars


class CohortGroup(NamedTuple):
    """Money to date over the attempts signed in the period, in 分, and the weight of the funded."""

    verified: bool
    key: Key
    contracted: int
    arrived: int
    funded: int


class DistinctGroup(NamedTuple):
    """How many different things the period's entries name, under one key or under all together."""

    verified: bool
    key: Key
    kind: str
    enterprises: int
    references: int
    weight: int  # of subjects with money, of people at their posts


class LevelGroup(NamedTuple):
    """The latest values of a level kind, added up over the subjects of one key."""

    verified: bool
    key: Key
    kind: str
    hundredths: int
    weight: int


class DueGroup(NamedTuple):
    """Weight of what was planned for a day of the period, and of what kept to it."""

    verified: bool
    key: Key
    planned: int
    kept: int


Counted = Mapping[str, tuple[Group, ...]]  # by the code of the indicator that counts them


@dataclass(frozen=True)
class Facts:
    """Everything counted for one book, period and moment."""

    counted: Counted = field(default_factory=dict)
    cohorts: tuple[CohortGroup, ...] = ()
    distincts: tuple[DistinctGroup, ...] = ()
    levels: tuple[LevelGroup, ...] = ()
    dues: tuple[DueGroup, ...] = ()
    by_unit: Counted = field(default_factory=dict)  # attempts, whatever else is split by


Values = dict[tuple[bool, Key], Decimal]


@dataclass
class Tally:
    """Values by reading and key, added up exactly."""

    values: Values = field(default_factory=dict)

    def add(self, verified: bool, key: Key, amount: Decimal | int) -> None:
        if amount:
            at = (verified, key)
            self.values[at] = self.values.get(at, Decimal(0)) + amount

    def __iter__(self) -> Iterator[tuple[tuple[bool, Key], Decimal]]:
        return iter(self.values.items())
