"""A sheet as a reader sees it: what its merged cells cover, and the same sheet turned."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from luodi.kernel.grids import Cell, Grid, Span

type Place = tuple[int, int]  # row, column


@dataclass(frozen=True)
class Sheet:
    """A grid with its merges laid out, clipped to the rows and columns that are written."""

    grid: Grid

    @cached_property
    def merges(self) -> tuple[Span, ...]:
        """The merges that matter: clipped to what is written, empty ones left out."""
        return tuple(
            Span(m.first_row, m.first_column, min(m.last_row, self.last_row), last_column)
            for m in self.grid.merges
            if self.grid.cell(m.first_row, m.first_column)
            for last_column in [min(m.last_column, self.last_column)]
        )

    @cached_property
    def last_row(self) -> int:
        return max(self.grid.rows, default=0)

    @cached_property
    def last_column(self) -> int:
        return max((max(row, default=0) for row in self.grid.rows.values()), default=0)

    @cached_property
    def spans(self) -> Mapping[Place, Span]:
        """The merge that begins at a place."""
        return {(m.first_row, m.first_column): m for m in self.merges}

    @cached_property
    def anchors(self) -> Mapping[Place, Place]:
        """Every covered place → where its merge begins; the beginnings themselves left out."""
        return {
            (row, column): (m.first_row, m.first_column)
            for m in self.merges
            for row in range(m.first_row, m.last_row + 1)
            for column in range(m.first_column, m.last_column + 1)
            if (row, column) != (m.first_row, m.first_column)
        }

    @cached_property
    def rows(self) -> tuple[int, ...]:
        """The rows in which something is written or covered, from above to below."""
        covered = {row for row, _ in self.anchors}
        written = {row for row, cells in self.grid.rows.items() if any(map(says, cells.values()))}
        return tuple(sorted(written | covered))

    def written(self, row: int) -> Mapping[int, Cell]:
        """The cells of a row that say something, by column."""
        return {c: cell for c, cell in sorted(self.grid.rows.get(row, {}).items()) if says(cell)}

    def shown(self, row: int, column: int) -> Cell | None:
        """The cell that a reader sees at this place: its own, or the merged one over it."""
        own = self.grid.cell(row, column)
        if own is not None and says(own):
            return own
        anchor = self.anchors.get((row, column))
        return self.grid.cell(*anchor) if anchor else None

    def width(self, row: int, column: int) -> int:
        """How many columns the cell at this place takes."""
        span = self.spans.get((row, column))
        return span.last_column - span.first_column + 1 if span else 1


def says(cell: Cell) -> bool:
    return not isinstance(cell.value, str) or bool(cell.value.strip())


def turned(grid: Grid) -> Grid:
    """The grid with its rows as columns: a ledger whose fields run down becomes one like others."""
    rows: dict[int, dict[int, Cell]] = {}
    for row, column, cell in grid.cells():
        rows.setdefault(column, {})[row] = cell
    return Grid(
        grid.name,
        rows,
        tuple(Span(m.first_column, m.first_row, m.last_column, m.last_row) for m in grid.merges),
        grid.hidden_columns,
        grid.hidden_rows,
        grid.is_hidden,
    )
