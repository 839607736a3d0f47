"""Several books counted as one: their facts and the terms on which they are counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from luodi.analysis.figures.rules.facts import Counted, Facts
from luodi.analysis.figures.rules.terms import Terms


def facts_of_all(books: Sequence[Facts]) -> Facts:
    """Every group of every book; a unit or an event belongs to one book, a code to all."""
    return Facts(
        counted=merged([facts.counted for facts in books]),
        cohorts=tuple(chain.from_iterable(facts.cohorts for facts in books)),
        distincts=tuple(chain.from_iterable(facts.distincts for facts in books)),
        levels=tuple(chain.from_iterable(facts.levels for facts in books)),
        dues=tuple(chain.from_iterable(facts.dues for facts in books)),
        by_unit=merged([facts.by_unit for facts in books]),
    )


def merged(books: Sequence[Counted]) -> Counted:
    """The groups of every book under the indicator that counts them."""
    codes = {code for counted in books for code in counted}
    return {
        code: tuple(chain.from_iterable(counted.get(code, ()) for counted in books))
        for code in codes
    }


def terms_of_all(books: Sequence[Terms]) -> Terms:
    """The terms of one rulebook with the units of every book."""
    within = [terms.within for terms in books if terms.within is not None]
    return replace(
        books[0],
        units=frozenset().union(*(terms.units for terms in books)),
        heirs={unit: heirs for terms in books for unit, heirs in terms.heirs.items()},
        within=frozenset().union(*within) if within else None,
    )
