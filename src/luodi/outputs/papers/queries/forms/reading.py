"""A form opened and understood, with what was said of its layout before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from luodi.foundation.files.forms.sheet import FormSheet
from luodi.foundation.files.forms.workbook import FormWorkbook
from luodi.foundation.files.templates.folding import spans
from luodi.foundation.people.models import Unit
from luodi.kernel.folding import fold
from luodi.kernel.periods import parse_period
from luodi.kernel.refusal import Reason, Refused, because, insist
from luodi.kernel.text import gettext_noop
from luodi.outputs.papers.queries.paper import Paper
from luodi.outputs.papers.rules.forms import telling
from luodi.outputs.papers.rules.forms.figures import MONEY, Figures
from luodi.outputs.papers.rules.forms.heads import Reader
from luodi.outputs.papers.rules.forms.laying import Layer, Place
from luodi.outputs.papers.rules.forms.meanings import NONE, Meaning, Sort, meaning_of
from luodi.outputs.papers.rules.forms.shapes import Slot, Table
from luodi.outputs.papers.rules.forms.understanding import Understanding
from luodi.outputs.papers.rules.saying import YUAN, objection
from luodi.records.publications.queries import bindings_of

SURE = 100
NAMED_PERIOD = re.compile(r"20[0-9]{2}年(?:(?:1[0-2]|[1-9])月)?")
MOST_TABLES = 40


@dataclass(frozen=True)
class ReadForm:
    """One form with its tables; what is asked is asked of all of them together."""

    book: FormWorkbook
    tables: tuple[Table, ...]
    notes: tuple[Reason, ...] = ()

    @property
    def slots(self) -> list[tuple[Table, Slot]]:
        """Every place in the order of the form; a person names it by its number."""
        return [(table, slot) for table in self.tables for slot in table.slots]

    @property
    def asked(self) -> list[tuple[int, Table, Slot]]:
        return [
            (number, table, slot)
            for number, (table, slot) in enumerate(self.slots, start=1)
            if slot.is_asked
        ]


def is_form(content: bytes, title: str) -> bool:
    """Whether an Excel file has no placeholder, so that its own words must be understood."""
    if not title.lower().endswith((".xlsx", ".xls", ".et", ".xlsm")):
        return False
    if not title.lower().endswith(".xlsx"):
        return True
    sheets = FormWorkbook(content, title).sheets
    values = (sheet.value(place) for sheet in sheets for place in sheet.cells)
    return not any(isinstance(value, str) and spans(value) for value in values)


def read_form(
    content: bytes, title: str, paper: Paper, answers: Mapping[str, str] | None = None
) -> ReadForm:
    """`answers` are what is said now, by the words under which it is remembered.

    Refuses a file that is no such form at all, or an answer that means nothing.
    """
    book = FormWorkbook(content, title)
    found = [
        table for sheet in book.sheets if not sheet.is_hidden for table in tables(sheet, paper)
    ]
    notes = (*(note for table in found for note in table.notes), *other_years(found, paper))
    kept = [table for table in found if table.slots][:MOST_TABLES]
    if not kept:
        text = notes[0] if notes else because(telling.NO_TABLE, sheet=title)
        raise Refused(replace(text, about="content"))
    return ReadForm(book, tuple(with_answers(kept, paper, answers or {})), notes)


def tables(sheet: FormSheet, paper: Paper) -> Iterator[Table]:
    layer = Layer(
        sheet.grid,
        sheet.is_drawn,
        width=max((c for (_, c) in sheet.cells if sheet.is_drawn((_, c))), default=0),
        last_row=max((r for (r, _) in sheet.cells if sheet.is_drawn((r, _))), default=0),
    )
    form = understanding(sheet, paper)
    laid = layer.tables()
    for one in laid:
        yield form.table(one)
    taken = {row for one in laid for row in (*one.head_rows, *(line.row for line in one.lines))}
    cards = form.cards(sheet.name, layer.cards(frozenset(taken)), alone=not laid)
    if cards:
        yield cards


def other_years(found: list[Table], paper: Paper) -> Iterator[Reason]:
    """A title that names another month or year than the one for which the form is filled."""
    for table in found:
        for text in table.laid.above:
            for written in NAMED_PERIOD.findall(fold(text)):
                period = parse_period(written)
                if not (period.start <= paper.period.start < period.end):
                    said = {"sheet": table.laid.sheet, "written": written}
                    yield because(telling.OTHER_YEAR, **said, period=paper.period.label)


def understanding(sheet: FormSheet, paper: Paper) -> Understanding:
    names = {code: one.name for code, one in paper.meant.items()}
    units = {code: one.unit for code, one in paper.meant.items()}
    figures = Figures(Reader(paper.names.code, names, units), names, units)
    formulas = sheet.formulas

    def number_format(place: Place) -> str:
        return sheet.look(place).number_format

    return Understanding(
        figures,
        units_by_name(paper),
        is_formula=lambda place: place in formulas,
        number_format=number_format,
    )


def units_by_name(paper: Paper) -> dict[str, str]:
    """The units in use by every name that a form may give them, as a placeholder names them."""
    found: dict[str, str] = {}
    own = paper.book.name
    for unit in paper.units:
        if unit.closed_on is None or unit.closed_on > paper.moment.day:
            for name in names_of(unit, own):
                found.setdefault(fold(name), unit.name)
    return found


def names_of(unit: Unit, own: str) -> Iterator[str]:
    yield unit.name
    yield unit.name.removeprefix(own) or unit.name
    if unit.short_name:
        yield unit.short_name


def with_answers(found: list[Table], paper: Paper, answers: Mapping[str, str]) -> Iterator[Table]:
    """What was remembered of the layout, and what is said now, which goes before it."""
    words = [table.words(slot) for table in found for slot in table.slots]
    remembered = bindings_of(paper.book.pk, words)
    for table in found:
        yield replace(table, slots=tuple(said_of(table, paper, answers, remembered)))


def said_of(
    table: Table, paper: Paper, answers: Mapping[str, str], remembered: Mapping[str, str]
) -> Iterator[Slot]:
    for slot in table.slots:
        key = table.words(slot)
        if said := answers.get(key, ""):
            yield taught(slot, said, paper, telling.GIVEN)
        elif said := remembered.get(key, ""):
            yield taught(slot, said, paper, telling.REMEMBERED)
        else:
            yield slot


def taught(slot: Slot, said: str, paper: Paper, reason: str) -> Slot:
    """The place with what a person said of it; asked again where that means nothing any more."""
    try:
        meaning = checked(meaning_of(said), paper, slot)
    except Refused as refusal:
        why = because(telling.GONE, said=said, why=refusal.reasons[0])
        return replace(slot, meaning=None, confidence=0, reason=why)
    if isinstance(meaning, tuple):
        why = because(telling.NO_MEASURE, head=slot.label)
        return replace(slot, meaning=None, confidence=0, reason=why, choices=meaning)
    return replace(slot, meaning=meaning, confidence=SURE, reason=because(reason))


def checked(meaning: Meaning, paper: Paper, slot: Slot) -> Meaning | tuple[Meaning, ...]:
    """The meaning, if the book knows what it names; refuses with the names nearest to it.

    What the form itself says of months and measure is added; several answers: the measure is
    said nowhere, and has to be chosen.
    """
    if meaning.sort is Sort.UNIT:
        paper.unit(meaning.word)
    if meaning.sort is Sort.LIST:
        paper.code(meaning.question.name)
    if meaning.sort is not Sort.FIGURE:
        return meaning
    asked = meaning.question
    figure = paper.meant[paper.code(asked.name)]
    asked = replace(asked, name=figure.name, period=asked.period or slot.period)
    if asked.compared or figure.unit not in YUAN:
        is_wrong = any(objection(figure.name, figure.unit, asked.measure))
        return replace(meaning, question=replace(asked, measure="") if is_wrong else asked)
    if asked.measure or slot.measure:
        measure = asked.measure or slot.measure
        insist(objection(figure.name, figure.unit, measure))
        return replace(meaning, question=replace(asked, measure=measure))
    return tuple(replace(meaning, question=replace(asked, measure=one)) for one in MONEY)


def chosen(form: ReadForm, number: int, said: str, paper: Paper) -> tuple[str, str]:
    """What is said of the place of this number: one of its choices by number, or in words."""
    if not 1 <= number <= len(form.slots):
        text = gettext_noop("没有第 %(number)s 处，这张表共 %(count)s 处")
        raise Refused(because(text, number=number, count=len(form.slots), about="answer"))
    table, slot = form.slots[number - 1]
    if said.isdecimal() and 1 <= int(said) <= len(slot.choices):
        return table.words(slot), slot.choices[int(said) - 1].said
    checked(meaning_of(said), paper, slot)
    return table.words(slot), meaning_of(said).said


def rest_left(form: ReadForm) -> dict[str, str]:
    """Everything that is still asked, left empty."""
    return {table.words(slot): NONE.said for _, table, slot in form.asked}
