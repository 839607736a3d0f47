"""Writes sheets that are described once as xlsx, xls, csv, docx or a web page called .xls."""

from __future__ import annotations

import csv
import html
import io
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from functools import cache, partial

import docx
import openpyxl
import xlwt
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.utils import coordinate_to_tuple, range_boundaries

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

type Written = str | int | float | Decimal | date | bool | Formula | None
type Change = Callable[[str], str]
type Line = Sequence[Written]


@dataclass(frozen=True)
class Formula:
    """A formula and the value that was last worked out for it; None where it never was."""

    text: str
    value: str | int | float | None = None


@dataclass(frozen=True)
class Sheet:
    """One sheet as it is to be written; addresses are those of a sheet, B3 and A1:E1."""

    lines: Sequence[Line]
    name: str = "台账"
    merges: Sequence[str] = ()
    hidden_rows: Sequence[int] = ()
    hidden_columns: Sequence[str] = ()
    struck: Sequence[str] = ()
    formats: Mapping[str, str] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)
    state: str = "visible"

    def cells(self) -> Iterator[tuple[int, int, Written]]:
        for row, line in enumerate(self.lines, start=1):
            for column, value in enumerate(line, start=1):
                if value is not None:
                    yield row, column, value


def book(*sheets: Sheet) -> openpyxl.Workbook:
    made = openpyxl.Workbook()
    made.remove(made.active)
    for sheet in sheets:
        fill(made.create_sheet(sheet.name), sheet)
    return made


def fill(page: openpyxl.worksheet.worksheet.Worksheet, sheet: Sheet) -> None:
    for row, column, value in sheet.cells():
        page.cell(row, column, value.text if isinstance(value, Formula) else value)
    for span in sheet.merges:
        page.merge_cells(span)
    for row in sheet.hidden_rows:
        page.row_dimensions[row].hidden = True
    for letter in sheet.hidden_columns:
        page.column_dimensions[letter].hidden = True
    for address in sheet.struck:
        page[address].font = Font(strike=True)
    for address, code in sheet.formats.items():
        page[address].number_format = code
    for address, text in sheet.notes.items():
        page[address].comment = Comment(text, "填报人")
    page.sheet_state = sheet.state


def xlsx(*sheets: Sheet) -> bytes:
    return with_shared_texts(worked_out(saved(book(*sheets)), sheets))


def with_shared_texts(content: bytes) -> bytes:
    """With its texts in a part of their own, as Excel keeps them and the library does not."""
    texts: dict[str, int] = {}

    def change(xml: str) -> str:
        def cell(found: re.Match[str]) -> str:
            number = texts.setdefault(found[2], len(texts))
            return f'<c{found[1]} t="s"><v>{number}</v></c>'

        return re.sub(r'<c([^>]*) t="inlineStr"><is>(.*?)</is></c>', cell, xml)

    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        pages = [name for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]
    changed = rewritten(content, dict.fromkeys(pages, change))
    part = "".join(f"<si>{text}</si>" for text in texts)
    rel = (
        f'<Relationship Id="rId90" Type="{RELATIONS}/sharedStrings" Target="sharedStrings.xml"/>'
        "</Relationships>"
    )

    def link(xml: str) -> str:
        return xml.replace("</Relationships>", rel)

    all_texts = f'<sst xmlns="{MAIN}">{part}</sst>'.encode()
    return rewritten(
        changed, {"xl/sharedStrings.xml": all_texts, "xl/_rels/workbook.xml.rels": link}
    )


def saved(made: openpyxl.Workbook) -> bytes:
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def worked_out(content: bytes, sheets: Sequence[Sheet]) -> bytes:
    """With the values of its formulas, which the library leaves to Excel to work out."""
    parts = {
        f"xl/worksheets/sheet{number}.xml": sheet for number, sheet in enumerate(sheets, start=1)
    }
    changes: dict[str, Change | bytes] = {
        name: partial(with_values, sheet=sheet) for name, sheet in parts.items()
    }
    return rewritten(content, changes)


def with_values(xml: str, sheet: Sheet) -> str:
    for row, column, value in sheet.cells():
        if not isinstance(value, Formula) or value.value is None:
            continue
        address = openpyxl.utils.get_column_letter(column) + str(row)
        kind = ' t="str"' if isinstance(value.value, str) else ""
        said = html.escape(str(value.value))
        pattern = rf'<c r="{address}"([^>]*)><f>(.*?)</f><v ?/?>(</v>)?</c>'
        xml, count = re.subn(pattern, rf'<c r="{address}"\1{kind}><f>\2</f><v>{said}</v></c>', xml)
        assert count == 1, address
    return xml


def rewritten(content: bytes, changes: Mapping[str, Change | bytes]) -> bytes:
    """A zip with some of its parts changed: by a function of the text, or to the bytes given."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old:
        kept = {name: old.read(name) for name in old.namelist()}
    for name, change in changes.items():
        kept[name] = change if isinstance(change, bytes) else change(kept[name].decode()).encode()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name, part in kept.items():
            new.writestr(name, part)
    return out.getvalue()


def xls(*sheets: Sheet) -> bytes:
    made = xlwt.Workbook(encoding="utf-8")
    for sheet in sheets:
        page = made.add_sheet(sheet.name, cell_overwrite_ok=True)
        for row, column, value in sheet.cells():
            page.write(row - 1, column - 1, plain(value), style(sheet, row, column, value))
        for span in sheet.merges:
            left, top, right, bottom = range_boundaries(span)
            page.merge(top - 1, bottom - 1, left - 1, right - 1)
        for row in sheet.hidden_rows:
            page.row(row - 1).hidden = True
        for letter in sheet.hidden_columns:
            page.col(coordinate_to_tuple(f"{letter}1")[1] - 1).hidden = True
        page.visibility = {"visible": 0, "hidden": 1, "veryHidden": 2}[sheet.state]
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def plain(value: Written) -> object:
    if isinstance(value, Formula):
        return xlwt.Formula(value.text.removeprefix("="))
    return float(value) if isinstance(value, Decimal) else value


def style(sheet: Sheet, row: int, column: int, value: Written) -> xlwt.XFStyle:
    address = openpyxl.utils.get_column_letter(column) + str(row)
    code = sheet.formats.get(address) or ("yyyy-mm-dd" if isinstance(value, date) else "General")
    return look(code, is_struck=address in sheet.struck)


@cache
def look(code: str, *, is_struck: bool) -> xlwt.XFStyle:
    """One for all cells that look alike: a workbook has room for four thousand."""
    found = xlwt.XFStyle()
    found.font.struck_out = is_struck
    found.num_format_str = code
    return found


def typed(value: Written) -> str:
    """As it would be typed."""
    match value:
        case None:
            return ""
        case Formula(value=worked):
            return str(worked)
        case datetime() | date():
            return value.strftime("%Y-%m-%d")
        case float():
            return f"{value:g}" if abs(value) < 100_000 else f"{value:.2f}".rstrip("0").rstrip(".")
        case _:
            return str(value)


def text(sheet: Sheet, separator: str = ",") -> str:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator)
    writer.writerows([typed(value) for value in line] for line in sheet.lines)
    return out.getvalue()


def word(*parts: str | Sheet) -> bytes:
    """A Word file: paragraphs and tables one after another."""
    made = docx.Document()
    for part in parts:
        if isinstance(part, str):
            made.add_paragraph(part)
        else:
            add_table(made, part)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def add_table(made: docx.document.Document, sheet: Sheet) -> None:
    wide = max(len(line) for line in sheet.lines)
    table = made.add_table(rows=len(sheet.lines), cols=wide)
    for row, column, value in sheet.cells():
        table.cell(row - 1, column - 1).text = typed(value)
    for span in sheet.merges:
        left, top, right, bottom = range_boundaries(span)
        said = table.cell(top - 1, left - 1).text
        merged = table.cell(top - 1, left - 1).merge(table.cell(bottom - 1, right - 1))
        merged.text = said


def web_page(sheet: Sheet, charset: str = "utf-8") -> bytes:
    """The table of a web page, as systems export it under the name of a workbook."""
    spans = {range_boundaries(span)[:2]: range_boundaries(span) for span in sheet.merges}
    covered = {
        (row, column)
        for left, top, right, bottom in spans.values()
        for row in range(top, bottom + 1)
        for column in range(left, right + 1)
        if (column, row) != (left, top)
    }
    lines = []
    for row, line in enumerate(sheet.lines, start=1):
        cells = [
            table_cell(value, spans.get((column, row)))
            for column, value in enumerate(line, start=1)
            if (row, column) not in covered
        ]
        hidden = ' style="display:none"' if row in sheet.hidden_rows else ""
        lines.append(f"<tr{hidden}>{''.join(cells)}</tr>")
    page = (
        f'<html><head><meta http-equiv="Content-Type" content="text/html; charset={charset}">'
        f"</head><body><table border=1>{''.join(lines)}</table></body></html>"
    )
    return page.encode(charset)


def table_cell(value: Written, span: tuple[int, int, int, int] | None) -> str:
    across = f' colspan="{span[2] - span[0] + 1}" rowspan="{span[3] - span[1] + 1}"' if span else ""
    return f"<td{across}>{html.escape(typed(value)).replace(chr(10), '<br>')}</td>"
