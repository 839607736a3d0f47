"""A sheet understood without a template: from its cells to tables, rows, values and totals."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from luodi.intake.workbooks.rules.arranging import Arranged, Way, arranged
from luodi.intake.workbooks.rules.columns import Columns
from luodi.intake.workbooks.rules.heads import Head, read_head, tells_of_land
from luodi.intake.workbooks.rules.lines import Places, Reader
from luodi.intake.workbooks.rules.notes import read_notes
from luodi.intake.workbooks.rules.plausible import questioned
from luodi.intake.workbooks.rules.printed import totals_of
from luodi.intake.workbooks.rules.rows import Kind, RowSorter, group_names
from luodi.intake.workbooks.rules.shapes import (
    Column,
    Known,
    Outside,
    Region,
    Row,
    Status,
    Taught,
    Understood,
    Value,
)
from luodi.intake.workbooks.rules.sheets import Place, Sheet
from luodi.intake.workbooks.rules.tables import Table, TableFinder
from luodi.kernel.folding import fold
from luodi.kernel.grids import Cell, Grid, letters
from luodi.kernel.refusal import Reason, because
from luodi.kernel.text import gettext_noop


@dataclass(frozen=True)
class Asked:
    """What is known besides the sheet: the book's units, corrections, own words, the day."""

    units: frozenset[str] = frozenset()
    known: Known = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)
    today: date | None = None


def understand(
    grid: Grid,
    *,
    units: Iterable[str] = (),
    known: Known | None = None,
    words: Mapping[str, str] | None = None,
    today: date | None = None,
) -> Understood:
    """The sheet, every cell accounted for: in a row, in a head, in a title, or outside.

    `units` are the names of the book's units, `known` what was corrected before by layout and
    head, `words` a district's own heads (fields by word).
    """
    asked = Asked(frozenset(map(fold, units)), known or {}, words or {}, today)
    return _Sheet(arranged(grid, asked.words), asked).understood()


def layout_of(heads: Iterable[Head]) -> str:
    """The key of a layout: the keys of its heads in their order."""
    return "|".join(head.key for head in heads)


@dataclass(frozen=True)
class _Sheet:
    """One sheet on its way to be understood."""

    arranged: Arranged
    asked: Asked

    def understood(self) -> Understood:
        grid, sheet = self.arranged.grid, Sheet(self.arranged.grid)
        regions, reasons, used = [], [], set()
        for table in TableFinder(sheet, self.asked.words).tables():
            made = _Table(self.arranged, self.asked, sheet, table)
            if why := made.is_no_ledger():
                reasons.append(why)
                continue
            regions.append(made.region())
            used |= set(table.above) | made.inside
        if not regions and not reasons:
            reasons.append(because(gettext_noop("没有找到表头，不像台账：这一页没有读")))
        over = self.arranged.over if not regions else ()
        outside = (*over, *self._outside(sheet, used), *self.arranged.left)
        return Understood(grid.name, tuple(regions), outside, tuple(reasons), grid.is_hidden)

    def _outside(self, sheet: Sheet, used: set[Place]) -> Iterator[Outside]:
        for row in sheet.rows:
            for column, cell in sheet.written(row).items():
                if (row, column) not in used:
                    yield Outside(*self.arranged.true(row, column), cell.text)


class _Table:
    """One table on its way to be understood."""

    def __init__(self, arranged: Arranged, asked: Asked, sheet: Sheet, table: Table) -> None:
        self.arranged, self.asked, self.sheet, self.table = arranged, asked, sheet, table
        paths = table.paths.values()
        self.on_land = tells_of_land("/".join(path) for path in paths)
        self.heads: Mapping[int, Head] = {
            column: read_head(path, asked.words, on_land=self.on_land)
            for column, path in table.paths.items()
        }
        self.naming = self._column_of("project_name", "company", "investor")
        ordinal = self._column_of("ordinal")
        sorter = RowSorter(self.sheet, table, naming=self.naming, ordinal=ordinal)
        self.kinds: dict[int, Kind] = dict(sorter.kinds())

    @property
    def inside(self) -> set[Place]:
        """The places of the head and the body."""
        rows = (*self.table.header_rows, *self.table.body)
        return {(row, column) for row in rows for column in self.table.columns}

    def is_no_ledger(self) -> Reason | None:
        """Why this table lists no projects; None where it does."""
        cells = self._cells(self.naming) if self.naming else []
        numbers = [cell for cell in cells if isinstance(cell.value, Decimal)]
        if self.naming and len(numbers) * 2 <= len(cells):
            return None
        text = gettext_noop(
            "第%(row)s行起的表没有项目名称或企业名称一列，像汇总表或任务表：没有当作台账读"
        )
        return because(text, row=self.table.header_rows[0])

    def region(self) -> Region:
        over = [one.text for one in self.arranged.over]
        notes = read_notes([*over, *self._texts(self.table.above)], self._texts(self._notes()))
        layout = layout_of(self.heads.values())
        columns = Columns(
            self.heads,
            {column: self._cells(column) for column in self.heads},
            self._taught(layout),
            notes.units,
            self.asked.units,
            self.sheet.grid.hidden_columns,
            self.on_land,
        ).understood()
        rows, columns = self._rows(columns, notes.as_of)
        kept, totals = totals_of(self.sheet, columns, self.kinds, rows)
        made = Region(
            notes.title,
            self.table.header_rows,
            columns,
            tuple(kept),
            tuple(totals),
            layout,
            notes.as_of,
            notes.reported_by,
            self.arranged.way is Way.TURNED,
        )
        return made if self.arranged.way is Way.STRAIGHT else self._truly(made)

    def _rows(
        self, columns: tuple[Column, ...], as_of: date | None
    ) -> tuple[Sequence[Row], tuple[Column, ...]]:
        """Every row read, and again without the columns whose numbers turn out not to be likely."""
        rows = self._read(columns, as_of)
        if doubted := questioned(columns, rows):
            columns = tuple(doubted.get(c.column, c) for c in columns)
            rows = self._read(columns, as_of)
        return rows, columns

    def _read(self, columns: Sequence[Column], as_of: date | None) -> Sequence[Row]:
        today = self.asked.today
        reader = Reader(self.sheet, columns, self.naming, Places(self.arranged), as_of, today)
        groups = group_names(self.kinds, self.table.body)
        return [
            reader.row(row, groups[row])
            if kind.status.is_of_a_project
            else self._other(row, kind, groups[row])
            for row, kind in self.kinds.items()
        ]

    def _other(self, row: int, kind: Kind, group: str) -> Row:
        texts = [cell.text.strip() for cell in self.sheet.written(row).values()]
        name = kind.text or " ".join(texts)
        is_hidden = row in self.sheet.grid.hidden_rows
        return Row(row, kind.status, name, {}, group=group, is_hidden=is_hidden)

    def _taught(self, layout: str) -> Mapping[str, Taught]:
        return self.asked.known.get(layout, {})

    def _column_of(self, *codes: str) -> int:
        """The column whose head names one of the fields most surely; 0 where none does."""
        for code in codes:
            named = [
                (meaning.weight, -column)
                for column, head in self.heads.items()
                if head.is_known
                for meaning in head.meanings
                if meaning.field.code == code
            ]
            if named:
                return -max(named)[1]
        return 0

    def _cells(self, column: int) -> list[Cell]:
        """The column's own cells in the rows of projects."""
        rows = (row for row, kind in self.kinds.items() if kind.status.is_of_a_project)
        cells = (self.sheet.grid.cell(row, column) for row in rows)
        return [cell for cell in cells if cell is not None]

    def _notes(self) -> Iterator[Place]:
        for row, kind in self.kinds.items():
            if kind.status is Status.NOTE and row not in self.table.repeated:
                yield from ((row, column) for column in self.sheet.written(row))

    def _texts(self, places: Iterable[Place]) -> list[str]:
        """The texts at these places; a label that ends in a colon with what stands beside it."""
        texts: list[str] = []
        for row, column in places:
            cell = self.sheet.grid.cell(row, column)
            text = cell.text.strip() if cell else ""
            if texts and texts[-1].endswith((":", "：")):
                texts[-1] += text
            elif text:
                texts.append(text)
        return texts

    def _truly(self, region: Region) -> Region:
        """The region with the true places of its rows, columns, values and totals."""
        rows = tuple(self._row_in_place(row) for row in region.rows)
        columns = tuple(self._column_in_place(column) for column in region.columns)
        places = [self.arranged.true(total.row, total.column) for total in region.totals]
        totals = tuple(
            replace(total, row=row, column=column)
            for total, (row, column) in zip(region.totals, places, strict=True)
        )
        return replace(region, rows=rows, columns=columns, totals=totals)

    def _row_in_place(self, row: Row) -> Row:
        """Of a form, the row of its name; of a turned ledger, the column of its project."""
        values = {code: tuple(map(self._value_in_place, vs)) for code, vs in row.values.items()}
        is_form = self.arranged.way is Way.FORM
        number = self.arranged.true(row.row, self.naming)[0] if is_form else row.row
        return replace(row, row=number, values=values)

    def _column_in_place(self, column: Column) -> Column:
        if self.arranged.way is Way.TURNED:
            return replace(column, letter=str(column.column))
        row, letter = self.arranged.true(2, column.column)
        return replace(column, column=letter, letter=f"{letters(letter)}{row}")

    def _value_in_place(self, value: Value) -> Value:
        row, column = self.arranged.true(value.row, value.column)
        return replace(value, row=row, column=column)
