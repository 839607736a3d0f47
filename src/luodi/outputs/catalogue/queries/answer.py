"""The answer to a question for all figures, of a district or a city, and on what it rests."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from luodi.analysis.figures.queries.city import city_figures
from luodi.analysis.figures.queries.defining import Definition, definitions
from luodi.analysis.figures.queries.figures import figures
from luodi.analysis.figures.queries.moments import closing_of
from luodi.analysis.figures.rules.asked import Asked, CityTable, Figure, Table
from luodi.analysis.figures.rules.moments import AsOf
from luodi.foundation.history.models import Book
from luodi.foundation.history.queries import BOOK_ZONE
from luodi.foundation.people.models import Account
from luodi.outputs.catalogue.rules.lines import Line
from luodi.outputs.catalogue.rules.question import Question


@dataclass(frozen=True)
class Asking:
    """One question that makes sense: of which book, what, by whom, when."""

    book: Book
    asked: Asked
    question: Question
    reader: Account
    books: tuple[Book, ...]  # that the reader may read
    now: datetime
    verified: bool = True  # the reading in which rows are shown
    by: str = ""  # what a figure is split by

    @property
    def is_of_city(self) -> bool:
        return self.book.kind == Book.Kind.CITY

    @property
    def today(self) -> date:
        return self.now.astimezone(BOOK_ZONE).date()

    @property
    def reading(self) -> str:
        return "verified" if self.verified else "claimed"


@dataclass(frozen=True)
class Rests:
    """What stands under every figure of a page: moment, head, rulebook, marks, closing."""

    period: str
    moment: str
    head: str
    rulebook: str
    version: int
    marks: tuple[str, ...]
    closed_at: datetime | None  # figures are those of the closing, because no moment was asked


@dataclass(frozen=True)
class Answer:
    """Every figure of the catalogue for one question."""

    table: Table | CityTable
    lines: tuple[Line, ...]
    rests: Rests


def table_of(asking: Asking) -> Table | CityTable:
    """The whole catalogue, of a city over all its books."""
    if asking.is_of_city:
        return city_figures(asking.book, asking.asked, asking.now)
    return figures(asking.book, asking.asked, asking.now)


def answer(asking: Asking) -> Answer:
    table = table_of(asking)
    meant = definitions(asking.book, table.rulebook_version)
    lines = (line(one, table.figures) for one in meant.values())
    return Answer(table, tuple(lines), rests(asking, table))


def line(meant: Definition, figures: Mapping[tuple[str, bool], Figure]) -> Line:
    return Line(
        code=meant.code,
        family=meant.family,
        name=meant.name,
        also=meant.also,
        unit=meant.unit,
        sentence=meant.sentence,
        claimed=figures[meant.code, False],
        verified=figures[meant.code, True],
    )


def rests(asking: Asking, table: Table | CityTable) -> Rests:
    asked = asking.asked
    closing = closing_of(asking.book, asked.period) if asked.as_of == AsOf() else None
    return Rests(
        period=table.period.label,
        moment=str(table.moment),
        head=table.head,
        rulebook=table.rulebook,
        version=table.rulebook_version,
        marks=table.marks,
        closed_at=closing.at if closing else None,
    )
