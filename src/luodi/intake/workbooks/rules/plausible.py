"""Whether the numbers of a table can be true together: a unit that was slipped shows here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from statistics import median

from luodi.intake.workbooks.rules.heads import UNLIKE
from luodi.intake.workbooks.rules.measures import MONEY_ASKED
from luodi.intake.workbooks.rules.shapes import Column, Row
from luodi.kernel.refusal import Reason, because
from luodi.kernel.text import gettext_noop

# What an investment project of a district can cost; outside of it the unit is asked.
_LEAST_YUAN = Decimal(100_000)
_MOST_YUAN = Decimal(10**12)
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
    if why := _unlikely(_amounts(rows, "planned_total"), total):
        found[total.column] = _asked(total, why)
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


def _amounts(rows: Sequence[Row], code: str) -> list[Decimal]:
    return [value for row in rows for value in _money(row, code)]


def _money(row: Row, code: str) -> Iterator[Decimal]:
    for value in row.values.get(code, ()):
        if isinstance(value.value, Decimal) and value.unit == "元" and value.value > 0:
            yield value.value


def _unlikely(amounts: Sequence[Decimal], column: Column) -> Reason | None:
    if not amounts or _LEAST_YUAN <= (middle := median(amounts)) <= _MOST_YUAN:
        return None
    text = gettext_noop(
        "按%(unit)s算，“%(head)s”多数项目是 %(yuan)s 元上下，不像一个项目的投资：请核对单位"
    )
    head = "".join(column.header.split())
    return because(text, unit=column.unit, head=head, yuan=f"{middle.normalize():f}")


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
