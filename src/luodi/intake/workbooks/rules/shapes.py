"""What a workbook was understood as: tables, columns, rows, values and totals."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from luodi.kernel.readings import Certainty
from luodi.kernel.refusal import Reason


class Status(StrEnum):
    """How one row of a table ends, before it is matched with the book."""

    READ = "READ"  # every cell of a known column was read
    DOUBTFUL = "DOUBTFUL"  # something in it is asked, not guessed
    REFUSED = "REFUSED"  # something in it cannot be read at all
    GROUP = "GROUP"  # 一、工业项目: stands for the rows below it
    TOTAL = "TOTAL"  # 小计, 合计: recomputed, never recorded
    NOTE = "NOTE"  # a footnote, a signature
    BLANK = "BLANK"


@dataclass(frozen=True)
class Value:
    """One fact read from one cell: money in yuan, areas in m², shares as a part of one."""

    value: str | Decimal | date | None
    unit: str  # 元, m2, 户, 个, date, text …
    certainty: Certainty
    text: str  # as it stands in the cell
    row: int
    column: int
    last: date | None = None  # of a span of days, the last one; `value` is the first


@dataclass(frozen=True)
class Column:
    """One column of a table and what it is taken for; no field where it is left unread."""

    column: int
    letter: str
    header: str  # the whole head, its rows joined by /
    field: str
    unit: str  # 万元, 亿元, 亩 …: what a bare number in it counts
    confidence: Decimal  # from 0 to 1
    reason: Reason
    choices: tuple[str, ...] = ()  # the fields between which a person is asked to choose


@dataclass(frozen=True)
class Row:
    """One row of a table with the facts in it, by field."""

    row: int
    status: Status
    name: str
    values: Mapping[str, tuple[Value, ...]]
    reasons: tuple[Reason, ...] = ()
    group: str = ""  # the group row above it
    is_struck: bool = False
    is_hidden: bool = False


@dataclass(frozen=True)
class Total:
    """A printed subtotal or total, worked out again from the rows that it stands for."""

    row: int
    column: int
    printed: Decimal
    computed: Decimal
    unit: str

    @property
    def agrees(self) -> bool:
        return self.printed == self.computed


@dataclass(frozen=True)
class Region:
    """One table of a sheet."""

    title: str
    header_rows: tuple[int, ...]
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    totals: tuple[Total, ...]
    as_of: date | None = None  # 截至: the day which the table states

    @property
    def unread_columns(self) -> tuple[Column, ...]:
        return tuple(column for column in self.columns if not column.field)


@dataclass(frozen=True)
class Understood:
    """One sheet, whole: its tables, and what stands outside them."""

    name: str
    regions: tuple[Region, ...]
    outside: tuple[tuple[int, int, str], ...] = ()  # row, column and text of cells in no table
