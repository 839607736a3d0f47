"""The list of projects in a form: which, in which order, and what stands in each column."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cached_property

from luodi.analysis.figures.rules.rows import Row
from luodi.foundation.files.forms.sheet import FormSheet
from luodi.kernel.refusal import Refused, because
from luodi.kernel.text import gettext_noop
from luodi.outputs.papers.queries.forms.writing import Writer, address
from luodi.outputs.papers.queries.listing import listed, opened, part_said, parts_of
from luodi.outputs.papers.rules.asked import Listing
from luodi.outputs.papers.rules.forms import telling
from luodi.outputs.papers.rules.forms.laying import Place
from luodi.outputs.papers.rules.forms.meanings import Sort
from luodi.outputs.papers.rules.forms.projects import DAY_NAMES, DAYS
from luodi.outputs.papers.rules.forms.rows import rows_of
from luodi.outputs.papers.rules.forms.shapes import Kind, Slot, Table
from luodi.outputs.papers.rules.forms.spans import EVER
from luodi.outputs.papers.rules.grammar import NAMED
from luodi.outputs.papers.rules.placeholders import Question
from luodi.records.projects.queries.describing import described

MOST_PROJECTS = 500
TOO_MANY = gettext_noop("名单有 %(count)s 个项目，一张表最多 %(most)s 个：请换一种名单，或缩短期间")
HIDDEN = gettext_noop("名单里有 %(count)s 个项目您无权查看，没有列出")
INDICATOR_OF = {DAY_NAMES[code]: indicator for code, indicator in DAYS.items()}

type Room = Callable[[int], list[int]]


def fill_projects(writer: Writer, table: Table, room: Room) -> None:
    """Every project that the list's figure counts, one row each."""
    slot = next(one for one in table.slots if one.kind is Kind.LIST)
    if slot.meaning is None or slot.meaning.sort is not Sort.LIST:
        return
    insist_on_empty(writer, table)
    asked = writer.resolved(slot.meaning.question)
    reading = Projects(writer, asked)
    rows = room(len(reading.rows))
    reading.keep()
    for number, (row, project) in enumerate(zip(rows, reading.rows, strict=False), start=1):
        for column in table.slots:
            if column.kind is Kind.COLUMN and column.meaning:
                reading.fill(writer.sheet(table), (row, column.at), column, project, number)
    add_up(writer, table)


def insist_on_empty(writer: Writer, table: Table) -> None:
    """A list that is filled already is not written over: its rows are somebody's work."""
    sheet = writer.sheet(table)
    columns = [one.at for one in table.slots if one.meaning and one.meaning.sort is Sort.FACT]
    for row in rows_of(table.laid):
        if any(sheet.value((row, column)) for column in columns):
            text = telling.OCCUPIED
            raise Refused(because(text, sheet=sheet.name, row=row, about="content"))


@dataclass
class Projects:
    """The projects behind one figure, with what columns ask of them."""

    writer: Writer
    asked: Question

    @cached_property
    def rows(self) -> list[Row]:
        figures = self.writer.desk.figures
        found = opened(figures, figures.meant(self.asked))
        if hidden := sum(part.hidden for part in found.parts):
            self.writer.notes.append(because(HIDDEN, count=hidden))
        rows = [row for part in found.parts for row in part.rows if row.subject]
        once = list({row.subject: row for row in reversed(rows)}.values())[::-1]
        if len(once) > MOST_PROJECTS:
            raise Refused(because(TOO_MANY, count=len(once), most=MOST_PROJECTS, about="content"))
        return once

    @cached_property
    def known(self) -> dict[int, dict[str, str]]:
        paper = self.writer.desk.paper
        keys = [row.subject for row in self.rows if row.subject]
        found = described(keys, verified=paper.verified, reader=paper.reader)
        return {key: dict(one.words) for key, one in found.items()}

    def __post_init__(self) -> None:
        self._amounts: dict[Question, dict[int, Decimal]] = {}
        self._days: dict[str, dict[int, date]] = {}

    def keep(self) -> None:
        """The list itself is kept as a figure: who is in it may be asked again."""
        found = listed(self.writer.desk.figures, Listing(NAMED, self.asked)).answer
        if found:
            self.writer.desk.numbered(found, found.printed)

    def fill(self, sheet: FormSheet, place: Place, column: Slot, row: Row, number: int) -> None:
        meaning, subject = column.meaning, row.subject or 0
        if meaning is None:
            return
        match meaning.sort:
            case Sort.ORDINAL:
                self.writer.words(sheet, place, Decimal(number))
            case Sort.FIGURE:
                self._amount(sheet, place, meaning.question, row)
            case Sort.HAND:
                self.writer.hand(sheet, place, f"{row.name}·{column.label}")
            case Sort.FACT if meaning.word in INDICATOR_OF:
                if day := self.days(INDICATOR_OF[meaning.word]).get(subject):
                    self.writer.day(sheet, place, day, f"{row.name}·{meaning.word}")
            case Sort.FACT:
                own = {"项目名称": row.name, "责任单位": row.unit}
                words = own.get(meaning.word) or self.known[subject].get(meaning.word, "")
                self.writer.words(sheet, place, words)

    def _amount(self, sheet: FormSheet, place: Place, question: Question, row: Row) -> None:
        """The project's part of a figure; where it has none the cell stays empty."""
        writer, subject = self.writer, row.subject or 0
        asked = writer.resolved(question)
        value = self.amounts(asked).get(subject)
        if value is None or not writer.is_free(sheet, place):
            return
        figures = writer.desk.figures
        whole = figures.answer(asked)
        unit = writer.desk.paper.meant[whole.code].unit
        words = part_said(value, unit, asked.measure)
        answer = replace(
            whole,
            words=words,
            number=Decimal(words),
            name=f"{row.name}·{whole.name}",
            scope=row.name,
            arithmetic="",
            why_not="",
            subject=subject,
        )
        writer.answer(sheet, place, answer, answer.number)

    def amounts(self, asked: Question) -> dict[int, Decimal]:
        """How much of the figure is each project's."""
        if asked not in self._amounts:
            self._amounts[asked] = parts_of(self.writer.desk.figures, asked)
        return self._amounts[asked]

    def days(self, code: str) -> dict[int, date]:
        """The day on which each project took the step that the indicator counts."""
        if code not in self._days:
            figures = self.writer.desk.figures
            name = self.writer.desk.paper.meant[code].name
            asked = self.writer.resolved(Question(name, period=EVER))
            found: dict[int, date] = {}
            for part in opened(figures, figures.meant(asked)).parts:
                for row in part.rows:
                    if row.subject and row.proofs:
                        found[row.subject] = min(one.occurred_to for one in row.proofs)
            self._days[code] = found
        return self._days[code]


def add_up(writer: Writer, table: Table) -> None:
    """A total without a formula gets one: the sum of the rows above or below it."""
    sheet = writer.sheet(table)
    top, last = writer.body(sheet, rows_of(table.laid))
    for line in table.laid.totals:
        row = writer.row(sheet, line.row)
        for column in summed(table.slots):
            place = (row, column)
            if writer.is_free(sheet, place):
                first, end = address((top, column)), address((last, column))
                sheet.put_formula(place, f"SUM({first}:{end})")


def summed(slots: Sequence[Slot]) -> list[int]:
    return [
        slot.at
        for slot in slots
        if slot.kind is Kind.COLUMN and slot.meaning and slot.meaning.sort is Sort.FIGURE
    ]
