"""Where the tables of a sheet are: their heads, their bodies, and what stands above and between."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from luodi.intake.workbooks.rules.heads import Head, read_head
from luodi.intake.workbooks.rules.measures import unit_said
from luodi.intake.workbooks.rules.notes import ends_a_table, tells_a_day
from luodi.intake.workbooks.rules.sheets import Place, Sheet
from luodi.intake.workbooks.rules.spans import spanned
from luodi.kernel.folding import fold

NAMING = frozenset({"project_name", "company", "investor"})
_LONGEST_HEAD = 24  # characters; a longer text is content
_LOOKED_AT = 6  # of the first cells of a row, one must be a known head
_MOST_HEADER_ROWS = 4
_MOST_ABOVE = 6  # cells of a row over the head: 填报单位, 填报时间, 单位：万元 and their values


@dataclass(frozen=True)
class Table:
    """One table as it lies on the sheet, before its columns are understood."""

    header_rows: tuple[int, ...]
    paths: Mapping[int, tuple[str, ...]]  # column → the cells of its head, from above to below
    body: tuple[int, ...]
    above: tuple[Place, ...] = ()  # titles and notes over the head
    repeated: frozenset[int] = frozenset()  # rows in which the head is printed again

    @property
    def columns(self) -> tuple[int, ...]:
        return tuple(self.paths)


@dataclass(frozen=True)
class _Block:
    """The rows of one head, and the first row of what is written over it."""

    rows: tuple[int, ...]
    start: int


class TableFinder:
    """Finds the tables of one sheet; `words` are heads of a district's own."""

    def __init__(self, sheet: Sheet, words: Mapping[str, str]) -> None:
        self.sheet, self.words = sheet, words

    def tables(self) -> list[Table]:
        """The tables from above to below, those side by side from left to right."""
        blocks = list(self._blocks())
        ends = [*(block.start for block in blocks[1:]), self.sheet.last_row + 1][: len(blocks)]
        found: list[Table] = []
        for block, end in zip(blocks, ends, strict=True):
            body = tuple(row for row in self.sheet.rows if block.rows[-1] < row < end)
            over = [r for r in self.sheet.rows if block.start <= r < block.rows[0]]
            for table in self._side_by_side(block, body, over):
                self._add(found, table, over)
        return found

    def known_heads(self, row: int) -> int:
        """How many cells of the row are heads of columns that are known by their words."""
        return len({c.value for c in self.sheet.written(row).values() if self.is_known(c.value)})

    def _add(self, found: list[Table], table: Table, over: Sequence[int]) -> None:
        """A head that is printed again goes on with the table over it."""
        for place, before in enumerate(found):
            if before.paths == table.paths:
                again = {*over, *table.header_rows}
                body = (*before.body, *over, *table.header_rows, *table.body)
                repeated = before.repeated | again
                found[place] = Table(before.header_rows, before.paths, body, before.above, repeated)
                return
        found.append(table)

    def _blocks(self) -> Iterator[_Block]:
        done = 0
        for row in self.sheet.rows:
            if row > done and self._is_header(row):
                rows = self._header_rows(row, done)
                yield _Block(rows, self._start(rows[0], done))
                done = rows[-1]

    def _is_header(self, row: int) -> bool:
        """Whether the row heads a table: most of it short words, several of them known."""
        raw = self.sheet.grid.rows.get(row, {})
        if len(raw) < 2 or not all(isinstance(cell.value, str) for cell in raw.values()):
            return False
        values = [cell.value for cell in self.sheet.written(row).values()]
        if not any(self.is_known(value) for value in values[:_LOOKED_AT]):
            return False
        known = self.known_heads(row)
        return known >= 3 or (known >= 2 and known * 2 >= len(values))

    def is_known(self, value: object) -> bool:
        """Whether the value of a cell is the head of a column, known by its words."""
        if not isinstance(value, str) or len(value) > _LONGEST_HEAD:
            return False
        return self._head((value,)).is_known

    def _head(self, path: tuple[str, ...]) -> Head:
        return read_head(path, self.words)

    def _header_rows(self, row: int, done: int) -> tuple[int, ...]:
        first, last = row, row
        while first - 1 > done and self._is_over(first - 1):
            first -= 1
        while last - first + 1 < _MOST_HEADER_ROWS and self._is_under(last + 1, first, last):
            last += 1
        return tuple(range(first, last + 1))

    def _is_over(self, row: int) -> bool:
        """Whether the row groups the columns of the head below it: 基本情况 | 资金情况."""
        cells = self.sheet.written(row)
        texts = [cell.value for cell in cells.values()]
        if len(texts) < 2 or not all(isinstance(t, str) for t in texts):
            return False
        reaches = [m for m in self.sheet.merges if m.first_row <= row < m.last_row]
        wide = [c for c in cells if self.sheet.width(row, c) > 1]
        notes = [t for t in texts if isinstance(t, str) and (":" in fold(t) or len(t) > 12)]
        return not notes and (bool(reaches) or len(wide) >= 2)

    def _is_under(self, row: int, first: int, last: int) -> bool:
        """Whether the row still belongs to the head: it says more of columns, and nothing else."""
        merged = [m for m in self.sheet.merges if first <= m.first_row <= last]
        if any(m.last_row >= row > m.first_row for m in merged):
            return True
        cells = self.sheet.written(row)
        if not cells or not all(self._may_head(cell.value) for cell in cells.values()):
            return False
        named = [c for c in self.sheet.written(last) if self._names(last, c)]
        return not any(column in cells and not self._is_unit(row, column) for column in named)

    def _is_unit(self, row: int, column: int) -> bool:
        cell = self.sheet.grid.cell(row, column)
        return cell is not None and bool(unit_said(cell.text))

    def _names(self, row: int, column: int) -> bool:
        head = self._head((self.sheet.written(row)[column].text,))
        return bool(head.meanings) and head.meanings[0].field.code in NAMING | {"ordinal"}

    def names(self, text: str) -> bool:
        """Whether the text is the head of a column that names projects."""
        head = self._head((text,))
        return head.is_known and any(m.field.code in NAMING for m in head.meanings)

    def _may_head(self, value: object) -> bool:
        if not isinstance(value, str) or len(value) > _LONGEST_HEAD:
            return False
        said = spanned(fold(value))
        return bool(
            unit_said(value)
            or (said.span and not said.rest)
            or self.is_known(value)
            or self._head((value,)).meanings
        )

    def _start(self, first: int, done: int) -> int:
        """The first row of the titles and notes over a head: back to a blank or a full row."""
        start = first
        while start - 1 > done and self._is_sparse(start - 1):
            start -= 1
        return start

    def _is_sparse(self, row: int) -> bool:
        """Whether the row may be a title or note of the table below, and not the end of one."""
        cells = list(self.sheet.written(row).values())
        texts = [fold(cell.value) for cell in cells if isinstance(cell.value, str)]
        if not 0 < len(cells) <= _MOST_ABOVE or any(map(ends_a_table, texts)):
            return False
        if len(cells) == 1:
            return bool(texts)
        return any(":" in text or tells_a_day(text) or unit_said(text) for text in texts)

    def _side_by_side(
        self, block: _Block, body: tuple[int, ...], over: Sequence[int]
    ) -> Iterator[Table]:
        paths = self._paths(block.rows, body)
        for part in self._parts(paths):
            mine = {column: paths[column] for column in part}
            rows = (
                tuple(r for r in body if self._stands_in(r, part))
                if len(part) < len(paths)
                else body
            )
            above = tuple(
                (row, column)
                for row in over
                for column in self.sheet.written(row)
                if len(part) == len(paths) or part[0] <= column <= part[-1]
            )
            yield Table(block.rows, mine, rows, above)

    def _stands_in(self, row: int, part: Sequence[int]) -> bool:
        return any(part[0] <= column <= part[-1] for column in self.sheet.written(row))

    def _parts(self, paths: Mapping[int, tuple[str, ...]]) -> list[list[int]]:
        """The columns of each of the tables side by side: the first head comes again."""
        columns = list(paths)
        starts = [c for c in columns if paths[c] and paths[c] == paths[columns[0]]]
        named = [c for c in columns if self._means(paths[c], "project_name")]
        if len(named) < 2:
            return [columns]
        if len(starts) != len(named):
            starts = [columns[0], *(c for c in columns[1:] if c - 1 not in paths)]
        ends = [*starts[1:], columns[-1] + 1]
        parts = [[c for c in columns if s <= c < e] for s, e in zip(starts, ends, strict=True)]
        return parts if all(set(part) & set(named) for part in parts) else [columns]

    def _means(self, path: tuple[str, ...], code: str) -> bool:
        head = self._head(path)
        return head.is_known and head.meanings[0].field.code == code

    def _paths(self, rows: tuple[int, ...], body: tuple[int, ...]) -> Mapping[int, tuple[str, ...]]:
        """Each column's head; columns without one that hold something have an empty head."""
        headed = {c: self._path(rows, c) for c in range(1, self.sheet.last_column + 1)}
        filled = {column for row in body for column in self.sheet.written(row)}
        return {c: path for c, path in headed.items() if path or c in filled}

    def _path(self, rows: tuple[int, ...], column: int) -> tuple[str, ...]:
        seen: list[tuple[Place, str]] = []
        for row in rows:
            place = self.sheet.anchors.get((row, column), (row, column))
            if not self._text(place) and row != rows[-1]:
                place = self._from_the_left(row, rows, column)
            if (text := self._text(place)) and place not in [p for p, _ in seen]:
                seen.append((place, text))
        return tuple(text for _, text in seen)

    def _from_the_left(self, row: int, rows: tuple[int, ...], column: int) -> Place:
        """Where nothing is merged, an empty cell over a lower head goes on with its neighbour."""
        if any(m.first_row in rows and m.first_column < m.last_column for m in self.sheet.merges):
            return row, column
        left = column
        while left > 1 and self._text((rows[-1], left)) and not self._text((row, left)):
            left -= 1
        return (row, left) if self._text((rows[-1], left)) else (row, column)

    def _text(self, place: Place) -> str:
        cell = self.sheet.grid.cell(*place)
        return cell.text.strip() if cell else ""
