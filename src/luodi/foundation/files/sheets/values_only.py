"""Workbooks of which only the values can be read: .xlsb and .ods."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal

import python_calamine as calamine

from luodi.foundation.files.sheets.formats import moment, shown, time_of
from luodi.foundation.files.sheets.troubles import Note, Trouble, Why
from luodi.foundation.files.sheets.wire import Found, Out
from luodi.kernel.grids import Span, Written

DAY = Decimal(24 * 60 * 60)


def read(content: bytes, out: Out) -> None:
    try:
        book = calamine.load_workbook(io.BytesIO(content))
    except calamine.PasswordError as fault:
        raise Trouble(Why.LOCKED) from fault
    out.note(Note.VALUES_ONLY)
    for meta in book.sheets_metadata:
        if meta.typ != calamine.SheetTypeEnum.WorkSheet:
            continue
        sheet = book.get_sheet_by_name(meta.name)
        out.sheet(meta.name, is_hidden=meta.visible != calamine.SheetVisibleEnum.Visible)
        start = sheet.start or (0, 0)
        for number, row in enumerate(sheet.to_python(), start=start[0] + 1):
            out.row(number, cells(row, start[1] + 1))
        merges = sheet.merged_cell_ranges or []
        out.end(Span(a + 1, b + 1, c + 1, d + 1) for (a, b), (c, d) in merges)


def cells(row: Sequence[object], first: int) -> Iterator[Found]:
    for column, value in enumerate(row, start=first):
        written = typed(value)
        if not isinstance(written, str) or written.strip():
            yield Found(column, written)


def typed(value: object) -> Written:
    match value:
        case bool() | str():
            return value
        case int() | float():
            return shown(Decimal(repr(value)))
        case datetime():
            part = timedelta(hours=value.hour, minutes=value.minute, seconds=value.second)
            return moment(Decimal(part.total_seconds()) / DAY, value.date())
        case date():
            return value
        case time():
            return value.strftime("%H:%M")
        case timedelta():
            return time_of(Decimal(value.total_seconds()) / DAY)
        case _:
            return str(value)
