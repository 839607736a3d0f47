"""Lays the cells of a table out that only says how far each one reaches across and down."""

from __future__ import annotations

from luodi.foundation.files.sheets.wire import PLAIN, Found, Look, Out
from luodi.kernel.grids import Span, Written


class Laying:
    """Rows are written as they are full; the lines before the table come first."""

    def __init__(self, out: Out, before: list[str]) -> None:
        self.out = out
        self.row = 0
        self.column = 0
        self.cells: list[Found] = []
        self.merges: list[Span] = []
        self.taken: dict[int, int] = {}  # by column, the last row that a cell above reaches
        for line in before:
            self.line()
            self.put(line)

    def line(self) -> None:
        """The next row begins."""
        self.finish()
        self.row += 1
        self.column = 1

    def finish(self) -> None:
        self.out.row(self.row, self.cells)
        self.cells = []

    def put(self, value: Written, look: Look = PLAIN, across: int = 1, down: int = 1) -> None:
        while self.taken.get(self.column, 0) >= self.row:
            self.column += 1
        last_row, last_column = self.row + down - 1, self.column + across - 1
        if not isinstance(value, str) or value.strip():
            self.cells.append(Found(self.column, value, look))
        if across > 1 or down > 1:
            self.merges.append(Span(self.row, self.column, last_row, last_column))
        if down > 1:
            self.taken.update(dict.fromkeys(range(self.column, last_column + 1), last_row))
        self.column = last_column + 1
