"""What one row of a ledger says of one project, before it is held against the book."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from luodi.kernel.grids import letters
from luodi.kernel.refusal import Reason


class Mode(StrEnum):
    """How a fact of a ledger and the entries of the book go together."""

    STEP = "STEP"  # happened once
    PLAN = "PLAN"  # the newest day stands
    LEVEL = "LEVEL"  # the newest value stands
    ONCE = "ONCE"  # a sum that is told once
    TO_DATE = "TO_DATE"  # since the beginning: only the difference is new
    YEAR = "YEAR"  # since January: only the difference is new
    MONTH = "MONTH"  # of one month
    END = "END"  # ends the attempt: taken after everything else in the row


@dataclass(frozen=True)
class Spot:
    """Where in a workbook something stands."""

    sheet: str
    row: int
    column: int

    @property
    def cell(self) -> str:
        return f"{letters(self.column)}{self.row}"


@dataclass(frozen=True)
class Piece:
    """How much of an amount that arrived came from one origin; the rest has no spot of its own."""

    origin: str
    value: Decimal
    spot: Spot | None = None
    text: str = ""
    asks: str = ""  # the answer that says its origin


@dataclass(frozen=True)
class Fact:
    """One thing that a cell says happened, is planned, or has come to so much."""

    kind: str
    mode: Mode
    spot: Spot
    field: str
    text: str  # as it stands in the cell
    value: Decimal | None = None
    first: date | None = None
    last: date | None = None
    covers: tuple[date, date] | None = None  # the year or month that the head names
    detail: Mapping[str, object] = dataclasses.field(default_factory=dict)
    is_undated: bool = False  # only known to have happened by `last`
    category: str = ""
    origin: str = ""  # of money that arrived, where the column says it
    parts: tuple[Piece, ...] = ()  # of money that arrived: how much of it came from where
    currency: str = ""  # of foreign money, whose yuan are `value` at the rate that a person said
    foreign: Decimal | None = None
    rate: Decimal | None = None
    is_apart: bool = False  # foreign money has a column of its own beside this one


@dataclass(frozen=True)
class Answers:
    """What a person said once for a whole import, because no column says it."""

    signed: str = ""  # 签约: contract or agreement
    started: str = ""  # 开工: which of the start kinds
    nature: str = ""  # of money that arrived
    origin: str = ""
    rest: str = ""  # where the money came from that no column of origins has
    as_of: date | None = None  # the day up to which amounts are told
    ended_on: date | None = None  # 终止, 流失, 退回 without a day
    split: str = ""  # of 引进单位 and 落地单位 where no column says how they share
    dollar: Decimal | None = None  # yuan for one dollar


@dataclass(frozen=True)
class Draft:
    """One row understood as a project: what it is, and what is said of it."""

    spot: Spot
    name: str
    unit: str = ""  # as the row names it
    content: str = ""
    place: str = ""
    build_type: str = ""
    money_type: str = ""
    cluster: str = ""
    event: str = ""
    industry: str = ""  # a code of GB/T 4754
    channel: str = ""
    introducing: str = ""
    landing: str = ""
    share: Decimal | None = None  # of the unit that introduced, between nought and one
    contact: str = ""
    phone: str = ""
    investor: str = ""
    investor_place: str = ""
    company: str = ""
    credit_code: str = ""
    as_of: date | None = None
    facts: tuple[Fact, ...] = ()
    asked: tuple[str, ...] = ()  # the answers that are still wanting, by their names
    reasons: tuple[Reason, ...] = ()  # what in the row is in doubt
    notes: tuple[Reason, ...] = ()  # what was understood and has no place, and what to do
    is_refused: bool = False

    @property
    def firm(self) -> str:
        """The firm that tells the project apart from another of its name."""
        return (self.investor or self.company).strip()
