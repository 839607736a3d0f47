"""The register as a workbook: what the screen shows, all its pages, and by what it was made."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import IO

from django.utils.translation import gettext

from luodi.foundation.files.workbooks import Column, Sheet, Value, write
from luodi.foundation.history.models import Book
from luodi.foundation.history.queries import BOOK_ZONE, head
from luodi.foundation.ui.tables.drawing import label
from luodi.outputs.registers.queries.choices import offered
from luodi.outputs.registers.queries.register import chips, drawn
from luodi.outputs.registers.rules.columns import BY_CODE, Looks
from luodi.outputs.registers.rules.view import SORTED_BY, View
from luodi.records.projects.queries.conditions import Asking
from luodi.records.projects.queries.listing import all_keys
from luodi.records.projects.queries.rows import every_row

WIDTHS = {Looks.NAME: 36, Looks.WORD: 16, Looks.DAY: 12, Looks.MONEY: 16, Looks.NUMBER: 8}


def exported(target: IO[bytes], asking: Asking, view: View, *, at: datetime) -> int:
    """Write the workbook; answers how many projects it lists."""
    keys = all_keys(asking, view.order)
    columns = [drawn(column, view.verified) for column in view.shown]
    cells = [column.cell for column in columns]
    names = [column.code for column in columns]
    sheets = (
        Sheet(
            name=gettext("项目台账"),
            columns=[
                Column(label(one), one.number_format, WIDTHS[described.looks])
                for one, described in zip(columns, view.shown, strict=True)
            ],
            rows=([cell(row) for cell in cells] for row in every_row(keys, asking.by)),
            frozen_columns=names.index("name") + 1 if names[0] == "name" else 0,
        ),
        Sheet(
            name=gettext("口径"),
            columns=[Column(gettext("事项"), width=18), Column(gettext("内容"), width=80)],
            rows=basis(asking, view, len(keys), at),
        ),
    )
    write(target, sheets)
    return len(keys)


def basis(asking: Asking, view: View, count: int, at: datetime) -> Iterator[list[Value]]:
    """By what the list was made: book, moment, rulebook, question in words, who and when."""
    local, rulebook = at.astimezone(BOOK_ZONE), asking.rulebook
    last = head(asking.book)
    yield [gettext("账套"), asking.book.name]
    yield [gettext("时点"), f"#{asking.book.seq}@{local:%Y-%m-%d}"]
    yield [gettext("链首"), str(last)]
    yield [gettext("口径手册"), rulebook.title if rulebook else gettext("未载入")]
    yield [gettext("读法"), gettext("核定") if view.verified else gettext("申报")]
    said = chips(view, offered(asking.book, asking.by))
    words = "；".join(f"{chip.name}：{chip.value}" for chip in said)
    yield [gettext("条件"), words or gettext("全部项目")]
    down = gettext("从大到小") if view.order.descending else gettext("从小到大")
    column = BY_CODE[SORTED_BY[view.order.sort]]
    yield [gettext("排序"), f"{gettext(column.title)}（{down}）"]
    yield [gettext("个数"), f"{count:,}"]
    yield [gettext("导出人"), f"{asking.by.name}（{asking.by.unit}）"]
    yield [gettext("导出时间"), f"{local:%Y-%m-%d %H:%M}"]


def file_name(book: Book, at: datetime) -> str:
    return f"{book.name}-{gettext('项目台账')}-{at.astimezone(BOOK_ZONE):%Y%m%d}.xlsx"
