"""Forms of a city as offices draw them: titles, notes of units, merged heads, totals, signatures."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

type Rows = Sequence[Sequence[object]]

LINE = Side(style="thin")
BOX = Border(left=LINE, right=LINE, top=LINE, bottom=LINE)


def draw(
    sheet: Worksheet,
    rows: Rows,
    *,
    merges: Sequence[str] = (),
    boxed: str = "",
    formats: Mapping[str, str] | None = None,
) -> None:
    """Cells as they are listed, row by row; `boxed` is what has a border, `formats` by column."""
    for row, values in enumerate(rows, start=1):
        for column, value in enumerate(values, start=1):
            if value is not None:
                sheet.cell(row, column, value)
    for cells in sheet[boxed] if boxed else ():
        for cell in cells:
            cell.border = BOX
            cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
            code = (formats or {}).get(get_column_letter(cell.column))
            if code:
                cell.number_format = code
    for area in merges:
        sheet.merge_cells(area)
    sheet["A1"].font = Font(name="方正小标宋简体", size=18)


def form(rows: Rows, name: str = "报表", **look: Any) -> bytes:
    """A workbook with one sheet."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = name
    draw(sheet, rows, **look)
    return saved(book)


def saved(book: Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def opened(content: bytes, name: str = "报表") -> Worksheet:
    return load_workbook(io.BytesIO(content))[name]


def table(content: bytes, area: str, name: str = "报表") -> list[list[object]]:
    """The values of an area, row by row."""
    return [[cell.value for cell in cells] for cells in opened(content, name)[area]]


UNIT_HEADS = (
    ("2023年6月招商引资情况统计表",),
    ("填报单位：", None, None, None, None, "单位：个、万元"),
    ("序号", "单位", "签约项目", None, "到位资金", None, "备注"),
    (None, None, "个数", "合同金额", "总额", "其中：省际"),
)
UNIT_MERGES = ("A1:G1", "A3:A4", "B3:B4", "C3:D3", "E3:F3", "G3:G4")


def of_units(*names: object, totals: bool = True) -> bytes:
    """A row for each unit, a two-row head, a total with formulas, a signature under it."""
    first, last = 5, 4 + max(len(names), 1)
    rows: list[Sequence[object]] = [*UNIT_HEADS]
    rows += [(None, name) for name in names]
    if totals:
        sums = [f"=SUM({letter}{first}:{letter}{last})" for letter in "CDEF"]
        rows.append((None, "合计", *sums))
    rows.append(("填表人：", None, None, "联系电话："))
    end = last + int(totals)
    return form(rows, merges=UNIT_MERGES, boxed=f"A3:G{end}", formats={"D": "0.00", "E": "0.00"})
