"""One view of a register, read from its address and written back as one and the same address."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import urlencode

from luodi.kernel.folding import quoted
from luodi.kernel.refusal import Refused, because, collecting
from luodi.kernel.text import gettext_noop
from luodi.outputs.registers.rules.columns import BY_CODE, DEFAULT, Column
from luodi.outputs.registers.rules.filters import FILTERS, given_value, range_problems
from luodi.records.projects.rules import READINGS, Order, Wanted

MOST_PAGES = 1_000_000
NEWEST = Order()


@dataclass(frozen=True)
class View:
    """What stands on the screen: which projects, in which reading, order, columns; which page."""

    wanted: Wanted = field(default_factory=Wanted)
    verified: bool = False
    order: Order = NEWEST
    columns: tuple[str, ...] = DEFAULT
    page: int = 1
    book: str = ""

    @property
    def shown(self) -> tuple[Column, ...]:
        return tuple(BY_CODE[code] for code in self.columns)

    def turned(self, page: int) -> View:
        return replace(self, page=page)

    def ordered_by(self, column: Column) -> View:
        """The first page by this column; asked twice, the other way round."""
        again = self.order.sort == column.sort
        order = Order(column.sort, not self.order.descending if again else True)
        return replace(self, order=order, page=1)


def read(given: Mapping[str, Sequence[str]]) -> View:
    """The view that an address asks for; all its mistakes at once. Empty parts ask nothing."""
    said = {code: values for code, values in given.items() if any(v.strip() for v in values)}
    with collecting() as problems:
        values: dict[str, Any] = {}
        for row in FILTERS:
            if row.code in said:
                with problems.part(row.code):
                    values[row.code] = given_value(row, said[row.code])
        problems.add(*range_problems(values))
        settings: dict[str, Any] = {}
        for code, reader in READERS.items():
            if code in said:
                with problems.part(code):
                    settings.update(reader(said[code]))
        for code in sorted(said.keys() - {*READERS, *(row.code for row in FILTERS)}):
            text = gettext_noop("台账没有“%(code)s”这个条件，请从页面上重新选择")
            problems.add(because(text, about=code, code=quoted(code)))
    return View(wanted=Wanted(**values), **settings)


def reading(given: Sequence[str]) -> dict[str, bool]:
    if given[-1] not in READINGS:
        raise Refused(because(gettext_noop("读法只有申报（claimed）和核定（verified）")))
    return {"verified": READINGS[given[-1]]}


def order(given: Sequence[str]) -> dict[str, Order]:
    """A column's code; with a minus before it, the largest first."""
    column = BY_CODE.get(given[-1].removeprefix("-"))
    if column is None or not column.sort:
        text = gettext_noop("不能按“%(given)s”排序")
        raise Refused(because(text, given=quoted(given[-1])))
    return {"order": Order(column.sort, given[-1].startswith("-"))}


def columns(given: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Codes in the order in which they are to stand, each once; commas may part them."""
    codes = tuple(dict.fromkeys(code for part in given for code in part.split(",") if code))
    if unknown := [code for code in codes if code not in BY_CODE]:
        text = gettext_noop("台账没有“%(given)s”这一栏")
        raise Refused(because(text, given=quoted(unknown[0])))
    return {"columns": codes or DEFAULT}


def page(given: Sequence[str]) -> dict[str, int]:
    if not (given[-1].isascii() and given[-1].isdecimal() and 0 < int(given[-1]) <= MOST_PAGES):
        text = gettext_noop("“%(given)s”不是页码")
        raise Refused(because(text, given=quoted(given[-1])))
    return {"page": int(given[-1])}


def book(given: Sequence[str]) -> dict[str, str]:
    return {"book": given[-1].strip()}


READERS: dict[str, Callable[[Sequence[str]], dict[str, Any]]] = {
    "reading": reading,
    "sort": order,
    "columns": columns,
    "page": page,
    "book": book,
}
SORTED_BY = {column.sort: code for code, column in BY_CODE.items() if column.sort}


def written(view: View) -> str:
    """The one address of a view: parts in the order of the tables, nothing that goes unsaid."""
    return urlencode(list(parts(view)), safe=",")


def parts(view: View) -> Iterator[tuple[str, str]]:
    if view.book:
        yield "book", view.book
    yield from question(view.wanted)
    if view.verified:
        yield "reading", "verified"
    if view.order != NEWEST:
        yield "sort", f"{'-' if view.order.descending else ''}{SORTED_BY[view.order.sort]}"
    if view.columns != DEFAULT:
        yield "columns", ",".join(view.columns)
    if view.page != 1:
        yield "page", str(view.page)


def question(wanted: Wanted) -> Iterator[tuple[str, str]]:
    """What is asked for, part by part, each value apart."""
    for row in FILTERS:
        value = getattr(wanted, row.code)
        for one in value if row.shape.several else (value,):
            if one not in (None, ""):
                yield row.code, row.shape.written(one)
