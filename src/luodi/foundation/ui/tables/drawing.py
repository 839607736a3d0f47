"""A table as markup: strings put together by hand, because a page of rows costs most of a page.

Whatever comes from a row passes `escape`; nothing that a person typed is ever taken as markup.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from html import escape

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from luodi.foundation.ui.marks import marked
from luodi.foundation.ui.tables.columns import Column, Kind, Value
from luodi.foundation.ui.tables.table import Foot, Ordering, Pick, Table

CLASSES = {Kind.NUMBER: "num", Kind.MONEY: "num", Kind.PROSE: "prose"}
ARROWS = {"ascending": "▲", "descending": "▼"}

type Draw[Row] = Callable[[Row], str]


def table_html[Row](table: Table[Row]) -> SafeString:
    """The whole table in its scrolling frame."""
    caption = escape(table.caption)
    unseen = "" if table.is_captioned else ' class="unseen"'
    look = "sheet stacked" if table.is_stacked else "sheet"
    return mark_safe(
        f'<div class="scroll tall" role="region" aria-label="{caption}" tabindex="0">'
        f'<table class="{look}"><caption{unseen}>{caption}</caption>\n'
        f"<thead>{head_html(table)}</thead>\n<tbody>\n{rows_html(table)}</tbody>\n"
        f"{feet_html(table)}</table></div>"
    )


def rows_html[Row](table: Table[Row]) -> SafeString:
    """The rows alone."""
    draws = [drawing(column) for column in table.columns]
    if table.pick:
        draws.insert(0, picking(table.pick))
    lines = [f"<tr>{''.join([draw(row) for draw in draws])}</tr>\n" for row in table.rows]
    return mark_safe("".join(lines))


def drawing[Row](column: Column[Row]) -> Draw[Row]:
    """How one column draws its cell, settled once for all rows."""
    value, words = column.value, content(column)
    look = f' class="{name}"' if (name := CLASSES.get(column.kind)) else ""
    before, after = f'<td{look} data-head="{escape(label(column))}">', "</td>"
    if column.is_head:
        before, after = f'<th scope="row"{look}>', "</th>"
    if link := column.link:
        return lambda row: f"{before}{linked(words(row, value(row)), link(row))}{after}"
    return lambda row: f"{before}{words(row, value(row))}{after}"


def content[Row](column: Column[Row]) -> Callable[[Row, Value], str]:
    printed, tone = column.printed, column.tone
    if tone and column.kind is Kind.STATUS:
        return lambda row, value: marked(printed(value), tone(row)) if value else printed(value)
    if column.is_numeric:
        return lambda row, value: printed(value) if value else quiet_zero(printed(value), value)
    return lambda row, value: escape(printed(value))


def quiet_zero(words: str, value: Value) -> str:
    """A zero steps back, so that the numbers that say something stand out."""
    return f'<span class="zero">{words}</span>' if value == 0 else words


def linked(words: str, address: str) -> str:
    return f'<a href="{escape(address)}">{words}</a>' if address else words


def picking[Row](pick: Pick[Row]) -> Draw[Row]:
    """A box that chooses the row, named for who cannot see where it stands."""
    chosen = escape(gettext("选择"))
    before = f'<td class="pick"><input type="checkbox" name="{escape(pick.field)}" value="'
    value, name = pick.value, pick.name
    return lambda row: (
        f'{before}{escape(value(row))}" aria-label="{chosen} {escape(name(row))}"></td>'
    )


def label[Row](column: Column[Row]) -> str:
    """A column's whole name with its unit, for outside the head: 到位资金 申报（亿元）."""
    name = " ".join(gettext(word) for word in (column.group, column.title) if word)
    if not column.unit:
        return name
    return gettext("%(name)s（%(unit)s）") % {"name": name, "unit": gettext(column.unit)}


def head_html[Row](table: Table[Row]) -> str:
    groups = list(table.groups())
    is_deep = any(group for group, _ in groups)
    span = ' rowspan="2"' if is_deep else ""
    upper = [f'<td class="pick"{span}></td>'] if table.pick else []
    lower: list[str] = []
    for group, columns in groups:
        if group:
            upper.append(group_head(group, columns))
            lower += [column_head(column, table.ordering, with_unit=False) for column in columns]
        else:
            upper.append(column_head(columns[0], table.ordering, span=span))
    return f"<tr>{''.join(upper)}</tr>" + (f"<tr>{''.join(lower)}</tr>" if is_deep else "")


def group_head[Row](group: str, columns: Sequence[Column[Row]]) -> str:
    return (
        f'<th scope="colgroup" colspan="{len(columns)}" class="over">'
        f"{escape(gettext(group))}{unit_html(columns[0].unit)}</th>"
    )


def column_head[Row](
    column: Column[Row], ordering: Ordering | None, *, span: str = "", with_unit: bool = True
) -> str:
    look = ' class="num"' if column.is_numeric else ""
    note = f' title="{escape(gettext(column.note))}"' if column.note else ""
    words = escape(gettext(column.title))
    sorted_as = ""
    if ordering and column.is_sortable:
        sorted_as, words = sortable(column, ordering, words)
    unit = unit_html(column.unit) if with_unit else ""
    return f'<th scope="col"{span}{look}{note}{sorted_as}>{words}{unit}</th>'


def sortable[Row](column: Column[Row], ordering: Ordering, words: str) -> tuple[str, str]:
    """What the head says of the order now, and its words as a link to the next."""
    now = {column.code: "ascending", f"-{column.code}": "descending"}.get(ordering.now, "")
    arrow = f' <span aria-hidden="true">{ARROWS[now]}</span>' if now else ""
    link = linked(f"{words}{arrow}", ordering.link(ordering.next(column)))
    return (f' aria-sort="{now}"' if now else ""), link


def unit_html(unit: str) -> str:
    return f'<span class="unit">{escape(gettext(unit))}</span>' if unit else ""


def feet_html[Row](table: Table[Row]) -> str:
    rows = "".join(f"<tr>{''.join(foot_cells(table, foot))}</tr>\n" for foot in table.feet)
    return f"<tfoot>\n{rows}</tfoot>\n" if rows else ""


def foot_cells[Row](table: Table[Row], foot: Foot) -> Iterator[str]:
    """The label over all columns before the first that has a value, then the values."""
    codes = [column.code for column in table.columns]
    first = max(1, min((codes.index(code) for code in foot.values if code in codes), default=1))
    span = first + bool(table.pick)
    yield f'<th scope="row" colspan="{span}">{escape(foot.label)}</th>'
    for column in table.columns[first:]:
        value = foot.values.get(column.code, "")
        words = "" if value == "" else escape(column.printed(value))
        look = ' class="num"' if column.is_numeric else ""
        yield f'<td{look} data-head="{escape(label(column))}">{words}</td>'
