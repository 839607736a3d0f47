"""Where the tables of a form lie: their heads, the rows to be filled, the totals, the end."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from luodi.intake.workbooks.rules.measures import unit_said
from luodi.intake.workbooks.rules.notes import is_note, is_total
from luodi.intake.workbooks.rules.sheets import Sheet
from luodi.kernel.folding import fold
from luodi.kernel.grids import Grid

type Place = tuple[int, int]  # row, column

MOST_ROWS, MOST_COLUMNS = 3_000, 200
MOST_HEAD_ROWS = 6
ENOUGH = 0.7  # of the columns: a row that heads so many is a head
LONGEST_HEAD = 40
_INDEX = re.compile(
    r"[甲乙丙丁戊己庚]|[0-9]{1,2}|[A-Za-z]|\([0-9]{1,2}\)|[①-⑳]"
    r"|[0-9A-Z]{1,2}=[0-9A-Z+\-*/×÷()%]+"
)
_SIGNED = re.compile(
    r".{0,12}(?:人|单位|电话|日期|时间|领导|盖章|签字|说明|备注|注|来源|口径)(?:\([^)]*\))?:"
)
_GROUP = re.compile(r"[一二三四五六七八九十]+[、.．]|\([一二三四五六七八九十]+\)")


@dataclass(frozen=True)
class Line:
    """One row under a head: what stands in it, by column, and what it is."""

    row: int
    texts: Mapping[int, str]  # as a reader sees it: merged cells say the same in each of their rows
    is_total: bool = False
    is_group: bool = False  # 一、工业项目


@dataclass(frozen=True)
class Laid:
    """One table of a form."""

    sheet: str
    heads: Mapping[int, tuple[str, ...]]  # column → its head from above to below
    head_rows: tuple[int, ...]
    lines: tuple[Line, ...]
    above: tuple[str, ...] = ()  # title and notes
    below: tuple[str, ...] = ()
    first_free: int = 0  # the row right under the head

    @property
    def body(self) -> tuple[Line, ...]:
        return tuple(one for one in self.lines if not (one.is_total or one.is_group))

    @property
    def totals(self) -> tuple[Line, ...]:
        return tuple(one for one in self.lines if one.is_total)

    @property
    def columns(self) -> tuple[int, ...]:
        return tuple(self.heads)


@dataclass(frozen=True)
class Card:
    """A lone cell to be filled, right of its label or under it."""

    label: str
    place: Place


@dataclass
class Layer:
    """Finds the tables of one sheet."""

    grid: Grid
    is_drawn: Callable[[Place], bool] = lambda place: False
    width: int = 0
    last_row: int = 0
    sheet: Sheet = field(init=False)

    def __post_init__(self) -> None:
        self.sheet = Sheet(self.grid)
        self.width = min(max(self.width, self.sheet.last_column), MOST_COLUMNS)
        self.last_row = min(max(self.last_row, self.sheet.last_row), MOST_ROWS)

    def tables(self) -> list[Laid]:
        found: list[Laid] = []
        row, above = 1, list[str]()
        while row <= self.last_row:
            if self._is_head(row):
                table = self._table(row, tuple(above))
                found.append(table)
                row = max([*table.head_rows, *(line.row for line in table.lines)]) + 1
                above = []
            else:
                above += self._own_texts(row).values()
                row += 1
        return [self._with_below(found, n) for n in range(len(found))]

    def _with_below(self, found: list[Laid], n: int) -> Laid:
        """The table with the notes under it: 注：单位为万元."""
        one = found[n]
        start = max([*one.head_rows, *(line.row for line in one.lines)]) + 1
        end = found[n + 1].head_rows[0] if n + 1 < len(found) else self.last_row + 1
        texts = tuple(t for row in range(start, end) for t in self._own_texts(row).values())
        return Laid(**{**vars(one), "below": texts})

    def _own_texts(self, row: int) -> dict[int, str]:
        """Words that stand in the row itself; numbers and formulas are none."""
        return {
            column: cell.text.strip()
            for column, cell in self.sheet.written(row).items()
            if isinstance(cell.value, str) and not cell.is_formula and cell.text.strip()
        }

    def _shown(self, row: int, column: int) -> str:
        cell = self.sheet.shown(row, column)
        is_word = cell is not None and isinstance(cell.value, str) and not cell.is_formula
        return cell.text.strip() if cell is not None and is_word else ""

    @cached_property
    def _columns(self) -> range:
        return range(1, self.width + 1)

    def _is_head(self, row: int) -> bool:
        """A row that names nearly every column, itself or with the row under it."""
        own = self._own_texts(row)
        if len(own) < 2 or any(len(text) > LONGEST_HEAD for text in own.values()):
            return False
        if sum(":" in fold(text) or is_note(fold(text)) for text in own.values()) * 2 > len(own):
            return False
        if sum(bool(_INDEX.fullmatch(fold(text))) for text in own.values()) * 2 > len(own):
            return False
        if is_total(fold(next(iter(own.values())))):
            return False
        named = [c for c in self._columns if self._shown(row, c) or self._under(row, c)]
        distinct = {self._shown(row, c) for c in self._columns} - {""}
        first, last = min(own), max(self._columns)
        return len(distinct) >= 2 and len(named) >= ENOUGH * (last - first + 1)

    def _under(self, row: int, column: int) -> bool:
        """Whether the cell below heads the column, in a row that heads others of the group."""
        below = self._own_texts(row + 1)
        return column in below and len(below) >= 2 and min(self._own_texts(row)) not in below

    def _table(self, row: int, above: tuple[str, ...]) -> Laid:
        rows = self._head_rows(row)
        heads = {c: path for c in self._columns if (path := self._path(rows, c))}
        first = rows[-1] + 1
        if self._is_index(first):
            rows, first = [*rows, first], first + 1
        lines = tuple(self._lines(first, heads))
        return Laid(self.grid.name, heads, tuple(rows), lines, above, first_free=first)

    def _head_rows(self, row: int) -> list[int]:
        rows = [row]
        while len(rows) < MOST_HEAD_ROWS:
            last, following = rows[-1], rows[-1] + 1
            if not (self._divides(last, following) or self._covers(row, following)):
                break
            rows.append(following)
        return rows

    def _divides(self, row: int, following: int) -> bool:
        """Whether the row under a head says what a wide or an empty cell of it holds."""
        own = self._own_texts(following)
        if not own or min(own) == min(self._columns):
            return False
        wide = {
            c
            for (r, start), span in self.sheet.spans.items()
            if r <= row <= span.last_row and span.last_column > start
            for c in range(start, span.last_column + 1)
        }
        blank = {c for c in own if not self._shown(row, c)}
        beside = {c - 1 for c in blank} - blank
        return bool(own.keys() & wide or len(blank) > 1) and all(
            c in wide or c in blank or c in beside for c in own
        )

    def _covers(self, row: int, following: int) -> bool:
        """Whether merged cells of the head reach over the row, and nothing else stands in it."""
        spans = self.sheet.spans.items()
        reaching = [s for (r, _), s in spans if r == row and s.last_row >= following]
        return bool(reaching) and not self._own_texts(following)

    def _path(self, rows: list[int], column: int) -> tuple[str, ...]:
        """The head of a column; a cell of a group without merging says what stands left of it."""
        path: list[str] = []
        for place, row in enumerate(rows):
            text = self._shown(row, column)
            if not text and place + 1 < len(rows) and self._shown(rows[place + 1], column):
                text = self._group(row, column)
            if text and text not in path:
                path.append(text)
        return tuple(path)

    def _group(self, row: int, column: int) -> str:
        for left in range(column - 1, 0, -1):
            if text := self._shown(row, left):
                return text if (row, left) not in self.sheet.spans else ""
        return ""

    def _is_index(self, row: int) -> bool:
        """甲 乙 1 2 3=1+2: the row of numbers under a printed head."""
        texts = [fold(cell.text) for cell in self.sheet.written(row).values()]
        return len(texts) >= 3 and all(_INDEX.fullmatch(text) for text in texts)

    def _lines(self, first: int, heads: Mapping[int, tuple[str, ...]]) -> Iterator[Line]:
        for row in range(first, self.last_row + 1):
            own = self._own_texts(row)
            lead = fold(next(iter(own.values()), ""))
            if is_note(lead) or _SIGNED.match(lead) or unit_said(lead):
                return
            is_empty = not self.sheet.written(row) and not any(
                self.is_drawn((row, c)) for c in heads
            )
            covered = any(self._shown(row, c) for c in heads)
            if (is_empty and not covered) or (len(own) > 1 and self._is_head(row)):
                return
            texts = {c: text for c in heads if (text := self._shown(row, c))}
            if self._is_whole(row, own) and not is_total(lead):
                if not _GROUP.match(lead):
                    return
                yield Line(row, texts, is_group=True)
            else:
                leads = [fold(text) for text in texts.values()]
                yield Line(row, texts, is_total=any(map(is_total, leads[:2])))

    def _is_whole(self, row: int, own: Mapping[int, str]) -> bool:
        """One text over the whole width of the table: a group, or a note under it."""
        if len(own) != 1:
            return False
        column = min(own)
        return self.sheet.width(row, column) > max(2, self.width // 2)

    def cards(self, taken: frozenset[int]) -> list[Card]:
        """Labels outside the tables with an empty cell right of them: 到位资金 | ______."""
        found = []
        for row in range(1, self.last_row + 1):
            if row in taken:
                continue
            own = self._own_texts(row)
            for column in own:
                to = column + self.sheet.width(row, column)
                place = (row, to)
                is_free = place not in self.sheet.anchors and self.grid.cell(*place) is None
                if is_free and to <= self.width and self.is_drawn(place):
                    found.append(Card(own[column], place))
        return found
