"""Figures put into the cells of a form, each with its number, so that it is found again."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from functools import cached_property

from luodi.foundation.files.forms.marks import Put
from luodi.foundation.files.forms.references import Shift, ref
from luodi.foundation.files.forms.sheet import FormSheet, Value
from luodi.foundation.files.templates.places import Place as At
from luodi.kernel.grids import letters
from luodi.kernel.refusal import Reason, Refused, because, insist
from luodi.kernel.text import gettext_noop
from luodi.outputs.papers.queries.desk import ServingDesk
from luodi.outputs.papers.queries.forms.reading import ReadForm, units_by_name
from luodi.outputs.papers.rules.answers import FACT, Answer
from luodi.outputs.papers.rules.asked import Said
from luodi.outputs.papers.rules.forms.laying import Place
from luodi.outputs.papers.rules.forms.meanings import Meaning, Sort
from luodi.outputs.papers.rules.forms.shapes import Table
from luodi.outputs.papers.rules.forms.spans import period_said
from luodi.outputs.papers.rules.grammar import TYPED
from luodi.outputs.papers.rules.placeholders import Question
from luodi.outputs.papers.rules.saying import amount

LOCKED = gettext_noop(
    "工作表“%(sheet)s”设了保护，要填的 %(cell)s 锁着：请在“审阅”里撤销工作表保护，再上传"
)
KEPT_WORDS = gettext_noop("“%(sheet)s”的 %(cell)s 原来写着“%(words)s”，没有动")
SHARES = ("同比", "环比")


@dataclass
class Writer:
    """One form while it is filled: where each figure stands, what is worth saying."""

    form: ReadForm
    desk: ServingDesk
    puts: dict[int, list[Put]] = field(default_factory=lambda: defaultdict(list))
    notes: list[Reason] = field(default_factory=list)
    shifts: dict[str, list[Shift]] = field(default_factory=lambda: defaultdict(list))

    @cached_property
    def units(self) -> dict[str, str]:
        return units_by_name(self.desk.paper)

    def moved(self, sheet: FormSheet, shift: Shift) -> None:
        """Rows have come in: what was put below them stands further down."""
        self.shifts[sheet.name].append(shift)
        for puts in self.puts.values():
            for n, put in enumerate(puts):
                if put.sheet == sheet.name:
                    at = ref(put.address)
                    puts[n] = replace(put, address=f"{at.letters}{shift.row(at.row)}")

    def row(self, sheet: FormSheet, row: int) -> int:
        """Where a row of the form is now."""
        for shift in self.shifts[sheet.name]:
            row = shift.row(row)
        return row

    def sheet(self, table: Table) -> FormSheet:
        return self.form.book.sheet(table.laid.sheet)

    def body(self, sheet: FormSheet, rows: list[int]) -> tuple[int, int]:
        """The first and the last row of a table's body as it is now."""
        first, last = rows[0], rows[-1]
        for shift in self.shifts[sheet.name]:
            first, last = shift.span(first, last)
        return first, last

    def resolved(self, question: Question) -> Question:
        """The question with its months said by their name."""
        paper = self.desk.paper
        try:
            period = period_said(question.period, paper.period, paper.moment.day)
        except Refused as refusal:
            self.desk.refuse(refusal.reasons)
            period = ""
        return replace(question, period=period)

    def figure(self, sheet: FormSheet, place: Place, question: Question) -> None:
        """A figure of the book as a number in the measure of its place."""
        if not self.is_free(sheet, place):
            return
        if question.compared in (*SHARES, "排名"):
            question = replace(question, measure="")
        asked = self.resolved(question)
        self.desk.place = At("", cell=f"{sheet.name}!{address(place)}")
        answer = self.desk.figure(asked)
        self.desk.place = None
        if answer:
            self.answer(sheet, place, answer, self._number(answer, asked))

    def _number(self, answer: Answer, asked: Question) -> Decimal | None:
        """What stands in the cell; of a difference in the measure of the place."""
        if answer.number is None or not asked.compared.endswith("增减"):
            return answer.number
        unit = self.desk.paper.meant[answer.code].unit
        sign = -1 if answer.number < 0 else 1
        return sign * Decimal(amount(abs(answer.number), unit, asked.measure))

    def answer(
        self, sheet: FormSheet, place: Place, answer: Answer, number: Decimal | None
    ) -> None:
        value: Value = answer.words if number is None else number
        look = sheet.look(place)
        is_share = answer.words.endswith("%")
        if isinstance(value, Decimal) and look.is_share and is_share:
            value = value / 100
        self.put(sheet, place, value, answer)

    def put(self, sheet: FormSheet, place: Place, value: Value, answer: Answer) -> None:
        stood = sheet.put(place, value)
        number = self.desk.numbered(answer, answer.words)
        self.puts[number].append(Put(sheet.name, address(place), stood))

    def day(self, sheet: FormSheet, place: Place, day: date, name: str) -> None:
        """A day of a project: kept like a figure, so that a change of it is seen."""
        if self.is_free(sheet, place):
            answer = Answer(day.isoformat(), kind=FACT, name=name)
            self.put(sheet, place, day, answer)

    def words(self, sheet: FormSheet, place: Place, words: str | Decimal) -> None:
        """A name or a number of a row, which is no figure."""
        if words and self.is_free(sheet, place):
            sheet.put(place, words)

    def hand(self, sheet: FormSheet, place: Place, name: str) -> None:
        """A figure that a person types, under the name of its row and column."""
        if self.is_free(sheet, place):
            answer = self.desk.told(TYPED, Said(name[:80]))
            if answer:
                self.put(sheet, place, number_or_words(answer.words), answer)

    def is_free(self, sheet: FormSheet, place: Place) -> bool:
        """Formulas, covered cells and words of the form stay; old numbers are overwritten."""
        if place in sheet.formulas or covered(sheet, place):
            return False
        if sheet.is_protected and sheet.look(place).is_locked:
            reason = because(LOCKED, sheet=sheet.name, cell=address(place), about="content")
            raise Refused(reason)
        value = sheet.value(place)
        if isinstance(value, str) and value.strip():
            said = {"sheet": sheet.name, "cell": address(place), "words": value.strip()}
            self.notes.append(because(KEPT_WORDS, **said))
            return False
        return True

    def meant(
        self, sheet: FormSheet, place: Place, meaning: Meaning, question: Question, name: str
    ) -> None:
        """What a meaning puts into one cell; `question` is narrowed to the row."""
        if meaning.sort is Sort.FIGURE:
            self.figure(sheet, place, question)
        elif meaning.sort is Sort.HAND:
            self.hand(sheet, place, name)

    def insist(self) -> None:
        """Everything that the book could not answer, at once."""
        insist(self.desk.refusals.values())


def number_or_words(words: str) -> Value:
    plain = words.strip()
    is_number = plain.replace(".", "", 1).removeprefix("-").isdecimal() and plain.isascii()
    return Decimal(plain) if is_number else words


def covered(sheet: FormSheet, place: Place) -> bool:
    """Whether a merged cell that begins elsewhere lies over the place."""
    row, column = place
    return any(
        span.first_row <= row <= span.last_row
        and span.first_column <= column <= span.last_column
        and (span.first_row, span.first_column) != place
        for span in sheet.merges
    )


def address(place: Place) -> str:
    return f"{letters(place[1])}{place[0]}"
