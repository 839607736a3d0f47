"""A claim, and what is known of the subject that it is about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from luodi.records.library.rules import Paper


@dataclass(frozen=True)
class SealedAlready:
    """A personal value of an entry recorded before, by the key of its seal."""

    key: int


@dataclass(frozen=True, slots=True)
class Claim:
    """What one unit says happened to one subject, before it is recorded. Dates are inclusive."""

    subject: int
    kind: str
    said: str
    reported_by: int
    occurred_from: date | None = None
    occurred_to: date | None = None
    covers_from: date | None = None
    covers_to: date | None = None
    planned_on: date | None = None
    value: Decimal | None = None
    measure: str = ""
    local_value: Decimal | None = None
    currency: str = ""
    currency_amount: Decimal | None = None
    yuan_rate: Decimal | None = None
    dollar_rate: Decimal | None = None
    payer: str = ""
    payer_place: str = ""
    voucher_no: str = ""
    nature: str = ""
    origin: str = ""
    category: str = ""
    reference: str = ""
    enterprise: int | None = None
    event: int | None = None
    detail: Mapping[str, object] = field(default_factory=dict)
    attempt: int | None = None
    opening: bool = False
    known_on: date | None = None
    on_behalf: bool = False
    source: str = "FORM"
    batch: str = ""
    sheet: str = ""
    row: int | None = None
    cell: str = ""
    evidence: tuple[tuple[int, str], ...] = ()  # (document, type)
    papers: tuple[Paper, ...] = ()  # files handed in with it: evidence too, once they are kept

    @property
    def days(self) -> tuple[date | None, date | None]:
        """The business days: when it happened, else what a periodic amount is about."""
        if self.occurred_from is not None:
            return self.occurred_from, self.occurred_to or self.occurred_from
        return self.covers_from, self.covers_to


@dataclass(frozen=True)
class SubjectFacts:
    """What a claim is checked against: the subject as it stands in the claimed reading."""

    subject: int
    type: str
    is_open: bool
    attempt: int
    ends: Mapping[int, date] = field(default_factory=dict)  # attempt → the day it ended
    steps: Mapping[tuple[int, str], int] = field(default_factory=dict)  # standing (attempt, kind)
    begun: frozenset[int] = frozenset()  # attempts after the first in which anything stands
