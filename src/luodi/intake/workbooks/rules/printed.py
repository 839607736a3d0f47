"""The numbers in rows of totals and groups, and rows that turn out to be the sum of those above."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from luodi.intake.workbooks.rules.fields import field as field_of
from luodi.intake.workbooks.rules.findings import Context
from luodi.intake.workbooks.rules.parts import OfWhich, is_of_which
from luodi.intake.workbooks.rules.reading import read_cell
from luodi.intake.workbooks.rules.rows import Kind
from luodi.intake.workbooks.rules.shapes import Column, Row, Status, Total, Value
from luodi.intake.workbooks.rules.sheets import Sheet
from luodi.intake.workbooks.rules.totals import Footing, Printed
from luodi.kernel.areas import read_area
from luodi.kernel.money import read_money
from luodi.kernel.refusal import because
from luodi.kernel.text import gettext_noop

_OF_WHICH = gettext_noop("“其中”说的是一部分项目，分不清是哪些：没有核算这一行")
_TOO_MUCH = gettext_noop("几行“其中”加起来比它们的合计还多：有重叠不要紧，没有重叠请核对")


def totals_of(
    sheet: Sheet, columns: Sequence[Column], kinds: dict[int, Kind], rows: Sequence[Row]
) -> tuple[list[Row], list[Total]]:
    """The rows with those that are sums known as such, and every total that can be worked out."""
    adding = [c for c in columns if c.field and not c.is_asked and field_of(c.field).holds.adds_up]
    summing = {row.row for row in rows if _is_nameless_sum(sheet, row, rows, kinds, adding)}
    for number in summing:
        kinds[number] = Kind(Status.TOTAL)
    kept = [_as_total(row) if row.row in summing else row for row in rows]
    footing = _footing(kept, kinds)
    numbers = {row.row: list(_printed(sheet, row.row, adding)) for row in kept if _is_sum(row)}
    parts = OfWhich(kept, numbers)
    found = [
        footing.total(printed)
        for row in kept
        if _is_sum(row) and not is_of_which(row)
        for printed in numbers[row.row]
    ]
    settled = {row.row: list(parts.totals(row)) for row in kept if is_of_which(row)}
    kept = [_told(row, settled, parts) if is_of_which(row) else row for row in kept]
    return kept, [*found, *(total for totals in settled.values() for total in totals)]


def _is_sum(row: Row) -> bool:
    return row.status in (Status.TOTAL, Status.GROUP)


def _told(row: Row, settled: Mapping[int, Sequence[Total]], parts: OfWhich) -> Row:
    """A row of 其中 that could not be worked out, or that takes more than there is, says so."""
    if parts.is_too_much(row):
        return replace(row, reasons=(because(_TOO_MUCH),))
    return row if settled[row.row] else replace(row, reasons=(because(_OF_WHICH),))


def _footing(rows: Sequence[Row], kinds: Mapping[int, Kind]) -> Footing:
    of_projects = {row.row: row for row in rows if row.status.is_of_a_project}
    return Footing([row.row for row in rows], kinds, of_projects)


def _is_nameless_sum(
    sheet: Sheet,
    row: Row,
    rows: Sequence[Row],
    kinds: Mapping[int, Kind],
    adding: Sequence[Column],
) -> bool:
    """A row of a project without a name, all of whose numbers are sums of the rows over it."""
    if row.name or row.status is not Status.REFUSED:
        return False
    printed = list(_printed(sheet, row.row, adding))
    above = [one for one in rows if one.row < row.row]
    if not printed or sum(one.status.is_of_a_project for one in above) < 2:
        return False
    taken = {**kinds, row.row: Kind(Status.TOTAL)}
    footing = _footing([*above, _as_total(row)], taken)
    return all(footing.total(one).agrees for one in printed)


def _as_total(row: Row) -> Row:
    return replace(row, status=Status.TOTAL, values={}, reasons=())


def _printed(sheet: Sheet, row: int, adding: Sequence[Column]) -> Iterator[Printed]:
    for column in adding:
        cell = sheet.grid.cell(row, column.column)
        if cell is None:
            continue
        for found in read_cell(field_of(column.field), cell, Context(column.unit)).found:
            if isinstance(found.value.value, Decimal):
                value = replace(found.value, row=row, column=column.column)
                yield Printed(row, column.column, column.field, value, _factor(value, column.unit))


def _factor(value: Value, unit: str) -> Decimal:
    """How many of the base unit are in one of the column's."""
    if not unit or value.unit not in ("元", "m2"):
        return Decimal(1)
    if value.unit == "m2":
        return read_area("1", unit).value or Decimal(1)
    money = read_money("1", unit).value
    return money.amount if money else Decimal(1)
