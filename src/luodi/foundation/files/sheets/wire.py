"""How sheets travel from the process that reads to the one that asked: lines of plain JSON.

A sheet is a line that opens it, a line for each row and a line that closes it; notes and the
reason of a refusal have lines of their own, and the last line says that nothing is missing.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import IO, NamedTuple

from luodi.foundation.files.sheets.limits import Limits
from luodi.foundation.files.sheets.troubles import Note, Trouble, Why
from luodi.kernel.grids import Span, Written

MOST_STEPS = 5_000_000  # rows that all merged ranges of a sheet touch; more overlap one another


class Look(NamedTuple):
    """What a cell has besides its value; most of a sheet shares a few."""

    number_format: str = ""
    is_struck: bool = False
    is_partly_struck: bool = False
    is_formula: bool = False


PLAIN = Look()


class Found(NamedTuple):
    """A cell as a reader found it: its column from one, its value."""

    column: int
    value: Written
    look: Look = PLAIN
    note: str = ""


class Out:
    """Writes what a reader finds, and stops it at the limits."""

    def __init__(self, target: IO[bytes], limits: Limits) -> None:
        self.target = target
        self.limits = limits
        self.sheets = self.cells = self.rows = 0
        self.name = ""
        self.looks: dict[Look, int] = {}
        self.encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode

    def line(self, said: object) -> None:
        self.target.write(self.encode(said).encode("utf-8", "surrogatepass") + b"\n")

    def sheet(self, name: str = "", *, is_hidden: bool = False, lines_before: int = 0) -> None:
        self.sheets += 1
        self.name, self.rows = name, 0
        if self.sheets > self.limits.sheets:
            raise Trouble(Why.SHEETS, count=str(self.sheets), most=str(self.limits.sheets))
        self.line({"sheet": name, "is_hidden": is_hidden, "lines_before": lines_before})

    def row(self, number: int, cells: Iterable[Found]) -> None:
        drawn = [self.drawn(cell) for cell in cells]
        if not drawn:
            return
        self.rows += 1
        self.cells += len(drawn)
        if self.cells > self.limits.cells:
            raise Trouble(Why.CELLS, sheet=self.name, most=str(self.limits.cells))
        self.line([number, drawn])

    def drawn(self, cell: Found) -> list[object]:
        drawn: list[object] = [cell.column, sealed(cell.value)]
        if cell.look != PLAIN or cell.note:
            drawn.append(self.look(cell.look))
        if cell.note:
            drawn.append(cell.note)
        return drawn

    def look(self, look: Look) -> int:
        if look not in self.looks:
            self.looks[look] = len(self.looks)
            self.line({"look": look})
        return self.looks[look]

    def end(
        self,
        merges: Iterable[Span] = (),
        hidden_rows: Iterable[int] = (),
        hidden_columns: Iterable[int] = (),
    ) -> None:
        spans = [
            (s.first_row, s.first_column, s.last_row, s.last_column)
            for s in merges
            if (s.first_row, s.first_column) != (s.last_row, s.last_column)
        ]
        touched = sum(min(s[2] - s[0] + 1, self.rows) for s in spans)
        if len(spans) > self.limits.merges or touched > MOST_STEPS:
            raise Trouble(Why.MERGES, sheet=self.name, most=str(self.limits.merges))
        hidden = {"rows": sorted(hidden_rows), "columns": sorted(hidden_columns)}
        self.line({"merges": spans, "hidden": hidden})

    def note(self, note: Note, **values: str) -> None:
        self.line({"note": note, "values": values})

    def refuse(self, trouble: Trouble) -> None:
        self.line({"refused": trouble.why, "values": trouble.values})

    def done(self) -> None:
        self.line({"done": self.sheets})


def sealed(value: Written) -> str:
    """A value as one word, its type in the first letter."""
    match value:
        case str():
            return "s" + value
        case bool():
            return "b1" if value else "b"
        case Decimal():
            return f"n{value:f}"
        case date():
            return "d" + value.isoformat()
