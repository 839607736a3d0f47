"""Forms of strangers: rows let in, formulas moved and reckoned, filled cells found again."""

from __future__ import annotations

import io
import re
from decimal import Decimal
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import PatternFill
from openpyxl.worksheet.datavalidation import DataValidation

from drawn_forms import form, opened, saved
from luodi.foundation.files.forms.marks import Put, standing_in
from luodi.foundation.files.forms.reckoning import Place, Reckoner
from luodi.foundation.files.forms.references import Shift, copied
from luodi.foundation.files.forms.workbook import FormWorkbook
from luodi.foundation.files.templates.workbook import told
from luodi.kernel.refusal import Refused
from workbooks_edited import edited

# Two rows before row 9, the last of a body that begins in row 5.
WITHIN = Shift("表", 9, 2, 9)
# Two rows behind row 5, the only one of its body.
BEHIND = Shift("表", 6, 2, 5)


@pytest.mark.parametrize(
    ("shift", "formula", "moved"),
    [
        (WITHIN, "SUM(C5:C9)", "SUM(C5:C11)"),
        (WITHIN, "C4/C10", "C4/C12"),
        (WITHIN, "SUM($C$5:$C$9)*C$9", "SUM($C$5:$C$11)*C$11"),
        (WITHIN, "'表'!B9+另表!B9", "'表'!B11+另表!B9"),
        (WITHIN, 'IF(C9>0,"C9",LOG10(D9))', 'IF(C11>0,"C9",LOG10(D11))'),
        (WITHIN, "SUM(9:9)+SUM(A:A)", "SUM(11:11)+SUM(A:A)"),
        (WITHIN, "C3+C9A+Rate9", "C3+C9A+Rate9"),
        (BEHIND, "SUM(C5:C5)", "SUM(C5:C7)"),
        (BEHIND, "SUM(C2:C5)+C6", "SUM(C2:C7)+C8"),
        (BEHIND, "C5/D5", "C5/D5"),
    ],
)
def test_what_a_formula_names_moves_with_the_rows(shift: Shift, formula: str, moved: str) -> None:
    assert shift.formula(formula, "表") == moved


def test_a_sum_along_the_only_row_of_a_body_stays_in_it() -> None:
    assert BEHIND.formula("SUM(C5:F5)", "表", own_row=5) == "SUM(C5:F5)"


@pytest.mark.parametrize(
    ("formula", "down", "across", "there"),
    [
        ("D5/C5", 2, 0, "D7/C7"),
        ("D$5/$C5", 2, 1, "E$5/$C7"),
        ("SUM(C5:F5)", 1, 0, "SUM(C6:F6)"),
    ],
)
def test_a_formula_copied_further_down(formula: str, down: int, across: int, there: str) -> None:
    assert copied(formula, down, across) == there


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        ("SUM(A1:A3)", Decimal(6)),
        ("A1+A2*A3-(1+1)", Decimal(5)),
        ("-A1%", Decimal("-0.01")),
        ("IFERROR(A1/A9,0)", Decimal(0)),
        ("IFERROR(A2/A1,0)", Decimal(2)),
        ('IF(A9=0,"—",A1/A9)', "—"),
        ("IF(A1>=1,A2,A3)", Decimal(2)),
        ("ROUND(A1/A3,2)", Decimal("0.33")),
        ("SUM(A1:B3,10)", Decimal(16)),
        ("AVERAGE(A1:A3)", Decimal(2)),
        ("A1/A9", None),
        ("VLOOKUP(A1,A:B,2)", None),
        ("另表!A1+1", None),
        ("B1+1", None),
    ],
)
def test_simple_formulas_are_reckoned_and_others_are_said_not_to_be(
    formula: str, value: Decimal | str | None
) -> None:
    cells: dict[Place, Decimal | str | None] = {
        (1, 1): Decimal(1),
        (2, 1): Decimal(2),
        (3, 1): Decimal(3),
        (1, 2): "字",
    }
    assert Reckoner({(9, 9): formula}, lambda place: cells.get(place)).said((9, 9)) == value


def test_a_formula_that_turns_in_a_circle_is_not_reckoned() -> None:
    assert Reckoner({(1, 1): "A2", (2, 1): "A1"}, lambda place: None).said((1, 1)) is None


def decorated() -> bytes:
    """A form with everything that names cells."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "报表"
    for row, values in enumerate(
        [("名称", "数"), ("甲", 1), ("乙", 2), ("合计", "=SUM(B2:B3)"), ("注：略",)], start=1
    ):
        for column, value in enumerate(values, start=1):
            sheet.cell(row, column, value)
    sheet.merge_cells("A5:B5")
    sheet.conditional_formatting.add(
        "B2:B3", CellIsRule("greaterThan", ["B4"], fill=PatternFill(bgColor="FF0000"))
    )
    check = DataValidation("decimal", formula1="0", formula2="$B$4")
    check.add("B2:B3")
    sheet.add_data_validation(check)
    sheet["A4"].comment = Comment("合计自己算", "市局")
    sheet["A5"].hyperlink = "#报表!B4"
    sheet.print_area = "A1:B5"
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=2, min_row=2, max_row=3))
    sheet.add_chart(chart, "A8")
    sheet.row_dimensions[2].height = 31
    other = book.create_sheet("封面")
    other["A1"] = "=报表!B4"
    return saved(book)


def test_everything_that_names_cells_follows_the_rows_that_come_in() -> None:
    book = FormWorkbook(decorated(), "表.xlsx")
    book.grow(book.sheet("报表"), Shift("报表", 3, 2, 3), 2)
    content = book.saved("{}", {})
    sheet = opened(content)
    assert [sheet.cell(row, 1).value for row in range(1, 8)] == [
        *("名称", "甲", None, None, "乙", "合计", "注：略")
    ]
    assert sheet["B6"].value == "=SUM(B2:B5)"
    assert [str(one) for one in sheet.merged_cells.ranges] == ["A7:B7"]
    (condition,) = sheet.conditional_formatting
    assert (str(condition.sqref), condition.rules[0].formula) == ("B2:B5", ["B6"])
    (check,) = sheet.data_validations.dataValidation
    assert (str(check.sqref), check.formula2) == ("B2:B5", "$B$6")
    assert sheet["A6"].comment is not None
    assert sheet.print_area == "'报表'!$A$1:$B$7"
    assert [sheet.row_dimensions[row].height for row in (2, 3, 4, 5)] == [31, 31, 31, None]
    assert opened(content, "封面")["A1"].value == "=报表!B6"
    with ZipFile(io.BytesIO(content)) as file:
        chart = file.read("xl/charts/chart1.xml").decode()
        drawing = file.read("xl/drawings/drawing1.xml").decode()
    assert "$B$2:$B$5" in chart
    assert re.search(r"<(?:xdr:)?row>9</", drawing)
    assert load_workbook(io.BytesIO(content), data_only=True)["报表"]["B6"].value == 3


def test_what_is_not_filled_stays_as_it_was() -> None:
    content = decorated()
    book = FormWorkbook(content, "表.xlsx")
    book.sheet("报表").put((2, 2), Decimal("5.50"))
    with ZipFile(io.BytesIO(content)) as before, ZipFile(io.BytesIO(book.saved("{}", {}))) as after:
        changed = [n for n in before.namelist() if before.read(n) != after.read(n)]
    assert sorted(changed) == [
        *("xl/_rels/workbook.xml.rels", "xl/workbook.xml"),
        *("xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"),
    ]


def filled() -> tuple[bytes, dict[str, Any]]:
    book = FormWorkbook(form((("名称", "数"), ("甲",))), "表.xlsx")
    sheet = book.sheet("报表")
    stood = sheet.put((2, 2), Decimal("500.1"))
    puts = {1: [Put("报表", "B2", stood)]}
    record: dict[str, Any] = {
        "figures": [{"id": 1, "printed": "500.1", "cells": [["报表", "B2", stood]]}]
    }
    return book.saved("{}", puts), record


def test_a_cell_that_nobody_touched_says_what_was_printed() -> None:
    content, record = filled()
    assert standing_in(content, record) == {1: ["500.1"]}
    # A spreadsheet keeps a number in its own way.
    again = edited(content, "B2", "500.10000000000002")
    assert standing_in(again, record) == {1: ["500.1"]}


def test_a_cell_that_was_typed_over_says_what_stands_there() -> None:
    content, record = filled()
    assert standing_in(edited(content, "B2", "500.2"), record) == {1: ["500.2"]}


def test_a_cell_is_found_again_where_a_row_was_put_before_it() -> None:
    content, record = filled()
    book = FormWorkbook(content, "表.xlsx")
    book.grow(book.sheet("报表"), Shift("报表", 2, 3, 1), 1)
    with ZipFile(io.BytesIO(content)) as file:
        names = file.read("xl/workbook.xml").decode()
    assert 'name="luodi_1" hidden="1"' in names
    parts = {**book.parts, **{one.part: told(one.root) for one in book.sheets}}
    out = io.BytesIO()
    with ZipFile(out, "w") as written:
        for name, blob in parts.items():
            written.writestr(name, blob)
    assert standing_in(out.getvalue(), record) == {1: ["500.1"]}


@pytest.mark.parametrize(
    ("content", "title", "said"),
    [
        (b"\xd0\xcf\x11\xe0" + b"x" * 600, "表.xls", "旧格式"),
        (
            b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"),
            "表.xlsx",
            "设了打开密码",
        ),
        (b"no zip", "表.xlsx", "不是 Word"),
    ],
)
def test_a_file_that_is_no_form_is_told_what_to_do(content: bytes, title: str, said: str) -> None:
    with pytest.raises(Refused, match=said):
        FormWorkbook(content, title)


def test_a_workbook_with_macros_is_not_let_in() -> None:
    out = io.BytesIO(form((("名称", "数"), ("甲",))))
    with ZipFile(out, "a") as file:
        file.writestr("xl/vbaProject.bin", b"x")
    with pytest.raises(Refused, match="带有宏"):
        FormWorkbook(out.getvalue(), "表.xlsm")
