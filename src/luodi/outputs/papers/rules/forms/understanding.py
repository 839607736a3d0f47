"""A table of a form understood: what a row is about, and what fills each column, row and cell."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from luodi.foundation.vocabulary.naming import nearest
from luodi.intake.workbooks.rules.fields import Holds
from luodi.intake.workbooks.rules.measures import unit_said
from luodi.intake.workbooks.rules.notes import read_notes
from luodi.kernel.folding import fold, quoted
from luodi.kernel.grids import letters
from luodi.kernel.refusal import Reason, because
from luodi.outputs.papers.rules.forms import telling
from luodi.outputs.papers.rules.forms.figures import Figures, Read
from luodi.outputs.papers.rules.forms.heads import FULL, Said, taken_apart
from luodi.outputs.papers.rules.forms.laying import Card, Laid, Line, Place
from luodi.outputs.papers.rules.forms.meanings import (
    EACH,
    HAND,
    NONE,
    ORDINAL,
    Meaning,
    Sort,
    span,
)
from luodi.outputs.papers.rules.forms.projects import Projects, is_of_projects, name_columns
from luodi.outputs.papers.rules.forms.shapes import Kind, Shape, Slot, Table
from luodi.outputs.papers.rules.forms.spans import EVER, LAST_YEAR, YEAR

UNIT_HEAD = re.compile(
    r"(?:(?:责任|填报|报送|考核|被考核|各)?单位(?:名称)?|镇办?|镇街|乡镇|(?:乡镇|镇)\(?(?:街道|办事处)\)?"
    r"|街道|县区|区县|县\(市、?区\)|市县|地区|部门|园区|责任部门|名称)"
)
ORDINAL_HEAD = re.compile(r"序号|编号|序|NO\.?", re.I)
IDLE_HEAD = re.compile(r"备注|说明|备考|填报人|联系人|联系电话|电话|签字|盖章|审核.*|其他说明")
MEASURE_HEAD = re.compile(r"(?:计量)?单位")
WHOLE = re.compile(r"(?:全[区县市]|[区县市]合计|合计|总计|全[区县]合计)")
THIS_HEAD = re.compile(
    r"(?:本期|实际|完成|完成情况|完成数|完成值|数值|数据|数量|金额|实绩|指标值|实际完成|完成额|情况|数)?"
)
NO_CARD = re.compile(r"填[表报]|制表|审核|负责人|联系|电话|日期|时间|盖章|签[字名]|单位|备注")


@dataclass
class Understanding:
    """One form while its tables are understood; `units` are the book's by every name."""

    figures: Figures
    units: Mapping[str, str]  # folded name → the name that a placeholder takes
    is_formula: Callable[[Place], bool] = lambda place: False
    number_format: Callable[[Place], str] = lambda place: ""
    taught: Callable[[str], str] = lambda words: ""
    own: str = ""  # the name of the district itself
    tables: list[Table] = field(default_factory=list)

    def table(self, laid: Laid) -> Table:
        shape, column = self._shape(laid)
        if shape is Shape.PROJECTS:
            return Projects(self.figures, laid, self.is_formula).table()
        reader = Reading(self, laid, column)
        if shape is Shape.UNITS:
            return reader.of_units()
        if shape is Shape.LINES:
            return reader.of_lines()
        return Table(laid, shape, (), notes=(because(telling.UNKNOWN_TABLE, sheet=laid.sheet),))

    def _shape(self, laid: Laid) -> tuple[Shape, int]:
        """What a row is about, and the column that says it."""
        lines = laid.body
        named = {c: [t for one in lines if (t := one.texts.get(c))] for c in laid.heads}
        hits = {c: sum(fold(t) in self.units for t in texts) for c, texts in named.items()}
        if is_of_projects(laid, surely=True) and not any(map(self._is_named(laid), lines)):
            return Shape.PROJECTS, 0
        best = max(hits, key=lambda c: hits[c], default=0)
        if best and hits[best] * 2 >= len(lines) and hits[best]:
            return Shape.UNITS, best
        labels = [c for c in laid.heads if not ORDINAL_HEAD.fullmatch(head_of(laid, c))]
        first = labels[0] if labels else 0
        texts = [t for t in named.get(first, []) if not re.fullmatch(r"[0-9]+", fold(t))]
        if is_of_projects(laid) and not texts:
            return Shape.PROJECTS, 0
        is_full = len(texts) * 2 >= len(lines) and bool(texts)
        head = head_of(laid, first)
        if UNIT_HEAD.fullmatch(head) and (not texts or (is_full and head != "名称")):
            return Shape.UNITS, first
        return (Shape.LINES, first) if is_full else (Shape.UNKNOWN, 0)

    def _is_named(self, laid: Laid) -> Callable[[Line], bool]:
        """Whether a line has the name of a project already."""
        columns = name_columns(laid)
        return lambda line: any(column in line.texts for column in columns)

    def cards(self, sheet: str, found: list[Card], *, alone: bool) -> Table | None:
        """Cells beside their labels; where a table stands too, only those that name a figure."""
        slots = [slot for card in found if (slot := self._card(card, alone=alone))]
        if not slots:
            return None
        laid = Laid(sheet, {}, (), ())
        return Table(laid, Shape.CARDS, tuple(slots))

    def _card(self, card: Card, *, alone: bool) -> Slot | None:
        said = taken_apart((card.label,))
        if NO_CARD.search(fold(card.label)):
            return None
        read = self.figures.read(said, self._noted(said, card.place))
        if not alone and not read.found.code:
            return None
        row, column = card.place
        place = f"{letters(column)}{row}"
        found = slot_of(Kind.CELL, column, card.label, place, read)
        return replace(found, places=(card.place,))

    def _noted(self, said: Said, place: Place) -> str:
        return said.measure or self.figures.measure_of_format(self.number_format(place))


def head_of(laid: Laid, column: int) -> str:
    """What stands over the column, on one line and without brackets of units."""
    return re.sub(r"\((?:个|万元|亿元|%|家|户)\)", "", fold("".join(laid.heads.get(column, ()))))


@dataclass
class Reading:
    """One table of units or of indicators, while its columns and rows are read."""

    form: Understanding
    laid: Laid
    name_column: int

    @cached_property
    def money(self) -> str:
        """单位：万元 over the table or under it."""
        return read_notes(self.laid.above, self.laid.below).units.get(Holds.MONEY, "")

    def free(self, column: int) -> list[Place]:
        """The cells of a column that no formula fills."""
        lines = [one for one in self.laid.lines if not one.is_group]
        places = [(one.row, column) for one in lines]
        return [place for place in places if not self.form.is_formula(place)]

    def all_formulas(self, column: int) -> bool:
        lines = [one for one in self.laid.lines if not one.is_group]
        return bool(lines) and not self.free(column)

    def of_units(self) -> Table:
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
            said = self._of_this_year(taken_apart(self.laid.heads[column]), column)
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
        read = self.form.figures.read(said, measure, money=self.money, lent=left.text)
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

    def _of_this_year(self, said: Said, column: int) -> Said:
        """累计 beside 本月 is that of the year; alone it may be that of all years."""
        if said.period != EVER or said.spans not in ("累计", "总累计"):
            return said
        others = [taken_apart(p).spans for c, p in self.laid.heads.items() if c != column]
        months = [one for one in others if re.fullmatch(r"本月|当月|[0-9]{1,2}月份?", one or "-")]
        period = YEAR if months else said.period
        spans = "" if months else said.spans
        return replace(said, period=period, spans=spans)

    def _format(self, column: int) -> str:
        """The unit that the number format of the column's cells says."""
        for one in self.laid.body:
            found = self.form.figures.measure_of_format(self.form.number_format((one.row, column)))
            if found:
                return found
        return ""

    def of_lines(self) -> Table:
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
            said = self._of_this_year(taken_apart(path), column)
            if said.compared and not said.period:
                said = replace(said, period=before.period, spans=before.spans)
            if not said.compared and said.period != LAST_YEAR:
                before = said
            yield self._span(column, label, place, said)

    def _span(self, column: int, label: str, place: str, said: Said) -> Slot:
        """What a column makes of the figure of each row."""
        reason: Reason
        if said.is_task or said.is_share:
            reason = because(telling.TASK if said.is_task else telling.SHARE, head=quoted(label))
            return Slot(Kind.COLUMN, column, label, place, reason, choices=(HAND, NONE))
        meant = span(said.period, said.compared)
        if said.period == EVER and said.spans in ("累计", "总累计"):
            reason = because(telling.TWO_SPANS, head=quoted(label))
            return Slot(Kind.COLUMN, column, label, place, reason, choices=(span(YEAR), meant))
        if said.text and not THIS_HEAD.fullmatch(said.text):
            reason = because(telling.UNKNOWN_SPAN, head=quoted(label))
            choices = (span(), span("本月"), span(YEAR), HAND, NONE)
            return Slot(Kind.COLUMN, column, label, place, reason, choices=choices)
        reason = because(telling.SPAN, head=quoted(label), span=meant.in_words)
        return Slot(Kind.COLUMN, column, label, place, reason, meant, FULL)


def slot_of(kind: Kind, at: int, label: str, address: str, read: Read) -> Slot:
    return Slot(
        kind,
        at,
        label,
        address,
        read.reason,
        meaning=read.meaning,
        confidence=read.found.confidence,
        choices=read.choices,
        measure=read.measure,
        period=read.period,
    )
