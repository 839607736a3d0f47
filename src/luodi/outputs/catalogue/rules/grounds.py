"""The rows of a figure as a page lists them: the first of many, each with what it counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from luodi.analysis.figures.rules.asked import Figure, shown
from luodi.analysis.figures.rules.rows import Row


class Opened(Protocol):
    """A base indicator with its rows."""

    @property
    def figure(self) -> Figure: ...

    @property
    def rows(self) -> Sequence[Row]: ...

    @property
    def hidden(self) -> int: ...

    @property
    def uncertain(self) -> Sequence[Row]: ...


@dataclass(frozen=True)
class Item:
    """One row, and how much of the figure it is, as printed."""

    row: Row
    amount: str


@dataclass(frozen=True)
class Listed:
    """One base indicator with the rows that are listed."""

    figure: Figure
    items: tuple[Item, ...]
    count: int
    hidden: int  # that the reader may not see
    uncertain: tuple[Item, ...]

    @property
    def rest(self) -> int:
        """How many more there are to list."""
        return self.count - len(self.items)


def listed(part: Opened, most: int | None) -> Listed:
    """The rows up to so many; all of them without a number."""
    unit = part.figure.unit
    return Listed(
        figure=part.figure,
        items=tuple(Item(row, shown(row.amount, unit)) for row in part.rows[:most]),
        count=len(part.rows),
        hidden=part.hidden,
        uncertain=tuple(Item(row, "") for row in part.uncertain),
    )
