"""Rows, columns and reasons as plain JSON, and back: the form in which they wait in staging."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from luodi.intake.workbooks.rules.shapes import Column, Row, Status, Total, Value
from luodi.kernel.readings import Certainty
from luodi.kernel.refusal import Reason

type Plain = Any  # what JSON holds


def reason_kept(reason: Reason) -> Plain:
    """The sentence with its values; one that is a reason itself is kept as one."""
    values = {name: value_of_reason(value) for name, value in reason.values.items()}
    return {"text": reason.text, "values": values, "about": reason.about}


def value_of_reason(value: object) -> Plain:
    match value:
        case Reason():
            return reason_kept(value)
        case bool() | int() | float():
            return value
        case _:
            return str(value)


def reason_again(kept: Mapping[str, Plain]) -> Reason:
    values = {
        name: reason_again(value) if isinstance(value, dict) else value
        for name, value in kept["values"].items()
    }
    return Reason(kept["text"], values, kept["about"])


def reasons_kept(reasons: Iterable[Reason]) -> list[Plain]:
    return [reason_kept(reason) for reason in reasons]


def reasons_again(kept: Iterable[Mapping[str, Plain]]) -> tuple[Reason, ...]:
    return tuple(reason_again(one) for one in kept)


def value_kept(value: Value) -> Plain:
    """A value as a list, for there are ten thousand of them; empty ends are left out."""
    said = value.value
    kind = "d" if isinstance(said, date) else "n" if isinstance(said, Decimal) else "t"
    plain = None if said is None else said.isoformat() if isinstance(said, date) else str(said)
    ends = [str(one) if one is not None else None for one in (value.last, value.low, value.high)]
    kept = [kind, plain, value.unit, value.certainty.value, value.text, value.row, value.column]
    return [*kept, *ends] if any(ends) else kept


def value_again(kept: list[Plain]) -> Value:
    kind, plain, unit, certainty, text, row, column, *ends = kept
    last, low, high = ends or (None, None, None)
    return Value(
        value=None if plain is None else AGAIN[kind](plain),
        unit=unit,
        certainty=Certainty(certainty),
        text=text,
        row=row,
        column=column,
        last=date.fromisoformat(last) if last else None,
        low=Decimal(low) if low else None,
        high=Decimal(high) if high else None,
    )


AGAIN: dict[str, Callable[[str], str | Decimal | date]] = {
    "d": date.fromisoformat,
    "n": Decimal,
    "t": str,
}


def values_kept(values: Mapping[str, Iterable[Value]]) -> Plain:
    return {code: [value_kept(one) for one in ones] for code, ones in values.items()}


def row_again(
    row: int, status: str, name: str, values: Mapping[str, Plain], reasons: Iterable[Plain]
) -> Row:
    """The row, its values in the order of its columns: not every database keeps that of keys."""
    again = {code: tuple(value_again(one) for one in ones) for code, ones in values.items()}
    return Row(
        row=row,
        status=Status(status),
        name=name,
        values=dict(sorted(again.items(), key=lambda pair: place(pair[1]))),
        reasons=reasons_again(reasons),
    )


def place(values: tuple[Value, ...]) -> tuple[int, int]:
    return min(((value.row or 0, value.column or 0) for value in values), default=(0, 0))


def firm_kept(values: Mapping[str, Plain]) -> str:
    """The investor that a kept row names, else its project company."""
    said = [values[code][0][4] for code in ("investor", "company") if values.get(code)]
    return said[0].strip() if said else ""


def column_kept(column: Column) -> Plain:
    return {
        "column": column.column,
        "letter": column.letter,
        "header": column.header,
        "field": column.field,
        "unit": column.unit,
        "confidence": str(column.confidence),
        "reason": reason_kept(column.reason),
        "choices": list(column.choices),
        "units": list(column.units),
        "covers": column.covers,
        "is_hidden": column.is_hidden,
        "filled": column.filled,
        "strange": list(column.strange),
        "said": dict(column.said),
        "hedged": list(column.hedged),
        "hedge": column.hedge,
    }


def column_again(kept: Mapping[str, Plain]) -> Column:
    return Column(
        **{
            **kept,
            "confidence": Decimal(kept["confidence"]),
            "reason": reason_again(kept["reason"]),
            "choices": tuple(kept["choices"]),
            "units": tuple(kept["units"]),
            "strange": tuple(kept.get("strange", ())),
            "hedged": tuple(kept.get("hedged", ())),
        }
    )


def total_kept(total: Total) -> Plain:
    """A printed total beside the one worked out again."""
    return {
        "row": total.row,
        "column": total.column,
        "field": total.field,
        "printed": str(total.printed),
        "computed": str(total.computed),
        "unit": total.unit,
        "agrees": total.agrees,
    }
