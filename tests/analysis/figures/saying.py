"""How what happens in a scene is written as a claim: days, papers, and what a kind cannot lack."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from luodi.foundation.people.models import Unit
from luodi.foundation.vocabulary.kinds import kind
from luodi.records.ledger.rules.claims import Claim
from luodi.records.subjects.models import Subject
from luodi.records.subjects.rules import Part, SubjectType

WAN, YI = 10_000, 100_000_000
MONEY = {"nature": "FIXED_ASSETS", "origin": "PROVINCE_OUT", "voucher_no": "凭证一"}
REQUIRED: dict[str, dict[str, Any]] = {
    "money_in": {**MONEY, "payer": "甲公司", "payer_place": "外省"},
    "money_withdrawn": MONEY,
    "terminated": {"category": "MARKET_CHANGED"},
    "lost": {"category": "MARKET_CHANGED"},
    "returned": {"category": "STARTED_NOT_BUILT"},
    "stopped": {"category": "MARKET_CHANGED"},
    "trip_out": {"category": "UNIT_LEADER"},
    "above_scale": {"category": "INDUSTRY"},
    "swap_out": {"detail": {"replaced_by": 1}},
    "swap_in": {"detail": {"replaces": 1}},
    "supervision": {"reference": "问题一"},
}


def days(text: str) -> tuple[date, date]:
    """The first and last day of `2023-05-06`, of `2023-05`, of `2023`, or of two joined by `/`."""
    first, _, last = text.partition("/")
    return edge(first, last=False), edge(last or first, last=True)


def edge(text: str, *, last: bool) -> date:
    numbers = [int(part) for part in text.split("-")]
    year = numbers[0]
    month = numbers[1] if len(numbers) > 1 else (12 if last else 1)
    end = monthrange(year, month)[1] if last else 1
    return date(year, month, numbers[2] if len(numbers) > 2 else end)


def claim_of(
    subject: Subject,
    kind_code: str,
    on: str,
    value: int | Decimal | None,
    unit: Unit,
    columns: Mapping[str, Any],
) -> Claim:
    """The claim with what its kind cannot do without."""
    first, last = days(on)
    of = kind(kind_code)
    itself = {"enterprise": subject.pk} if subject.type == SubjectType.ENTERPRISE else {}
    whole: dict[str, Any] = {**itself, **REQUIRED.get(kind_code, {}), **columns}
    if of.covers:
        whole = {"covers_from": first, "covers_to": last} | whole
    measure = of.measures[0].name if of.measures else ""
    claim = Claim(
        subject=subject.pk,
        kind=kind_code,
        said=f"{subject.name} {of.name}",
        reported_by=unit.pk,
        occurred_from=None if of.covers else first,
        occurred_to=None if of.covers else last,
        value=None if value is None else Decimal(value),
        measure=measure if value is not None else "",
    )
    return replace(claim, **whole)


def papers_for(kind_code: str) -> list[str]:
    """Every paper that the kind can ask for, the first of each choice."""
    return sorted({code for need in kind(kind_code).evidence for code in need.any_of[0]})


def parts_of(shares: Mapping[Unit, int]) -> tuple[Part, ...]:
    return tuple(Part(unit.pk, "", tenths * 1000) for unit, tenths in shares.items())


def plain(value: Decimal | int | None) -> Any:
    """A whole number as an int, so that tables of expected values read easily."""
    if value is None:
        return None
    return int(value) if value == int(value) else value
