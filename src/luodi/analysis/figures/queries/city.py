"""The figures of a city: every book's postings under the city's rulebook, added up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from luodi.analysis.figures.queries.figures import (
    Counted,
    Prior,
    at_closing,
    count,
    governing,
    head_at,
    marks,
    table,
    worked,
)
from luodi.analysis.figures.queries.moments import opening_end, resolve
from luodi.analysis.figures.queries.naming import key_names
from luodi.analysis.figures.rules.asked import Asked, CityPart, CityTable, Table
from luodi.analysis.figures.rules.counting import catalogue
from luodi.analysis.figures.rules.moments import AsOf
from luodi.analysis.figures.rules.together import facts_of_all, terms_of_all
from luodi.foundation.history.models import Book, Line
from luodi.foundation.history.queries import BOOK_ZONE, seq_at
from luodi.foundation.rulebook.models import RulebookVersion
from luodi.foundation.rulebook.queries import parsed


@dataclass(frozen=True)
class Share:
    """What one book adds to the city: counted under the city's rulebook, and under its own."""

    book: Book
    prior: Prior
    own: Table | None


def city_figures(city: Book, asked: Asked, now: datetime) -> CityTable:
    """The whole catalogue for a city and, beside it, for each of its books; rates from the sums.

    A number of the city's book means, in a district's, what was written there by that time.
    An enterprise that two districts name is two, for each book has its own.
    """
    closing = at_closing(city, asked)
    version = governing(city, closing, resolve(city, closing.as_of, now))
    books = [city, *city.districts.order_by("pk")]
    shares = [share(book, asked, told(city, book, closing.as_of), version, now) for book in books]
    prior = CityPrior([each.prior for each in shares])
    counted = prior.counted
    return CityTable(
        book=city.name,
        period=asked.period,
        rulebook=parsed(version).label,
        rulebook_version=version.number,
        marks=tuple(dict.fromkeys(m for each in shares for m in marks_of(each))),
        figures=worked(counted.rulebook, counted.indicators, counted.values, prior.reader),
        parts=tuple(part(each, is_city=each.book == city) for each in shares),
        values=counted.values if asked.by else {},
        keys=key_names(asked.by, counted.values) if asked.by else {},
    )


def share(book: Book, asked: Asked, as_of: AsOf, version: RulebookVersion, now: datetime) -> Share:
    """One book, counted both ways; once only where both rulebooks say the same."""
    under = replace(asked, as_of=as_of)
    own_asked = at_closing(book, asked) if asked.as_of == AsOf() else under
    own = own_count(book, own_asked, now)
    if own and own_asked == under and own.rulebook == parsed(version):
        counted = own
    else:
        counted = count(book, under, now, under=version)
    own_table = None
    if own:
        own_table = table(book, replace(own_asked, by=""), Prior(book, own_asked, now, own))
    return Share(book, Prior(book, under, now, counted), own_table)


def own_count(book: Book, asked: Asked, now: datetime) -> Counted | None:
    """The book by its own rulebook, if it has one."""
    if not RulebookVersion.objects.filter(book=book).exists():
        return None
    return count(book, asked, now)


def told(city: Book, book: Book, as_of: AsOf) -> AsOf:
    """What a moment of the city's book is in another book: all that was written by that time."""
    if as_of.seq is None or book == city:
        return as_of
    line = Line.objects.filter(book=city, seq=as_of.seq).only("at").first()
    if line is None:  # #0 of the city: before anything
        return AsOf(seq=0)
    ended = opening_end(book)
    return AsOf(
        day=as_of.day or line.at.astimezone(BOOK_ZONE).date(),
        seq=seq_at(book, line.at),
        opening_seq=ended.seq if ended and line.at < ended.at else None,
    )


class CityPrior(Prior):
    """The values that formulas name, for a city: of all its books, and of a year earlier."""

    def __init__(self, priors: Sequence[Prior]) -> None:
        self.counted = together([prior.counted for prior in priors])
        self._priors = priors
        self._earlier = None

    def earlier(self) -> Counted:
        if self._earlier is None:
            self._earlier = together([prior.earlier() for prior in self._priors])
        return self._earlier


def city_prior(
    city: Book, asked: Asked, now: datetime, version: RulebookVersion | None = None
) -> CityPrior:
    """Every book of the city under its rulebook (`version`, else the one in force) alone."""
    closing = at_closing(city, asked)
    version = version or governing(city, closing, resolve(city, closing.as_of, now))
    priors = []
    for book in [city, *city.districts.order_by("pk")]:
        under = replace(asked, as_of=told(city, book, closing.as_of))
        priors.append(Prior(book, under, now, count(book, under, now, under=version)))
    return CityPrior(priors)


def prior_of(book: Book, asked: Asked, now: datetime, like: Counted | None = None) -> Prior:
    """One question of a book or, under its rulebook, of a city; `like` is what it is beside."""
    if book.kind == Book.Kind.CITY:
        return city_prior(book, asked, now, like.version if like else None)
    return Prior(book, asked, now, count(book, asked, now, like=like))


def prior_at_closing(book: Book, asked: Asked, now: datetime) -> Prior:
    """The same question as of the period's closing, where it was closed and no moment is given."""
    is_city = book.kind == Book.Kind.CITY  # which looks its closing up itself
    return prior_of(book, asked if is_city else at_closing(book, asked), now)


def together(books: Sequence[Counted]) -> Counted:
    """The books counted as one, so that a mean is the mean of all their projects."""
    first = books[0]
    facts = facts_of_all([counted.facts for counted in books])
    terms = terms_of_all([counted.terms for counted in books])
    values = catalogue(first.indicators, facts, terms)
    return replace(first, facts=facts, terms=terms, values=values)


def part(each: Share, *, is_city: bool) -> CityPart:
    """One book as the city's table shows it."""
    counted = each.prior.counted
    figures = worked(counted.rulebook, counted.indicators, counted.values, each.prior.reader)
    return CityPart(
        book=each.book.pk,
        name=each.book.name,
        is_city=is_city,
        moment=counted.moment,
        head=head_at(each.book, counted.moment),
        figures=figures,
        own=each.own,
    )


def marks_of(each: Share) -> tuple[str, ...]:
    return marks(each.book, each.prior.counted.moment)
