"""What the book says for a cell of a ledger: the other way round of what a cell becomes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from luodi.foundation.vocabulary.kinds import START_KINDS
from luodi.intake.workbooks.rules.amounts import covered
from luodi.intake.workbooks.rules.fields import Field, Holds, Span, field
from luodi.intake.workbooks.rules.placing import is_recorded
from luodi.intake.workbooks.rules.settling import Told, together
from luodi.intake.workbooks.rules.shapes import Column, Value
from luodi.kernel.money import in_unit
from luodi.kernel.periods import month_end
from luodi.kernel.refusal import Refused

type Filling = str | Decimal | date

PLACES = Decimal("0.000001")


def filling(
    column: Column, values: Sequence[Value], told: Sequence[Told], as_of: date | None
) -> Filling | None:
    """What belongs into the cell; None where the book says nothing else than what stands there."""
    known = field(column.field)
    if column.field in LAST_YEAR:
        about = [one for one in told if one.kind in together(LAST_YEAR[column.field])]
        return of_period(column, values, about, a_year_before(as_of))
    if not is_recorded(known) or known.part_of:
        return None
    about = [one for one in told if one.kind in kinds_of(known)]
    if not about or len(values) > 1:
        return None
    if known.becomes == "occurred":
        return day(known, values, about)
    if known.becomes != "value" or known.holds is not Holds.MONEY or not column.unit:
        return None
    if known.span in (Span.YEAR, Span.MONTH):
        return of_period(column, values, about, period_of(column, known, as_of))
    return in_the_columns_unit(column.unit, whole_of(known, about), values)


# Columns that are not recorded, for the book has those months already; they are filled from it.
LAST_YEAR = {"done_last_year": "investment_done", "money_in_last_year": "money_in"}

type Days = tuple[date, date]


def a_year_before(as_of: date | None) -> Days | None:
    """上年同期: since January of the year before, up to the same month."""
    if as_of is None:
        return None
    last = month_end(as_of.year - 1, as_of.month)
    return last.replace(month=1, day=1), last


def period_of(column: Column, known: Field, as_of: date | None) -> Days | None:
    """The month that the head names, or the year up to the table's day."""
    found = covered(column, known, as_of)
    if found is None or known.span is Span.MONTH:
        return found
    return found[0], min(found[1], as_of) if as_of else found[1]


def of_period(
    column: Column, values: Sequence[Value], about: Sequence[Told], days: Days | None
) -> Decimal | None:
    """What the book has of these days; an entry that only touches them leaves the cell alone."""
    if days is None or not about or not column.unit or len(values) > 1:
        return None
    spans = [(one.covers or (one.first, one.last), one) for one in about]
    touching = [(span, one) for span, one in spans if span[0] <= days[1] and days[0] <= span[1]]
    if not touching or any(s[0] < days[0] or days[1] < s[1] for s, _ in touching):
        return None
    return in_the_columns_unit(column.unit, whole([one for _, one in touching]), values)


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


def in_the_columns_unit(unit: str, yuan: Decimal | None, values: Sequence[Value]) -> Decimal | None:
    """The amount as the column counts; None where it stands there already."""
    if yuan is None or (values and values[0].value == yuan):
        return None
    try:
        return in_unit(yuan, unit).quantize(PLACES).normalize()
    except Refused:  # 万美元: the rate of the day is the book's, not the ledger's
        return None


def whole_of(known: Field, about: Sequence[Told]) -> Decimal | None:
    """The sum of all, or the newest value of what is no sum."""
    return about[-1].value if is_level(known) else whole(about)


def is_level(known: Field) -> bool:
    return known.span is Span.NONE and known.code != "contract_amount"


def whole(about: Sequence[Told]) -> Decimal:
    return sum((one.value or Decimal(0) for one in about), Decimal(0))


def fillings(
    columns: Sequence[Column],
    values: Mapping[str, Sequence[Value]],
    told: Sequence[Told],
    as_of: date | None = None,
) -> dict[int, Filling]:
    """What belongs into the cells of one row, by column."""
    found = {}
    for column in columns:
        if column.field:
            own = [one for one in values.get(column.field, ()) if one.column == column.column]
            if (said := filling(column, own, told, as_of)) is not None:
                found[column.column] = said
    return found
