"""Where a subject stands, folded from what counts now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from luodi.foundation.vocabulary.codelists import STAGES
from luodi.foundation.vocabulary.kinds import KINDS, START_KINDS
from luodi.foundation.vocabulary.shapes import Kind

BY_CODE = {kind.code: kind for kind in KINDS}
ENDS = frozenset(kind.code for kind in KINDS if kind.ends_attempt)
CONTRACT_MONEY = frozenset({"contract_amount", "capital_increase", "capital_reduction"})
ARRIVED = frozenset({"money_in", "money_withdrawn"})
RANKS = {code: number for number, (code, _) in enumerate(STAGES, start=1)}
# A plan is kept by the step it announces, or by any that lies beyond it.
BUILT = ("completed", "production", "full_capacity")
KEPT_BY: dict[str, tuple[str, ...]] = {
    "start_planned": (*START_KINDS, *BUILT),
    "completion_planned": BUILT,
    "production_planned": BUILT[1:],
}


@dataclass(frozen=True, slots=True)
class Counted:
    """One entry that counts now in one reading, all its parts together. Amounts in 分.

    Entries are numbered in the order of recording, so of two with the same day the later counts.
    """

    entry: int
    hundredths: int | None
    kind: str
    attempt: int
    bit: int
    occurred_from: date
    occurred_to: date
    planned_on: date | None = None
    event: int | None = None
    is_proven: bool = False  # at least one document stands beside it
    classes: tuple[str, ...] = ()  # industry, cluster, channel, money type of its subject


@dataclass(frozen=True)
class Standing:
    """Where one subject stands in one reading; money in 分, dates the last day it may have been."""

    attempt: int
    place: str = ""
    rank: int = 0  # the place's number on the main line; 0 before it
    sign_type: str = ""
    mask: int = 0
    started_on: date | None = None
    contract_on: date | None = None
    is_ended: bool = False
    is_stopped: bool = False
    contract_fen: int = 0
    arrived_fen: int = 0
    invested_fen: int = 0
    planned_total_fen: int | None = None
    last_on: date | None = None
    due_on: date | None = None  # the first planned day whose step has not come
    unproven: int = 0  # entries without a document
    event_id: int | None = None  # where the contract, else the agreement, was signed


def standing(counted: Sequence[Counted]) -> Standing:
    """The fold of everything that counts; steps of the last attempt, money of all."""
    attempt = max((row.attempt for row in counted), default=1)
    now = [row for row in counted if row.attempt == attempt]
    states = [row for row in now if row.bit]
    place = main_place(states)
    return Standing(
        attempt=attempt,
        place=place,
        rank=RANKS.get(place, 0),
        sign_type=sign_type(states),
        mask=combined(states),
        started_on=first_day(states, START_KINDS),
        contract_on=first_day(states, ("contract",)),
        is_ended=any(row.kind in ENDS for row in states),
        is_stopped=stopped(now),
        contract_fen=total(counted, CONTRACT_MONEY),
        arrived_fen=total(counted, ARRIVED),
        invested_fen=total(counted, frozenset({"investment_done"})),
        planned_total_fen=latest(now, "planned_total"),
        last_on=max((row.occurred_to for row in counted), default=None),
        due_on=first_due(now),
        unproven=sum(not row.is_proven for row in counted),
        event_id=signing_event(states),
    )


def main_place(states: Sequence[Counted]) -> str:
    """The furthest place on the main line, by the order of the vocabulary's table."""
    order = {kind.code: number for number, kind in enumerate(KINDS)}
    on_line: list[Kind] = [BY_CODE[row.kind] for row in states if BY_CODE[row.kind].place]
    return max(on_line, key=lambda kind: order[kind.code]).place if on_line else ""


def combined(states: Sequence[Counted]) -> int:
    mask = 0
    for row in states:
        mask |= row.bit
    return mask


def first_day(states: Sequence[Counted], kinds: Sequence[str]) -> date | None:
    return min((row.occurred_to for row in states if row.kind in kinds), default=None)


def stopped(states: Sequence[Counted]) -> bool:
    """Whether the latest of 停工 and 复工 is a stop."""
    both = [row for row in states if row.kind in ("stopped", "resumed")]
    return bool(both) and max(both, key=lambda row: (row.occurred_to, row.entry)).kind == "stopped"


def total(counted: Sequence[Counted], kinds: frozenset[str]) -> int:
    return sum(row.hundredths or 0 for row in counted if row.kind in kinds)


def latest(counted: Sequence[Counted], kind: str) -> int | None:
    """The level with the latest business day; ties go to the later record."""
    rows = [row for row in counted if row.kind == kind]
    return max(rows, key=lambda row: (row.occurred_to, row.entry)).hundredths if rows else None


def sign_type(states: Sequence[Counted]) -> str:
    """A contract, or so far an agreement only."""
    kinds = {row.kind for row in states}
    return "CONTRACT" if "contract" in kinds else "AGREEMENT" if "agreement" in kinds else ""


def first_due(counted: Sequence[Counted]) -> date | None:
    """The earliest day planned for a step that has not come; of each plan the latest record."""
    reached = {row.kind for row in counted}
    plans = {row.kind: row for row in sorted(counted, key=lambda row: row.entry)}
    open_plans = [
        plans[kind].planned_on
        for kind, steps in KEPT_BY.items()
        if kind in plans and not reached.intersection(steps)
    ]
    return min((day for day in open_plans if day), default=None)


def signing_event(states: Sequence[Counted]) -> int | None:
    events = {row.kind: row.event for row in states}
    return events.get("contract") or events.get("agreement")
