"""A unit's own workbook given back, filled from the book, with the cells marked that changed."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from io import BytesIO
from zipfile import BadZipFile

from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell as SheetCell
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.utils.exceptions import InvalidFileException

from luodi.foundation.files.sheets.opening import read
from luodi.foundation.files.workbooks import sheet_name
from luodi.foundation.people.models import Account
from luodi.intake.workbooks.models import BatchFile, StagedTable
from luodi.intake.workbooks.queries.known import told_of
from luodi.intake.workbooks.queries.returning import put
from luodi.intake.workbooks.queries.staged import location
from luodi.intake.workbooks.rules.filling import Filling, fillings
from luodi.intake.workbooks.rules.kept import column_again, value_again
from luodi.kernel.grids import Grid
from luodi.kernel.text import gettext_noop
from luodi.records.subjects.queries import readable

CHANGED = PatternFill("solid", fgColor="FFF2CC")
FROM_THE_BOOK = gettext_noop("按总账回填，原来是：%(before)s")
AUTHOR = "Luodi"
# Beyond these a strange workbook could cost the serving process too much: only its cells return.
MOST_BYTES, MOST_MERGES = 2_000_000, 2_000
BROKEN = (
    InvalidFileException,
    BadZipFile,
    KeyError,
    ValueError,
    TypeError,
    AttributeError,
    OSError,
)


def filled_workbook(file: BatchFile, by: Account) -> tuple[bytes, int]:
    """The file with what the book knows better, and how many cells that changed."""
    grids = read(location(file), file.title).grids
    book = own_book(file, grids) or plain_book(grids)
    changed = 0
    for table in file.tables.order_by("pk"):
        name = table.sheet if table.sheet in book.sheetnames else sheet_name(table.sheet)
        for row, column, said in cells_of(table, by):
            place = (column, row) if table.is_turned else (row, column)
            changed += fill(book[name].cell(*place), said)
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue(), changed


def own_book(file: BatchFile, grids: tuple[Grid, ...]) -> Workbook | None:
    """The file itself, looks and all; nothing for what is no xlsx, or costs too much."""
    if file.size > MOST_BYTES or any(len(grid.merges) > MOST_MERGES for grid in grids):
        return None
    try:
        return load_workbook(BytesIO(location(file).read_bytes()))
    except BROKEN:
        return None


def plain_book(grids: tuple[Grid, ...]) -> Workbook:
    """A workbook with the same cells and merges."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for grid in grids:
        sheet = book.create_sheet(sheet_name(grid.name))
        for row, column, cell in grid.cells():
            put(sheet, (row, column), cell)
        for merge in grid.merges[:MOST_MERGES]:
            sheet.merge_cells(
                start_row=merge.first_row,
                start_column=merge.first_column,
                end_row=merge.last_row,
                end_column=merge.last_column,
            )
    return book


def cells_of(table: StagedTable, by: Account) -> Iterator[tuple[int, int, Filling]]:
    """Row, column and what belongs there, of the projects that the reader may see."""
    rows = list(table.rows.exclude(subject=None).order_by("row"))
    seen = readable(by, {row.subject_id for row in rows if row.subject_id})
    told = told_of(seen)
    columns = [column_again(one) for one in table.columns]
    for row in rows:
        if row.subject_id not in seen:
            continue
        values = {code: [value_again(one) for one in ones] for code, ones in row.values.items()}
        for column, said in fillings(columns, values, told[row.subject_id]).items():
            yield row.row, column, said


def fill(cell: object, said: Filling) -> bool:
    """Whether the cell was changed; one that is covered or worked out by a formula is left."""
    if not isinstance(cell, SheetCell) or cell.data_type == "f":
        return False
    before = cell.value
    cell.value = float(said) if isinstance(said, Decimal) else said
    cell.fill = CHANGED
    text = FROM_THE_BOOK % {"before": "—" if before is None else before}
    cell.comment = Comment(text, AUTHOR)
    return True
