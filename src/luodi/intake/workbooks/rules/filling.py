"""What the book says for a cell of a ledger: the other way round of what a cell becomes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from luodi.foundation.vocabulary.kinds import START_KINDS
from luodi.intake.workbooks.rules.fields import Field, Holds, Span, field
from luodi.intake.workbooks.rules.placing import is_recorded
from luodi.intake.workbooks.rules.settling import Told, together
from luodi.intake.workbooks.rules.shapes import Column, Value
from luodi.kernel.money import in_unit
from luodi.kernel.refusal import Refused

type Filling = str | Decimal | date

PLACES = Decimal("0.000001")


def filling(column: Column, values: Sequence[Value], told: Sequence[Told]) -> Filling | None:
    """What belongs into the cell; None where the book says nothing else than what stands there."""
    known = field(column.field)
    if not is_recorded(known) or known.part_of:
        return None
    about = [one for one in told if one.kind in kinds_of(known)]
    if not about or len(values) > 1:
        return None
    if known.becomes == "occurred":
        return day(known, values, about)
    if known.becomes == "value" and known.holds is Holds.MONEY and column.unit:
        return amount(column.unit, known, values, about)
    return None


def kinds_of(known: Field) -> tuple[str, ...]:
    """The kinds that stand for the field together."""
    if set(known.kinds) <= set(START_KINDS):
        return START_KINDS
    return tuple(kind for code in known.kinds for kind in together(code))


def day(known: Field, values: Sequence[Value], about: Sequence[Told]) -> Filling | None:
    """The day of the step, or the month that it lies in; the newest of a plan."""
    newest = about[-1]
    first = newest.planned_on or newest.first
    last = newest.planned_on or newest.last
    said = values[0] if values else None
    if (
        said
        and isinstance(said.value, date)
        and said.value <= last
        and first <= (said.last or said.value)
    ):
        return None
    if first == last:
        return first
    return f"{first:%Y-%m}" if (first.year, first.month) == (last.year, last.month) else None


def amount(
    unit: str, known: Field, values: Sequence[Value], about: Sequence[Told]
) -> Decimal | None:
    """The sum or the newest value, in the column's unit; what counts by year or month is left."""
    if known.span not in (Span.NONE, Span.TO_DATE):
        return None
    yuan = about[-1].value if is_level(known) else whole(about)
    if yuan is None or (values and values[0].value == yuan):
        return None
    try:
        return in_unit(yuan, unit).quantize(PLACES).normalize()
    except Refused:  # 万美元: the rate of the day is the book's, not the ledger's
        return None


def is_level(known: Field) -> bool:
    return known.span is Span.NONE and known.code != "contract_amount"


def whole(about: Sequence[Told]) -> Decimal:
    return sum((one.value or Decimal(0) for one in about), Decimal(0))


def fillings(
    columns: Sequence[Column], values: Mapping[str, Sequence[Value]], told: Sequence[Told]
) -> dict[int, Filling]:
    """What belongs into the cells of one row, by column."""
    found = {}
    for column in columns:
        if column.field:
            own = [one for one in values.get(column.field, ()) if one.column == column.column]
            if (said := filling(column, own, told)) is not None:
                found[column.column] = said
    return found
