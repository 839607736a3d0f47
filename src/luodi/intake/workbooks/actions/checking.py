"""Keeping what applying would do beside the staged rows, so that the page can show it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from itertools import batched

from luodi.intake.workbooks.actions.planning import Plan
from luodi.intake.workbooks.models import Batch, StagedRow
from luodi.intake.workbooks.rules.kept import Plain, reasons_kept
from luodi.intake.workbooks.rules.matching import Candidate
from luodi.intake.workbooks.rules.rowplans import RowPlan, change
from luodi.records.subjects.models import Subject

CHUNK = 1_000
SUMMED = ("contract_amount", "money_in", "investment_done")
FIELDS = ["outcome", "reasons", "notes", "candidates", "changes", "subject", "asks", "differing"]


def keep_plan(batch: Batch, plan: Plan, tell: Callable[[int, int], None] = lambda *_: None) -> None:
    """Write the outcome of every row; the book is not touched. `tell` hears how far it is."""
    may_mean = plan.matched | {one.key for row in plan.rows for one in row.candidates}
    coded = Subject.objects.filter(book=batch.book_id, codename__gt="").values_list("pk", flat=True)
    Batch.objects.filter(pk=batch.pk).update(
        summary=summary(plan), is_confidential=not may_mean.isdisjoint(coded)
    )
    openers = {row.key: row.pk for row in reversed(plan.rows) if row.key is not None}
    known = set(StagedRow.objects.filter(table__file__batch=batch).values_list("pk", flat=True))
    rows = [row for row in plan.rows if row.pk in known]
    for number, chunk in enumerate(batched(rows, CHUNK)):
        tell(2 * len(rows) + number * CHUNK, 3 * len(rows))
        put_beside([outcome_row(row, openers) for row in chunk], FIELDS)


def put_beside(rows: Sequence[StagedRow], fields: Sequence[str]) -> None:
    """Change these fields of rows that are there: one statement for many, not a case for each."""
    StagedRow.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["id"], update_fields=fields
    )


def summary(plan: Plan) -> Plain:
    """What applying would do, all together, and what has to be said first."""
    claims = [claim for row in plan.recorded for claim in row.claims]
    money: dict[str, Decimal] = defaultdict(Decimal)
    for claim in claims:
        if claim.kind in SUMMED and claim.value is not None:
            money[claim.kind] += claim.value
    return {
        "projects": len(plan.registering),
        "entries": len(claims),
        "firms": len(plan.newcomers),
        "money": {kind: str(yuan) for kind, yuan in money.items()},
        "units": sorted({row.unit for row in plan.rows if row.unit}),
        "asked": sorted({name for row in plan.rows for name in row.draft.asked}),
    }


def outcome_row(plan: RowPlan, openers: Mapping[int, int]) -> StagedRow:
    return StagedRow(
        pk=plan.pk,
        table_id=plan.table,
        row=plan.draft.spot.row,
        outcome=plan.outcome,
        reasons=reasons_kept(plan.reasons),
        notes=reasons_kept(plan.notes),
        candidates=list(candidates_kept(plan.candidates, openers)),
        changes=[change(claim) for claim in plan.claims],
        asks=plan.asks,
        differing=[one.kept() for one in plan.differing],
        subject_id=plan.key if plan.key and plan.key > 0 else None,
    )


def candidates_kept(candidates: Iterable[Candidate], openers: Mapping[int, int]) -> Iterable[Plain]:
    """Those that a row may mean: a project of the book, or the row that names a new one."""
    for one in candidates:
        yield {
            "subject": one.key if one.key > 0 else None,
            "like": openers.get(one.key),
            "shown": one.shown,
            "unit": one.unit,
            "score": one.score,
            "reasons": reasons_kept(one.reasons),
        }
