"""A unit's own workbook given back, filled from the book, with the cells marked that changed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from io import BytesIO

from openpyxl import Workbook

from luodi.foundation.files.sheets.opening import read, refilled
from luodi.foundation.files.sheets.refilling import Change, changed
from luodi.foundation.files.workbooks import sheet_name
from luodi.foundation.people.models import Account
from luodi.intake.workbooks.models import BatchFile, StagedTable
from luodi.intake.workbooks.queries.known import told_of
from luodi.intake.workbooks.queries.returning import put
from luodi.intake.workbooks.queries.staged import location
from luodi.intake.workbooks.rules.filling import Filling, fillings
from luodi.intake.workbooks.rules.kept import column_again, value_again
from luodi.kernel.grids import Grid
from luodi.kernel.refusal import Refused, because
from luodi.kernel.text import gettext_noop
from luodi.records.subjects.queries import readable

FROM_THE_BOOK = gettext_noop("按总账回填，原来是：%(before)s")
TOO_LARGE = gettext_noop(
    "“%(title)s”格子太多，不是 xlsx，回填不了：请在 Excel 里另存为 xlsx，再导一次"
)
MOST_CELLS, MOST_MERGES = 300_000, 2_000  # of a workbook that is written anew, cells alone


def filled_workbook(file: BatchFile, by: Account) -> tuple[bytes, int]:
    """The file with what the book knows better, and how many cells that changed.

    Its looks stay, unless it is no xlsx: then a workbook with the same cells is given back.
    """
    changes = [one for table in file.tables.order_by("pk") for one in changes_of(table, by)]
    return refilled(location(file), changes) or written_anew(file, changes)


def changes_of(table: StagedTable, by: Account) -> Iterator[Change]:
    for row, column, said in cells_of(table, by):
        place = (column, row) if table.is_turned else (row, column)
        yield (table.sheet, *place, *plain(said), FROM_THE_BOOK)


def plain(said: Filling) -> tuple[str, str]:
    """The sort and the text of a value."""
    match said:
        case Decimal():
            return "n", f"{said:f}"
        case date():
            return "d", said.isoformat()
        case _:
            return "t", said


def written_anew(file: BatchFile, changes: list[Change]) -> tuple[bytes, int]:
    grids = read(location(file), file.title).grids
    if sum(len(cells) for grid in grids for cells in grid.rows.values()) > MOST_CELLS:
        raise Refused(because(TOO_LARGE, title=file.title))
    book = plain_book(grids)
    count = changed(book, [(sheet_name(one[0]), *one[1:]) for one in changes])
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue(), count


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
        found = fillings(columns, values, told[row.subject_id], table.as_of)
        for column, said in found.items():
            yield row.row, column, said
