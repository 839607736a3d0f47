"""What the database counts for one period and moment, before any indicator looks at it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

NET, PRESENT = "net", "present"  # stand in for a kind: subjects with money, people at their posts
Key = int | str | None  # what figures are split by: a unit, an event, a code
# The key of a value that is not the sum of the others: a firm that two units met is one firm.
EVERYTHING = "*"


@dataclass(frozen=True, slots=True)
class StateGroup:
    """Attempts of subjects that are alike: the same steps reached at the same cuts.

    Masks hold one bit a kind: `before` the period, `within` it, by the `day` the standing is asked
    for, and at the moment (`ever`). Weight in ten-thousandths of a subject.
    """

    verified: bool
    key: Key
    size: int  # how many of the floors the planned total reaches
    section: str  # GB/T 4754 section, one letter
    has_event: bool
    type: str  # of the subject
    is_first: bool  # the subject's first attempt
    is_closed: bool  # the subject was closed by the moment
    age: int  # how many of the AGES the signing has reached on the day
    before: int
    within: int
    day: int
    ever: int
    stopped: bool
    carried: bool  # had started before the year of the day
    earlier: int  # what earlier attempts of the same subject had, together
    renewed: bool  # in a later attempt the city took it back (退回重报获认)
    weight: int
    subjects: int


@dataclass(frozen=True, slots=True)
class FlowGroup:
    """Entries of the period that are alike, their parts added up. Values in hundredths."""

    verified: bool
    key: Key
    kind: str
    size: int
    section: str
    has_event: bool
    type: str
    is_first: bool
    measure: str
    origin: str
    nature: str
    category: str
    is_new: bool
    weight: int
    hundredths: int
    local: int
    cents: int  # of dollars


@dataclass(frozen=True, slots=True)
class CohortGroup:
    """Money to date over the attempts signed in the period, in 分, and the weight of the funded."""

    verified: bool
    key: Key
    contracted: int
    arrived: int
    funded: int


@dataclass(frozen=True, slots=True)
class DistinctGroup:
    """How many different things the period's entries name, under one key or under all together."""

    verified: bool
    key: Key
    kind: str
    enterprises: int
    references: int
    weight: int  # of subjects with money, of people at their posts


@dataclass(frozen=True, slots=True)
class LevelGroup:
    """The latest values of a level kind, added up over subjects that are alike.

    Only levels that are asked for over attempts know what these reached.
    """

    verified: bool
    key: Key
    kind: str
    within: int
    ever: int
    earlier: int
    hundredths: int
    weight: int


@dataclass(frozen=True, slots=True)
class DueGroup:
    """Attempts planned for a day of the period that are alike: what they had reached by when."""

    verified: bool
    key: Key
    before: int  # the period
    planned: int  # by the planned day
    day: int  # by the day on which standings are read
    weight: int


@dataclass(frozen=True)
class Facts:
    """Everything counted for one book, period and moment."""

    states: tuple[StateGroup, ...] = ()
    flows: tuple[FlowGroup, ...] = ()
    cohorts: tuple[CohortGroup, ...] = ()
    distincts: tuple[DistinctGroup, ...] = ()
    levels: tuple[LevelGroup, ...] = ()
    dues: tuple[DueGroup, ...] = ()
    unit_states: tuple[StateGroup, ...] = ()  # the states by unit, whatever else is split by


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
