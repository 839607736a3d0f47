"""A table with one row for each unit: which unit, and what fills each column."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from luodi.foundation.vocabulary.naming import nearest
from luodi.kernel.folding import fold, quoted
from luodi.kernel.grids import letters
from luodi.kernel.refusal import because
from luodi.outputs.papers.rules.forms import telling
from luodi.outputs.papers.rules.forms.figures import Read
from luodi.outputs.papers.rules.forms.heads import FULL, Said, taken_apart
from luodi.outputs.papers.rules.forms.laying import Line
from luodi.outputs.papers.rules.forms.meanings import EACH, HAND, NONE, ORDINAL, Meaning, Sort
from luodi.outputs.papers.rules.forms.shapes import Kind, Shape, Slot, Table
from luodi.outputs.papers.rules.forms.tables import (
    IDLE_HEAD,
    ORDINAL_HEAD,
    TableReading,
    head_of,
    slot_of,
)

WHOLE = re.compile(r"(?:全[区县市]|[区县市]合计|合计|总计|全[区县]合计)")


class Units(TableReading):
    """One table of units while its columns and rows are read."""

    def table(self) -> Table:
        rows = [self._unit(one) for one in self.laid.body]
        is_empty = not any(self.laid_name(one) for one in self.laid.body)
        slots = [slot for slot in rows if slot] if not is_empty else [self._each()]
        fixed: dict[int, str] = {}
        done: list[tuple[Said, Slot]] = []
        for column in self.laid.columns:
            if column == self.name_column:
                continue
            if why := self._left_alone(column):
                fixed[column] = why
                continue
            done.append(self._column(column, done))
        slots += [slot for _, slot in done]
        return Table(self.laid, Shape.UNITS, tuple(slots), self.name_column, fixed)

    def laid_name(self, line: Line) -> str:
        return line.texts.get(self.name_column, "")

    def _left_alone(self, column: int) -> str:
        if self.all_formulas(column):
            return telling.FORMULA
        texts = [one.texts[column] for one in self.laid.body if column in one.texts]
        return telling.WRITTEN if texts and len(texts) == len(self.laid.body) else ""

    def _each(self) -> Slot:
        reason = because(telling.EACH_UNIT)
        label = "/".join(self.laid.heads[self.name_column])
        return Slot(
            Kind.LIST, self.name_column, label, letters(self.name_column), reason, EACH, FULL
        )

    def _unit(self, line: Line) -> Slot | None:
        """A row whose name is no unit of the book is asked."""
        name = self.laid_name(line)
        plain = fold(name)
        if not plain or plain in self.form.units or WHOLE.fullmatch(plain):
            return None
        near = [
            one for one in nearest(plain, self.form.units).split("、") if one in self.form.units
        ]
        units = dict.fromkeys(self.form.units[one] for one in near)
        choices = (*(Meaning(Sort.UNIT, word=unit) for unit in units), NONE)
        reason = because(telling.UNKNOWN_UNIT, name=quoted(name))
        return Slot(Kind.ROW, line.row, name, str(line.row), reason, choices=choices)

    def _column(self, column: int, done: list[tuple[Said, Slot]]) -> tuple[Said, Slot]:
        """The column with its head taken apart; `done` are the columns left of it."""
        label, place = "/".join(self.laid.heads[column]), letters(column)
        head = head_of(self.laid, column)
        if ORDINAL_HEAD.fullmatch(head):
            reason = because(telling.ORDINAL)
            return Said(), Slot(Kind.COLUMN, column, label, place, reason, ORDINAL, FULL)
        if IDLE_HEAD.fullmatch(head):
            return Said(), Slot(
                Kind.COLUMN, column, label, place, because(telling.IDLE), NONE, FULL
            )
        beside = self._beside(column, done)
        said = self.dated(column, beside[-1][0] if beside else Said())
        hangs_on = bool(said.compared or said.is_earlier)
        if hangs_on and (figures := figures_of(beside)) and not self._names_its_own(column, said):
            return said, self._hanging(column, said, figures)
        if not said.words and not said.is_share and beside:
            said = replace(said, words=beside[-1][0].words)
        measure = said.measure or self._format(column)
        lent = beside[-1][0].text if "其中" in label and beside else ""
        read = self.form.figures.read(said, measure, money=self.money, lent=lent)
        return said, slot_of(Kind.COLUMN, column, label, place, read)

    def _beside(self, column: int, done: list[tuple[Said, Slot]]) -> list[tuple[Said, Slot]]:
        """The columns left of it that stand on their own, of its group where it is in one."""
        path = self.laid.heads[column]
        own = [one for one in done if one[0].words and not (one[0].compared or one[0].is_earlier)]
        whole = [one for one in own if "其中" not in one[1].label] or own
        group = [one for one in whole if self.laid.heads[one[1].at][0] == path[0]]
        return group if len(path) > 1 else whole[-1:]

    def _names_its_own(self, column: int, said: Said) -> bool:
        """Whether the head itself says which figure is compared: 到位资金同比."""
        return bool(taken_apart(self.laid.heads[column][-1:]).words) and bool(said.words)

    def _hanging(self, column: int, said: Said, figures: Mapping[str, str]) -> Slot:
        """同比, 排名 and 上年同期 of the figure beside it; of several it is asked whose."""
        label, place = "/".join(self.laid.heads[column]), letters(column)
        reads = [self._read(replace(said, words=(name,)), m) for name, m in figures.items()]
        found = slot_of(Kind.COLUMN, column, label, place, reads[0])
        if len(reads) == 1:
            return found
        meanings = [one.meaning for one in reads if one.meaning]
        reason = because(telling.TWO_FIGURES, head=quoted(label), names="、".join(figures))
        choices = (*meanings, HAND, NONE)
        return replace(found, meaning=None, confidence=0, reason=reason, choices=choices)

    def _read(self, said: Said, measure: str) -> Read:
        return self.form.figures.read(said, said.measure or measure, money=self.money)

    def _format(self, column: int) -> str:
        """The unit that the number format of the column's cells says."""
        for one in self.laid.body:
            found = self.form.figures.measure_of_format(self.form.number_format((one.row, column)))
            if found:
                return found
        return ""


def figures_of(beside: list[tuple[Said, Slot]]) -> dict[str, str]:
    """The figures of some columns with their measures, the nearest first."""
    questions = [slot.meaning.question for _, slot in reversed(beside) if slot.meaning]
    return {one.name: one.measure for one in questions if one.name}
