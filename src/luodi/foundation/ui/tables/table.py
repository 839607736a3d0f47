"""One table as a page states it: columns, rows in their order, foot, selection."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from luodi.foundation.ui.tables.columns import Column, Value


@dataclass(frozen=True)
class Foot:
    """One row of totals: what it is called, and the values (in yuan, in ones) by column code."""

    label: str
    values: Mapping[str, Value]


@dataclass(frozen=True)
class Pick[Row]:
    """The box before each row, for a form round the table: its field, its value, the row's name."""

    field: str
    value: Callable[[Row], str]
    name: Callable[[Row], str]


@dataclass(frozen=True)
class Ordering:
    """How the rows are ordered now, and the address of the same rows in another order.

    An order is a column's code, with a minus before it where the large ones come first.
    """

    now: str
    link: Callable[[str], str]

    def next[Row](self, column: Column[Row]) -> str:
        """The order that a click on the head asks for: numbers and days the large ones first."""
        other = {column.code: f"-{column.code}", f"-{column.code}": column.code}
        first = f"-{column.code}" if column.is_numeric or column.kind == "date" else column.code
        return other.get(self.now, first)


@dataclass(frozen=True)
class Table[Row]:
    """One table of a page."""

    caption: str
    columns: Sequence[Column[Row]]
    rows: Sequence[Row]
    feet: Sequence[Foot] = field(default=())
    ordering: Ordering | None = None
    pick: Pick[Row] | None = None
    is_captioned: bool = True  # else the caption is only read aloud
    is_stacked: bool = True  # on a phone each row is a card; else the table scrolls sideways

    def groups(self) -> Iterator[tuple[str, list[Column[Row]]]]:
        """The columns under their common heads; one without a group stands alone."""
        for group, columns in groupby(self.columns, key=lambda column: column.group):
            if group:
                yield group, list(columns)
            else:
                yield from (("", [column]) for column in columns)
