"""Opening units, one or a whole list, and the books that cities and districts bring with them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max, Q

from luodi.foundation.history.actions import Act, begin
from luodi.foundation.history.models import Book
from luodi.foundation.people.models import Account, Unit
from luodi.foundation.people.queries import lacking, require_in_book
from luodi.foundation.people.rules.joining import joining_problems
from luodi.foundation.people.rules.policy import Right
from luodi.foundation.people.rules.tree import (
    PLACES,
    Standing,
    UnitRow,
    by_root,
    levels,
    list_problems,
)
from luodi.kernel.refusal import Reason, Refused, because, insist
from luodi.kernel.text import gettext_noop

BOOK_KINDS = {Unit.Kind.CITY: Book.Kind.CITY, Unit.Kind.DISTRICT: Book.Kind.DISTRICT}


@transaction.atomic
def open_books(
    *, rows: Sequence[UnitRow], by: Account | None, at: datetime
) -> dict[str, list[Unit]]:
    """A book for each city and district in the list, and in it the units; name of book → units.

    `by` is None only when an installation is set up and nobody has an account yet.
    """
    insist(list_problems(rows, {}))
    if by is not None:
        text = gettext_noop("账套只在安装时建立，请在服务器上执行 luodi init")
        raise Refused(because(text))
    listed = {row.name: row for row in rows}
    books: dict[str, Book] = {}
    opened = {}
    # A city comes before its districts: their books name it, and their units stand under it.
    for name, units in sorted(by_root(rows).items(), key=lambda pair: listed[pair[0]].kind):
        books[name] = _new_book(listed[name], city=books.get(listed[name].parent))
        opened[name] = open_units(book=books[name], rows=units, by=by, at=at)
    return opened


def _new_book(root: UnitRow, *, city: Book | None) -> Book:
    kind = BOOK_KINDS[Unit.Kind(root.kind)]
    if Book.objects.filter(name=root.name).exists():
        text = gettext_noop("账套“%(name)s”已经建立，不能再建一次")
        raise Refused(because(text, name=root.name))
    last = Book.objects.aggregate(last=Max("pk"))["last"] or 0
    code = f"{kind.lower()}-{last + 1}"
    return Book.objects.create(code=code, name=root.name, kind=kind, city=city)


@transaction.atomic
def open_units(
    *, book: Book, rows: Sequence[UnitRow], by: Account | None, at: datetime
) -> list[Unit]:
    """Open all of these units or, with every problem named, none."""
    act = begin(book, "units.open", by=by, at=at)
    if by is not None:
        require_in_book(by, Right.PEOPLE, book=book)
    stand = {unit.name: unit for unit in _possible_parents(book)}
    known = {name: Standing(unit.kind, unit.closed_on is not None) for name, unit in stand.items()}
    insist((*list_problems(rows, known), *(_root_problems(rows) if by is not None else ())))
    opened = _store(act, rows, stand)
    act.wrote(*opened)
    act.seal(units=[unit.name for unit in opened])
    return opened


@transaction.atomic
def open_unit(*, parent: Unit, row: UnitRow, by: Account, at: datetime) -> Unit:
    """Open one unit below another, whatever parent the row names; reasons name their fields."""
    act = begin(parent.book, "units.open", by=by, at=at)
    row = replace(row, parent=parent.name)
    above = Standing(parent.kind, parent.closed_on is not None)
    taken = Unit.objects.filter(book=parent.book, name=row.name).values_list("name", flat=True)
    insist(
        (
            *lacking(by, Right.PEOPLE, unit=parent),
            *joining_problems(row, above, set(taken)),
            *_opening_problems(row.opened_on, today=act.day),
        )
    )
    (unit,) = _store(act, [row], {parent.name: parent})
    act.wrote(unit)
    act.seal(topic=f"unit:{unit.pk}", units=[unit.name])
    return unit


def _opening_problems(opened_on: date | None, *, today: date) -> Iterator[Reason]:
    if opened_on is not None and opened_on > today:
        yield because(gettext_noop("设立日期不能晚于今天"), about="opened_on")


def _root_problems(rows: Sequence[UnitRow]) -> Iterator[Reason]:
    """A city or district brings a book of its own, and books are made at installation only."""
    for row in rows:
        if PLACES[row.kind].is_root:
            text = gettext_noop("第 %(line)s 行“类别”：%(kind)s各有账套，只在安装时建立")
            yield because(text, line=row.line, kind=PLACES[row.kind].name)


def _possible_parents(book: Book) -> list[Unit]:
    """The book's own units and, above a district, the city itself."""
    city = Q(book=book.city_id, parent=None) if book.city_id else Q(pk__in=[])
    return list(Unit.objects.filter(Q(book=book) | city))


def _store(act: Act, rows: Sequence[UnitRow], stand: dict[str, Unit]) -> list[Unit]:
    opened: list[Unit] = []
    for layer in levels(rows):
        units = Unit.objects.bulk_create(_unit(act, row, stand.get(row.parent)) for row in layer)
        for unit in units:
            unit.path = f"{unit.parent.path if unit.parent else '/'}{unit.pk}/"
        Unit.objects.bulk_update(units, ["path"])
        stand |= {unit.name: unit for unit in units}
        opened += units
    return opened


def _unit(act: Act, row: UnitRow, parent: Unit | None) -> Unit:
    return Unit(
        book=act.book,
        seq=act.seq,
        parent=parent,
        kind=row.kind,
        name=row.name,
        short_name=row.short_name,
        unit_class=row.unit_class or PLACES[row.kind].unit_class,
        opened_on=row.opened_on,
    )
