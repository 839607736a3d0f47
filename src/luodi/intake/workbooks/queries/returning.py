"""The rows that were not recorded as a workbook of their own layout, each with its reasons."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal
from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from luodi.foundation.files.sheets.opening import read
from luodi.foundation.files.workbooks import UNWRITABLE, sheet_name
from luodi.foundation.ui.sentences import sentence
from luodi.intake.workbooks.models import Batch, BatchFile, StagedRow, StagedTable
from luodi.intake.workbooks.queries.staged import RETURNED, location
from luodi.intake.workbooks.rules.kept import reasons_again
from luodi.intake.workbooks.rules.sheets import turned
from luodi.kernel.grids import Cell, Grid

WRONG = PatternFill("solid", fgColor="FBEEEC")
REASON_WIDTH = 60
LIKE_MANY = "、"


def returned_workbook(batch: Batch) -> bytes:
    """A sheet for each table that has such rows: its title, its heads, the rows, the reasons."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for file, tables in returned_rows(batch).items():
        grids = {grid.name[:80]: grid for grid in read(location(file), file.title).grids}
        for table, rows in tables.items():
            name = sheet_name(table.sheet)
            lay_out(book.create_sheet(name), grids[table.sheet], table, rows)
    if not book.worksheets:
        book.create_sheet("1")
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


def returned_rows(batch: Batch) -> Mapping[BatchFile, Mapping[StagedTable, list[StagedRow]]]:
    rows = StagedRow.objects.filter(
        table__file__batch=batch, outcome__in=["DOUBTFUL", "REFUSED"]
    ).select_related("table__file__document")
    found: dict[BatchFile, dict[StagedTable, list[StagedRow]]] = defaultdict(dict)
    for row in rows.order_by("table__file", "table", "row"):
        found[row.table.file].setdefault(row.table, []).append(row)
    return found


def lay_out(sheet: Worksheet, grid: Grid, table: StagedTable, rows: list[StagedRow]) -> None:
    """The head as it was, then the rows that come back, closed up."""
    source = turned(grid) if table.is_turned else grid
    head = max(table.header_rows)
    above = range(first_line(source, table), head + 1)
    lines = {old: new for new, old in enumerate((*above, *(row.row for row in rows)), start=1)}
    last = max((column for line in lines for column in source.rows.get(line, {})), default=0)
    for old, new in lines.items():
        for column, cell in source.rows.get(old, {}).items():
            put(sheet, (new, column), cell)
    for merge in source.merges:
        if merge.first_row in lines and merge.last_row <= head:
            sheet.merge_cells(
                start_row=lines[merge.first_row],
                start_column=merge.first_column,
                end_row=lines[merge.last_row],
                end_column=merge.last_column,
            )
    write_reasons(sheet, lines, rows, head=lines[head], column=last + 1)


def first_line(grid: Grid, table: StagedTable) -> int:
    """Where the table's own lines begin: after the table before it on the same sheet."""
    before = StagedTable.objects.filter(
        file=table.file_id, sheet=table.sheet, number__lt=table.number
    )
    ends = StagedRow.objects.filter(table__in=before).order_by("-row").values_list("row", flat=True)
    return (ends.first() or 0) + 1


def put(sheet: Worksheet, place: tuple[int, int], cell: Cell) -> None:
    """One cell as it was; a text that looks like a formula stays a text."""
    value = cell.value
    made = sheet.cell(row=place[0], column=place[1])
    if isinstance(value, str):
        made.value = UNWRITABLE.sub("", value)
        made.data_type = "s"
    else:
        made.value = float(value) if isinstance(value, Decimal) else value
        if cell.number_format:
            made.number_format = cell.number_format


def write_reasons(
    sheet: Worksheet, lines: Mapping[int, int], rows: list[StagedRow], *, head: int, column: int
) -> None:
    sheet.cell(row=head, column=column, value=RETURNED).font = Font(bold=True)
    for row in rows:
        made = sheet.cell(row=lines[row.row], column=column)
        made.value, made.data_type = "；".join(why(row)), "s"
        made.fill = WRONG
    sheet.column_dimensions[made.column_letter].width = REASON_WIDTH


def why(row: StagedRow) -> Iterator[str]:
    for reason in reasons_again(row.reasons):
        yield sentence(reason)
    if row.candidates:
        yield LIKE_MANY.join(one["shown"] for one in row.candidates)
