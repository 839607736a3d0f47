"""Sheets as plain values: what stands in which cell, before anybody says what it means."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

type Written = str | Decimal | date | bool


@dataclass(frozen=True, slots=True)
class Cell:
    """One written cell; a formula has the value that was last worked out for it."""

    value: Written
    number_format: str = ""  # as the file writes it, where it is not General: 0.00"万元", 0%
    is_struck: bool = False
    is_partly_struck: bool = False  # some of its characters are, and `value` holds those too
    is_formula: bool = False
    note: str = ""  # the comment beside it

    @property
    def text(self) -> str:
        """The value as a person would type it: 12.5, 2023-03-01, 光电厂."""
        match self.value:
            case bool(value):
                return "是" if value else "否"
            case Decimal() as value:
                return f"{value:f}"
            case date() as value:
                return value.isoformat()
            case value:
                return value


@dataclass(frozen=True, slots=True)
class Span:
    """A rectangle of cells, both corners in it; rows and columns are counted from one."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


@dataclass(frozen=True)
class Grid:
    """One sheet: only the cells that hold something, by row and column, counted from one."""

    name: str
    rows: Mapping[int, Mapping[int, Cell]]
    merges: tuple[Span, ...] = ()
    hidden_rows: frozenset[int] = field(default_factory=frozenset)
    hidden_columns: frozenset[int] = field(default_factory=frozenset)
    is_hidden: bool = False
    lines_before: int = 0  # the first rows are the lines before a table of a document, its title

    def cell(self, row: int, column: int) -> Cell | None:
        return self.rows.get(row, {}).get(column)

    def cells(self) -> Iterator[tuple[int, int, Cell]]:
        """Row, column and cell, row by row."""
        for row in sorted(self.rows):
            for column in sorted(self.rows[row]):
                yield row, column, self.rows[row][column]


def letters(column: int) -> str:
    """The letters of a column: 1 is A, 27 is AA."""
    found = ""
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(ord("A") + rest) + found
    return found
