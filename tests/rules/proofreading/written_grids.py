"""Tables written as lines, for the tests of proofreading."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from luodi.kernel.grids import Cell, Grid


def grid(text: str, name: str = "表1") -> Grid:
    """Cells parted by |; what is a number becomes one, as a sheet keeps it."""
    rows = {}
    for number, line in enumerate(text.strip().splitlines(), start=1):
        cells = {
            c: Cell(value(said)) for c, said in enumerate(line.split("|"), start=1) if said.strip()
        }
        if cells:
            rows[number] = cells
    return Grid(name, rows)


def value(said: str) -> str | Decimal:
    try:
        return Decimal(said.strip())
    except InvalidOperation:
        return said.strip()
