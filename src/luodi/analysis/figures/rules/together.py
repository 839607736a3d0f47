"""Several books counted as one: their facts and the terms on which they are counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from itertools import chain

from luodi.analysis.figures.rules.facts import Facts
from luodi.analysis.figures.rules.terms import Terms


def facts_of_all(books: Sequence[Facts]) -> Facts:
    """Every group of every book; a unit or an event belongs to one book, a code to all."""
    return Facts(
        **{
            field.name: tuple(chain.from_iterable(getattr(facts, field.name) for facts in books))
            for field in fields(Facts)
        }
    )


def terms_of_all(books: Sequence[Terms]) -> Terms:
    """The terms of one rulebook with the units of every book."""
    within = [terms.within for terms in books if terms.within is not None]
    return replace(
        books[0],
        units=frozenset().union(*(terms.units for terms in books)),
        heirs={unit: heirs for terms in books for unit, heirs in terms.heirs.items()},
        within=frozenset().union(*within) if within else None,
    )
