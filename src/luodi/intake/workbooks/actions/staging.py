"""Reading a file into staging: its tables, columns and rows, each file in a short transaction."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from itertools import batched
from typing import Any

from django.db import transaction

from luodi.foundation.history.sheaves import add_rows
from luodi.intake.workbooks.models import BatchFile, StagedRow, StagedTable
from luodi.intake.workbooks.queries.staged import RETURNED
from luodi.intake.workbooks.rules.kept import (
    column_kept,
    reasons_kept,
    total_kept,
    values_kept,
)
from luodi.intake.workbooks.rules.shapes import Region, Row, Understood
from luodi.kernel.refusal import Reason

CHUNK = 2_000
# Of these people nothing is recorded, so nothing of them waits in staging either.
PERSONAL = frozenset({"legal_person", "leader", "officer"})


def stage(file: BatchFile, sheets: Sequence[Understood], notes: Iterable[Reason]) -> int:
    """Put what was understood of a file in the place of what was staged of it before."""
    with transaction.atomic():
        file.tables.all().delete()
        troubles = [*notes, *(reason for sheet in sheets for reason in sheet.reasons)]
        BatchFile.objects.filter(pk=file.pk).update(troubles=reasons_kept(troubles))
        tables = [
            (table_of(file, number, sheet, region), region)
            for sheet in sheets
            for number, region in enumerate(sheet.regions)
        ]
        StagedTable.objects.bulk_create([table for table, _ in tables])
        rows = (row_of(table, row) for table, region in tables for row in region.rows)
        count = 0
        for chunk in batched(rows, CHUNK):
            add_rows(StagedRow, chunk)
            count += len(chunk)
    return count


def refuse(file: BatchFile, reasons: Iterable[Reason]) -> None:
    """Note why a file cannot be read; the others go on."""
    with transaction.atomic():
        file.tables.all().delete()
        BatchFile.objects.filter(pk=file.pk).update(troubles=reasons_kept(reasons))


def table_of(file: BatchFile, number: int, sheet: Understood, region: Region) -> StagedTable:
    return StagedTable(
        file=file,
        number=number,
        sheet=sheet.name[:80],
        title=region.title[:200],
        layout=digest(region.layout),
        heads=region.layout,
        as_of=region.as_of,
        reported_by=region.reported_by[:120],
        is_turned=region.is_turned,
        header_rows=list(region.header_rows),
        columns=[column_kept(column) for column in region.columns],
        totals=[total_kept(total) for total in region.totals],
        outside=[[one.row, one.column, one.text[:200]] for one in sheet.outside]
        if not number
        else [],
    )


def row_of(table: StagedTable, row: Row) -> dict[str, Any]:
    said = {code: values for code, values in row.values.items() if code not in PERSONAL}
    return {
        "table_id": table.pk,
        "row": row.row,
        "status": row.status.value,
        "name": row.name[:200],
        "values": values_kept(said),
        "doubts": reasons_kept(row.reasons),
    }


def digest(layout: str) -> str:
    """The key of a layout; one that came back with reasons is the same layout."""
    return hashlib.sha256(layout.removesuffix(f"|{RETURNED}").encode()).hexdigest()
