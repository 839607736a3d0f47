"""A figure that is counted alone is the figure that the whole catalogue counts."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from luodi.analysis.figures.queries.figures import Counted, Prior, count
from luodi.analysis.figures.queries.splitting import codes_under, figure_of
from luodi.analysis.figures.rules.asked import Asked
from luodi.analysis.figures.rules.moments import AsOf
from luodi.config.benchmark.book import raise_book
from luodi.config.benchmark.catalogue import PAST, YEAR
from luodi.config.benchmark.parts import AFTERWARDS
from luodi.foundation.history.models import Book


@pytest.fixture
def book(db: None) -> Book:
    return raise_book(1_000, lambda text: None)


def alone(book: Book, asked: Asked, *codes: str) -> Counted:
    return count(book, asked, AFTERWARDS, only=frozenset(codes))


@pytest.mark.parametrize("by", ["", "origin"])
@pytest.mark.parametrize("as_of", [PAST, AsOf()])
def test_every_figure_alone_is_the_figure_of_the_whole(book: Book, as_of: AsOf, by: str) -> None:
    asked = Asked(YEAR, as_of, by=by)
    whole = count(book, asked, AFTERWARDS)
    rates = [rate.code for rate in whole.rulebook.rates if not rate.about.value]
    seen = 0
    for code in (*whole.indicators, *rates):
        own = alone(book, asked, code)
        for one in codes_under(whole, code):
            assert own.values[one] == whole.values[one], (code, one)
            seen += bool(own.values[one])
        for verified in (False, True):
            figures = (
                figure_of(Prior(book, asked, AFTERWARDS, of), code, verified) for of in (own, whole)
            )
            assert next(figures) == next(figures)
    assert seen > 40


def test_of_several_figures_each_stays_what_it_is_and_no_other_is_counted(book: Book) -> None:
    asked = Asked(YEAR, PAST)
    whole = count(book, asked, AFTERWARDS)
    own = alone(book, asked, "contracts", "zero_leads_units", "arrived")
    assert {"contracts", "zero_leads_units", "arrived"} <= set(own.values) < set(whole.values)
    assert own.values == {code: whole.values[code] for code in own.values}


def test_what_no_figure_needs_is_not_asked_of_the_database(book: Book) -> None:
    asked = Asked(YEAR, PAST)
    assert postings_asked(book, asked, "contracts") == 1
    assert postings_asked(book, asked, "contracts", "arrived", "firms_contacted") < 6


def postings_asked(book: Book, asked: Asked, *codes: str) -> int:
    with CaptureQueriesContext(connection) as seen:
        alone(book, asked, *codes)
    return sum("ledger_posting" in query["sql"] for query in seen)


def test_the_year_before_is_counted_of_the_same_figures(book: Book) -> None:
    asked = Asked(YEAR, AsOf())
    prior = Prior(book, asked, AFTERWARDS, alone(book, asked, "contracts"))
    assert set(prior.earlier().values) == {"contracts"}
