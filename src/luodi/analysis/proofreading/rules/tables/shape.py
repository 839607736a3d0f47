"""A sheet understood as a table: captions, heads, rows with their kind, numbers by place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum

from luodi.analysis.proofreading.rules.measures import Sort
from luodi.analysis.proofreading.rules.plain import plain
from luodi.analysis.proofreading.rules.quantities import Quantity
from luodi.analysis.proofreading.rules.tables.cells import number_of
from luodi.kernel.grids import Grid

_TOTAL = re.compile(
    r"^[\[【(（]?(?:.{0,8}?)(?:合计|总计|共计|总数)[\])】）]?(?:\(.*\))?$|^全[市县区省州盟旗](?:合计|平均)?$"
)
_SUBTOTAL = re.compile(r"小计[\])】）]?$")
_GROUP = re.compile(r"^(?:[一二三四五六七八九十]+、|[(（][一二三四五六七八九十]+[)）])")
# How deep a row stands by its numbering: 一、 (一) 1. (1).
_LEVELS = tuple(
    re.compile(pattern)
    for pattern in (
        r"^[一二三四五六七八九十]+、",
        r"^[(（][一二三四五六七八九十]+[)）]",
        r"^\d{1,2}[.、](?!\d)",
        r"^[(（]\d{1,2}[)）]",
    )
)
_PART = re.compile("^[(（]?其中")
_NUMBERING = re.compile("^(?:序号|编号|No\\.?|行次|代码)$", re.IGNORECASE)
_COUNTED = re.compile(
    r"个数|户数|家数|项目数|宗数|人数|[加扣减]分|基础分|总分|\((?:个|家|户|人|项|宗)\)"
)
_NOTE = re.compile("^(?:注|说明|备注|填报|制表|审核|单位负责人|联系)")
MOST_ROWS = 20_000


class RowKind(Enum):
    """What a row of a table is."""

    DATA = "data"
    TOTAL = "total"
    SUBTOTAL = "subtotal"
    GROUP = "group"
    PART = "part"


@dataclass(frozen=True)
class Row:
    """One row below the heads: its number in the sheet, what it is called, what it is."""

    number: int
    label: str
    kind: RowKind

    @property
    def level(self) -> int:
        """The depth of its numbering; below all others where it has none."""
        found = (n for n, one in enumerate(_LEVELS, start=1) if one.match(self.label))
        return next(found, len(_LEVELS) + 1)


@dataclass(frozen=True)
class Column:
    """One column of numbers with its whole head: the group over it and its own title."""

    number: int
    title: str
    own: str


@dataclass(frozen=True)
class Shaped:
    """One table: what its cells say, by row and column."""

    captions: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    cells: Mapping[tuple[int, int], Quantity]
    words: frozenset[tuple[int, int]]  # cells of number columns that hold words instead
    grid: Grid

    def cell(self, row: Row, column: Column) -> Quantity | None:
        return self.cells.get((row.number, column.number))

    def of_kind(self, *kinds: RowKind) -> list[Row]:
        return [row for row in self.rows if row.kind in kinds]


def shaped(grid: Grid) -> Shaped | None:
    """The table of a sheet; None where no heads stand over numbers."""
    numbers = {(row, column): one for row, column, cell in grid.cells() if (one := number_of(cell))}
    heads = list(head_rows(grid, numbers))
    if not heads or len(grid.rows) > MOST_ROWS:
        return None
    body = [row for row in sorted(grid.rows) if row > heads[-1]]
    titles = dict(titled(grid, heads))
    columns = tuple(columns_of(numbers, body, titles))
    wanted = {column.number for column in columns}
    labels = [
        column
        for column in sorted(titles)
        if column not in wanted and not is_numbering(titles[column][1])
    ]
    rows = tuple(rows_of(grid, body, labels, numbers))
    words = frozenset(
        (row, column)
        for row in body
        for column, cell in grid.rows[row].items()
        if column in wanted and (row, column) not in numbers and is_word(cell.text)
    )
    numbers |= {
        (row, column.number): counted(numbers[row, column.number])
        for column in columns
        if _COUNTED.search(column.title)
        for row in body
        if (row, column.number) in numbers
    }
    captions = tuple(
        cell.text for row in sorted(grid.rows) if row < heads[0] for cell in grid.rows[row].values()
    )
    return Shaped(captions, columns, rows, numbers, words, grid)


def counted(one: Quantity) -> Quantity:
    """A whole number in a column of counts: things counted one by one."""
    is_whole = one.sort is Sort.BARE and one.value.denominator == 1
    return replace(one, sort=Sort.COUNT, of="个") if is_whole else one


def is_word(text: str) -> bool:
    return bool(re.search("[\u4e00-\u9fffA-Za-z]", text))


def head_rows(grid: Grid, numbers: Mapping[tuple[int, int], Quantity]) -> Iterator[int]:
    """The rows of words, two or more of them, down to the first row with a number."""
    started = False
    for row in sorted(grid.rows):
        has_number = any((row, column) in numbers for column in grid.rows[row])
        if has_number and started:
            return
        if not has_number and len(grid.rows[row]) >= 2:
            started = True
            yield row
        elif started:
            return


def titled(grid: Grid, heads: list[int]) -> Iterator[tuple[int, tuple[str, str]]]:
    """By column its whole title and the lowest part of it; merged heads reach over their span."""
    spread = {
        (row, column): (span.first_row, span.first_column)
        for span in grid.merges
        if heads[0] <= span.first_row <= heads[-1]
        for row in range(span.first_row, min(span.last_row, heads[-1]) + 1)
        for column in range(span.first_column, min(span.last_column, span.first_column + 100) + 1)
    }
    used = {column for cells in grid.rows.values() for column in cells}
    for column in used:
        parts: list[str] = []
        for row in heads:
            cell = grid.cell(*spread.get((row, column), (row, column)))
            word = plain(cell.text.replace("\n", "")).text if cell else ""
            if word and word not in parts:
                parts.append(word)
        if parts:
            yield column, ("".join(parts), parts[-1])


def columns_of(
    numbers: Mapping[tuple[int, int], Quantity],
    body: list[int],
    titles: Mapping[int, tuple[str, str]],
) -> Iterator[Column]:
    rows = set(body)
    counted: dict[int, int] = {}
    for row, column in numbers:
        if row in rows:
            counted[column] = counted.get(column, 0) + 1
    for column, (title, own) in sorted(titles.items()):
        if counted.get(column) and not is_numbering(own):
            yield Column(column, title, own)


def is_numbering(title: str) -> bool:
    return bool(_NUMBERING.match(title))


def rows_of(
    grid: Grid, body: list[int], labels: list[int], numbers: Mapping[tuple[int, int], Quantity]
) -> Iterator[Row]:
    for row in body:
        cells = grid.rows[row]
        first = [
            cells[column].text for column in sorted(cells) if isinstance(cells[column].value, str)
        ]
        named = [cells[column].text for column in labels if column in cells]
        label = plain(" ".join(named[:2] or first[:1])).text
        if is_index(row, grid, numbers) or _NOTE.match(label):
            continue
        if any((row, column) in numbers for column in cells):
            yield Row(
                row, label, kind_of(label, [plain(word).text for word in named[:3] + first[:2]])
            )


def is_index(row: int, grid: Grid, numbers: Mapping[tuple[int, int], Quantity]) -> bool:
    """甲 乙 1 2 3: the row that numbers the columns."""
    values = [numbers[row, c].value for c in sorted(grid.rows[row]) if (row, c) in numbers]
    is_run = len(values) >= 3 and all(b - a == 1 for a, b in zip(values, values[1:], strict=False))
    return is_run and values[0] in (0, 1) and len(values) >= len(grid.rows[row]) - 2


def kind_of(label: str, words: list[str]) -> RowKind:
    if any(_SUBTOTAL.search(word) for word in words):
        return RowKind.SUBTOTAL
    if any(_TOTAL.match(word) for word in words):
        return RowKind.TOTAL
    if any(_PART.match(word) for word in words):
        return RowKind.PART
    return RowKind.GROUP if _GROUP.match(label) else RowKind.DATA
