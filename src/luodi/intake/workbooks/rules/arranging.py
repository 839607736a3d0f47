"""A sheet arranged with its heads on top: as it lies, turned round, or a form laid out as a row."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum

from luodi.intake.workbooks.rules.shapes import Outside
from luodi.intake.workbooks.rules.sheets import Place, Sheet, turned
from luodi.intake.workbooks.rules.tables import TableFinder
from luodi.kernel.grids import Cell, Grid, Span

_MOST_ROWS_TURNED = 300  # a ledger whose fields run down is never longer
_FEWEST_HEADS = 3
_MOST_ROWS_OF_A_FORM = 60
_LONGEST_LABEL = 24


class Way(Enum):
    """How a ledger lies on its sheet."""

    STRAIGHT = "STRAIGHT"
    TURNED = "TURNED"  # fields down, projects across
    FORM = "FORM"  # one project, each value beside its label


@dataclass(frozen=True)
class Arranged:
    """The grid to be read, and the true place of each of its cells."""

    grid: Grid
    way: Way = Way.STRAIGHT
    over: tuple[Outside, ...] = ()  # titles and notes that stood over it and were taken off
    left: tuple[Outside, ...] = ()  # cells of the sheet that are in no pair of a form
    places: Mapping[Place, Place] = field(default_factory=dict)

    def true(self, row: int, column: int) -> Place:
        if self.way is Way.TURNED:
            return column, row
        return self.places.get((row, column), (row, column))


def arranged(grid: Grid, words: Mapping[str, str]) -> Arranged:
    """The grid as its heads are best seen on top."""
    finder = TableFinder(Sheet(grid), words)
    return _form(finder) or _turned(finder, words) or Arranged(grid)


def _turned(finder: TableFinder, words: Mapping[str, str]) -> Arranged | None:
    """The sheet turned round, where more heads are then in one row than before."""
    sheet = finder.sheet
    if sheet.last_row > _MOST_ROWS_TURNED:
        return None
    first = next((r for r in sheet.rows if _is_labelled(finder, r)), 0)
    over = tuple(_cells(sheet, lambda row: row < first))
    kept = {row: cells for row, cells in sheet.grid.rows.items() if row >= first}
    merges = tuple(merge for merge in sheet.grid.merges if merge.first_row >= first)
    around = turned(_with(sheet.grid, kept, merges))
    across = TableFinder(Sheet(around), words)
    most = max((across.known_heads(row) for row in across.sheet.rows), default=0)
    straight = max((finder.known_heads(row) for row in sheet.rows), default=0)
    if most <= straight or most < _FEWEST_HEADS:
        return None
    return Arranged(around, Way.TURNED, over)


def _is_labelled(finder: TableFinder, row: int) -> bool:
    """Whether the row begins with a head and goes on."""
    cells = list(finder.sheet.written(row).values())
    return len(cells) > 1 and any(finder.is_known(cell.value) for cell in cells[:2])


def _form(finder: TableFinder) -> Arranged | None:
    """A form of one project, two labels or more to a row, laid out as one row under its heads."""
    sheet = finder.sheet
    if sheet.last_row > _MOST_ROWS_OF_A_FORM:
        return None
    by_row = {row: pairs for row in sheet.rows if (pairs := _pairs(finder, row))}
    pairs = [pair for several in by_row.values() for pair in several]
    texts = [label.text for _, label, _ in pairs]
    named = [text for text in texts if finder.names(text)]
    is_wide = any(len(several) > 1 for several in by_row.values())
    if not is_wide or len(by_row) < _FEWEST_HEADS or len(named) < 1 or len(set(texts)) < len(texts):
        return None
    return _laid_out(sheet, min(by_row), pairs)


def _laid_out(
    sheet: Sheet, first: int, pairs: list[tuple[Place, Cell, tuple[Place, Cell] | None]]
) -> Arranged:
    rows: dict[int, dict[int, Cell]] = {1: {}, 2: {}}
    places: dict[Place, Place] = {}
    for column, (place, label, beside) in enumerate(pairs, 1):
        rows[1][column], places[1, column] = label, place
        places[2, column] = (place[0], place[1] + 1)
        if beside:
            places[2, column], rows[2][column] = beside
    used = set(places.values())
    over = tuple(_cells(sheet, lambda row: row < first))
    rest = tuple(o for o in _cells(sheet, lambda r: r >= first) if (o.row, o.column) not in used)
    return Arranged(_with(sheet.grid, rows, ()), Way.FORM, over, rest, places)


def _pairs(finder: TableFinder, row: int) -> list[tuple[Place, Cell, tuple[Place, Cell] | None]]:
    """The labels of a row, each with the value beside it; none where it is no row of a form."""
    cells = [((row, column), cell) for column, cell in finder.sheet.written(row).items()]
    found: list[tuple[Place, Cell, tuple[Place, Cell] | None]] = []
    while cells:
        place, label = cells.pop(0)
        if not isinstance(label.value, str) or len(label.value) > _LONGEST_LABEL:
            return []
        has_value = bool(cells) and not finder.is_known(cells[0][1].value)
        found.append((place, label, cells.pop(0) if has_value else None))
    known = [finder.is_known(label.value) for _, label, _ in found]
    values = [beside for _, _, beside in found if beside]
    return found if values and all(known) else []


def _cells(sheet: Sheet, wanted: Callable[[int], bool]) -> Iterator[Outside]:
    for row in filter(wanted, sheet.rows):
        for column, cell in sheet.written(row).items():
            yield Outside(row, column, cell.text)


def _with(grid: Grid, rows: Mapping[int, Mapping[int, Cell]], merges: tuple[Span, ...]) -> Grid:
    return Grid(grid.name, rows, merges, grid.hidden_rows, grid.hidden_columns, grid.is_hidden)
