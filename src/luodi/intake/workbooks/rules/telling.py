"""What was understood, as JSON: money as decimal strings in yuan, days as ISO dates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal

from luodi.intake.workbooks.rules.shapes import Column, Region, Row, Total, Understood, Value
from luodi.kernel.grids import letters
from luodi.kernel.refusal import Reason
from luodi.kernel.text import CHINESE, Tongue

type Json = dict[str, object]


def as_json(sheets: Sequence[Understood], notes: Iterable[Reason] = ()) -> Json:
    """A whole file in the shape of a dry run."""
    told: Json = {"sheets": [sheet_as_json(sheet) for sheet in sheets]}
    if said := [str(note) for note in notes]:
        told["notes"] = said
    return {**told, "summary": summary(sheets)}


def sheet_as_json(sheet: Understood, tongue: Tongue = CHINESE) -> Json:
    return {
        "name": sheet.name,
        "hidden": sheet.is_hidden,
        "reason": _said(sheet.reasons, tongue),
        "regions": [_region(region, tongue) for region in sheet.regions],
        "outside": [
            {"cell": f"{letters(one.column)}{one.row}", "text": one.text} for one in sheet.outside
        ],
    }


def summary(sheets: Sequence[Understood]) -> Json:
    """How much was read, asked, refused and left, over all sheets."""
    regions = [region for sheet in sheets for region in sheet.regions]
    columns = [column for region in regions for column in region.columns]
    rows = [row for region in regions for row in region.rows]
    totals = [total for region in regions for total in region.totals]
    return {
        "sheets": len(sheets),
        "sheets_without_table": sum(not sheet.regions for sheet in sheets),
        "regions": len(regions),
        "columns": {
            "taken": sum(bool(c.field) and not c.is_asked for c in columns),
            "asked": sum(c.is_asked for c in columns),
            "unread": sum(not c.field and not c.is_asked for c in columns),
        },
        "rows": dict(Counter(row.status.value for row in rows)),
        "totals": {
            "agree": sum(total.agrees for total in totals),
            "differ": sum(not total.agrees for total in totals),
        },
        "cells_outside": sum(len(sheet.outside) for sheet in sheets),
    }


def _region(region: Region, tongue: Tongue) -> Json:
    return {
        "title": region.title,
        "as_of": region.as_of.isoformat() if region.as_of else None,
        "reported_by": region.reported_by,
        "turned": region.is_turned,
        "layout": region.layout,
        "header_rows": list(region.header_rows),
        "columns": [_column(column, tongue) for column in region.columns],
        "rows": [_row(row, tongue) for row in region.rows],
        "totals": [_total(total) for total in region.totals],
        "unread_columns": [column.letter for column in region.unread_columns],
    }


def _column(column: Column, tongue: Tongue) -> Json:
    told: Json = {
        "letter": column.letter,
        "header": column.header,
        "field": column.field,
        "unit": column.unit,
        "confidence": f"{column.confidence:f}",
        "reason": column.reason.said(tongue),
    }
    extra: Mapping[str, object] = {
        "choices": list(column.choices),
        "units": list(column.units),
        "covers": column.covers,
    }
    return {**told, **{key: value for key, value in extra.items() if value}}


def _row(row: Row, tongue: Tongue) -> Json:
    told: Json = {
        "row": row.row,
        "status": row.status.value,
        "reason": _said(row.reasons, tongue),
        "project": {"name": row.name if row.status.is_of_a_project else ""},
        "values": {code: _values(values) for code, values in row.values.items()},
    }
    if not row.status.is_of_a_project:
        told["text"] = row.name
    marks: Json = {"group": row.group, "struck": row.is_struck, "hidden": row.is_hidden}
    return {**told, **{key: value for key, value in marks.items() if value}}


def _values(values: Sequence[Value]) -> Json:
    """The first value of a field; any other that the row gives for it under `also`."""
    first, *others = [_value(value) for value in values]
    return {**first, "also": others} if others else first


def _value(value: Value) -> Json:
    told: Json = {
        "value": _written(value.value),
        "unit": value.unit,
        "certainty": value.certainty.value,
        "text": value.text,
        "cell": f"{letters(value.column)}{value.row}",
    }
    ends = {"last": value.last, "low": value.low, "high": value.high}
    return {**told, **{key: _written(end) for key, end in ends.items() if end is not None}}


def _total(total: Total) -> Json:
    return {
        "row": total.row,
        "column": letters(total.column),
        "field": total.field,
        "printed": _written(total.printed),
        "computed": _written(total.computed),
        "unit": total.unit,
        "agrees": total.agrees,
    }


def _written(value: str | Decimal | date | None) -> str | None:
    match value:
        case Decimal():
            plain = f"{value:f}"
            return plain.rstrip("0").rstrip(".") if "." in plain else plain
        case date():
            return value.isoformat()
        case _:
            return value


def _said(reasons: Iterable[Reason], tongue: Tongue) -> str:
    return "；".join(reason.said(tongue) for reason in reasons)
