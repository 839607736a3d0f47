"""The names that the book can tell: its units, its fairs, its neighbours in the city."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from luodi.foundation.history.models import Book
from luodi.foundation.people.models import Unit
from luodi.outputs.papers.rules.phrases.scopes import BLANK, Held, Known, is_nameless
from luodi.records.campaigns.queries import events_of


@dataclass(frozen=True)
class Fair:
    """One edition of a fair in the book."""

    subject: int
    name: str
    series: str
    first_day: date


@dataclass(frozen=True)
class Names:
    """What names of the book mean, by their keys."""

    known: Known = Known()
    units: tuple[tuple[str, int], ...] = ()
    fairs: tuple[Fair, ...] = ()

    def unit(self, name: str) -> int | None:
        return dict(self.units).get(name)

    def fairs_meant(self, words: str, year: int) -> tuple[Fair, ...]:
        """The fairs that the words may mean: by name, else those held in the year."""
        if named := [fair for fair in self.fairs if fair.name == words]:
            return tuple(named)
        held = [fair for fair in self.fairs if fair.first_day.year == year]
        if BLANK in words.upper() or "×" in words or is_nameless(words):
            return tuple(held)
        return tuple(fair for fair in held if fair.series and fair.series in words)


def names_of(book: Book) -> Names:
    """Every unit and fair of the book, the city's fairs too."""
    books = [book.pk, *([book.city_id] if book.city_id else [])]
    fairs = tuple(_fairs(books))
    units = [
        (name, unit.pk)
        for unit in Unit.objects.filter(book=book).order_by("pk")
        for name in (unit.name, unit.short_name)
        if name and name != book.name
    ]
    others = Book.objects.filter(city=book.city_id).exclude(pk=book.pk) if book.city_id else ()
    names = [*(one.name for one in others), *([book.city.name] if book.city else [])]
    known = Known(
        own=book.name,
        units=tuple(name for name, _ in units),
        events=tuple(Held(fair.name, fair.first_day) for fair in fairs),
        others=tuple(names),
    )
    return Names(known, tuple(units), fairs)


def _fairs(books: list[int]) -> list[Fair]:
    events = events_of(books).select_related("event")
    return [Fair(e.pk, e.name, e.event.series, e.event.first_day) for e in events]
