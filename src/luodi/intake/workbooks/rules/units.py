"""In what a column of money or of areas counts: its head, its format, its cells, or the notes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import median

from luodi.intake.workbooks.rules.fields import Field, Holds, field
from luodi.intake.workbooks.rules.findings import Context
from luodi.intake.workbooks.rules.heads import LOOSE, UNLIKE, WORD, Head
from luodi.intake.workbooks.rules.measures import (
    AREA_ASKED,
    MONEY_ASKED,
    PERCENT,
    SHARE_ASKED,
    holds,
    unit_of_format,
)
from luodi.intake.workbooks.rules.reading import read_cell
from luodi.kernel.grids import Cell
from luodi.kernel.refusal import Reason, because
from luodi.kernel.text import gettext_noop

# What an investment project of a district can cost; outside of it the unit is asked.
LEAST_YUAN = Decimal(100_000)
MOST_YUAN = Decimal(200_000_000_000)


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
    text = gettext_noop("没有写单位，数字如 %(sample)s：请说明是哪个单位（%(units)s）")
    asked = MONEY_ASKED if row.holds is Holds.MONEY else AREA_ASKED
    sample = _bare(row, cells)[0].text.strip()
    reason = because(text, sample=sample, units="、".join(asked))
    return UnitSaid("", UNLIKE, reason, asked)


def likely(unit: UnitSaid, head: Head, cells: Sequence[Cell]) -> UnitSaid:
    """The unit of 总投资, asked where it makes no project of what most of the cells say."""
    money, context = field("planned_total"), Context(unit.name)
    found = (f.value for cell in cells for f in read_cell(money, cell, context).found)
    amounts = [
        v.value for v in found if v.unit == "元" and isinstance(v.value, Decimal) and v.value
    ]
    if not unit.name or not amounts or LEAST_YUAN <= (middle := median(amounts)) <= MOST_YUAN:
        return unit
    text = gettext_noop("按%(unit)s算，多数项目是 %(yuan)s 元上下，不像一个项目的投资：请核对单位")
    reason = because(text, unit=unit.name, yuan=f"{middle.normalize():f}")
    return UnitSaid("", UNLIKE, reason, MONEY_ASKED)


def share_unit(said: str, cells: Sequence[Cell]) -> UnitSaid:
    """Whether bare numbers are hundredths; 0.3 under (%) may be 30% or three in a thousand."""
    bare = [c.value for c in cells if isinstance(c.value, Decimal) and "%" not in c.number_format]
    if any(abs(value) > 1 for value in bare):
        return UnitSaid(PERCENT, WORD, because(gettext_noop("数字是百分数")))
    if said == PERCENT and any(0 < abs(value) < 1 for value in bare):
        text = gettext_noop("表头写了%，数字却小于1：请说明 0.3 是百分之三十，还是百分之零点三")
        return UnitSaid("", UNLIKE, because(text), SHARE_ASKED)
    return UnitSaid(said, WORD, because(gettext_noop("按百分数读")))


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
