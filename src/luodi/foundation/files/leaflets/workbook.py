"""A leaflet as a workbook: a sheet for each of its tables, and first what they rest on."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from django.utils.translation import gettext

from luodi.foundation.files import workbooks
from luodi.foundation.files.leaflets.leaf import Grid, Head, Imprint, Kind, Leaflet, Part
from luodi.foundation.files.workbooks import Column, Sheet, Value

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
NUMBER = re.compile(r"[+-]?[0-9,]+(?:\.([0-9]+))?")
UNNAMEABLE = re.compile(r"[\[\]:*?/\\']")
MOST_NAME = 28  # and a number behind it where two are alike


def workbook(leaflet: Leaflet, imprint: Imprint) -> bytes:
    """The file: numbers as numbers, to as many places as the page prints."""
    parts = list(leaflet.parts)
    tables = [(part, part.grid) for part in parts if part.grid and part.grid.rows]
    names = distinct([gettext("说明"), *(name_of(part, leaflet) for part, _ in tables)])
    out = io.BytesIO()
    first = Sheet(names[0], (Column(leaflet.title, width=100),), about(leaflet, parts, imprint))
    rest = [sheet(name, grid) for name, (_, grid) in zip(names[1:], tables, strict=True)]
    workbooks.write(out, [first, *rest])
    return out.getvalue()


def about(leaflet: Leaflet, parts: Sequence[Part], imprint: Imprint) -> Iterator[tuple[str]]:
    """Everything that is said in sentences."""
    yield (leaflet.about,)
    for rest in leaflet.rests:
        yield (rest,)
    for part in parts:
        for words in (part.title, *part.lines, part.note):
            if words:
                yield (words,)
    yield (imprint.said,)


def sheet(name: str, grid: Grid) -> Sheet:
    rows = [*grid.rows, *grid.feet]
    formats = [format_of(head, [row[at] for row in rows]) for at, head in enumerate(grid.heads)]
    columns = [
        Column(head.label, code or workbooks.TEXT, 32 if head.kind is Kind.NAME else 14)
        for head, code in zip(grid.heads, formats, strict=True)
    ]
    drawn = (tuple(map(value, row, formats)) for row in rows)
    return Sheet(name, columns, drawn, frozen_columns=1)


def format_of(head: Head, cells: Sequence[str]) -> str:
    """To how many places the numbers of a column are printed; empty for a column of words."""
    if head.kind is not Kind.NUMBER:
        return ""
    found = [NUMBER.fullmatch(cell) for cell in cells]
    digits = max((len(one[1] or "") for one in found if one), default=0)
    return "#,##0" + ("." + "0" * digits if digits else "")


def value(cell: str, number_format: str) -> Value:
    if number_format and NUMBER.fullmatch(cell):
        return Decimal(cell.replace(",", ""))
    return cell


def name_of(part: Part, leaflet: Leaflet) -> str:
    return UNNAMEABLE.sub(" ", part.title or leaflet.title).strip()[:MOST_NAME]


def distinct(names: Sequence[str]) -> list[str]:
    """No two sheets of a workbook are called alike."""
    found: list[str] = []
    for name in names:
        alike = sum(one.startswith(name) for one in found)
        found.append(f"{name}{alike + 1}" if name in found else name)
    return found
