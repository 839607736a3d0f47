"""Keeping what applying would do beside the staged rows, so that the page can show it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from itertools import batched
from typing import Any

from luodi.foundation.history.sheaves import change_rows
from luodi.foundation.people.models import Account
from luodi.intake.workbooks.actions.planned import row_kept, stamp
from luodi.intake.workbooks.actions.planning import Plan
from luodi.intake.workbooks.models import Batch, StagedRow
from luodi.intake.workbooks.rules.kept import Plain, reasons_kept
from luodi.intake.workbooks.rules.matching import Candidate
from luodi.intake.workbooks.rules.rowplans import RowPlan, change
from luodi.records.subjects.models import Subject

CHUNK = 1_000
SUMMED = ("contract_amount", "money_in", "investment_done")
COLUMNS = (
    *("outcome", "reasons", "notes", "candidates", "changes", "subject_id", "asks"),
    *("differing", "planned"),
)


def keep_plan(
    batch: Batch, plan: Plan, *, by: Account, tell: Callable[[int, int], None] = lambda *_: None
) -> None:
    """Write the outcome of every row; the book is not touched. `tell` hears how far it is."""
    may_mean = plan.matched | {one.key for row in plan.rows for one in row.candidates}
    coded = Subject.objects.filter(book=batch.book_id, codename__gt="").values_list("pk", flat=True)
    Batch.objects.filter(pk=batch.pk).update(
        summary=summary(plan), planned={}, is_confidential=not may_mean.isdisjoint(coded)
    )
    openers = {row.key: row.pk for row in reversed(plan.rows) if row.key is not None}
    known = set(StagedRow.objects.filter(table__file__batch=batch).values_list("pk", flat=True))
    rows = [row for row in plan.rows if row.pk in known]
    for number, chunk in enumerate(batched(rows, CHUNK)):
        tell(2 * len(rows) + number * CHUNK, 3 * len(rows))
        change_rows(StagedRow, COLUMNS, (outcome_row(row, plan, openers) for row in chunk))
    Batch.objects.filter(pk=batch.pk).update(planned={**stamp(by, plan.today), "seq": plan.seq})


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


def outcome_row(row: RowPlan, plan: Plan, openers: Mapping[int, int]) -> list[Any]:
    """The key of a staged row and what its columns will hold."""
    return [
        row.pk,
        row.outcome,
        reasons_kept(row.reasons),
        reasons_kept(row.notes),
        list(candidates_kept(row.candidates, openers)),
        [change(claim) for claim in row.claims],
        row.key if row.key and row.key > 0 else None,
        row.asks,
        [one.kept() for one in row.differing],
        row_kept(row, plan),
    ]


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
