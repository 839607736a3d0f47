"""A table with one row for each unit: which unit, and what fills each column."""

from __future__ import annotations

import re
from dataclasses import replace

from luodi.foundation.vocabulary.naming import nearest
from luodi.kernel.folding import fold, quoted
from luodi.kernel.grids import letters
from luodi.kernel.refusal import because
from luodi.outputs.papers.rules.forms import telling
from luodi.outputs.papers.rules.forms.heads import FULL, Said, taken_apart
from luodi.outputs.papers.rules.forms.laying import Line
from luodi.outputs.papers.rules.forms.meanings import EACH, NONE, ORDINAL, Meaning, Sort
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
        left = Said()
        for column in self.laid.columns:
            if column == self.name_column:
                continue
            if why := self._left_alone(column):
                fixed[column] = why
                continue
            said = self.of_this_year(taken_apart(self.laid.heads[column]), column)
            slots.append(self._column(column, said, left))
            if said.words and "其中" not in "".join(self.laid.heads[column]):
                left = said
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

    def _column(self, column: int, said: Said, left: Said) -> Slot:
        path = self.laid.heads[column]
        label, place = "/".join(path), letters(column)
        head = head_of(self.laid, column)
        if ORDINAL_HEAD.fullmatch(head):
            return Slot(Kind.COLUMN, column, label, place, because(telling.ORDINAL), ORDINAL, FULL)
        if IDLE_HEAD.fullmatch(head):
            return Slot(Kind.COLUMN, column, label, place, because(telling.IDLE), NONE, FULL)
        if not said.words and not said.is_share:
            said = self._carried(said, left)
        measure = said.measure or self._format(column)
        lent = left.text if "其中" in label else ""
        read = self.form.figures.read(said, measure, money=self.money, lent=lent)
        return slot_of(Kind.COLUMN, column, label, place, read)

    def _carried(self, said: Said, left: Said) -> Said:
        """同比 and 上年同期 without a figure of their own are those of the column left of it."""
        return replace(
            said,
            words=left.words,
            measure=said.measure or ("" if said.compared else left.measure),
            period=said.period or left.period,
            spans=said.spans or left.spans,
        )

    def _format(self, column: int) -> str:
        """The unit that the number format of the column's cells says."""
        for one in self.laid.body:
            found = self.form.figures.measure_of_format(self.form.number_format((one.row, column)))
            if found:
                return found
        return ""
