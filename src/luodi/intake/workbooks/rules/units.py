"""In what a column of money or of areas counts: its head, its format, its cells, or the notes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from luodi.intake.workbooks.rules.fields import Field, Holds
from luodi.intake.workbooks.rules.heads import LOOSE, UNLIKE, WORD, Head
from luodi.intake.workbooks.rules.measures import (
    AREA_ASKED,
    MONEY_ASKED,
    holds,
    unit_of_format,
)
from luodi.intake.workbooks.rules.reading import Context, read_cell
from luodi.kernel.grids import Cell
from luodi.kernel.refusal import Reason, because
from luodi.kernel.text import gettext_noop


@dataclass(frozen=True)
class UnitSaid:
    """The unit of a column and where it is said; no name where each cell says its own."""

    name: str
    confidence: Decimal
    reason: Reason
    choices: tuple[str, ...] = ()


def unit_of(
    row: Field, head: Head, cells: Sequence[Cell], noted: Mapping[Holds, str], *, on_land: bool
) -> UnitSaid:
    """The unit that is said nearest to the numbers; where none is said, a person is asked."""
    if head.unit and holds(head.unit) is row.holds:
        return _said(head.unit, gettext_noop("单位%(unit)s写在表头里"))
    if formats := {unit_of_format(c.number_format) for c in cells if c.number_format} - {""}:
        return _by_formats(row, formats)
    if not _bare(row, cells):
        return UnitSaid("", WORD, because(gettext_noop("单位写在各个单元格里")))
    if unit := noted.get(row.holds):
        return _said(unit, gettext_noop("单位%(unit)s写在表的上方或下方"))
    if on_land and row.usual_unit:
        text = gettext_noop("土地市场公布的成交表以%(unit)s计")
        return UnitSaid(row.usual_unit, LOOSE, because(text, unit=row.usual_unit))
    text = gettext_noop("没有写单位，数字如 %(sample)s：请说明是%(units)s")
    asked = MONEY_ASKED if row.holds is Holds.MONEY else AREA_ASKED
    sample = _bare(row, cells)[0].text.strip()
    reason = because(text, sample=sample, units="、".join(asked[:-1]) + "还是" + asked[-1])
    return UnitSaid("", UNLIKE, reason, asked)


def _said(unit: str, text: str) -> UnitSaid:
    return UnitSaid(unit, WORD, because(text, unit=unit))


def _by_formats(row: Field, formats: set[str]) -> UnitSaid:
    """Each cell is read by its own format; the column needs no other unit where all have one."""
    if len(formats) == 1 and holds(unit := next(iter(formats))) is row.holds:
        return _said(unit, gettext_noop("单位%(unit)s写在单元格的格式里"))
    text = gettext_noop("各个单元格的格式写了不同的单位（%(units)s），又有没写的：请说明单位")
    asked = MONEY_ASKED if row.holds is Holds.MONEY else AREA_ASKED
    return UnitSaid("", UNLIKE, because(text, units="、".join(sorted(formats))), asked)


def _bare(row: Field, cells: Sequence[Cell]) -> list[Cell]:
    """The cells that name no unit themselves, and are not nought."""
    nothing = Context()
    return [cell for cell in cells if read_cell(row, cell, nothing).asked and not _is_nought(cell)]


def _is_nought(cell: Cell) -> bool:
    return isinstance(cell.value, Decimal) and cell.value == 0
