"""Workbooks of before 2007: .xls and .et, which are the same within."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

import xlrd

from luodi.foundation.files.sheets.formats import BUILT_IN, GENERAL, value_of
from luodi.foundation.files.sheets.troubles import Note, Trouble, Why
from luodi.foundation.files.sheets.wire import Found, Look, Out
from luodi.kernel.grids import Span, Written

FORMULA, EOF, BOF, SUPBOOK = 0x0006, 0x000A, 0x0809, 0x01AE
OWN_BOOK, ADD_IN = b"\x01\x04", b"\x01\x3a"
MACROS = "_VBA_PROJECT_CUR".encode("utf-16-le")
LOCKED = ("encrypted", "password")


def read(content: bytes, out: Out) -> None:
    book = opened(content)
    if MACROS in content:
        out.note(Note.MACROS)
    if any(is_outside(data) for code, data in records(book.mem, book.base) if code == SUPBOOK):
        out.note(Note.LINKS)
    for place in range(book.nsheets):
        sheet = book.sheet_by_index(place)
        out.sheet(sheet.name, is_hidden=bool(sheet.visibility))
        formulas = formula_cells(book.mem, book._sh_abs_posn[place])
        before = out.cells
        Page(book, sheet, formulas).read(out)
        if sheet.visibility and out.cells > before:
            note = Note.VERY_HIDDEN if sheet.visibility == 2 else Note.HIDDEN
            out.note(note, sheet=sheet.name)
        book.unload_sheet(place)


def opened(content: bytes) -> xlrd.Book:
    try:
        return xlrd.open_workbook(
            file_contents=content, formatting_info=True, on_demand=True, logfile=io.StringIO()
        )
    except xlrd.XLRDError as fault:
        if any(word in str(fault).lower() for word in LOCKED):
            raise Trouble(Why.LOCKED) from fault
        raise Trouble(Why.DAMAGED) from fault


@dataclass
class Page:
    """One sheet while it is read."""

    book: xlrd.Book
    sheet: xlrd.sheet.Sheet
    formulas: dict[tuple[int, int], bool]  # by place from zero: whether it has a value
    looks: dict[tuple[int, bool], Look] = field(default_factory=dict)

    def read(self, out: Out) -> None:
        for row in range(self.sheet.nrows):
            out.row(row + 1, self.cells(row))
        rows = {row + 1 for row, info in self.sheet.rowinfo_map.items() if info.hidden}
        columns = {place + 1 for place, info in self.sheet.colinfo_map.items() if info.hidden}
        merges = [Span(a + 1, c + 1, b, d) for a, b, c, d in self.sheet.merged_cells]
        out.end(merges, rows, columns)

    @cached_property
    def is_worked_out(self) -> bool:
        return any(self.formulas.values())

    def cells(self, row: int) -> Iterator[Found]:
        for place, cell in enumerate(self.sheet.row(row)):
            is_formula = (row, place) in self.formulas
            if is_formula and not self.is_worked_out:
                value: Written | None = "="  # no formula of the sheet was ever worked out
            else:
                value = self.value(cell)
            if value is None or (isinstance(value, str) and not value.strip()):
                continue
            look = self.look(cell.xf_index, is_formula=is_formula)
            note = self.sheet.cell_note_map.get((row, place))
            said = note.text.strip() if note else ""
            yield Found(place + 1, value, self.with_runs(row, place, cell, look), said)

    def value(self, cell: xlrd.sheet.Cell) -> Written | None:
        match cell.ctype:
            case xlrd.XL_CELL_NUMBER | xlrd.XL_CELL_DATE:
                code = self.look(cell.xf_index).number_format
                return value_of(repr(cell.value), code, since_1904=bool(self.book.datemode))
            case xlrd.XL_CELL_BOOLEAN:
                return bool(cell.value)
            case xlrd.XL_CELL_ERROR:
                return str(xlrd.error_text_from_code.get(cell.value, "#N/A"))
            case xlrd.XL_CELL_TEXT:
                return str(cell.value).replace("\r\n", "\n").replace("\r", "\n")
            case _:
                return None

    def look(self, place: int, *, is_formula: bool = False) -> Look:
        if (place, is_formula) not in self.looks:
            xf = self.book.xf_list[place]
            code = self.book.format_map[xf.format_key].format_str
            if code is None:  # one that Chinese editions name by its number alone
                code = BUILT_IN.get(xf.format_key, GENERAL)
            self.looks[place, is_formula] = Look(
                "" if code == GENERAL else code,
                is_struck=bool(self.book.font_list[xf.font_index].struck_out),
                is_formula=is_formula,
            )
        return self.looks[place, is_formula]

    def with_runs(self, row: int, place: int, cell: xlrd.sheet.Cell, look: Look) -> Look:
        """With the strikes of a text's own runs, of which each holds until the next begins."""
        runs = self.sheet.rich_text_runlist_map.get((row, place))
        if not runs:
            return look
        text, strikes, start, struck_out = str(cell.value), [], 0, look.is_struck
        for begins, font in [*runs, (len(text), 0)]:
            if text[start:begins].strip():
                strikes.append(struck_out)
            start, struck_out = begins, bool(self.book.font_list[font].struck_out)
        return look._replace(
            is_struck=all(strikes), is_partly_struck=any(strikes) and not all(strikes)
        )


def records(content: bytes, start: int) -> Iterator[tuple[int, bytes]]:
    """The records of one part of the stream, without those of charts within it."""
    depth = 0
    while start + 4 <= len(content):
        code, length = struct.unpack_from("<HH", content, start)
        depth += (code == BOF) - (code == EOF)
        if depth == 1:
            yield code, bytes(content[start + 4 : start + 4 + length])
        if not depth:
            return
        start += 4 + length


def formula_cells(content: bytes, start: int) -> dict[tuple[int, int], bool]:
    """Where formulas stand, which the library does not say, and whether each has a value."""
    found = {}
    for code, data in records(content, start):
        if code == FORMULA and len(data) >= 14:
            row, column = struct.unpack_from("<HH", data)
            is_empty = data[12:14] == b"\xff\xff" and data[6] == 3
            found[row, column] = not is_empty
    return found


def is_outside(data: bytes) -> bool:
    return len(data) >= 4 and data[2:4] not in (OWN_BOOK, ADD_IN)
