"""What stands in which cell, whatever kind of file it came in."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
import xlwt
from xlwt.CompoundDoc import XlsDoc

from luodi.foundation.files.sheets.opening import read
from luodi.kernel.grids import Cell, Grid, Span, Written
from unkind.writing import Formula, Sheet, rewritten, text, web_page, word, xls, xlsx

SHEET_1 = "xl/worksheets/sheet1.xml"
PAGE = Sheet(
    [
        ["××区台账"],
        ["序号", "项目\n名称", "总投资"],
        [1, "光电厂 ", 3.5],
        [None, "食品厂", 1200],
        [2, "物流园", "３亿元"],
    ],
    merges=["A1:C1", "A3:A4"],
    hidden_rows=[4],
    hidden_columns=["C"],
    struck=["B5"],
    formats={"C3": '0.00"亿元"'},
)
HEAD_AND_BODY = {
    (1, 1): "××区台账",
    (2, 1): "序号",
    (2, 2): "项目\n名称",
    (2, 3): "总投资",
    (3, 1): "1",
    (3, 2): "光电厂 ",
    (3, 3): "3.5",
    (4, 2): "食品厂",
    (4, 3): "1200",
    (5, 1): "2",
    (5, 2): "物流园",
    (5, 3): "３亿元",
}


def one(content: bytes, name: str = "台账.xlsx") -> Grid:
    (grid,) = read(content, name).grids
    return grid


def cell(
    value: str | float | Formula, *, code: str = "", notes: dict[str, str] | None = None
) -> Cell:
    """The cell A1 of a workbook that holds this alone."""
    sheet = Sheet([[value]], formats={"A1": code} if code else {}, notes=notes or {})
    found = one(xlsx(sheet)).cell(1, 1)
    assert found is not None
    return found


def raw(xml: str) -> Cell | None:
    """The cell A1, its element written by hand."""

    def change(page: str) -> str:
        changed, count = re.subn('<c r="A1".*?</c>', xml, page)
        assert count == 1
        return changed

    content = rewritten(xlsx(Sheet([["甲", "乙"]])), {SHEET_1: change})
    return one(content).cell(1, 1)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("台账.xlsx", xlsx(PAGE)),
        ("台账.xls", xls(PAGE)),
        ("台账.et", xls(PAGE)),
        ("台账.csv", text(PAGE).encode()),
        ("台账.csv", text(PAGE).encode("utf-8-sig")),
        ("台账.csv", text(PAGE).encode("gb18030")),
        ("台账.csv", text(PAGE, ";").encode("gbk")),
        ("台账.txt", text(PAGE, "\t").encode("utf-16")),
        ("台账.txt", text(PAGE, "，").encode("utf-16-le")),
        ("台账.docx", word(PAGE)),
        ("台账.xls", web_page(PAGE, "gb18030")),
        ("台账.xls", web_page(PAGE)),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_the_same_cells_come_of_every_kind_of_file(name: str, content: bytes) -> None:
    grid = one(content, name)
    exact = {(row, column): cell.text for row, column, cell in grid.cells()}
    if name.endswith(".docx") or content.startswith(b"<html"):
        exact = {place: said + " " * (said == "光电厂") for place, said in exact.items()}
    assert exact == HEAD_AND_BODY


@pytest.mark.parametrize("write", [xlsx, xls], ids=["xlsx", "xls"])
def test_what_a_sheet_shows_besides_its_values_is_kept(write: Callable[..., bytes]) -> None:
    grid = one(write(PAGE))
    assert set(grid.merges) == {Span(1, 1, 1, 3), Span(3, 1, 4, 1)}
    assert (set(grid.hidden_rows), set(grid.hidden_columns)) == ({4}, {3})
    struck = [(row, column) for row, column, cell in grid.cells() if cell.is_struck]
    assert struck == [(5, 2)]
    typed = grid.cell(3, 3)
    assert typed is not None
    assert (typed.value, typed.number_format) == (Decimal("3.5"), '0.00"亿元"')


@pytest.mark.parametrize(("name", "content"), [("a.docx", word(PAGE)), ("a.xls", web_page(PAGE))])
def test_merged_cells_of_documents_and_pages_are_spans(name: str, content: bytes) -> None:
    assert set(one(content, name).merges) == {Span(1, 1, 1, 3), Span(3, 1, 4, 1)}


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (0.1 + 0.2, "0.3"),
        (1234.5600000000001, "1234.56"),
        (29999.999999999996, "30000"),
        (100000, "100000"),
        (1e15, "1000000000000000"),
        (0, "0"),
        (-0.005, "-0.005"),
        (91310000123456789, "91310000123456800"),
    ],
)
def test_a_number_has_the_fifteen_digits_that_are_shown(written: float, shown: str) -> None:
    assert cell(written).text == shown


@pytest.mark.parametrize(
    "code",
    [
        "yyyy-mm-dd",
        "yyyy/m/d",
        'yyyy"年"m"月"d"日"',
        'yyyy"年"m"月"',
        "[$-804]yyyy年m月d日;@",
        "[$-F800]dddd, mmmm dd, yyyy",
        "mmm-yy",
        'm"月"d"日"',
        "[红色]yyyy.mm.dd",
    ],
)
def test_a_number_is_a_day_by_its_format(code: str) -> None:
    found = cell(45000, code=code)
    assert (found.value, found.number_format) == (date(2023, 3, 15), code)


@pytest.mark.parametrize(
    "code",
    ["0.00", '0.00"万元"', "#,##0.00_);[Red]\\(#,##0.00\\)", "0%", "@", '0.00"mdy"', "0.0E+00"],
)
def test_a_number_stays_one_under_other_formats(code: str) -> None:
    assert cell(45000, code=code).value == Decimal(45000)


@pytest.mark.parametrize(
    ("number", "code", "said"),
    [
        (0.5, "h:mm", "12:00"),
        (1.25, "[h]:mm", "30:00"),
        (0.75, "yyyy-mm-dd h:mm", "18:00"),
        (45000.5, "yyyy-mm-dd h:mm", "2023-03-15 12:00"),
        (45000.5, "h:mm:ss", "1080012:00"),
    ],
)
def test_times_are_words(number: float, code: str, said: str) -> None:
    assert cell(number, code=code).value == said


def test_formats_that_chinese_editions_name_by_number_alone_are_days() -> None:
    def styled(xml: str) -> str:
        return re.sub("<cellXfs.*</cellXfs>", '<cellXfs><xf numFmtId="57"/></cellXfs>', xml)

    content = rewritten(xlsx(Sheet([[45000]])), {"xl/styles.xml": styled})
    found = one(content).cell(1, 1)
    assert found is not None
    assert (found.value, found.number_format) == (date(2023, 3, 15), 'yyyy"年"m"月"')


def test_an_old_workbook_may_name_such_a_format_too() -> None:
    made = xlwt.Workbook()
    made.add_sheet("台账").write(0, 0, 45000, xlwt.easyxf(num_format_str='yyyy"!"m'))
    stream = made.get_biff_data()
    renamed, count = re.subn(rb"(\xe0\0\x14\0..)\xa5\0", rb"\g<1>9\0", stream, flags=re.DOTALL)
    assert count  # records of looks: their format was number 165 and is now 57
    out = io.BytesIO()
    XlsDoc().save(out, renamed)
    found = one(out.getvalue()).cell(1, 1)
    assert found is not None
    assert (found.value, found.number_format) == (date(2023, 3, 15), 'yyyy"年"m"月"')


def test_a_serial_that_is_no_day_stays_a_number() -> None:
    assert cell(60, code="yyyy-mm-dd").value == Decimal(60)
    assert cell(-3, code="yyyy-mm-dd").value == Decimal(-3)
    assert cell(99_999_999, code="yyyy-mm-dd").value == Decimal(99_999_999)


def test_a_formula_has_its_last_value_and_says_that_it_is_one() -> None:
    found = cell(Formula("=1+1", 2))
    assert (found.value, found.is_formula) == (Decimal(2), True)
    assert cell(Formula("=A2", "甲")).value == "甲"


def test_a_formula_never_worked_out_stands_as_it_is_written_and_is_named() -> None:
    opened = read(xlsx(Sheet([["金额"], [Formula("=SUM(A5:A9)")]])), "台账.xlsx")
    found = opened.grids[0].cell(2, 1)
    assert found is not None
    assert (found.value, found.is_formula) == ("=SUM(A5:A9)", True)
    assert "有 1 个公式还没有算出数来：A2" in str(opened.notes[0])


def test_an_old_workbook_whose_formulas_were_never_worked_out_names_them_too() -> None:
    opened = read(xls(Sheet([["金额"], [Formula("=1+1")]])), "台账.xls")
    found = opened.grids[0].cell(2, 1)
    assert found is not None
    assert (found.value, found.is_formula) == ("=", True)
    assert "A2" in str(opened.notes[0])


def test_a_formula_that_gives_nothing_is_no_cell() -> None:
    assert raw('<c r="A1" t="str"><f>IF(1,"","")</f><v></v></c>') is None


@pytest.mark.parametrize(
    ("xml", "value"),
    [
        ('<c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c>', "#DIV/0!"),
        ('<c r="A1" t="b"><v>1</v></c>', True),
        ('<c r="A1" t="d"><v>2023-03-01T00:00:00</v></c>', date(2023, 3, 1)),
        ('<c r="A1" t="s"><v>99</v></c>', "#REF!"),
        ('<c r="A1"><v>1.5E3</v></c>', Decimal(1500)),
        ('<c t="inlineStr"><is><t>无址</t></is></c>', "无址"),
        (
            '<c r="A1" t="inlineStr"><is><r><t>光</t></r><r><t>电</t></r>'
            "<rPh><t>guāng</t></rPh></is></c>",
            "光电",
        ),
        ('<c r="A1" t="inlineStr"><is><t>上_x000D_\n下</t></is></c>', "上\n下"),
    ],
)
def test_cells_of_every_type(xml: str, value: Written) -> None:
    found = raw(xml)
    assert found is not None
    assert found.value == value


def test_a_text_is_struck_only_if_all_of_it_is() -> None:
    struck = "<r><rPr><strike/></rPr><t>3亿</t></r>"
    partly = raw(f'<c r="A1" t="inlineStr"><is>{struck}<r><t>2亿</t></r></is></c>')
    wholly = raw(f'<c r="A1" t="inlineStr"><is>{struck}<r><t> </t></r></is></c>')
    assert partly is not None
    assert wholly is not None
    assert (partly.value, partly.is_struck, partly.is_partly_struck) == ("3亿2亿", False, True)
    assert (wholly.is_struck, wholly.is_partly_struck) == (True, False)


def test_the_comment_beside_a_cell_is_its_note() -> None:
    found = cell("52000", notes={"A1": "含土地款"})
    assert found.note == "含土地款"


def test_what_a_merged_cell_covers_is_left_out_and_named() -> None:
    def merged(xml: str) -> str:
        return xml.replace(
            "</sheetData>", '</sheetData><mergeCells><mergeCell ref="A1:B1"/></mergeCells>'
        )

    content = rewritten(xlsx(Sheet([["甲", "看不见"], ["乙"]])), {SHEET_1: merged})
    opened = read(content, "台账.xlsx")
    assert opened.grids[0].cell(1, 2) is None
    assert "盖住" in str(opened.notes[0])
    assert "B1" in str(opened.notes[0])


def test_merges_that_overlap_leave_a_sheet_readable() -> None:
    spans = '<mergeCell ref="A1:B1"/><mergeCell ref="A1:C1"/>'

    def merged(xml: str) -> str:
        return xml.replace("</sheetData>", f"</sheetData><mergeCells>{spans}</mergeCells>")

    opened = read(rewritten(xlsx(Sheet([[None, "乙"], ["甲"]])), {SHEET_1: merged}), "台账.xlsx")
    assert sorted(opened.grids[0].rows) == [2]
    assert "有 1 个格子被合并盖住" in str(opened.notes[0])


def test_hidden_sheets_are_read_and_named() -> None:
    sheets = [Sheet([[name]], name, state=name) for name in ("visible", "hidden", "veryHidden")]
    for content in (xlsx(*sheets), xls(*sheets)):
        opened = read(content, "台账")
        assert [grid.is_hidden for grid in opened.grids] == [False, True, True]
        assert ["深度隐藏" in str(note) for note in opened.notes] == [False, True]


def test_a_word_table_has_the_lines_before_it_as_its_first_rows() -> None:
    long = "今年以来，" * 40
    content = word(
        "一、签约项目", "单位：万元", Sheet([["项目", "甲"]]), long, Sheet([["乙", "丙"]])
    )
    first, second = read(content, "情况.docx").grids
    assert [first.rows[row][1].value for row in sorted(first.rows)] == [
        "一、签约项目",
        "单位：万元",
        "项目",
    ]
    assert (first.name, first.lines_before, second.name, second.lines_before) == (
        "表1",
        2,
        "表2",
        0,
    )


def test_a_sheet_without_a_cell_is_no_grid() -> None:
    opened = read(xlsx(Sheet([["甲"]], "一"), Sheet([[" "]], "二")), "台账.xlsx")
    assert [grid.name for grid in opened.grids] == ["一"]
