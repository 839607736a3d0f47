"""What tables of units and of indicators have in common while they are read."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from luodi.intake.workbooks.rules.fields import Holds
from luodi.intake.workbooks.rules.notes import read_notes
from luodi.kernel.folding import fold
from luodi.outputs.papers.rules.forms.figures import Figures, Read
from luodi.outputs.papers.rules.forms.heads import Said, taken_apart
from luodi.outputs.papers.rules.forms.laying import Laid, Place
from luodi.outputs.papers.rules.forms.shapes import Kind, Slot
from luodi.outputs.papers.rules.forms.spans import EVER, YEAR, year_earlier

ALL_YEARS = ("累计", "总累计")
MONTHS = re.compile(r"本月|当月|[0-9]{1,2}月份?")
ORDINAL_HEAD = re.compile(r"序号|编号|序|NO\.?", re.I)
IDLE_HEAD = re.compile(r"备注|说明|备考|填报人|联系人|联系电话|电话|签字|盖章|审核.*|其他说明")


@dataclass(frozen=True)
class Form:
    """What is known besides the table itself: figures, the book's units, how cells look."""

    figures: Figures
    units: Mapping[str, str]  # folded name → the name that a placeholder takes
    is_formula: Callable[[Place], bool] = lambda place: False
    number_format: Callable[[Place], str] = lambda place: ""


@dataclass(frozen=True)
class TableReading:
    """One table of units or of indicators, while its columns and rows are read."""

    form: Form
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

    def dated(self, column: int, before: Said) -> Said:
        """The head of a column with its months settled by what stands beside it.

        累计 beside 本月 is that of the year; alone it may be that of all years. 上年同期 and 同比
        are of the months of the column left of them.
        """
        said = taken_apart(self.laid.heads[column])
        if said.period == EVER and said.spans in ALL_YEARS and self._has_months(column):
            said = replace(said, period=YEAR, spans="")
        if (said.is_earlier or said.compared) and not said.period:
            said = replace(said, period=before.period, spans=before.spans)
        if said.is_earlier:
            said = replace(said, period=year_earlier(said.period), spans=said.spans)
        return said

    def _has_months(self, column: int) -> bool:
        others = [taken_apart(path).spans for c, path in self.laid.heads.items() if c != column]
        return any(MONTHS.fullmatch(one) for one in others if one)


def head_of(laid: Laid, column: int) -> str:
    """What stands over the column, on one line and without brackets of units."""
    return re.sub(r"\((?:个|万元|亿元|%|家|户)\)", "", fold("".join(laid.heads.get(column, ()))))


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
