"""A written workbook, opened again: words, numbers, days, and nothing that computes."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from io import BytesIO
from tempfile import TemporaryFile

import openpyxl
import pytest

from luodi.foundation.files.workbooks import Column, Sheet, Value, letter, sheet_name, write

COLUMNS = (
    Column("名称"),
    Column("金额（万元）", "#,##0.00", 16),
    Column("日期", "yyyy-mm-dd"),
)
ROWS: tuple[tuple[Value, ...], ...] = (
    ("光电厂", Decimal("1234.50"), date(2023, 3, 1)),
    ("=1+1", Decimal("-0.01"), None),
    ("<b>&\x01'\"", 7, date(1999, 12, 31)),
    ("  两端有空格 ", None, None),
    ("", 0, None),
)


def opened(*sheets: Sheet) -> openpyxl.Workbook:
    target = BytesIO()
    write(target, sheets)
    return openpyxl.load_workbook(target)


@pytest.fixture
def book() -> openpyxl.Workbook:
    return opened(
        Sheet("台账", COLUMNS, ROWS, frozen_columns=1), Sheet("口径", COLUMNS[:1], [["甲"]])
    )


def test_every_cell_is_read_back_as_it_was_written(book: openpyxl.Workbook) -> None:
    lines = list(book["台账"].iter_rows(values_only=True))
    assert lines[0] == ("名称", "金额（万元）", "日期")
    assert lines[1][0] == "光电厂"
    assert (lines[1][1], lines[1][2].date()) == (1234.5, date(2023, 3, 1))
    assert lines[2][:2] == ("=1+1", -0.01)
    assert (lines[3][0], lines[3][2].date()) == ("<b>&'\"", date(1999, 12, 31))
    assert lines[4] == ("  两端有空格 ", None, None)
    assert lines[5] == (None, 0, None)


def test_what_looks_like_a_formula_is_a_word(book: openpyxl.Workbook) -> None:
    cell = book["台账"]["A3"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")


def test_the_head_is_frozen_and_the_columns_have_their_formats_and_widths(
    book: openpyxl.Workbook,
) -> None:
    sheet = book["台账"]
    assert (sheet.freeze_panes, book["口径"].freeze_panes) == ("B2", "A2")
    assert (sheet["B2"].number_format, sheet["C2"].number_format) == ("#,##0.00", "yyyy-mm-dd")
    assert sheet["A2"].number_format == "@"
    assert sheet.column_dimensions["B"].width == 16
    assert sheet["A1"].font.bold


def test_on_paper_the_sheet_is_as_wide_as_the_page_and_its_head_stands_on_each(
    book: openpyxl.Workbook,
) -> None:
    for sheet in book:
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (sheet.page_setup.orientation, sheet.page_setup.fitToHeight) == ("landscape", 0)
        assert sheet.print_title_rows == "$1:$1"
        assert sheet.oddFooter.center.text == "&P / &N"


def test_a_name_that_no_workbook_takes_is_made_into_one() -> None:
    assert sheet_name("甲/乙[丙]:*?") == "甲乙丙"
    assert len(sheet_name("长" * 40)) == 31
    assert sheet_name("//") == "1"


@pytest.mark.parametrize(("number", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ")])
def test_columns_have_their_letters(number: int, letters: str) -> None:
    assert letter(number) == letters


def most_memory(rows: int) -> int:
    def given() -> Iterator[list[Value]]:
        for number in range(rows):
            yield [f"项目{number}", Decimal(number), date(2023, 3, 1)]

    with TemporaryFile() as target:
        tracemalloc.start()
        write(target, [Sheet("台账", COLUMNS, given())])
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    return most


def test_ten_times_the_rows_take_no_more_memory() -> None:
    assert most_memory(20_000) < 1.2 * most_memory(2_000)
