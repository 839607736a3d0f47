"""Whether the numbers of a table can be true together: a unit that was slipped shows here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from luodi.intake.workbooks.rules.heads import UNLIKE
from luodi.intake.workbooks.rules.measures import MONEY_ASKED
from luodi.intake.workbooks.rules.shapes import Column, Row
from luodi.kernel.refusal import Reason, because
from luodi.kernel.text import gettext_noop

_MOST_TIMES = 2  # a part may outgrow the plan, but not everywhere
_PARTS = (
    *("money_in_to_date", "done_to_date", "money_in_year", "done_year"),
    *("first_phase", "contract_amount"),
)


def questioned(columns: Sequence[Column], rows: Sequence[Row]) -> Mapping[int, Column]:
    """The columns of money whose units have to be asked, by column, with the reason."""
    by_field = {c.field: c for c in columns if c.field and not c.is_asked}
    found: dict[int, Column] = {}
    total = by_field.get("planned_total")
    if total is None or not total.unit:
        return found
    for code in _PARTS:
        part = by_field.get(code)
        if part is not None and part.unit and _outgrow(rows, code):
            text = gettext_noop(
                "“%(part)s”（%(part_unit)s）多数行都大于“%(total)s”（%(total_unit)s）"
                "，单位可能写错了：请核对"
            )
            why = because(
                text,
                part="".join(part.header.split()),
                part_unit=part.unit,
                total="".join(total.header.split()),
                total_unit=total.unit,
            )
            found[part.column], found[total.column] = _asked(part, why), _asked(total, why)
    return found


def _asked(column: Column, why: Reason) -> Column:
    return replace(column, unit="", units=MONEY_ASKED, confidence=UNLIKE, reason=why)


def _money(row: Row, code: str) -> Iterator[Decimal]:
    for value in row.values.get(code, ()):
        if isinstance(value.value, Decimal) and value.unit == "元" and value.value > 0:
            yield value.value


def _outgrow(rows: Sequence[Row], code: str) -> bool:
    """Whether in most rows the part is more than twice the whole, by its own numbers."""
    both = [
        (part, whole)
        for row in rows
        for part in list(_money(row, code))[:1]
        for whole in list(_money(row, "planned_total"))[:1]
    ]
    larger = [pair for pair in both if pair[0] > pair[1] * _MOST_TIMES]
    return len(larger) * 2 > len(both)
