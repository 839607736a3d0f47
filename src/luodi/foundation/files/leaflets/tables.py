"""Rows in a picture: as a table where the columns have room side by side, else as cards."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from luodi.foundation.files.leaflets.blocks import (
    EDGE,
    INK,
    QUIET,
    ROOM,
    SMALL,
    WIDTH,
    WORDS,
    Block,
    Cell,
    Pen,
    gap,
    line,
    paragraph,
    rule,
    step,
)
from luodi.foundation.files.leaflets.faces import width, wrapped
from luodi.foundation.files.leaflets.joints import noted
from luodi.foundation.files.leaflets.leaf import NOTHING, Cells, Grid, Head, Kind, telling

GAP = 28  # between columns
WIDEST_WORDS = 9 * WORDS
LEAST_NAME = 8 * WORDS
PADDING = 12
SLOT = 310  # of a number on a card, with the word before it


@dataclass(frozen=True)
class Place:
    """Where one column stands, and how wide it is."""

    head: Head
    left: int
    width: int

    @property
    def right(self) -> int:
        return self.left + self.width


def grid_blocks(grid: Grid) -> Iterator[Block]:
    places = side_by_side(grid)
    yield from table(grid, places) if places else cards(grid)


def side_by_side(grid: Grid) -> list[Place]:
    """The places of the columns, the name taking what is left; none where they have no room."""
    wide = [natural(grid, at) for at in range(len(grid.heads))]
    names = [at for at, head in enumerate(grid.heads) if head.kind is Kind.NAME]
    name = names[0] if names else 0
    rest = ROOM - sum(wide) + wide[name] - GAP * (len(wide) - 1)
    if rest < min(wide[name], LEAST_NAME):
        return []
    wide[name] = rest
    starts = [EDGE + sum(wide[:at]) + GAP * at for at in range(len(wide))]
    return [Place(*one) for one in zip(grid.heads, starts, wide, strict=True)]


def natural(grid: Grid, at: int) -> int:
    """How wide a column would be by itself; words may break, numbers may not."""
    head = grid.heads[at]
    cells = [row[at] for row in (*grid.rows, *grid.feet)]
    widest = max((width(cell, WORDS) for cell in cells), default=0)
    if head.kind in (Kind.WORDS, Kind.NAME):
        widest = min(widest, WIDEST_WORDS)
    return max(widest, *(width(word, SMALL) for word in stacked(head)))


def stacked(head: Head) -> list[str]:
    """A column's head in lines: its title and beneath it its unit."""
    return [head.title, *([f"（{head.unit}）"] if head.unit and not head.group else [])]


def table(grid: Grid, places: list[Place]) -> Iterator[Block]:
    yield from heads(places)
    yield rule(INK, 2, above=6, below=PADDING // 2)
    for row in grid.rows:
        yield together([*row_lines(places, row), rule(above=6)], rows=1)
    for foot in grid.feet:
        yield together(list(row_lines(places, foot, is_strong=True)))


def heads(places: list[Place]) -> Iterator[Block]:
    """The common heads over their columns, then each column's own."""
    if any(place.head.group for place in places):
        over = [
            Cell(labelled(run[0].head), right=run[-1].right, size=SMALL, ink=QUIET)
            for group, found in groupby(places, key=lambda place: place.head.group)
            for run in (list(found),)
            if group
        ]
        yield line(over)
    deep = max(len(stacked(place.head)) for place in places)
    for level in range(deep):
        yield line([head_cell(place, stacked(place.head), level, deep) for place in places])


def labelled(head: Head) -> str:
    return noted(head.group, head.unit)


def head_cell(place: Place, words: list[str], level: int, deep: int) -> Cell:
    at = level - (deep - len(words))
    return placed(place, Cell(words[at] if at >= 0 else "", size=SMALL, ink=QUIET))


def placed(place: Place, cell: Cell) -> Cell:
    if place.head.kind is Kind.NUMBER:
        return replace(cell, right=place.right)
    return replace(cell, left=place.left)


def row_lines(
    places: list[Place], row: tuple[str, ...], *, is_strong: bool = False
) -> Iterator[Block]:
    """One row, in as many lines as its longest words need."""
    cells = [
        [words] if place.head.kind is Kind.NUMBER else wrapped(words, WORDS, place.width)
        for place, words in zip(places, row, strict=True)
    ]
    for level in range(max(map(len, cells))):
        yield line(
            [
                placed(place, Cell(words[level], is_strong=is_strong))
                for place, words in zip(places, cells, strict=True)
                if level < len(words)
            ]
            or [Cell("")]
        )


def cards(grid: Grid) -> Iterator[Block]:
    """Each row as its name and beneath it a line for each thing that is said of it."""
    for number, row in enumerate(grid.rows, start=1):
        before = f"{number}. " if grid.is_numbered else ""
        yield together([*card(grid, row, before), gap(PADDING), rule()], rows=1)
    for foot in grid.feet:
        yield together(list(card(grid, foot, "")))


def card(grid: Grid, row: tuple[str, ...], before: str) -> Iterator[Block]:
    pairs = [
        (head, cell) for head, cell in zip(grid.heads, row, strict=True) if cell not in NOTHING
    ]
    name = before + "".join(cell for head, cell in pairs if head.kind is Kind.NAME)
    yield gap(PADDING)
    yield from paragraph(name, is_strong=True)
    words = [f"{head.label} {cell}" for head, cell in pairs if head.kind is Kind.WORDS]
    if words:
        yield from paragraph("　".join(words), size=SMALL, ink=QUIET)
    numbers = [pair for pair in pairs if pair[0].kind is Kind.NUMBER]
    for _, run in groupby(numbers, key=lambda pair: pair[0].group or pair[0]):
        if told := telling(list(run)):
            yield number_line(told)


def number_line(run: Cells) -> Block:
    """What is counted at the left; the numbers at the right, each in its own column."""
    first = run[0][0]
    cells = [Cell(labelled(first) if first.group else first.label, EDGE, size=SMALL, ink=QUIET)]
    for place, (head, value) in enumerate(reversed(run)):
        right = WIDTH - EDGE - place * SLOT
        cells.append(Cell(value, right=right))
        if head.group:
            title_right = right - width(value, WORDS) - 10
            cells.append(Cell(head.title, right=title_right, size=SMALL, ink=QUIET))
    return line(cells, height=step(WORDS))


def together(blocks: list[Block], rows: int = 0) -> Block:
    """Blocks that a cut must not part."""

    def draw(pen: Pen, y: int) -> None:
        for block in blocks:
            block.draw(pen, y)
            y += block.height

    return Block(sum(block.height for block in blocks), draw, rows)
