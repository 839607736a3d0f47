"""Claims that fit their kind in every field, from which a test breaks one thing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from luodi.foundation.vocabulary.kinds import KINDS
from luodi.foundation.vocabulary.shapes import Adding, Field, FieldType, Kind
from luodi.records.ledger.rules.claims import Claim, SubjectFacts, checked

TODAY = date(2023, 3, 1)
OPEN = SubjectFacts(subject=1, type="project", is_open=True, attempt=1)
SAMPLES: dict[FieldType, object] = {
    FieldType.TEXT: "甲",
    FieldType.CREDIT_CODE: "91350100M000100Y43",
    FieldType.MONEY: "1200000",
    FieldType.NUMBER: 3,
    FieldType.AREA: "66.67",
    FieldType.DATE: "2023-02-01",
    FieldType.YES_NO: False,
    **dict.fromkeys((FieldType.UNIT, FieldType.EVENT, FieldType.SUBJECT, FieldType.ENTERPRISE), 7),
}


def sample(own: Field) -> Any:
    """A value that the field takes."""
    if own.column == "local_value":
        return Decimal(1)
    return own.choices[-1] if own.choices else SAMPLES[own.type]


def fitting(kind: Kind, **more: Any) -> Claim:
    """A claim of the kind with all its own fields filled in."""
    columns = {own.column: sample(own) for own in kind.fields if own.column}
    detail = {own.code: sample(own) for own in kind.fields if not own.column}
    plain = Claim(1, kind.code, "如实填报", 2, occurred_from=date(2023, 2, 1), detail=detail)
    if kind.adding is not Adding.NONE:
        value = Decimal(-2 if kind.negative else 2)
        plain = replace(plain, value=value, measure=kind.measures[0].name)
    if kind.covers:
        last = date(2022, 12, 31) if kind.covers == ("year",) else date(2022, 1, 31)
        plain = replace(plain, covers_from=date(2022, 1, 1), covers_to=last)
    elif kind.is_plan:
        plain = replace(plain, planned_on=date(2024, 5, 1))
    return replace(plain, **{**columns, **more})


def changed(claim: Claim, **more: Any) -> Claim:
    return replace(claim, **more)


def facts_for(kind: Kind) -> SubjectFacts:
    return replace(OPEN, type=kind.subjects[0])


def said(claim: Claim, subject: SubjectFacts | None = None, *, opening: bool = False) -> list[str]:
    """The sentences with which the claim is refused."""
    kind = next((row for row in KINDS if row.code == claim.kind), None)
    known = subject or (facts_for(kind) if kind else OPEN)
    return [str(reason) for reason in checked(claim, known, today=TODAY, opening=opening)]
