"""One page of the register of projects, ready to be drawn."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext

from luodi.foundation.ui.parts import Chip, Pager
from luodi.foundation.ui.tables.columns import Column, Kind, Value
from luodi.foundation.ui.tables.table import Foot, Ordering, Table
from luodi.foundation.vocabulary.codelists import Pairs
from luodi.kernel.refusal import Refused, because
from luodi.kernel.text import gettext_noop
from luodi.outputs.registers.queries.foot import foot
from luodi.outputs.registers.rules.columns import FEN, Looks
from luodi.outputs.registers.rules.columns import Column as Described
from luodi.outputs.registers.rules.filters import FILTERS, Filter
from luodi.outputs.registers.rules.view import SORTED_BY, View, read, written
from luodi.records.projects.queries.conditions import Asking
from luodi.records.projects.queries.listing import MONEY, PAGE, Sums, page_keys
from luodi.records.projects.queries.rows import project_rows
from luodi.records.projects.rules import Order, ProjectRow, Wanted

KINDS = {
    Looks.WORD: Kind.TEXT,
    Looks.NAME: Kind.TEXT,
    Looks.DAY: Kind.DATE,
    Looks.MONEY: Kind.MONEY,
    Looks.NUMBER: Kind.NUMBER,
}


@dataclass(frozen=True)
class Register:
    """What the page shows: the table with its foot, how many there are, where the others are."""

    table: Table[ProjectRow]
    count: int
    pager: Pager
    chips: tuple[Chip, ...]


def register(asking: Asking, view: View, choices: Mapping[str, Pairs]) -> Register:
    """The page of the view; refuses one beyond the last."""
    found = foot(asking)
    last = max(1, -(-found.count // PAGE))
    if view.page > last:
        text = gettext_noop("没有第 %(page)s 页，共 %(last)s 页")
        raise Refused(because(text, about="page", page=view.page, last=last))
    keys = page_keys(asking, view.order, page=view.page, count=found.count)
    rows = project_rows(keys, asking.by)
    return Register(
        table=table(view, rows, found),
        count=found.count,
        pager=pager(view, found.count, last),
        chips=tuple(chips(view, choices)),
    )


def table(view: View, rows: list[ProjectRow], found: Sums) -> Table[ProjectRow]:
    reading = gettext("核定") if view.verified else gettext("申报")
    caption = gettext("项目台账（阶段、日期按%(reading)s）") % {"reading": reading}
    columns = [drawn(column, view.verified) for column in view.shown]
    now = f"{'-' if view.order.descending else ''}{SORTED_BY[view.order.sort]}"
    return Table(
        caption=caption,
        columns=columns,
        rows=rows,
        feet=(Foot(gettext("合计 %(count)s 个") % {"count": f"{found.count:,}"}, totals(found)),),
        ordering=Ordering(now, lambda code: address(replace(view, order=ordered(code), page=1))),
        is_captioned=False,
    )


def page_of(row: ProjectRow) -> str:
    """Where a project's name leads."""
    before, after = around_the_key()
    return f"{before}{row.subject}{after}"


@cache
def around_the_key() -> tuple[str, str]:
    """The address of a project's page, looked up once for all rows."""
    before, _, after = reverse("dossiers:subject", args=[0]).rpartition("0")
    return before, after


def drawn(column: Described, verified: bool) -> Column[ProjectRow]:
    """The column as pages and workbooks draw it."""
    return Column(
        code=column.code,
        title=column.title,
        value=reader(column, verified),
        kind=KINDS[column.looks],
        unit="万元" if column.looks is Looks.MONEY else "",
        group=column.group,
        is_sortable=bool(column.sort),
        is_head=column.looks is Looks.NAME,
        link=page_of if column.looks is Looks.NAME else None,
    )


def reader(column: Described, verified: bool) -> Callable[[ProjectRow], Value]:
    value, reading = column.value, verified if column.verified is None else column.verified
    return lambda row: value(row, reading)


def ordered(code: str) -> Order:
    """The order that a head asks for."""
    return read({"sort": [code]}).order


def totals(found: Sums) -> dict[str, Decimal]:
    """The sums by the code of their column, in yuan."""
    names = [column.removesuffix("_fen") for column in MONEY]
    readings = {"claimed": found.claimed, "verified": found.verified}
    return {
        f"{name}_{reading}": fen / FEN
        for reading, values in readings.items()
        for name, fen in zip(names, values, strict=True)
    }


def pager(view: View, count: int, last: int) -> Pager:
    def to(page: int, *, there: bool) -> str:
        return address(view.turned(page)) if there else ""

    first = (view.page - 1) * PAGE
    return Pager(
        first=min(first + 1, count),
        last=min(first + PAGE, count),
        total=count,
        back=to(view.page - 1, there=view.page > 1),
        on=to(view.page + 1, there=view.page < last),
        to_first=to(1, there=view.page > 1),
        to_last=to(last, there=view.page < last),
    )


def chips(view: View, choices: Mapping[str, Pairs]) -> Iterator[Chip]:
    """Every part of the question that is set, each with the address without it."""
    for row in FILTERS:
        value = getattr(view.wanted, row.code)
        names = dict(row.shape.choices or choices.get(row.code, ()))
        for one in value if row.shape.several else (value,):
            if one not in (None, ""):
                said = row.shape.written(one)
                name = gettext(names.get(said, said).strip())
                yield Chip(gettext(row.title), name, address(without(view, row, one)))


def without(view: View, row: Filter, one: object) -> View:
    """The view from its first page, with one value fewer asked for."""
    value = getattr(view.wanted, row.code)
    rest: Any = getattr(Wanted(), row.code)
    if row.shape.several:
        rest = tuple(other for other in value if other != one)
    return replace(view, wanted=replace(view.wanted, **{row.code: rest}), page=1)


def address(view: View) -> str:
    """A link to the view from the register's own page."""
    return f"?{written(view)}"
