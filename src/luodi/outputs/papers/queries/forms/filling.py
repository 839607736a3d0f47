"""A form filled: tables of units and of indicators, lone cells, lists of projects."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from luodi.foundation.files.forms.references import Shift
from luodi.foundation.files.forms.sheet import FormSheet
from luodi.kernel.folding import fold
from luodi.kernel.refusal import Refused, because
from luodi.kernel.text import gettext_noop
from luodi.outputs.papers.queries.desk import ServingDesk
from luodi.outputs.papers.queries.forms.listing import fill_projects
from luodi.outputs.papers.queries.forms.reading import ReadForm
from luodi.outputs.papers.queries.forms.totals import checked_totals, totals_of
from luodi.outputs.papers.queries.forms.writing import Writer
from luodi.outputs.papers.queries.listing import listed
from luodi.outputs.papers.rules.asked import Listing
from luodi.outputs.papers.rules.forms.laying import Line, Place
from luodi.outputs.papers.rules.forms.meanings import Meaning, Sort
from luodi.outputs.papers.rules.forms.rows import more_rows, rows_of
from luodi.outputs.papers.rules.forms.shapes import Kind, Shape, Slot, Table
from luodi.outputs.papers.rules.forms.units import WHOLE
from luodi.outputs.papers.rules.placeholders import Question

ASKED = gettext_noop("还有 %(count)s 处要先问清楚：%(heads)s")
NO_ROOM = gettext_noop(
    "工作表“%(sheet)s”设了保护，加不了行（要 %(wanted)s 行，只有 %(rows)s 行）："
    "请在“审阅”里撤销工作表保护，再上传"
)


def fill_form(form: ReadForm, desk: ServingDesk) -> Writer:
    """Every table of the form; refused while anything is asked."""
    if form.asked:
        heads = "、".join(slot.label for _, _, slot in form.asked)
        raise Refused(because(ASKED, count=len(form.asked), heads=heads, about="content"))
    writer = Writer(form, desk)
    # From below, for rows that come into a table move the tables under it.
    for table in reversed(form.tables):
        FILLED[table.shape](writer, table)
    writer.insist()
    for table in form.tables:
        writer.notes += checked_totals(writer, table)
    return writer


def fill_units(writer: Writer, table: Table) -> None:
    """A row for each unit; a total without a formula is the book's own."""
    sheet = writer.sheet(table)
    columns = [slot for slot in table.slots if slot.kind is Kind.COLUMN and slot.meaning]
    for number, (row, unit) in enumerate(units_of(writer, table), start=1):
        for slot in columns:
            place = (row, slot.at)
            if slot.meaning and slot.meaning.sort is Sort.ORDINAL:
                writer.words(sheet, place, Decimal(number))
            elif slot.meaning:
                asked = replace(slot.meaning.question, unit=unit)
                writer.meant(sheet, place, slot.meaning, asked, f"{unit}·{slot.label}")
    for row in totals_of(writer, table):
        for slot in columns:
            whole = slot.meaning
            if whole and whole.sort is Sort.FIGURE and whole.question.compared != "排名":
                writer.figure(sheet, (row, slot.at), whole.question)


def units_of(writer: Writer, table: Table) -> list[tuple[int, str]]:
    """Row and unit of each row; of a form without names, every unit that carries a task."""
    sheet = writer.sheet(table)
    if any(slot.meaning and slot.meaning.sort is Sort.EACH for slot in table.slots):
        names = [one.name for one in listed(writer.desk.figures, Listing("各单位")).lines]
        rows = room(writer, table, len(names))
        for row, name in zip(rows, names, strict=False):
            writer.words(sheet, (row, table.name_column), name)
        return list(zip(rows, names, strict=False))
    said = {slot.at: slot.meaning for slot in table.slots if slot.kind is Kind.ROW}
    found = []
    for line in table.laid.body:
        if name := unit_of(writer, line, table, said):
            found.append((line.row, name))
    return found


def unit_of(writer: Writer, line: Line, table: Table, said: dict[int, Meaning | None]) -> str:
    if line.row in said:
        meaning = said[line.row]
        return meaning.word if meaning and meaning.sort is Sort.UNIT else ""
    name = fold(line.texts.get(table.name_column, ""))
    return writer.units.get(name, "") if not WHOLE.fullmatch(name) else ""


def room(writer: Writer, table: Table, wanted: int) -> list[int]:
    """So many rows of the table's body, let in where the form has fewer."""
    sheet, rows = writer.sheet(table), rows_of(table.laid)
    missing = wanted - len(rows)
    if missing <= 0:
        return rows[:wanted]
    if sheet.is_protected:
        said = {"sheet": sheet.name, "wanted": wanted, "rows": len(rows)}
        raise Refused(because(NO_ROOM, about="content", **said))
    at, last, like = more_rows(rows)
    shift = Shift(sheet.name, at, missing, last)
    writer.form.book.grow(sheet, shift, like)
    writer.moved(sheet, shift)
    return [*rows[:-1], *range(rows[-1], rows[-1] + missing + 1)]


def fill_lines(writer: Writer, table: Table) -> None:
    """A row for each indicator: the row says which, the column of which months."""
    sheet = writer.sheet(table)
    rows = [slot for slot in table.slots if slot.kind is Kind.ROW]
    columns = [slot for slot in table.slots if slot.kind is Kind.COLUMN]
    for row in rows:
        for column in columns:
            place = (row.at, column.at)
            fill_crossing(writer, sheet, place, row, column)


def fill_crossing(writer: Writer, sheet: FormSheet, place: Place, row: Slot, column: Slot) -> None:
    line, span = row.meaning, column.meaning
    if line is None or span is None or Sort.NONE in (line.sort, span.sort):
        return
    if Sort.HAND in (line.sort, span.sort):
        writer.hand(sheet, place, f"{row.label}·{column.label}")
        return
    writer.figure(sheet, place, crossed(line.question, span.question))


def crossed(line: Question, span: Question) -> Question:
    """The row's figure of the column's months."""
    return replace(
        line,
        period=span.period or line.period,
        compared=span.compared or line.compared,
    )


def fill_cards(writer: Writer, table: Table) -> None:
    sheet = writer.sheet(table)
    for slot in table.slots:
        for place in slot.places:
            if slot.meaning:
                writer.meant(sheet, place, slot.meaning, slot.meaning.question, slot.label)


def fill_list(writer: Writer, table: Table) -> None:
    fill_projects(writer, table, lambda wanted: room(writer, table, wanted))


FILLED = {
    Shape.UNITS: fill_units,
    Shape.LINES: fill_lines,
    Shape.CARDS: fill_cards,
    Shape.PROJECTS: fill_list,
}
