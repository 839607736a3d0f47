"""What waits in staging, in the shape in which it is worked on: each row as a draft."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.conf import settings

from luodi.foundation.history.models import Book
from luodi.foundation.people.models import Unit
from luodi.intake.workbooks.models import Batch, BatchFile, Layout, StagedRow, StagedTable
from luodi.intake.workbooks.rules.drafting import draft_of
from luodi.intake.workbooks.rules.facts import Answers, Draft
from luodi.intake.workbooks.rules.kept import column_again, row_again
from luodi.intake.workbooks.rules.placing import Setting
from luodi.intake.workbooks.rules.shapes import Known, Status, Taught
from luodi.kernel.text import gettext_noop

RETURNED = gettext_noop("退回原因")  # the head of the column in which reasons come back
WORKED_OUT = (
    "reasons",
    "candidates",
    "changes",
    "notes",
    "differing",
    "planned",
)  # before, and now anew
ASIDE = tuple(status.value for status in Status if not status.is_of_a_project)


@dataclass(frozen=True)
class Laid:
    """One staged row with the draft that it makes, and where it came from."""

    row: StagedRow
    draft: Draft
    table: int
    layout: str
    code: str  # of the file, as its entries will name it


def answers_of(batch: Batch) -> Answers:
    """What a person said once for the whole import."""
    said: dict[str, Any] = {key: value for key, value in batch.answers.items() if value}
    for name in ("as_of", "ended_on"):
        if day := said.pop(name, ""):
            said[name] = date.fromisoformat(day)
    if rate := said.pop("dollar", ""):
        said["dollar"] = Decimal(rate)
    return Answers(**said)


def tables_of(batch: Batch) -> list[StagedTable]:
    """The tables of an import; of two months the earlier first."""
    tables = StagedTable.objects.filter(file__batch=batch).select_related("file")
    return sorted(tables, key=lambda one: (one.as_of or date.max, one.file_id, one.number))


def laid_out(batch: Batch) -> Iterator[Laid]:
    """Every row of a project, table by table, in the order in which it is taken."""
    answers = answers_of(batch)
    for table in tables_of(batch):
        columns = [column_again(one) for one in table.columns]
        setting = Setting(
            sheet=table.sheet,
            columns={column.column: column for column in columns},
            answers=answers,
            as_of=table.as_of or answers.as_of,
            unit=table.reported_by,
            own_unit=str(batch.unit),
        )
        rows = table.rows.exclude(status__in=ASIDE).defer(*WORKED_OUT)
        for row in rows.order_by("row", "pk"):
            again = row_again(row.row, row.status, row.name, row.values, row.doubts)
            draft = draft_of(again, setting)
            row.values, row.doubts = {}, []  # all of it is in the draft now
            yield Laid(row, draft, table.pk, table.layout, table.file.code)


def open_columns(batch: Batch) -> list[str]:
    """The columns that nobody has settled yet, as a person finds them: the sheet, the letter."""
    return [
        f"{table.sheet} {column.letter} {' '.join(column.header.split())}".strip()
        for table in tables_of(batch)
        for column in map(column_again, table.columns)
        if column.is_asked
    ]


def taught(unit: int) -> Known:
    """What people said of the columns of this unit's layouts, also of one that was returned."""
    found: dict[str, dict[str, Taught]] = {}
    for one in Layout.objects.filter(unit=unit):
        found.setdefault(one.heads, {})[one.head] = taught_by(one)
    return found | {f"{heads}|{RETURNED}": said for heads, said in found.items()}


def taught_by(said: Layout) -> Taught:
    field = None if said.is_inner else said.field
    return Taught(field, said.measure, said.words, said.hedge)


def location(file: BatchFile) -> Path:
    """Where the content lies on disk: beside the library, and once it is applied within."""
    path = file.document.path if file.document else file.path
    return Path(settings.MEDIA_ROOT) / path


def is_there(batch: Batch) -> bool:
    """Whether every file can still be read; one that was removed (隐去) cannot."""
    return all(location(file).is_file() for file in batch.files.select_related("document"))


def units_named(book: Book) -> list[str]:
    """Every name that a ledger may give a unit of the book."""
    rows = Unit.objects.filter(book=book, closed_on=None).values_list("name", "short_name")
    return sorted({name for names in rows for name in names if name})
