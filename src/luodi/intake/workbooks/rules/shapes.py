"""What a workbook was understood as: tables, columns, rows, values and totals."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from luodi.kernel.readings import Certainty
from luodi.kernel.refusal import Reason

SURE = Decimal("0.75")  # from this confidence on, a column is taken for its field without asking


class Status(StrEnum):
    """How one row of a table ends, before it is matched with the book."""

    READ = "READ"  # every cell of a known column was read
    DOUBTFUL = "DOUBTFUL"  # something in it is asked, not guessed
    REFUSED = "REFUSED"  # something in it cannot be read at all, or it has no name
    GROUP = "GROUP"  # 一、工业项目: stands for the rows below it
    TOTAL = "TOTAL"  # 小计, 合计: recomputed, never recorded
    NOTE = "NOTE"  # a footnote, a signature, a head printed again
    BLANK = "BLANK"

    @property
    def is_of_a_project(self) -> bool:
        return self in (Status.READ, Status.DOUBTFUL, Status.REFUSED)


@dataclass(frozen=True, slots=True)
class Value:
    """One fact read from one cell: money in yuan, areas in m², shares as a part of one.

    A step that is only known to have happened (√, 在建) has no value and AT_MOST, with the day
    that the table states as `last`.
    """

    value: str | Decimal | date | None
    unit: str  # 元, 美元, m2, 人, date, text …
    certainty: Certainty
    text: str  # as it stands in the cell
    row: int
    column: int
    last: date | None = None  # of a span of days, the last one; `value` is the first
    low: Decimal | None = None  # of 3-5亿元 both ends, and no value
    high: Decimal | None = None


@dataclass(frozen=True)
class Column:
    """One column of a table and what it is taken for; no field where it is asked or left unread."""

    column: int
    letter: str
    header: str  # the whole head, its rows joined by /
    field: str
    unit: str  # 万元, 亿元, 亩 …: what a bare number in it counts; empty where each cell says it
    confidence: Decimal  # from 0 to 1
    reason: Reason
    choices: tuple[str, ...] = ()  # the fields between which a person is asked to choose
    units: tuple[str, ...] = ()  # the units between which a person is asked to choose
    covers: str = ""  # the year or month that the head names, as in 2023年计划投资
    is_hidden: bool = False
    filled: int = 0  # how many projects have something there
    strange: tuple[str, ...] = ()  # words in its cells that a person has to place, and has not
    said: Mapping[str, str] = dataclasses.field(
        default_factory=dict
    )  # words that were placed: code by word
    hedged: tuple[str, ...] = ()  # some of its amounts that say 约, 余, 近
    hedge: str = ""  # what a person said of those: TAKE or LEAVE

    @property
    def is_asked(self) -> bool:
        """Whether its meaning or its unit is asked: until then nothing in it is read."""
        return bool(self.choices or self.units)

    @property
    def is_open(self) -> bool:
        """Whether anything of it is asked: itself, or some of the words in its cells."""
        return self.is_asked or bool(self.strange) or bool(self.hedged and not self.hedge)


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
    """A printed subtotal or total, worked out again from the rows that it stands for.

    Both are in the base unit. They agree within half of the last place that is printed, where the
    numbers that were added have more places than that; otherwise to the fen.
    """

    row: int
    column: int
    field: str
    printed: Decimal
    computed: Decimal
    unit: str
    tolerance: Decimal = Decimal(0)

    @property
    def agrees(self) -> bool:
        return abs(self.printed - self.computed) <= self.tolerance


@dataclass(frozen=True)
class Region:
    """One table of a sheet. In a turned one the fields run down: `Row.row` is a sheet's column."""

    title: str
    header_rows: tuple[int, ...]
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    totals: tuple[Total, ...]
    layout: str = ""  # what the heads spell together: under it a person's corrections are kept
    as_of: date | None = None  # 截至: the day which the table states
    reported_by: str = ""  # 填报单位
    is_turned: bool = False

    @property
    def asked_columns(self) -> tuple[Column, ...]:
        return tuple(column for column in self.columns if column.is_asked)

    @property
    def unread_columns(self) -> tuple[Column, ...]:
        """Columns in which something stands that nobody can place."""
        return tuple(column for column in self.columns if not column.field and not column.is_asked)


@dataclass(frozen=True, slots=True)
class Outside:
    """One cell that belongs to no table."""

    row: int
    column: int
    text: str


@dataclass(frozen=True)
class Understood:
    """One sheet, whole: its tables, what stands outside them, and why it has no table."""

    name: str
    regions: tuple[Region, ...]
    outside: tuple[Outside, ...] = ()
    reasons: tuple[Reason, ...] = ()
    is_hidden: bool = False


@dataclass(frozen=True, slots=True)
class Taught:
    """What a person said of one column of a layout.

    Its field (none where only words in it were placed; empty: leave it unread), its unit, what its
    words mean, and whether amounts that say 约 are taken.
    """

    field: str | None
    unit: str = ""
    words: Mapping[str, str] = dataclasses.field(default_factory=dict)
    hedge: str = ""


TAKE, LEAVE = "TAKE", "LEAVE"  # what can be said of amounts that say 约


type Known = Mapping[str, Mapping[str, Taught]]  # layout → head of the column → what was said
