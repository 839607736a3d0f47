"""What each row of a table is: a project, a group, a total, a note, or nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from luodi.intake.workbooks.rules.notes import is_note, is_total
from luodi.intake.workbooks.rules.shapes import Status
from luodi.intake.workbooks.rules.sheets import Sheet
from luodi.intake.workbooks.rules.tables import Table
from luodi.kernel.folding import fold
from luodi.kernel.grids import Cell

_NUMBERED = (
    re.compile(r"[一二三四五六七八九十]{1,3}(?:[、.,:]|$)|第[一二三四五六七八九十]+[类批]"),
    re.compile(r"[(（][一二三四五六七八九十]{1,3}[)）]"),
)
_CHINESE_ORDINAL = re.compile(r"[(（]?[一二三四五六七八九十]{1,3}[)）]?[、.]?")
_OF_WHICH = re.compile(r"其中[:]?.{0,12}")
_COUNTED_BEHIND = re.compile(r"[(（][^()（）]*[)）]\Z|[:：]\Z")
_LONGEST_GROUP = 40


@dataclass(frozen=True, slots=True)
class Kind:
    """What one row is; `text` is a group's or a total's own words, `level` a group's depth."""

    status: Status
    text: str = ""
    level: int = 0


_OF_A_PROJECT = Kind(Status.READ)
_BLANK = Kind(Status.BLANK)
_NOTE = Kind(Status.NOTE)


class RowSorter:
    """Tells the rows of one table apart; `naming` and `ordinal` are columns, 0 where none is."""

    def __init__(self, sheet: Sheet, table: Table, *, naming: int, ordinal: int) -> None:
        self.sheet, self.table, self.naming, self.ordinal = sheet, table, naming, ordinal
        self._mine = set(table.columns)
        self._first, self._last = table.columns[0], table.columns[-1]
        self._ordinals_are_chinese = self._most_ordinals_are_chinese()

    def kinds(self) -> Mapping[int, Kind]:
        """Every row of the body, and what it is."""
        kinds = {row: self._kind(row, place) for place, row in enumerate(self.table.body)}
        of_projects = [row for row, kind in kinds.items() if kind.status.is_of_a_project]
        last = max(of_projects, default=0)
        for row, kind in kinds.items():
            if row > last and kind.status is Status.GROUP and not self._numbers(row):
                kinds[row] = _NOTE
        return _levelled(kinds)

    def _kind(self, row: int, place: int) -> Kind:
        cells = self._cells(row)
        if row in self.table.repeated:
            return _NOTE
        if not cells:
            return _BLANK
        texts = {c: fold(cell.text) for c, cell in cells.items() if isinstance(cell.value, str)}
        if self._counts_columns(cells, place):
            return _NOTE
        return self._total(cells, texts) or self._group_or_note(row, cells, texts) or _OF_A_PROJECT

    def _cells(self, row: int) -> Mapping[int, Cell]:
        """The row's own cells in the columns of this table."""
        return {c: cell for c, cell in self.sheet.written(row).items() if c in self._mine}

    def _total(self, cells: Mapping[int, Cell], texts: Mapping[int, str]) -> Kind | None:
        for column in sorted(texts)[:2]:
            text = texts[column]
            if column > max(self.naming, self.ordinal, self._first) and self._names(cells):
                break
            if is_total(text) and not (column == self.naming and self._has_ordinal(cells)):
                return Kind(Status.TOTAL, text)
            if _OF_WHICH.fullmatch(text):
                return Kind(Status.TOTAL, text)
        if self._is_of_formulas(cells):
            return Kind(Status.TOTAL)
        return None

    def _names(self, cells: Mapping[int, Cell]) -> bool:
        return self.naming in cells

    def _has_ordinal(self, cells: Mapping[int, Cell]) -> bool:
        """1, 2, 3 in the column of ordinals: a project, whatever its name ends in."""
        cell = cells.get(self.ordinal)
        return cell is not None and fold(cell.text).rstrip(".、").isdigit()

    def _is_of_formulas(self, cells: Mapping[int, Cell]) -> bool:
        """Nobody is named, and every number is worked out by a formula."""
        numbers = [cell for cell in cells.values() if isinstance(cell.value, Decimal)]
        if self._names(cells) or self._has_ordinal(cells) or not numbers:
            return False
        return all(cell.is_formula for cell in numbers)

    def _group_or_note(
        self, row: int, cells: Mapping[int, Cell], texts: Mapping[int, str]
    ) -> Kind | None:
        if not texts:
            return None
        column = min(texts)
        text = texts[column]
        if is_note(text) and not self._has_ordinal(cells):
            return _NOTE
        if numbered := self._numbered_group(column, cells, texts):
            return numbered
        if len(cells) > 1:
            return None
        if len(text) > _LONGEST_GROUP or ":" in text[:-1]:
            return _NOTE if column != self.naming else None
        is_wide = self.sheet.width(row, column) * 2 >= len(self.table.columns)
        if is_wide or column != self.naming:
            return Kind(Status.GROUP, cells[column].text.strip(), 1)
        return None

    def _numbered_group(
        self, column: int, cells: Mapping[int, Cell], texts: Mapping[int, str]
    ) -> Kind | None:
        """一、工业项目(12个) with or without the sums of its rows beside it."""
        text = texts[column]
        words = [c for c in texts if c not in (self.ordinal, self.naming, column)]
        if words or column > max(self.naming, self._first):
            return None
        level = next((n for n, form in enumerate(_NUMBERED, 1) if form.match(text)), 0)
        if column == self.ordinal and _CHINESE_ORDINAL.fullmatch(text):
            named = texts.get(self.naming, "")
            if self._ordinals_are_chinese or not named:
                return None
            return Kind(Status.GROUP, f"{text.rstrip('、.')}、{named}", level or 1)
        return Kind(Status.GROUP, cells[column].text.strip(), level) if level else None

    def _most_ordinals_are_chinese(self) -> bool:
        written = [self.sheet.grid.cell(row, self.ordinal) for row in self.table.body]
        texts = [fold(cell.text) for cell in written if cell is not None]
        chinese = [text for text in texts if _CHINESE_ORDINAL.fullmatch(text)]
        return len(chinese) * 2 > len(texts)

    def _numbers(self, row: int) -> bool:
        return any(isinstance(cell.value, Decimal) for cell in self._cells(row).values())

    def _counts_columns(self, cells: Mapping[int, Cell], place: int) -> bool:
        """The row 1, 2, 3 … (or 甲, 乙, 1, 2) right under a head numbers its columns."""
        if place or len(cells) < 3:
            return False
        texts = [fold(cell.text) for _, cell in sorted(cells.items())]
        lettered = [text for text, sign in zip(texts, "甲乙丙丁", strict=False) if text == sign]
        numbers = texts[len(lettered) :]
        return bool(numbers) and numbers == [str(n) for n in range(1, len(numbers) + 1)]


def _levelled(kinds: dict[int, Kind]) -> dict[int, Kind]:
    """（三） that follows 二、 without a （一） stands beside it and not below it."""
    is_open = False
    for row, kind in kinds.items():
        if kind.status is not Status.GROUP:
            continue
        if kind.level > 1 and not is_open and not kind.text.lstrip("(（").startswith("一"):
            kinds[row] = replace(kind, level=1)
        is_open = kinds[row].level > 1
    return kinds


def group_names(kinds: Mapping[int, Kind], rows: Sequence[int]) -> Mapping[int, str]:
    """The groups that each row stands under, the outermost first: 一、工业/（二）在建."""
    open_groups: list[tuple[int, str]] = []
    found: dict[int, str] = {}
    for row in rows:
        kind = kinds[row]
        if kind.status is Status.GROUP:
            open_groups = [(level, text) for level, text in open_groups if level < kind.level]
            found[row] = "/".join(text for _, text in open_groups)
            open_groups.append((kind.level, _COUNTED_BEHIND.sub("", kind.text)))
        else:
            found[row] = "/".join(text for _, text in open_groups)
    return found
