"""Rows that come into a sheet: what lies below moves down, and whatever names cells follows."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from lxml import etree

from luodi.foundation.files.forms.references import Shift, copied, letters_of, ref
from luodi.foundation.files.forms.sheet import FormSheet, span_of
from luodi.foundation.files.templates.workbook import S
from luodi.kernel.grids import Span

# What names cells in a sheet: the element, and where it names them.
AREAS = (
    (f"{S}conditionalFormatting", "sqref"),
    (f"{S}dataValidations/{S}dataValidation", "sqref"),
    (f"{S}ignoredErrors/{S}ignoredError", "sqref"),
    (f"{S}protectedRanges/{S}protectedRange", "sqref"),
    (f"{S}dimension", "ref"),
    (f"{S}autoFilter", "ref"),
    (f"{S}hyperlinks/{S}hyperlink", "ref"),
)
FORMULAS = (f"{S}formula", f"{S}formula1", f"{S}formula2")
NEWER_AREA = "{http://schemas.microsoft.com/office/excel/2006/main}sqref"


def grow(sheet: FormSheet, shift: Shift, like: int) -> None:
    """Let new rows in that look like the row `like`."""
    made = list(new_rows(sheet, shift, like))
    for row, element in sorted(sheet.rows.items()):
        for cell in element.iterchildren(f"{S}c"):
            formula = cell.find(f"{S}f")
            if formula is not None:
                shift_formula(formula, shift, sheet.name, row)
            cell.set("r", f"{ref(cell.get('r')).letters}{shift.row(row)}")
        element.set("r", str(shift.row(row)))
    before = [element for row, element in sorted(sheet.rows.items()) if row < shift.at]
    at = list(sheet.data).index(before[-1]) + 1 if before else 0
    for n, element in enumerate(made):
        sheet.data.insert(at + n, element)
    move_merges(sheet, shift, like)
    move_marks(sheet, shift)
    sheet.index()
    sheet.forget()


def new_rows(sheet: FormSheet, shift: Shift, like: int) -> Iterator[Any]:
    """Copies of a row without what stands in it, but with its formulas."""
    for row in range(shift.at, shift.at + shift.count):
        made = deepcopy(sheet.row(like))
        made.set("r", str(row))
        for cell in made.iterchildren(f"{S}c"):
            cell.set("r", f"{ref(cell.get('r')).letters}{row}")
            text = cell.findtext(f"{S}f")
            for child in list(cell):
                cell.remove(child)
            cell.attrib.pop("t", None)
            if text:
                own = shift.formula(text, sheet.name, like)
                kept = etree.SubElement(cell, f"{S}f")
                kept.text = copied(own, row - shift.row(like))
        yield made


def move_marks(sheet: FormSheet, shift: Shift) -> None:
    """Conditions, checks, links, page breaks: everything besides cells and merges."""
    for path, name in AREAS:
        for one in sheet.root.iterfind(path):
            if one.get(name):
                one.set(name, shift.area(one.get(name)))
    for tag in FORMULAS:
        for one in sheet.root.iter(tag):
            one.text = shift.formula(one.text or "", sheet.name)
    for one in sheet.root.iter(NEWER_AREA):
        one.text = shift.area(one.text or "")
    for one in sheet.root.iterfind(f"{S}rowBreaks/{S}brk"):
        one.set("id", str(shift.row(int(one.get("id", "0")) + 1) - 1))


def move_merges(sheet: FormSheet, shift: Shift, like: int) -> None:
    """A merge within one row moves with it, and new rows have those of their model."""
    held = sheet.root.find(f"{S}mergeCells")
    if held is None:
        return
    for one in list(held):
        span = span_of(one.get("ref", ""))
        if span.first_row != span.last_row:
            one.set("ref", shift.area(one.get("ref")))
            continue
        one.set("ref", address(moved(span, shift.row(span.first_row))))
        for n in range(shift.count if span.first_row == like else 0):
            etree.SubElement(held, one.tag).set("ref", address(moved(span, shift.at + n)))
    held.set("count", str(len(held)))


def shift_formula(formula: Any, shift: Shift, on: str, row: int = 0) -> None:
    formula.text = shift.formula(formula.text or "", on, row)
    if formula.get("ref") and on == shift.sheet:
        formula.set("ref", shift.area(formula.get("ref")))


def moved(span: Span, row: int) -> Span:
    return Span(row, span.first_column, row + span.last_row - span.first_row, span.last_column)


def address(span: Span) -> str:
    first = f"{letters_of(span.first_column)}{span.first_row}"
    return f"{first}:{letters_of(span.last_column)}{span.last_row}"
