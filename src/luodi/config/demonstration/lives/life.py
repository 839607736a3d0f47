"""One project's life as it is meant to go, and what is told of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from luodi.config.demonstration.invented.bodies import District
from luodi.config.demonstration.invented.firms import Firm
from luodi.config.demonstration.invented.words import Sector
from luodi.config.demonstration.papers.paper import Paper

START_KINDS = ("ground_break", "first_pile", "fitout_start")
LANDED_BY = ("registered", "project_filed", "site_secured")


@dataclass(frozen=True)
class Named:
    """A subject of the book by its name, where the ledger wants its key."""

    name: str


@dataclass(frozen=True)
class Ending:
    """How and why an attempt ended."""

    kind: str
    on: date
    reason: str
    said: str
    detail: Mapping[str, object] = field(default_factory=dict)


@dataclass
class Told:
    """One entry to be: what is said, on which papers, and what becomes of it by when."""

    subject: str
    kind: str
    unit: str
    said: str
    occurred: date
    recorded_at: datetime
    values: dict[str, object] = field(default_factory=dict)
    detail: dict[str, object] = field(default_factory=dict)
    papers: list[tuple[Paper, str]] = field(default_factory=list)
    late_papers: list[tuple[Paper, str]] = field(default_factory=list)  # come with the answer
    grade: str = "C"
    opening: bool = False
    returned_at: datetime | None = None
    return_reason: str = ""
    answered_at: datetime | None = None
    verified_at: datetime | None = None
    withdrawn_at: datetime | None = None
    reversed_at: datetime | None = None
    waived: str = ""  # the requirement that the office sets aside by name
    never_verified: bool = False  # the office cannot, and does not

    @property
    def is_claimed(self) -> bool:
        """Counts in the claimed reading when the demonstration ends."""
        waits = self.returned_at is not None and self.answered_at is None
        return not waits and self.reversed_at is None

    @property
    def is_verified(self) -> bool:
        """Counts in the verified reading when the demonstration ends."""
        ended = self.withdrawn_at or self.reversed_at
        return self.verified_at is not None and ended is None

    def counts(self, verified: bool) -> bool:
        return self.is_verified if verified else self.is_claimed


@dataclass
class Opened:
    """A subject that is no project: a lead or a station, and what is told of it."""

    type: str
    name: str
    unit: str
    told: list[Told] = field(default_factory=list)


@dataclass
class Life:
    """One project: who, what, where, how much, on which days, and what was planted in it."""

    district: District
    number: int
    name: str
    content: str
    sector: Sector
    investor: Firm
    company: Firm
    channel: str
    total: Decimal
    money: Decimal  # what the contract says comes from outside
    place: str
    latitude: float
    longitude: float
    unit: str = ""
    partner: str = ""  # the landing unit, where two share
    partner_weight: int = 0
    event: str = ""
    recalled: bool = False  # from before the book was opened
    site: str = ""  # the site subject that the contract names
    has_lead: bool = False
    days: dict[str, date] = field(default_factory=dict)  # kind → the day it happened
    works: list[tuple[date, float]] = field(default_factory=list)  # first of month, share so far
    ending: Ending | None = None
    is_rereported: bool = False
    pays: bool = True  # money comes at all
    paid_share: float = 1.0  # of what the works would suggest
    unproved_start: bool = False
    borrows: str = ""  # the project whose photograph or slip is shown for this one
    planted: set[str] = field(default_factory=set)
    told: list[Told] = field(default_factory=list)

    @property
    def start_kind(self) -> str:
        return next((kind for kind in START_KINDS if kind in self.days), "")

    @property
    def ended_on(self) -> date | None:
        return self.ending.on if self.ending else None

    def standing(self, kind: str, *, verified: bool = False) -> list[Told]:
        """What counts of one kind when the demonstration ends."""
        return [row for row in self.told if row.kind == kind and row.counts(verified)]

    def reached(self, kind: str, *, verified: bool = False) -> date | None:
        """The day of a step that counts when the demonstration ends."""
        return min((row.occurred for row in self.standing(kind, verified=verified)), default=None)
