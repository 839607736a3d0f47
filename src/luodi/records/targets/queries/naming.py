"""How units, figures and scopes are called in a book, read from what people write and said back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from luodi.foundation.history.models import Book
from luodi.foundation.people.models import Unit
from luodi.foundation.rulebook.queries import latest
from luodi.foundation.rulebook.rules.definitions import Rulebook
from luodi.foundation.rulebook.rules.rates import About
from luodi.foundation.vocabulary.indicators import INDICATORS, indicator
from luodi.kernel.folding import fold
from luodi.kernel.refusal import Refused
from luodi.records.targets.queries.standing import whole_of
from luodi.records.targets.rules.table import Known, Named


def known_in(book: Book) -> Known:
    """Every name by which a table of targets may call a unit or a figure of the book."""
    units = list(Unit.objects.filter(book=book, closed_on=None).order_by("pk"))
    by_name: dict[str, int] = {}
    for unit in units:
        for name in (unit.name, unit.short_name):
            if name:
                by_name.setdefault(fold(name), unit.pk)
    rulebook = latest(book.pk)
    return Known(
        whole=whole_of(book).pk,
        units=by_name,
        figure=lambda name: figure_named(name, rulebook),
        called={unit.pk: str(unit) for unit in units},
    )


def figure_named(name: str, rulebook: Rulebook | None) -> Named:
    """An indicator by any of its names, or a rate that stands on its own; refuses the rest."""
    rates = [rate for rate in rulebook.rates if rate.about is About.NOTHING] if rulebook else []
    for rate in rates:
        if name in (rate.code, rate.name, *rate.also):
            return Named(rate.code, rate.name, rate.unit.name)
    found = indicator(name)
    return Named(found.code, found.name, found.unit)


def figures_offered(book: int) -> list[Named]:
    """Everything of which a target can be set, as the catalogue orders it."""
    rulebook = latest(book)
    rates = rulebook.rates if rulebook else ()
    return [
        *(Named(row.code, row.name, row.unit) for row in INDICATORS),
        *(Named(r.code, r.name, r.unit.name) for r in rates if r.about is About.NOTHING),
    ]


def figures_called(book: int, codes: Sequence[str]) -> Mapping[str, Named]:
    """The names of these codes; one that the rulebook knows no more is called by its code."""
    rulebook = latest(book)
    found = {}
    for code in dict.fromkeys(codes):
        try:
            found[code] = figure_named(code, rulebook)
        except Refused:
            found[code] = Named(code, code, "")
    return found
