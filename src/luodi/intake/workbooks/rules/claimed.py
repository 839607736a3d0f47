"""Claims as plain JSON, and back: the form in which a plan waits until it is applied."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from decimal import Decimal
from typing import Any

from luodi.records.ledger.rules.claims import Claim

DAYS = frozenset(
    {"occurred_from", "occurred_to", "covers_from", "covers_to", "planned_on", "known_on"}
)
NUMBERS = frozenset({"value", "local_value", "currency_amount", "yuan_rate", "dollar_rate"})
FILES = ("evidence", "papers")  # a ledger brings none
ALWAYS = ("subject", "kind", "said", "reported_by")
EMPTY = {
    column.name: getattr(Claim(0, "", "", 0), column.name)
    for column in fields(Claim)
    if column.name not in (*ALWAYS, *FILES)
}


def claim_kept(claim: Claim) -> dict[str, Any]:
    """What the claim says; what it leaves empty is left out. Refuses one that brings files."""
    if claim.evidence or claim.papers:
        raise ValueError("a claim of a ledger brings no files")
    said = {name: getattr(claim, name) for name in ALWAYS}
    for name, empty in EMPTY.items():
        if (value := getattr(claim, name)) != empty:
            said[name] = plain(value)
    return said


def plain(value: object) -> object:
    match value:
        case Decimal():
            return str(value)
        case date():
            return value.isoformat()
        case Mapping():
            return dict(value)
        case _:
            return value


def claim_again(kept: Mapping[str, Any]) -> Claim:
    said = dict(kept)
    for name in kept.keys() & DAYS:
        said[name] = date.fromisoformat(said[name])
    for name in kept.keys() & NUMBERS:
        said[name] = Decimal(said[name])
    return Claim(**said)
