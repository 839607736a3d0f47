"""A table proofread: every cell that follows from others, judged."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from luodi.analysis.proofreading.rules.finding import Finding, Place, Relation
from luodi.analysis.proofreading.rules.judging import judged
from luodi.analysis.proofreading.rules.lines import findings_of_line
from luodi.analysis.proofreading.rules.tables.columns import derived
from luodi.analysis.proofreading.rules.tables.counts import counts
from luodi.analysis.proofreading.rules.tables.ranks import among, ranks
from luodi.analysis.proofreading.rules.tables.shape import Shaped, shaped
from luodi.analysis.proofreading.rules.tables.totals import Cellwise, totals
from luodi.kernel.grids import Grid

LONG = 12  # characters from which a cell may hold a sentence
READERS = (totals, derived, ranks, among, counts)


def findings_of_grid(grid: Grid, block: int) -> Iterator[Finding]:
    """What the table says of itself, then what sentences in its cells say."""
    table = shaped(grid)
    if table is not None:
        yield from by_cell(table, block)
    for row, column, cell in grid.cells():
        if isinstance(cell.value, str) and len(cell.value) >= LONG:
            for line in cell.value.splitlines():
                for found in findings_of_line(line, block, row):
                    yield found.at(replace(found.place, column=column))


def by_cell(table: Shaped, block: int) -> Iterator[Finding]:
    seen: set[tuple[int, int, Relation]] = set()
    doubtful: set[int] = set()  # total rows of which a cell is wrong: what follows from it is too
    for read in READERS:
        for one in read(table):
            key = (one.row.number, one.column.number, one.statement.relation)
            if key in seen:
                continue
            seen.add(key)
            place = Place(block, one.row.number, column=one.column.number)
            found = judged(one.statement, words(one), place)
            if found.agrees or read is totals or one.row.number not in doubtful:
                yield found
            if read is totals and not found.agrees:
                doubtful.add(one.row.number)


def words(one: Cellwise) -> str:
    return f"{one.row.label} {one.column.title} {one.statement.printed.text}".strip()
