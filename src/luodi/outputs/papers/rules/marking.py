"""A document with the figures that were tested marked where they stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from luodi.analysis.proofreading.rules.finding import Finding
from luodi.analysis.proofreading.rules.proof import Proof
from luodi.kernel.grids import Cell, Grid
from luodi.kernel.passages import Block, Passage

MOST_LINES = 3000  # of a document that are shown; the findings are told whatever their number
MOST_ROWS = 200  # of one table


@dataclass(frozen=True)
class Piece:
    """A stretch of a line: plain, or a figure with the finding about it and its number."""

    text: str
    finding: Finding | None = None
    number: int = 0  # of a finding that does not agree, as the list above counts them


@dataclass(frozen=True)
class Marked:
    """One line of prose, or one row of a table: its name and its cells, each in pieces."""

    name: str
    cells: tuple[tuple[Piece, ...], ...]


@dataclass(frozen=True)
class Leaf:
    """One block of the document as it is shown."""

    title: str
    is_table: bool
    lines: tuple[Marked, ...]
    unshown: int = 0


type Here = Mapping[tuple[int, int], list[tuple[Finding, int]]]  # line and column → what is there


def leaves(blocks: Sequence[Block], proof: Proof) -> Iterator[Leaf]:
    numbers = {id(one): number for number, one in enumerate(proof.wrong, start=1)}
    left = MOST_LINES
    for place, block in enumerate(blocks):
        here: dict[tuple[int, int], list[tuple[Finding, int]]] = {}
        for one in proof.findings:
            if one.place.block == place:
                key = (one.place.line, one.place.column)
                here.setdefault(key, []).append((one, numbers.get(id(one), 0)))
        leaf = drawn_passage(block, here) if isinstance(block, Passage) else drawn(block, here)
        if leaf.lines and left > 0:
            yield leaf
        left -= len(leaf.lines)


def drawn_passage(block: Passage, here: Here) -> Leaf:
    lines = tuple(
        Marked(str(number), (tuple(pieces(line, here.get((number, 0), []))),))
        for number, line in block.lines
    )
    return Leaf(str(block.page or ""), False, lines)


def drawn(block: Grid, here: Here) -> Leaf:
    """The table as far as it goes, and of a long one the rows of which something was said."""
    said = {line for line, _ in here}
    rows = sorted(block.rows)
    shown = rows if len(rows) <= MOST_ROWS else [*rows[:3], *(r for r in rows[3:] if r in said)]
    width = max((column for cells in block.rows.values() for column in cells), default=1)
    lines = tuple(
        Marked(str(row), tuple(drawn_cell(block, row, c, here) for c in range(1, width + 1)))
        for row in shown[:MOST_ROWS]
    )
    return Leaf(block.name, True, lines, len(rows) - len(lines))


def drawn_cell(block: Grid, row: int, column: int, here: Here) -> tuple[Piece, ...]:
    cell = block.cell(row, column)
    if cell is None:
        return ()
    found = here.get((row, column), [])
    whole = [one for one in found if one[0].place.end == 0]
    if whole:
        one, number = worst(whole)
        return (Piece(one.printed if is_number(cell) else cell.text, one, number),)
    return tuple(pieces(cell.text, found))


def is_number(cell: Cell) -> bool:
    return not isinstance(cell.value, str)


def pieces(line: str, found: Sequence[tuple[Finding, int]]) -> Iterator[Piece]:
    """The line cut at its figures; of several findings about one, what does not agree is shown."""
    by_start: dict[int, list[tuple[Finding, int]]] = {}
    for pair in found:
        by_start.setdefault(pair[0].place.start, []).append(pair)
    done = 0
    for start, ones in sorted(by_start.items()):
        one, number = worst(ones)
        if start < done:
            continue
        if start > done:
            yield Piece(line[done:start])
        yield Piece(line[start : one.place.end], one, number)
        done = one.place.end
    if done < len(line):
        yield Piece(line[done:])


def worst(found: Sequence[tuple[Finding, int]]) -> tuple[Finding, int]:
    return min(found, key=lambda one: (one[0].agrees, one[1]))
