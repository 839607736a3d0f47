"""A book at a glance: its main figures, and the same by unit or, for a city, by district."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime

from luodi.analysis.figures.queries.city import city_figures
from luodi.analysis.figures.queries.figures import figures
from luodi.analysis.figures.queries.moments import closing_of
from luodi.analysis.figures.rules.asked import Asked, CityPart, CityTable, Table
from luodi.analysis.figures.rules.moments import AsOf
from luodi.foundation.history.models import Book
from luodi.foundation.history.queries import BOOK_ZONE
from luodi.foundation.people.models import Account
from luodi.foundation.rulebook.queries import books_of
from luodi.outputs.board import rules
from luodi.outputs.board.rules import Column, Group, Row
from luodi.records.ledger.queries.waiting import has_entries


@dataclass(frozen=True)
class Glance:
    """The main figures of one book for one question, and what they rest on."""

    groups: tuple[Group, ...]
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    total: Row
    is_city: bool
    moment: str
    head: str
    marks: tuple[str, ...]
    rulebook: str
    version: int
    closed_at: datetime | None  # figures are those of the closing, because no moment was asked
    begun: bool  # something has been recorded in the book, whenever it happened

    @property
    def is_empty(self) -> bool:
        """Nothing in the period, neither in sum nor for any unit."""
        return rules.is_empty([*self.rows, self.total])


def readable_books(account: Account) -> list[Book]:
    """The books whose figures the account may read, its own before the others."""
    books = books_of(account).exclude(kind=Book.Kind.HOUSE).order_by("pk")
    books = books.select_related("city")
    return sorted(books, key=lambda book: book.pk != account.unit.book_id)


def glance(book: Book, asked: Asked, now: datetime, *, readable: Collection[Book]) -> Glance:
    """The book at a glance; of a city the districts that the reader may read stand side by side."""
    closing = closing_of(book, asked.period) if asked.as_of == AsOf() else None
    asked_today = replace(asked, as_of=AsOf(day=now.astimezone(BOOK_ZONE).date()))
    table: Table | CityTable
    if book.kind == Book.Kind.CITY:
        table = whole = city_figures(book, asked, now)
        rows = district_rows(whole, {one.pk for one in readable})
        today = city_figures(book, asked_today, now).figures if closing else {}
    else:
        table = split = figures(book, replace(asked, by="unit"), now)
        rows = rules.by_key(split.keys, split.values)
        today = figures(book, asked_today, now).figures if closing else {}
    total = rules.total(table.figures, book.name)
    return Glance(
        groups=rules.groups(table.figures, today),
        columns=rules.columns(),
        rows=rows,
        total=total,
        is_city=book.kind == Book.Kind.CITY,
        moment=str(table.moment),
        head=table.head,
        marks=table.marks,
        rulebook=table.rulebook,
        version=table.rulebook_version,
        closed_at=closing.at if closing else None,
        begun=has_entries(book) or not total.is_empty,
    )


def district_rows(table: CityTable, readable: Collection[int]) -> tuple[Row, ...]:
    """Each readable book by the city's rulebook and, where that differs, by its own."""
    found: list[Row] = []
    for part in table.parts:
        row = rules.total(part.figures, part.name)
        if part.book in readable and not (part.is_city and row.is_empty):
            found += [row, *own_row(part, row)]
    return tuple(found)


def own_row(part: CityPart, row: Row) -> list[Row]:
    """The book's own figures, where they differ: by its rulebook, or as of its closing."""
    if part.own is None:
        return []
    moment = "" if part.own.moment == part.moment else str(part.own.moment)
    name = rules.own_name(part.own.rulebook, moment)
    own = rules.total(part.own.figures, name, is_own=True)
    return [own] if own.pairs != row.pairs else []
