"""A plan that waits with its rows: applied as it was checked, if nothing it builds on has moved."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from datetime import date
from functools import cache
from itertools import batched
from pathlib import Path
from typing import Any

import luodi
from luodi.foundation.history.models import Book
from luodi.foundation.history.sheaves import change_rows
from luodi.foundation.people.models import Account, Unit
from luodi.intake.workbooks.actions.planning import Plan
from luodi.intake.workbooks.models import Batch, StagedRow
from luodi.intake.workbooks.queries.staged import ASIDE, tables_of
from luodi.intake.workbooks.rules.claimed import claim_again, claim_kept
from luodi.intake.workbooks.rules.contacts import Person
from luodi.intake.workbooks.rules.facts import Draft, Spot
from luodi.intake.workbooks.rules.rowplans import RowPlan
from luodi.records.enterprises.rules import Newcomer
from luodi.records.ledger.queries.touched import touched_since
from luodi.records.projects.actions import Registering
from luodi.records.projects.models import BuildType
from luodi.records.subjects.rules import Classing, Part

CHUNK = 2_000
# What later acts may have written without a plan being another: of projects it does not mean.
ELSEWHERE = frozenset(
    {"ledger.entry", "ledger.review", "ledger.answer", "ledger.reversal", "ledger.evidence"}
)


def stamp(by: Account, today: date) -> dict[str, Any]:
    """By whom, on which day and by which program a plan is made: another's may be another."""
    seats = sorted([one.role, one.unit_id] for one in by.standing_appointments())
    said = {"by": by.pk, "seats": seats, "today": today.isoformat()}
    return {**said, "program": program()}


@cache
def program() -> str:
    """What this program is, to the last line: after an update plans are made anew."""
    whole = hashlib.sha256()
    for path in sorted(Path(luodi.__file__).parent.rglob("*.py")):
        whole.update(path.read_bytes())
    return whole.hexdigest()


def row_kept(row: RowPlan, plan: Plan) -> dict[str, Any]:
    """What applying needs of a row that means a project."""
    if row.key is None:
        return {}
    kept: dict[str, Any] = {
        "key": row.key,
        "unit": row.unit,
        "name": row.draft.name,
        "firm": row.draft.firm,
        "claims": [claim_kept(claim) for claim in row.claims],
    }
    if row.contact:
        kept["contact"] = [row.contact[0], row.contact[1].name, row.contact[1].phone]
    if row.opens:
        kept["opens"] = opening_kept(row.key, plan)
    return kept


def opening_kept(key: int, plan: Plan) -> dict[str, Any]:
    """The project that a row registers, with the enterprises that it brings."""
    one = plan.registering[key]
    bound = {"firm": plan.firms.get(key), "company": plan.companies.get(key)}
    return {
        "name": one.name,
        "unit": one.unit.pk,
        "content": one.content,
        "build_type": one.build_type.value,
        "place": one.place,
        "classing": asdict(one.classing) if one.classing else None,
        **bound,
        "newcomers": {
            str(firm): asdict(plan.newcomers[firm][0])
            for firm in bound.values()
            if firm in plan.newcomers
        },
    }


def planned_again(batch: Batch, by: Account, today: date) -> Plan | None:
    """The plan as it was checked; None where it has to be made anew."""
    said = dict(batch.planned)
    seq = said.pop("seq", None)
    if seq is None or said != stamp(by, today):
        return None
    if seq == Book.objects.get(pk=batch.book_id).seq:
        return plan_kept(batch, seq, today)
    since = touched_since(batch.book, seq)
    if not ELSEWHERE.issuperset(since.tables):
        return None
    plan = plan_kept(batch, seq, today)
    return plan if since.subjects.isdisjoint(plan.matched) else None


def plan_kept(batch: Batch, seq: int, today: date) -> Plan:
    plan = Plan(seq, [], today)
    units = Unit.objects.filter(book=batch.book_id).select_related("book").in_bulk()
    for row, kept in rows_kept(batch):
        plan.rows.append(row)
        if "opens" in kept and row.key is not None:
            opening_again(plan, row.key, kept["opens"], units)
    return plan


def rows_kept(batch: Batch) -> Iterator[tuple[RowPlan, Mapping[str, Any]]]:
    """Every row of a project in the order in which it was taken."""
    for table in tables_of(batch):
        rows = table.rows.exclude(status__in=ASIDE).order_by("row", "pk")
        columns = ("pk", "row", "outcome", "planned")
        for pk, number, outcome, kept in rows.values_list(*columns).iterator(CHUNK):
            draft = Draft(
                Spot(table.sheet, number, 0), kept.get("name", ""), investor=kept.get("firm", "")
            )
            row = RowPlan(pk, table.pk, draft, table.layout, outcome=outcome)
            row.key, row.unit = kept.get("key"), kept.get("unit", 0)
            row.claims = [claim_again(one) for one in kept.get("claims", ())]
            row.opens = "opens" in kept
            if contact := kept.get("contact"):
                row.contact = (contact[0], Person(*contact[1:]))
            yield row, kept


def opening_again(plan: Plan, key: int, kept: Mapping[str, Any], units: Mapping[int, Unit]) -> None:
    unit = units[kept["unit"]]
    plan.registering[key] = Registering(
        name=kept["name"],
        unit=unit,
        content=kept["content"],
        build_type=BuildType(kept["build_type"]),
        place=kept["place"],
        classing=classing_again(kept["classing"]),
    )
    for firm, said in kept["newcomers"].items():
        plan.newcomers.setdefault(int(firm), (Newcomer(**said), unit))
    for role, found in (("firm", plan.firms), ("company", plan.companies)):
        if kept[role] is not None:
            found[key] = kept[role]


def classing_again(kept: Mapping[str, Any] | None) -> Classing | None:
    if kept is None:
        return None
    return Classing(**{**kept, "parts": tuple(Part(**part) for part in kept["parts"])})


def forget_plan(batch: Batch) -> None:
    """Once the book has it, a plan need not wait; a few rows at a time, so that nobody waits."""
    Batch.objects.filter(pk=batch.pk).update(planned={})
    rows = StagedRow.objects.filter(table__file__batch=batch).exclude(planned={})
    for chunk in batched(list(rows.values_list("pk", flat=True)), CHUNK):
        change_rows(StagedRow, ["planned"], ((pk, {}) for pk in chunk))
