"""Sheets written by hand for tests, and what was understood of them, shortly said."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from luodi.intake.workbooks.rules.shapes import Column, Region, Row, Understood
from luodi.intake.workbooks.rules.understanding import understand
from luodi.kernel.grids import Cell, Grid, Span

type Lines = Sequence[Any]  # of sequences of str, int, float, date, cells, None

TODAY = date(2023, 7, 10)


def grid(
    lines: Lines, *merges: tuple[int, int, int, int], hidden: Sequence[int] = (), name: str = "台账"
) -> Grid:
    """Lines of cells; merges are first row, first column, last row, last column."""
    rows = {
        row: {column: _cell(w) for column, w in enumerate(line, 1) if w not in (None, "")}
        for row, line in enumerate(lines, 1)
    }
    spans = tuple(Span(*merge) for merge in merges)
    return Grid(
        name, {row: cells for row, cells in rows.items() if cells}, spans, frozenset(hidden)
    )


def _cell(written: object) -> Cell:
    match written:
        case Cell():
            return written
        case int() | float():
            return Cell(Decimal(str(written)))
        case str() | date() as value:
            return Cell(value)
        case _:
            raise TypeError(written)


def read(lines: Lines, *merges: tuple[int, int, int, int], **more: object) -> Understood:
    return understand(grid(lines, *merges), today=TODAY, **more)  # type: ignore[arg-type]


def only(understood: Understood) -> Region:
    (region,) = understood.regions
    return region


def column(region: Region, header: str) -> Column:
    (found,) = [c for c in region.columns if c.header == header]
    return found


def row(region: Region, name: str) -> Row:
    (found,) = [r for r in region.rows if r.name == name]
    return found


def fields(region: Region) -> dict[str, str]:
    """Head → field, as the columns were taken."""
    return {c.header: c.field for c in region.columns}


def amount(region: Region, name: str, field: str) -> Decimal | None:
    """The first amount of a field in the row of this name."""
    (value, *_) = row(region, name).values.get(field, (None,))
    return value.value if value and isinstance(value.value, Decimal) else None
