"""Tables of an official paper: heads that come again on each sheet, numbers that stand right."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from docx.document import Document as Paper
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Mm
from docx.table import Table, _Cell, _Row

from luodi.foundation.files.leaflets.leaf import Grid, Head, Kind
from luodi.foundation.files.official.page import (
    FANG,
    HEI,
    IN_CELLS,
    ROOM_MM,
    TURNED_ROOM_MM,
    WU,
    XIAO_SI,
    XIAO_WU,
    typed,
)

HALF = 0xFF  # signs above take two half widths
PADDING_MM = 4.2  # Word keeps 1.9 mm free at each side
STEPS = (
    *((False, XIAO_SI), (False, WU), (False, XIAO_WU)),
    *((True, XIAO_SI), (True, WU), (True, XIAO_WU)),
)
MOST_WORDS_MM = 46
LEAST_SIGNS, LEAST_OF_NAME = 2, 6
UNBROKEN = re.compile(r"[0-9A-Za-z.,%-]+")
NUMBERED = Head("序号", Kind.NUMBER)


@dataclass(frozen=True)
class Plan:
    """How a table stands on its sheet: the size of its type, the width of each column."""

    size: Length
    widths_mm: tuple[float, ...]
    is_wide: bool


def table(paper: Paper, grid: Grid, plan: Plan | None = None) -> Table:
    """The grid as a table of the paper; the caller has turned the sheet if its columns need it."""
    shown = numbered(grid)
    plan = plan or planned(shown)
    made: Table = paper.add_table(0, len(shown.heads), "Table Grid")
    made.alignment = WD_TABLE_ALIGNMENT.CENTER
    made.autofit = False
    for column, wide in zip(made.columns, plan.widths_mm, strict=True):
        column.width = Mm(wide)
    put_heads(made, shown, plan)
    for row in shown.rows:
        put_row(made, shown.heads, row, plan)
    for foot in shown.feet:
        put_row(made, shown.heads, foot, plan, is_strong=True)
    return made


def needs_turning(grid: Grid) -> bool:
    return planned(numbered(grid)).is_wide


def numbered(grid: Grid) -> Grid:
    if not grid.is_numbered:
        return grid
    rows = [(str(number), *row) for number, row in enumerate(grid.rows, start=1)]
    return Grid(
        heads=(NUMBERED, *grid.heads),
        rows=rows,
        feet=[("", *foot) for foot in grid.feet],
        is_numbered=False,
    )


def planned(grid: Grid) -> Plan:
    """Upright in the larger type if there is room, else smaller, else lying; at last, squeezed."""
    for is_wide, size in STEPS:
        natural = [natural_mm(grid, at, size) for at in range(len(grid.heads))]
        room = TURNED_ROOM_MM if is_wide else ROOM_MM
        if sum(natural) <= room:
            return Plan(size, spread(grid, natural, room), is_wide)
    return Plan(size, squeezed(grid, natural, room, size), is_wide)


def natural_mm(grid: Grid, at: int, size: Length) -> float:
    """How wide a column would be: numbers whole, words in lines of a fair length."""
    head = grid.heads[at]
    sign_mm: float = size.mm / 2
    widest = max((halves(row[at]) for row in (*grid.rows, *grid.feet)), default=0) * sign_mm
    if is_words(head):
        widest = min(widest, MOST_WORDS_MM)
    titles = max(halves(head.title) / 2, halves(f"（{head.unit}）") if head.unit else 0)
    whole = max(widest, min(titles, 10) * sign_mm) + PADDING_MM
    return max(whole, least_mm(grid, at, size))


def least_mm(grid: Grid, at: int, size: Length) -> float:
    """As narrow as a column may be: days and numbers stay whole, names break late."""
    signs = LEAST_OF_NAME if grid.heads[at].kind is Kind.NAME else LEAST_SIGNS
    words = " ".join(row[at] for row in (*grid.rows, *grid.feet))
    whole = max(map(len, UNBROKEN.findall(words)), default=0)
    return float(max(2 * signs, whole) * size.mm / 2 + PADDING_MM)


def halves(words: str) -> int:
    return sum(2 if ord(sign) > HALF else 1 for sign in words)


def spread(grid: Grid, natural: Sequence[float], room: float) -> tuple[float, ...]:
    """What room is left goes to the names, or to the other words, or to all."""
    names = [head.kind is Kind.NAME for head in grid.heads]
    words = [is_words(head) for head in grid.heads]
    takes = next(filter(any, (names, words)), [True] * len(words))
    share = (room - sum(natural)) / sum(takes)
    return tuple(wide + share * took for wide, took in zip(natural, takes, strict=True))


def squeezed(grid: Grid, natural: Sequence[float], room: float, size: Length) -> tuple[float, ...]:
    """Columns of words give way, for words break into lines."""
    gives = [
        (wide - least_mm(grid, at, size)) * is_words(grid.heads[at])
        for at, wide in enumerate(natural)
    ]
    part = min(1.0, (sum(natural) - room) / (sum(gives) or 1))
    return tuple(wide - give * part for wide, give in zip(natural, gives, strict=True))


def is_words(head: Head) -> bool:
    return head.kind in (Kind.WORDS, Kind.NAME)


def put_heads(made: Table, grid: Grid, plan: Plan) -> None:
    """One row of heads, or two where columns stand under a common one."""
    has_groups = any(head.group for head in grid.heads)
    upper = add_row(made, plan)
    lower = add_row(made, plan) if has_groups else upper
    at = 0
    for group, run in groupby(grid.heads, key=lambda head: head.group):
        heads = list(run)
        if group:
            over = upper[at].merge(upper[at + len(heads) - 1])
            put(over, labelled(group, heads[0].unit), plan, is_head=True)
        for place, head in enumerate(heads, start=at):
            cell = lower[place]
            if has_groups and not group:
                cell = upper[place].merge(lower[place])
            put(cell, labelled(head.title, "" if group else head.unit), plan, is_head=True)
        at += len(heads)
    for row in made.rows:
        flag(row._tr.get_or_add_trPr(), "w:tblHeader")


def labelled(title: str, unit: str) -> str:
    return f"{title}（{unit}）" if unit else title


def put_row(
    made: Table, heads: Sequence[Head], row: Sequence[str], plan: Plan, *, is_strong: bool = False
) -> None:
    for cell, head, words in zip(add_row(made, plan), heads, row, strict=True):
        put(cell, words, plan, kind=head.kind, is_head=is_strong)


def add_row(made: Table, plan: Plan) -> Sequence[_Cell]:
    row: _Row = made.add_row()  # type: ignore[no-untyped-call]
    flag(row._tr.get_or_add_trPr(), "w:cantSplit")
    cells: tuple[_Cell, ...] = row.cells
    for cell, wide in zip(cells, plan.widths_mm, strict=True):
        cell.width = Mm(wide)
    return cells


def put(
    cell: _Cell, words: str, plan: Plan, *, kind: Kind = Kind.MEASURE, is_head: bool = False
) -> None:
    """Words in a cell: names at the left, numbers at the right, the rest in the middle."""
    sides = {Kind.NUMBER: WD_ALIGN_PARAGRAPH.RIGHT, Kind.MEASURE: WD_ALIGN_PARAGRAPH.CENTER}
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    paragraph = cell.paragraphs[0]
    paragraph.style = IN_CELLS
    paragraph.alignment = sides.get(kind, WD_ALIGN_PARAGRAPH.LEFT)
    paragraph.paragraph_format.keep_with_next = is_head or None
    typed(paragraph.add_run(words), HEI if is_head else FANG, plan.size)


def flag(properties: Any, name: str) -> None:
    mark = OxmlElement(name)
    mark.set(qn("w:val"), "true")
    properties.append(mark)
