"""A table of a form understood: what a row is about, and what fills each column, row and cell."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from luodi.kernel.folding import fold
from luodi.kernel.grids import letters
from luodi.kernel.refusal import Reason, because
from luodi.outputs.papers.rules.forms import telling
from luodi.outputs.papers.rules.forms.heads import Said, taken_apart
from luodi.outputs.papers.rules.forms.laying import Card, Laid, Line, Place
from luodi.outputs.papers.rules.forms.lines import Lines
from luodi.outputs.papers.rules.forms.projects import (
    NARROWED,
    Projects,
    is_of_projects,
    name_columns,
    title_of,
)
from luodi.outputs.papers.rules.forms.shapes import Kind, Shape, Slot, Table
from luodi.outputs.papers.rules.forms.tables import ORDINAL_HEAD, Form, head_of, slot_of
from luodi.outputs.papers.rules.forms.units import Units

UNIT_HEAD = re.compile(
    r"(?:(?:责任|填报|报送|考核|被考核|各)?单位(?:名称)?|镇办?|镇街|乡镇|(?:乡镇|镇)\(?(?:街道|办事处)\)?"
    r"|街道|县区|区县|县\(市、?区\)|市县|地区|部门|园区|责任部门|名称)"
)
NO_CARD = re.compile(r"填[表报]|制表|审核|负责人|联系|电话|日期|时间|盖章|签[字名]|单位|备注")


class Understanding(Form):
    """One form while its tables are understood."""

    def table(self, laid: Laid) -> Table:
        shape, column = self._shape(laid)
        if shape is Shape.PROJECTS:
            return Projects(self.figures, laid, self.is_formula).table()
        if shape in (Shape.UNITS, Shape.LINES):
            reading = Units if shape is Shape.UNITS else Lines
            found = reading(self, laid, column).table()
            return replace(found, notes=tuple(narrowed_by(laid)))
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


def narrowed_by(laid: Laid) -> Iterator[Reason]:
    """What a title says of all of a table and no head does: 亿元以上项目情况表."""
    heads = "".join(cell for path in laid.heads.values() for cell in path)
    for found in NARROWED.finditer(title_of(laid)):
        if found[0] not in fold(heads):
            yield because(telling.NARROWED, sheet=laid.sheet, words=found[0])
