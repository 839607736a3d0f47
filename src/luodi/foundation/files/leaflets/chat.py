"""A leaflet as plain text for a chat group: short lines, read from top to bottom on a phone."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from django.utils.translation import gettext

from luodi.foundation.files.leaflets.joints import apart, listed, titled
from luodi.foundation.files.leaflets.leaf import (
    Cells,
    Grid,
    Head,
    Imprint,
    Kind,
    Leaflet,
    Part,
    telling,
)

MOST_CHARACTERS = 4_000  # what the chat programs of offices still send as one message


def chat_text(leaflet: Leaflet, imprint: Imprint) -> str:
    """The leaflet as text; rows for which there is no room are counted in a sentence."""
    lines = [gettext("【%(about)s】%(title)s") % vars_of(leaflet)]
    lines += [rest for rest in [gettext("，").join(leaflet.rests)] if rest]
    for part in leaflet.parts:
        room = MOST_CHARACTERS - sum(map(len, lines))
        if told := list(part_lines(part, room)):
            lines += ["", *told]
    return "\n".join([*lines, "", imprint.said]) + "\n"


def vars_of(leaflet: Leaflet) -> dict[str, str]:
    return {"about": leaflet.about, "title": leaflet.title}


def part_lines(part: Part, room: int) -> Iterator[str]:
    if part.title:
        yield f"▍{part.title}"
    yield from part.lines
    if part.grid:
        yield from grid_lines(part.grid, room)
    if part.note:
        yield part.note


def grid_lines(grid: Grid, room: int) -> Iterator[str]:
    """A line for each row, as many as there is room for, then the totals."""
    left = room
    shown = 0
    for row in grid.rows:
        line = row_line(grid, row, shown + 1)
        left -= len(line) + 1
        if left < 0:
            break
        yield line
        shown += 1
    for foot in grid.feet:
        yield said(list(zip(grid.heads, foot, strict=True)))
    if words := unlisted(shown, count_of(grid)):
        yield words


def count_of(grid: Grid) -> int:
    return max(grid.count, len(grid.rows))


def unlisted(shown: int, count: int) -> str:
    """How many of the rows stand there, where that is not all of them."""
    if shown >= count:
        return ""
    words = {"listed": f"{shown:,}", "count": f"{count:,}"}
    return gettext("以上列出 %(listed)s 条，共 %(count)s 条；全部的请导出 Excel。") % words


def row_line(grid: Grid, row: tuple[str, ...], number: int) -> str:
    words = said(list(zip(grid.heads, row, strict=True)))
    return f"{number}. {words}" if grid.is_numbered else words


def said(cells: Cells) -> str:
    """甲厂：东山镇；合同引资额 申报 3.50、核定 1.20 亿元。"""
    name = "".join(value for head, value in cells if head.kind is Kind.NAME)
    measure = "".join(value for head, value in cells if head.kind is Kind.MEASURE)
    rest = [pair for pair in cells if pair[0].kind in (Kind.WORDS, Kind.NUMBER)]
    told = [words for _, run in groupby(rest, group_of) if (words := run_words(list(run), measure))]
    return titled(name, apart(told))


def group_of(pair: tuple[Head, str]) -> tuple[str, ...]:
    """Columns of one group are told together, and so are numbers of one measure."""
    head = pair[0]
    is_number = head.kind is Kind.NUMBER
    return (head.group, head.unit) if head.group or is_number else (head.title,)


def run_words(run: Cells, measure: str) -> str:
    """Neighbours in one breath, their unit behind the last; nothing where none has a value."""
    values = telling(run)
    if not values:
        return ""
    told = listed(f"{head.title} {value}".strip() for head, value in values)
    first = values[0][0]
    unit = first.unit or (measure if first.kind is Kind.NUMBER else "")
    return " ".join(filter(None, (first.group, told, unit)))
