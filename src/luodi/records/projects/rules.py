"""What a list of projects may ask for, in which order, and what it says of each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from luodi.kernel.text import gettext_noop


class Problem(StrEnum):
    """What the book itself knows to be wanting in a project."""

    UNPROVEN = "UNPROVEN"
    UNVERIFIED = "UNVERIFIED"
    RETURNED = "RETURNED"
    OVERDUE = "OVERDUE"
    STILL = "STILL"
    STOPPED = "STOPPED"


PROBLEM_NAMES = {
    Problem.UNPROVEN: gettext_noop("有记录无证据"),
    Problem.UNVERIFIED: gettext_noop("有申报未核定"),
    Problem.RETURNED: gettext_noop("退回未答复"),
    Problem.OVERDUE: gettext_noop("过计划日期"),
    Problem.STILL: gettext_noop("开工后无动静"),
    Problem.STOPPED: gettext_noop("停工"),
}


class State(StrEnum):
    """Whether a project is still worked on."""

    OPEN = "OPEN"
    CLOSED = "CLOSED"


STATE_NAMES = {State.OPEN: gettext_noop("在办"), State.CLOSED: gettext_noop("已办结")}


@dataclass(frozen=True)
class Wanted:
    """Which projects a list asks for; what is empty asks for nothing. Amounts in 万元."""

    text: str = ""
    unit: tuple[int, ...] = ()  # the responsible unit or one above it
    step: tuple[str, ...] = ()
    sign: tuple[str, ...] = ()
    event: tuple[int, ...] = ()
    industry: tuple[str, ...] = ()  # a code of GB/T 4754 stands for everything under it
    channel: tuple[str, ...] = ()
    money_type: tuple[str, ...] = ()
    size: tuple[str, ...] = ()  # bands of planned total investment, cut by the rulebook
    least: Decimal | None = None  # of contract money
    most: Decimal | None = None
    signed_from: date | None = None
    signed_to: date | None = None
    started_from: date | None = None
    started_to: date | None = None
    recent_from: date | None = None
    recent_to: date | None = None
    problem: tuple[str, ...] = ()  # all of them at once
    state: tuple[str, ...] = ()

    @property
    def is_everything(self) -> bool:
        return self == Wanted()


@dataclass(frozen=True)
class Order:
    """By which of the sorts below a list is put in order, in which direction."""

    sort: str = "number"
    descending: bool = True


# What a list can be ordered by: in the reading asked for, unless the name says which.
SUBJECT_SORTS = frozenset({"number", "unit", "name"})
STANDING_SORTS = frozenset(
    {
        *("rank", "sign_type", "contract_on", "started_on", "due_on", "last_on", "event"),
        *("planned_total_fen", "industry", "cluster", "channel", "money_type"),
    }
)
MONEY_SORTS = frozenset({"contract_fen", "arrived_fen", "invested_fen"})  # with a reading
READINGS = {"claimed": False, "verified": True}
SORTS = (
    SUBJECT_SORTS
    | STANDING_SORTS
    | {f"{money}.{reading}" for money in MONEY_SORTS for reading in READINGS}
)


@dataclass(frozen=True)
class Stand:
    """Where a project stands in one reading; money in 分."""

    place: str
    sign_type: str
    contract_on: date | None
    started_on: date | None
    due_on: date | None
    last_on: date | None
    contract_fen: int
    arrived_fen: int
    invested_fen: int
    planned_total_fen: int | None
    mask: int
    unproven: int
    returned: int
    is_ended: bool
    is_stopped: bool
    event: str
    industry: str
    cluster: str
    channel: str
    money_type: str


@dataclass(frozen=True)
class ProjectRow:
    """One project as this reader may read it, in both readings."""

    subject: int
    name: str
    unit: str
    is_open: bool
    place: str
    build_type: str
    claimed: Stand
    verified: Stand

    def stand(self, verified: bool) -> Stand:
        return self.verified if verified else self.claimed

    @property
    def is_unverified(self) -> bool:
        """Something is claimed that is not verified: a step, or an amount."""
        one, other = self.claimed, self.verified
        return (one.mask, one.contract_fen, one.arrived_fen, one.invested_fen) != (
            *(other.mask, other.contract_fen, other.arrived_fen, other.invested_fen),
        )
