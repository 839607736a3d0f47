"""Forms of a city as offices draw them: titles, units, merged heads, totals, signatures."""

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


LINE_ROWS = (
    ("招商引资主要指标完成情况",),
    ("2023年6月", None, None, None, None, None, "单位：亿元"),
    ("指标名称", "计量单位", "本月", "本年累计", "上年同期", "同比增长（%）", "备注"),
    ("签约项目个数", "个"),
    ("合同引资额", "亿元"),
    ("到位资金", "亿元"),
    ("其中：省外资金", "亿元"),
    ("新开工项目", "个"),
    ("资金到位率", "%"),
    ("注：到位资金以凭证为准",),
)


def of_lines() -> bytes:
    """A row for each indicator, a column for each span of months."""
    return form(LINE_ROWS, merges=("A1:G1",), boxed="A3:G9", formats={"F": "0.00"})


PROJECT_ROWS = (
    ("2023年新签约项目情况表",),
    ("填报单位（盖章）：", None, None, None, None, None, None, None, "单位：万元"),
    (
        *("序号", "项目名称", "投资方", "责任单位", "计划总投资", "到位资金", None, "开工时间"),
        "备注",
    ),
    (None, None, None, None, None, "本月", "累计", None, None),
)
PROJECT_MERGES = ("A1:I1", "A3:A4", "B3:B4", "C3:C4", "D3:D4", "E3:E4", "F3:G3", "H3:H4", "I3:I4")


def of_projects(
    rows: int = 2, title: str = "2023年新签约项目情况表", *, totals: bool = True
) -> bytes:
    """Empty rows for projects, a total with formulas under them, a signature."""
    last = 4 + rows
    made: list[Sequence[object]] = [(title,), *PROJECT_ROWS[1:], *((None,) for _ in range(rows))]
    if totals:
        sums = [f"=SUM({letter}5:{letter}{last})" for letter in "EFG"]
        made.append(("合计", None, None, None, *sums))
    made.append(("填表人：", None, None, None, "联系电话："))
    merges = (*PROJECT_MERGES, *((f"A{last + 1}:D{last + 1}",) if totals else ()))
    boxed = f"A3:I{last + int(totals)}"
    return form(made, merges=merges, boxed=boxed, formats={"E": "#,##0.00", "H": "yyyy/m/d"})
