"""The parts of a figure: by district, by unit, by event, by what the book divides it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from luodi.analysis.figures.queries.splitting import slices
from luodi.analysis.figures.rules.asked import CityTable, Table
from luodi.foundation.history.models import Book
from luodi.outputs.catalogue.queries.answer import Asking
from luodi.outputs.catalogue.rules.slices import DISTRICTS, OF_ONE_BOOK, Part


def parts(asking: Asking, code: str, table: Table | CityTable) -> Iterator[Part]:
    """The figure for each key of what it is split by."""
    if asking.by == DISTRICTS and isinstance(table, CityTable):
        yield from districts(asking, code, table)
        return
    asked = replace(asking.asked, by=asking.by)
    for one in slices(asking.book, code, asked, asking.now):
        is_asked_for = asking.by in OF_ONE_BOOK and one.key
        narrowed = {asking.by: str(one.key), "reading": asking.reading}
        query = asking.question.query(**narrowed) if is_asked_for else ""
        yield Part(one.name, query, one.claimed, one.verified)


def districts(asking: Asking, code: str, table: CityTable) -> Iterator[Part]:
    """Each book that the reader may read, counted by the city's rulebook."""
    books: dict[int, Book] = {book.pk: book for book in asking.books}
    for part in table.parts:
        if book := books.get(part.book):
            elsewhere = {"book": book.code, "as_of": "", "unit": "", "event": ""}
            query = asking.question.query(**elsewhere, reading=asking.reading)
            claimed, verified = (part.figures[code, reading] for reading in (False, True))
            own = part.own.figures.get((code, True)) if part.own else None
            note = own.shown if own and own.shown != verified.shown else ""
            yield Part(part.name, "" if part.is_city else query, claimed, verified, note)
