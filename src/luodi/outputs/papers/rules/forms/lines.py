"""A table with one row for each indicator: which one, and of which months each column is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from luodi.intake.workbooks.rules.measures import unit_said
from luodi.kernel.folding import fold, quoted
from luodi.kernel.grids import letters
from luodi.kernel.refusal import Reason, because
from luodi.outputs.papers.rules.forms import telling
from luodi.outputs.papers.rules.forms.heads import FULL, Said, taken_apart
from luodi.outputs.papers.rules.forms.laying import Line
from luodi.outputs.papers.rules.forms.meanings import HAND, NONE, span
from luodi.outputs.papers.rules.forms.shapes import Kind, Shape, Slot, Table
from luodi.outputs.papers.rules.forms.spans import (
    EVER,
    LAST_YEAR,
    MONTH_LAST_YEAR,
    THIS_LAST_YEAR,
    YEAR,
)
from luodi.outputs.papers.rules.forms.tables import (
    ALL_YEARS,
    IDLE_HEAD,
    ORDINAL_HEAD,
    TableReading,
    head_of,
    slot_of,
)

MEASURE_HEAD = re.compile(r"(?:计量)?单位")
THIS_HEAD = re.compile(
    r"(?:本期|实际|完成|完成情况|完成数|完成值|数值|数据|数量|金额|实绩|指标值|实际完成|完成额|情况|数)?"
)


class Lines(TableReading):
    """One table of indicators while its columns and rows are read."""

    def table(self) -> Table:
        label_columns, measure_column = self._label_columns()
        slots = list(self._line_columns({*label_columns, measure_column}))
        fixed = {
            column: telling.FORMULA for column in self.laid.columns if self.all_formulas(column)
        }
        group = ""
        for line in self.laid.body:
            words = list(dict.fromkeys(line.texts[c] for c in label_columns if c in line.texts))
            if not words or any(re.fullmatch(r"合计|总计|小计", fold(one)) for one in words):
                continue
            is_part = fold(words[-1]).startswith(("其中", "#"))
            group = group if is_part else words[-1]
            slots.append(self._line(line, words, measure_column, group if is_part else ""))
        return Table(self.laid, Shape.LINES, tuple(slots), self.name_column, fixed)

    def _label_columns(self) -> tuple[list[int], int]:
        """The columns that say what a row is, and the one that says in which measure."""
        measure = 0
        labels = []
        for column in self.laid.columns:
            texts = [one.texts[column] for one in self.laid.body if column in one.texts]
            head = head_of(self.laid, column)
            are_measures = sum(bool(unit_said(t)) for t in texts) * 2 > len(texts)
            if column != self.name_column and (MEASURE_HEAD.fullmatch(head) or are_measures):
                measure = column
            elif (
                len(texts) * 2 >= len(self.laid.body)
                and texts
                and not ORDINAL_HEAD.fullmatch(head)
                and not IDLE_HEAD.fullmatch(head)
            ):
                labels.append(column)
        return labels, measure

    def _line(self, line: Line, words: list[str], measure_column: int, group: str) -> Slot:
        said = taken_apart(words)
        measure = said.measure or line.texts.get(measure_column, "")
        measure = unit_said(measure) or measure
        read = self.form.figures.read(
            said, measure, money=self.money, lent="".join(taken_apart((group,)).words)
        )
        return slot_of(Kind.ROW, line.row, "/".join(words), str(line.row), read)

    def _line_columns(self, labels: set[int]) -> Iterator[Slot]:
        before = Said()
        for column in self.laid.columns:
            if column in labels or self.all_formulas(column):
                continue
            path = self.laid.heads[column]
            label, place = "/".join(path), letters(column)
            head = head_of(self.laid, column)
            if IDLE_HEAD.fullmatch(head) or ORDINAL_HEAD.fullmatch(head):
                yield Slot(Kind.COLUMN, column, label, place, because(telling.IDLE), NONE, FULL)
                continue
            said = self.dated(column, before)
            if not said.compared and not said.is_earlier:
                before = said
            yield self._span(column, label, place, said)

    def _span(self, column: int, label: str, place: str, said: Said) -> Slot:
        """What a column makes of the figure of each row."""
        reason: Reason
        if said.is_task or said.is_share:
            reason = because(telling.TASK if said.is_task else telling.SHARE, head=quoted(label))
            return Slot(Kind.COLUMN, column, label, place, reason, choices=(HAND, NONE))
        meant = span(said.period, said.compared)
        if said.period == EVER and said.spans in ALL_YEARS:
            reason = because(telling.TWO_SPANS, head=quoted(label))
            return Slot(Kind.COLUMN, column, label, place, reason, choices=(span(YEAR), meant))
        if said.is_earlier and not said.period:
            reason = because(telling.TWO_YEARS, head=quoted(label))
            choices = (span(LAST_YEAR), span(MONTH_LAST_YEAR), span(THIS_LAST_YEAR), HAND, NONE)
            return Slot(Kind.COLUMN, column, label, place, reason, choices=choices)
        if said.text and not THIS_HEAD.fullmatch(said.text):
            reason = because(telling.UNKNOWN_SPAN, head=quoted(label))
            choices = (span(), span("本月"), span(YEAR), HAND, NONE)
            return Slot(Kind.COLUMN, column, label, place, reason, choices=choices)
        is_of_year = said.period == YEAR and "累计" in label and not said.spans
        text = telling.BESIDE_MONTH if is_of_year else telling.SPAN
        reason = because(text, head=quoted(label), span=meant.in_words)
        return Slot(Kind.COLUMN, column, label, place, reason, meant, FULL)
