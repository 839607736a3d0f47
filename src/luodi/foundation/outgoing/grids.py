"""A table of a page as the grid of a leaflet: the same columns, the same words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from luodi.foundation.files.leaflets.leaf import Grid, Head, Kind
from luodi.foundation.ui.tables.columns import Column
from luodi.foundation.ui.tables.table import Foot, Table


@dataclass(frozen=True)
class Told[R]:
    """A column whose values are words already; its title is Chinese and translated when drawn."""

    title: str
    value: Callable[[R], str]
    kind: Kind = Kind.WORDS
    group: str = ""

    @property
    def head(self) -> Head:
        words = (gettext(word) if word else "" for word in (self.title, self.group))
        title, group = words
        return Head(title, self.kind, group=group)


def grid_told[R](
    columns: Sequence[Told[R]], rows: Sequence[R], *, count: int = 0, is_numbered: bool = True
) -> Grid:
    """The grid of columns of words."""
    return Grid(
        heads=tuple(column.head for column in columns),
        rows=[tuple(column.value(row) for column in columns) for row in rows],
        count=count,
        is_numbered=is_numbered,
    )


def grid_of_table[R](table: Table[R], *, count: int = 0, is_numbered: bool = True) -> Grid:
    """The table as it stands on the page."""
    return Grid(
        heads=tuple(head_of(column) for column in table.columns),
        rows=[tuple(column.text(row) for column in table.columns) for row in table.rows],
        feet=[tuple(foot_cells(table.columns, foot)) for foot in table.feet],
        count=count,
        is_numbered=is_numbered,
    )


def head_of[R](column: Column[R]) -> Head:
    kind = Kind.NUMBER if column.is_numeric else Kind.WORDS
    words = (gettext(word) if word else "" for word in (column.title, column.unit, column.group))
    title, unit, group = words
    return Head(title, Kind.NAME if column.is_head else kind, unit, group)


def foot_cells[R](columns: Sequence[Column[R]], foot: Foot) -> Iterator[str]:
    for column in columns:
        if column.is_head:
            yield foot.label
        else:
            yield column.printed(foot.values[column.code]) if column.code in foot.values else ""
