"""A form as its page shows it: its own look with what it will hold, and each place with its why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from luodi.foundation.files.forms.sheet import FormSheet
from luodi.kernel.folding import quoted
from luodi.kernel.grids import letters
from luodi.kernel.refusal import Reason, Refused
from luodi.kernel.rounding import round_to
from luodi.outputs.papers.queries.desk import ServingDesk
from luodi.outputs.papers.queries.forms.filling import fill_form
from luodi.outputs.papers.queries.forms.reading import ReadForm
from luodi.outputs.papers.queries.forms.writing import Writer
from luodi.outputs.papers.queries.sources import publisher_for, typed_for
from luodi.outputs.papers.queries.waiting_form import WaitingForm
from luodi.outputs.papers.rules.forms.meanings import HAND, NONE, Meaning, Sort
from luodi.outputs.papers.rules.forms.rows import rows_of
from luodi.outputs.papers.rules.forms.shapes import SHAPE_NAMES, Kind, Shape, Slot, Table
from luodi.outputs.papers.rules.saying import plain

MOST_SHOWN = 6  # rows of a body
MOST_WORDS = 24  # of a cell in the picture


@dataclass(frozen=True)
class Seen:
    """One cell of the picture of a form."""

    text: str
    across: int = 1
    down: int = 1
    is_head: bool = False
    is_filled: bool = False


@dataclass(frozen=True)
class Choice:
    """One meaning that a place may have, as an option of a list."""

    said: str
    words: str
    is_chosen: bool


@dataclass(frozen=True)
class Place:
    """One place of a form on its page."""

    n: int
    words: str  # under which it is remembered
    slot: Slot
    where: str
    example: str
    choices: tuple[Choice, ...]

    @property
    def state(self) -> str:
        if self.slot.is_asked:
            return "asked"
        is_left = self.slot.meaning is not None and self.slot.meaning.sort is Sort.NONE
        return "left" if is_left else "filled"

    @property
    def offers(self) -> str:
        """Which list of further names belongs to it."""
        if self.slot.kind is Kind.ROW and any(c.said.startswith("单位:") for c in self.choices):
            return "units"
        is_span = self.slot.meaning is not None and self.slot.meaning.sort is Sort.SPAN
        return "" if is_span or self.slot.kind is Kind.LIST else "figures"


@dataclass(frozen=True)
class Drawn:
    """One table of the form: its picture and its places."""

    name: str
    shape: str
    letters: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Seen, ...]], ...]
    places: tuple[Place, ...]


@dataclass(frozen=True)
class FormPage:
    """Everything that the page of a form shows."""

    tables: tuple[Drawn, ...]
    asked: int
    notes: tuple[Reason, ...]
    refusals: tuple[Reason, ...] = ()
    figures: tuple[str, ...] = ()
    units: tuple[str, ...] = ()


def page_of(form: WaitingForm) -> FormPage:
    """The form as far as it is understood, filled for a look; what is asked stays empty there."""
    read = form.read()
    writer, refusals = looked_at(form)
    numbered = {id(slot): n for n, (_, slot) in enumerate(read.slots, start=1)}
    tables = tuple(
        drawn(table, numbered, sheet_of(writer or read, table), writer) for table in read.tables
    )
    return FormPage(
        tables=tables,
        asked=len(read.asked),
        notes=(*read.notes, *(writer.notes if writer and not read.asked else ())),
        refusals=refusals,
        figures=tuple(one.name for one in form.paper.meant.values()),
        units=tuple(unit.name for unit in form.paper.units),
    )


def looked_at(form: WaitingForm) -> tuple[Writer | None, tuple[Reason, ...]]:
    """The form filled for a look, what is asked left empty; or why it cannot be filled."""
    read = form.read()
    tables = tuple(
        replace(
            table,
            slots=tuple(
                replace(slot, meaning=NONE) if slot.is_asked else slot for slot in table.slots
            ),
        )
        for table in read.tables
    )
    paper = form.paper
    desk = ServingDesk(paper, publisher_for(paper), typed_for(paper))
    try:
        return fill_form(replace(read, tables=tables), desk), ()
    except Refused as refusal:
        return None, refusal.reasons


def sheet_of(form: Writer | ReadForm, table: Table) -> FormSheet:
    book = form.form.book if isinstance(form, Writer) else form.book
    return book.sheet(table.laid.sheet)


def drawn(table: Table, numbered: dict[int, int], sheet: FormSheet, writer: Writer | None) -> Drawn:
    first = first_row(table, sheet, writer)
    places = tuple(
        Place(
            n=numbered[id(slot)],
            words=table.words(slot),
            slot=slot,
            where=slot.address,
            example=example(table, slot, sheet, first),
            choices=choices(slot),
        )
        for slot in table.slots
    )
    columns = list(table.laid.heads) or columns_of_cells(table)
    rows = tuple(picture(table, sheet, columns, writer)) if table.laid.heads else ()
    names = tuple(letters(column) for column in columns)
    return Drawn(table.laid.sheet, SHAPE_NAMES[table.shape], names, rows, places)


def columns_of_cells(table: Table) -> list[int]:
    return sorted({column for slot in table.slots for _, column in slot.places})


def first_row(table: Table, sheet: FormSheet, writer: Writer | None) -> int:
    """The first row of the body that was filled; 0 where there is none."""
    if not table.laid.heads:
        return 0
    rows = rows_of(table.laid)
    return writer.body(sheet, rows)[0] if writer else rows[0]


def example(table: Table, slot: Slot, sheet: FormSheet, first: int) -> str:
    """What stands in the first cell of a place."""
    if slot.meaning is None or slot.meaning in (NONE, HAND):
        return ""
    if slot.kind is Kind.CELL:
        return said(sheet, slot.places[0])
    if slot.kind is Kind.COLUMN and first:
        return said(sheet, (first, slot.at))
    if slot.kind is Kind.ROW and table.shape is Shape.LINES:
        columns = [one.at for one in table.slots if one.kind is Kind.COLUMN]
        return said(sheet, (slot.at, columns[0])) if columns else ""
    return ""


def said(sheet: FormSheet, place: tuple[int, int]) -> str:
    return quoted(shown(sheet.value(place)))


def shown(value: Decimal | str | None) -> str:
    """A cell as the page shows it, a number to four digits behind the point."""
    if value is None or isinstance(value, str):
        return value or ""
    return plain(round_to(value, 4))


def choices(slot: Slot) -> tuple[Choice, ...]:
    """What is proposed or chosen, then what else it may be, then by hand or nothing."""
    own = [slot.meaning] if slot.meaning else []
    others: list[Meaning] = [*own, *slot.choices]
    if slot.kind is not Kind.LIST:
        others += [HAND, NONE] if slot.kind is not Kind.ROW or slot.measure else [NONE]
    return tuple(
        Choice(one.said, one.in_words, one == slot.meaning) for one in dict.fromkeys(others)
    )


def picture(
    table: Table, sheet: FormSheet, columns: list[int], writer: Writer | None
) -> Iterator[tuple[str, tuple[Seen, ...]]]:
    """The head, the first rows and the totals as they stand, each with the number of its row."""
    laid = table.laid
    body = rows_of(laid)
    first, last = writer.body(sheet, body) if writer else (body[0], body[-1])
    rows = [*range(first, last + 1)][:MOST_SHOWN]
    totals = [writer.row(sheet, line.row) if writer else line.row for line in laid.totals]
    reckoner = writer.form.book.reckoned(sheet) if writer else None
    spans = {(m.first_row, m.first_column): m for m in sheet.merges}
    covered = {
        (row, column)
        for m in sheet.merges
        for row in range(m.first_row, m.last_row + 1)
        for column in range(m.first_column, m.last_column + 1)
    } - spans.keys()
    for row in [*laid.head_rows, *rows, *totals]:
        cells = []
        for column in columns:
            place = (row, column)
            if place in covered:
                continue
            span = spans.get(place)
            value = reckoner.said(place) if reckoner else sheet.value(place)
            text = shown(value)
            cells.append(
                Seen(
                    text if len(text) <= MOST_WORDS else f"{text[:MOST_WORDS]}…",
                    span.last_column - span.first_column + 1 if span else 1,
                    span.last_row - span.first_row + 1 if span else 1,
                    is_head=row in laid.head_rows,
                    is_filled=row not in laid.head_rows and bool(text),
                )
            )
        yield str(row), tuple(cells)
