"""One sheet of a form: what stands in its cells, how they look, and what is put into them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Context, Decimal, InvalidOperation
from functools import cached_property
from typing import Any

from luodi.foundation.files.forms.references import (
    column_of,
    copied,
    letters_of,
    ref,
)
from luodi.foundation.files.sheets.formats import kind
from luodi.foundation.files.templates.workbook import S, fill_cell, text_of
from luodi.foundation.files.workbooks import EPOCH, MOST_CHARACTERS, UNWRITABLE
from luodi.kernel.grids import Cell, Grid, Span

type Place = tuple[int, int]  # row, column
type Value = str | Decimal | date

AS_KEPT = Context(prec=15)  # digits that Excel keeps
MOST_CELLS = 200_000


@dataclass(frozen=True)
class Look:
    """How a cell looks and whether protection locks it."""

    number_format: str = ""
    is_locked: bool = True

    @property
    def is_share(self) -> bool:
        return "%" in self.number_format

    @property
    def is_day(self) -> bool:
        return kind(self.number_format) == "DAY"


@dataclass
class FormSheet:
    """A sheet with its tree; rows and columns are counted from one."""

    name: str
    part: str
    root: Any
    shared: list[str] = field(repr=False)
    looks: list[Look] = field(repr=False)
    is_hidden: bool = False

    def __post_init__(self) -> None:
        self.data = self.root.find(f"{S}sheetData")
        self.rows: dict[int, Any] = {}
        self.cells: dict[Place, Any] = {}
        self.index()
        self._open_shared_formulas()

    def index(self) -> None:
        """Rows and cells by their number; a file may leave the numbers out."""
        self.rows, self.cells, row = {}, {}, 0
        for element in self.data if self.data is not None else ():
            row = int(element.get("r") or row + 1)
            element.set("r", str(row))
            self.rows[row] = element
            column = 0
            for cell in element.iterchildren(f"{S}c"):
                address = cell.get("r")
                column = column_of(ref(address).letters) if address else column + 1
                cell.set("r", f"{letters_of(column)}{row}")
                self.cells[row, column] = cell

    def _open_shared_formulas(self) -> None:
        """A formula that cells share written into each, so that each may move by itself."""
        first: dict[str, tuple[str, Place]] = {}
        for (row, column), cell in self.cells.items():
            formula = cell.find(f"{S}f")
            if formula is None or formula.get("t") != "shared":
                continue
            number = formula.get("si", "")
            if formula.text:
                first[number] = formula.text, (row, column)
            elif number in first:
                text, (top, left) = first[number]
                formula.text = copied(text, row - top, column - left)
            for name in ("t", "si", "ref"):
                formula.attrib.pop(name, None)

    @property
    def is_protected(self) -> bool:
        said = self.root.find(f"{S}sheetProtection")
        return said is not None and said.get("sheet", "0") in ("1", "true")

    def look(self, place: Place) -> Look:
        cell = self.cells.get(place)
        number = cell.get("s", "0") if cell is not None else "0"
        at = int(number) if number.isdecimal() else 0
        return self.looks[at] if at < len(self.looks) else Look()

    def is_drawn(self, place: Place) -> bool:
        """Whether the form has a cell there at all, written or only drawn."""
        cell = self.cells.get(place)
        return cell is not None and (cell.get("s", "0") != "0" or len(cell) > 0)

    @cached_property
    def formulas(self) -> dict[Place, str]:
        return {
            place: formula.text or ""
            for place, cell in self.cells.items()
            if (formula := cell.find(f"{S}f")) is not None
        }

    def value(self, place: Place) -> Decimal | str | None:
        """What stands in the cell; of a formula, what was last worked out."""
        cell = self.cells.get(place)
        if cell is None:
            return None
        if cell.get("t") == "s":
            written = cell.findtext(f"{S}v") or ""
            at = int(written) if written.isdecimal() else -1
            return self.shared[at] or None if 0 <= at < len(self.shared) else None
        if cell.get("t") == "inlineStr":
            inside = cell.find(f"{S}is")
            return (text_of(inside) or None) if inside is not None else None
        written = cell.findtext(f"{S}v") or ""
        if cell.get("t") in ("str", "b", "e"):
            return written or None
        try:
            return AS_KEPT.create_decimal(written).normalize() if written else None
        except InvalidOperation:
            return written

    @property
    def merges(self) -> tuple[Span, ...]:
        return tuple(
            span_of(one.get("ref", "")) for one in self.root.iterfind(f"{S}mergeCells/{S}mergeCell")
        )

    @property
    def grid(self) -> Grid:
        """The sheet as plain values, as the readers of columns take it."""
        rows: dict[int, dict[int, Cell]] = {}
        formulas = self.formulas
        for row, column in list(self.cells)[:MOST_CELLS]:
            found = self.value((row, column))
            if found is not None or (row, column) in formulas:
                look = self.look((row, column)).number_format
                cell = Cell(found or "", look, is_formula=(row, column) in formulas)
                rows.setdefault(row, {})[column] = cell
        hidden = frozenset(r for r, one in self.rows.items() if one.get("hidden") == "1")
        return Grid(self.name, rows, self.merges, hidden, is_hidden=self.is_hidden)

    def forget(self) -> None:
        """What was read of the formulas no longer holds."""
        self.__dict__.pop("formulas", None)

    def put(self, place: Place, value: Value) -> str:
        """Put a value into the cell, which keeps its look; answers what now stands there."""
        cell = self._cell(place)
        self.forget()
        if isinstance(value, date):
            if not self.look(place).is_day:
                value = value.isoformat()
            else:
                value = Decimal((value - EPOCH).days)
        if isinstance(value, Decimal):
            number = AS_KEPT.plus(value)
            fill_cell(cell, "", number)
            return f"{number:f}"
        words = UNWRITABLE.sub("", value)[:MOST_CHARACTERS]
        fill_cell(cell, words, None)
        return words

    def put_formula(self, place: Place, text: str) -> None:
        cell = self._cell(place)
        for child in list(cell):
            cell.remove(child)
        cell.attrib.pop("t", None)
        formula = cell.makeelement(f"{S}f")
        formula.text = text
        cell.append(formula)
        self.forget()

    def _cell(self, place: Place) -> Any:
        """The cell at a place, made where the form has none."""
        if place not in self.cells:
            row, column = place
            element = self.row(row)
            cell = element.makeelement(f"{S}c", {"r": f"{letters_of(column)}{row}"})
            beside = enumerate(element.iterchildren(f"{S}c"), start=1)
            places = [n for n, one in beside if column_of(ref(one.get("r")).letters) < column]
            element.insert(max(places, default=0), cell)
            self.cells[place] = cell
        return self.cells[place]

    def row(self, row: int) -> Any:
        if row not in self.rows:
            element = self.data.makeelement(f"{S}row", {"r": str(row)})
            before = [one for one in self.rows if one < row]
            at = list(self.data).index(self.rows[max(before)]) + 1 if before else 0
            self.data.insert(at, element)
            self.rows[row] = element
        return self.rows[row]


def span_of(area: str) -> Span:
    first, _, last = area.replace("$", "").partition(":")
    one, other = ref(first), ref(last or first)
    return Span(one.row, column_of(one.letters), other.row, column_of(other.letters))
