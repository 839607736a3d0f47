"""The rows of one table read into values, with every doubt named by sheet, row, column and cell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cached_property

from luodi.intake.workbooks.rules.arranging import Arranged, Way
from luodi.intake.workbooks.rules.fields import Field, Holds
from luodi.intake.workbooks.rules.fields import field as field_of
from luodi.intake.workbooks.rules.findings import Context, Found, Read
from luodi.intake.workbooks.rules.reading import plainly, read_cell
from luodi.intake.workbooks.rules.shapes import Column, Row, Status, Value
from luodi.intake.workbooks.rules.sheets import Sheet
from luodi.intake.workbooks.rules.units import MOST_YUAN
from luodi.kernel.folding import quoted
from luodi.kernel.grids import Cell, letters
from luodi.kernel.readings import Certainty
from luodi.kernel.refusal import Reason, because
from luodi.kernel.text import gettext_noop

YUAN = "元"
_YEAR = re.compile(r"20[0-9]{2}")
_STRUCK = gettext_noop("这一格被划掉了，没有读：还算数就去掉删除线，不算数就删掉")
_STRUCK_ROW = gettext_noop("这一行被划掉了：还算数就去掉删除线，不算数就删掉这一行")
_SHARED = gettext_noop(
    "合并的单元格管着 %(first)s 至 %(last)s 行几个项目，分不清各是多少：请拆开合并，每行各填各的"
)
_NAMELESS = gettext_noop("没有项目名称：请补上名称；不是项目的，请删掉这一行")
_HUGE = gettext_noop("按%(unit)s算大得不像一个项目的钱：请核对单位，或连单位一起写在格子里")
_ALONE = gettext_noop("这一行只有名称，别的都空着：是项目请补上内容，是小标题请写成“一、……”")
_CLASH = gettext_noop("“%(written)s”与“%(other)s”说的%(field)s不一样：请核对，只留一个")


@dataclass(frozen=True)
class Places:
    """How the cells of a sheet are called to a person, by their true addresses."""

    arranged: Arranged

    @property
    def sheet(self) -> str:
        return self.arranged.grid.name

    def cell(self, row: int, column: int) -> str:
        row, column = self.arranged.true(row, column)
        return f"{letters(column)}{row}"

    def line(self, row: int, column: int) -> Reason:
        if self.arranged.way is Way.TURNED:
            return because(gettext_noop("第%(letter)s列"), letter=letters(row))
        return because(gettext_noop("第%(row)s行"), row=self.arranged.true(row, column)[0])

    def of_row(self, row: int, naming: int, why: Reason) -> Reason:
        text = gettext_noop("工作表“%(sheet)s”%(line)s：%(why)s")
        return because(text, sheet=self.sheet, line=self.line(row, naming), why=why)

    def of_cell(self, row: int, column: Column, cell: Cell, why: Reason) -> Reason:
        text = gettext_noop(
            "工作表“%(sheet)s”%(line)s“%(head)s”（%(cell)s，写的是“%(written)s”）：%(why)s"
        )
        return because(
            text,
            about=column.field,
            sheet=self.sheet,
            line=self.line(row, column.column),
            head="".join(column.header.split()),
            cell=self.cell(row, column.column),
            written=quoted(cell.text),
            why=why,
        )


@dataclass
class Line:
    """What has been read of one row so far."""

    row: int
    is_struck: bool
    found: dict[str, list[Value]]
    asked: list[Reason]
    refused: list[Reason]

    def add(self, found: Found, row: int, column: int) -> None:
        value = found.value
        placed = Value(
            *(value.value, value.unit, value.certainty, value.text, row, column),
            last=value.last,
            low=value.low,
            high=value.high,
        )
        self.found.setdefault(found.field, []).append(placed)


@dataclass(frozen=True)
class Reader:
    """Reads the rows of one table; `naming` is the column that names its projects."""

    sheet: Sheet
    columns: Sequence[Column]
    naming: int
    places: Places
    as_of: date | None
    today: date | None

    @cached_property
    def _read(self) -> Sequence[tuple[Column, Field, Context]]:
        """The columns that are read with what their cells need to be known; telling ones last."""
        taken = [c for c in self.columns if c.field and not c.is_asked]
        made = [(c, field_of(c.field), self._context(c)) for c in taken]
        return sorted(made, key=lambda each: each[1].holds in (Holds.STATUS, Holds.PROGRESS))

    def _context(self, column: Column) -> Context:
        named = _YEAR.search(column.covers)
        year = int(named[0]) if named else None
        in_hundredths = column.unit == "%" and field_of(column.field).holds is Holds.SHARE
        today = self.today or self.as_of
        return Context(column.unit, year, self.as_of, today, in_hundredths, column.said)

    def row(self, row: int, group: str) -> Row:
        name_cell = self.sheet.shown(row, self.naming)
        name = " ".join(name_cell.text.split()) if name_cell else ""
        is_struck = bool(name_cell and name_cell.is_struck)
        line = Line(row, is_struck, {}, [], [])
        for column, field, context in self._read:
            self._cell(line, column, field, context)
        doubts = self._doubts(line, name)
        line.asked += [self.places.of_row(row, self.naming, why) for why in doubts]
        if not name:
            line.refused.append(self.places.of_row(row, self.naming, because(_NAMELESS)))
        status = Status.REFUSED if line.refused else Status.DOUBTFUL if line.asked else Status.READ
        return Row(
            row,
            status,
            name,
            {code: tuple(values) for code, values in line.found.items()},
            (*line.refused, *line.asked),
            group,
            is_struck,
            row in self.sheet.grid.hidden_rows,
        )

    def _doubts(self, line: Line, name: str) -> Iterator[Reason]:
        if line.is_struck:
            yield because(_STRUCK_ROW)
        said = [v for values in line.found.values() for v in values if v.column != self.naming]
        if name and not said and not line.refused and not line.asked and len(self._read) > 1:
            yield because(_ALONE)

    def _cell(self, line: Line, column: Column, field: Field, context: Context) -> None:
        own = self.sheet.grid.rows.get(line.row, {}).get(column.column)
        if own is None:
            self._covered(line, column, field, context)
        elif own.is_struck and column.column != self.naming:
            if not line.is_struck:
                line.asked.append(self.places.of_cell(line.row, column, own, because(_STRUCK)))
        elif self._is_shared(line.row, column, field):
            self._ask_of_shared(line, column, own, (line.row, column.column))
        elif (plain := plainly(field, own, context)) and not _is_huge(plain[0]):
            said = Value(*plain, Certainty.EXACT, own.text, line.row, column.column)
            line.found.setdefault(field.code, []).append(said)
        elif own.value != "":
            self._take(line, column, own, read_cell(field, own, context), line.row)

    def _covered(self, line: Line, column: Column, field: Field, context: Context) -> None:
        """A cell under a merged one says the same, save that an amount is not said again."""
        anchor = self.sheet.anchors.get((line.row, column.column))
        if anchor is None or anchor[1] != column.column:
            return
        cell = self.sheet.grid.cell(*anchor)
        if cell is None or cell.is_struck:
            return
        if field.holds.adds_up:
            if self._is_shared(anchor[0], column, field):
                self._ask_of_shared(line, column, cell, anchor)
            return
        read = read_cell(field, cell, context)
        said = tuple(f for f in read.found if not field_of(f.field).holds.adds_up)
        self._take(line, column, cell, replace(read, found=said), anchor[0])

    def _is_shared(self, row: int, column: Column, field: Field) -> bool:
        """Whether an amount is merged over rows of several projects."""
        span = self.sheet.spans.get((row, column.column))
        if span is None or not field.holds.adds_up or span.last_row == span.first_row:
            return False
        names = [self.sheet.shown(r, self.naming) for r in range(span.first_row, span.last_row + 1)]
        return len({cell.text if cell else "" for cell in names}) > 1

    def _ask_of_shared(
        self, line: Line, column: Column, cell: Cell, anchor: tuple[int, int]
    ) -> None:
        span = self.sheet.spans[anchor]
        why = because(_SHARED, first=span.first_row, last=span.last_row)
        line.asked.append(self.places.of_cell(line.row, column, cell, why))

    def _take(self, line: Line, column: Column, cell: Cell, read: Read, row: int) -> None:
        for found in read.found:
            if found.value.unit == YUAN and _is_huge(found.value.value):
                why = because(_HUGE, unit=column.unit or YUAN)
                line.asked.append(self.places.of_cell(line.row, column, cell, why))
                continue
            if found.field == column.field:
                line.add(found, row, column.column)
            elif clash := self._clash(line, found):
                line.asked.append(self.places.of_cell(line.row, column, cell, clash))
            elif not self._is_said(line, found.field):
                line.add(found, row, column.column)
        for why in read.asked:
            line.asked.append(self.places.of_cell(line.row, column, cell, why))
        for why in read.refused:
            line.refused.append(self.places.of_cell(line.row, column, cell, why))

    def _is_said(self, line: Line, code: str) -> bool:
        """Whether the row has said this, or a column of its own is still asked."""
        said = [v for v in line.found.get(code, ()) if v.certainty is not Certainty.ABSENT]
        return bool(said)

    def _clash(self, line: Line, found: Found) -> Reason | None:
        """Why a fact in a sentence does not go with what a column of its own says."""
        for value in line.found.get(found.field, ()):
            if not _agree(value, found.value):
                named = because(field_of(found.field).name)
                written, other = quoted(found.value.text), quoted(value.text)
                return because(_CLASH, written=written, other=other, field=named)
        return None


def _agree(one: Value, other: Value) -> bool:
    """Whether two values of one field can both be true: days that overlap, amounts alike."""
    if one.value is None or other.value is None:
        return True
    if isinstance(one.value, date) and isinstance(other.value, date):
        return one.value <= (other.last or other.value) and other.value <= (one.last or one.value)
    exact = {one.certainty, other.certainty} == {Certainty.EXACT}
    return one.value == other.value or not exact


def _is_huge(value: str | Decimal | date | None) -> bool:
    """More than a project of a district can cost: its unit was slipped."""
    return isinstance(value, Decimal) and abs(value) > MOST_YUAN
