"""Workbooks that are one XML text, as Excel 2003 saved them and many systems still export them."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from decimal import Decimal, InvalidOperation

from lxml import etree

from luodi.foundation.files.sheets.archive import CAREFULLY, insist_plain
from luodi.foundation.files.sheets.formats import shown
from luodi.foundation.files.sheets.wire import Found, Look, Out
from luodi.kernel.grids import Span, Written

NAMES = "urn:schemas-microsoft-com:office:spreadsheet"
SS = f"{{{NAMES}}}"
MOST = 1_048_576


def read(text: str, out: Out) -> None:
    root = insist_plain(
        etree.fromstring(text.encode("utf-8"), etree.XMLParser(encoding="utf-8", **CAREFULLY))
    )
    struck = {
        style.get(f"{SS}ID")
        for style in root.iter(f"{SS}Style")
        for font in style.iterfind(f"{SS}Font")
        if font.get(f"{SS}StrikeThrough") == "1"
    }
    for sheet in root.iterfind(f"{SS}Worksheet"):
        options = sheet.find("{*}WorksheetOptions/{*}Visible")
        is_hidden = options is not None and "Hidden" in (options.text or "")
        out.sheet(sheet.get(f"{SS}Name", ""), is_hidden=is_hidden)
        read_rows(sheet, struck, out)


def read_rows(sheet: etree._Element, struck: set[str | None], out: Out) -> None:
    merges: list[Span] = []
    hidden: set[int] = set()
    number = 0
    for row in sheet.iterfind(f"{SS}Table/{SS}Row"):
        number = place(row, "Index") or number + 1
        if row.get(f"{SS}Hidden") == "1":
            hidden.add(number)
        out.row(number, cells(row, number, struck, merges))
    out.end(merges, hidden)


def cells(
    row: etree._Element, number: int, struck: set[str | None], merges: list[Span]
) -> list[Found]:
    found, column = [], 0
    for cell in row.iterfind(f"{SS}Cell"):
        column = place(cell, "Index") or column + 1
        last = column + place(cell, "MergeAcross")
        merges.append(Span(number, column, number + place(cell, "MergeDown"), last))
        data = cell.find(f"{SS}Data")
        said = "" if data is None else "".join(data.itertext())
        formula = cell.get(f"{SS}Formula")
        if not said.strip() and formula:
            said = formula
        if said.strip():
            kind = "String" if data is None else data.get(f"{SS}Type", "String")
            is_struck = cell.get(f"{SS}StyleID") in struck
            look = Look(is_struck=is_struck, is_formula=formula is not None)
            note = "".join(cell.find(f"{SS}Comment").itertext()) if has_note(cell) else ""
            found.append(Found(column, typed(said, kind), look, note.strip()))
        column = last
    return found


def has_note(cell: etree._Element) -> bool:
    return cell.find(f"{SS}Comment") is not None


def typed(said: str, kind: str) -> Written:
    match kind:
        case "Number":
            with suppress(InvalidOperation):
                return shown(Decimal(said.strip()))
        case "DateTime":
            with suppress(ValueError):
                return date.fromisoformat(said.strip()[:10])
        case "Boolean":
            return said.strip() == "1"
    return said


def place(element: etree._Element, name: str) -> int:
    written = element.get(f"{SS}{name}", "0")
    return min(int(written), MOST) if written.isdecimal() else 0
