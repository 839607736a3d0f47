"""From the facts to values: each way of counting of the vocabulary, one short function a shape.

What an indicator asks of an attempt or an entry the statements have answered; here its answers are
added up.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import singledispatch

from luodi.analysis.figures.rules.facts import EVERYTHING, NET, PRESENT, Facts, Tally, Values
from luodi.analysis.figures.rules.terms import Terms, moved
from luodi.foundation.vocabulary import shapes
from luodi.foundation.vocabulary.shapes import Indicator

WHOLE = Decimal(10_000)


@dataclass(frozen=True)
class Count:
    """What a way of counting is given: the facts, the terms, other values."""

    facts: Facts
    indicator: Indicator
    terms: Terms
    others: Callable[[str], Values]
    of_units: Callable[[str], Values]  # other values by unit, whatever these are split by


@singledispatch
def counted(counts: object, given: Count) -> Tally:
    """The values of one way of counting, by reading and key, in base units."""
    raise NotImplementedError(type(counts).__name__)


@counted.register(shapes.Steps | shapes.Reached | shapes.State)
def _weights(counts: object, given: Count) -> Tally:
    tally = Tally()
    for row in given.facts.counted.get(given.indicator.code, ()):
        tally.add(row.verified, row.key, row.weight / WHOLE)
    return tally


@counted.register
def _cohort(counts: shapes.Cohort, given: Count) -> Tally:
    if not counts.with_money:
        return _weights(counts, given)
    tally = Tally()
    for row in given.facts.cohorts:
        tally.add(row.verified, row.key, row.funded / WHOLE)
    return tally


@counted.register
def _sum(counts: shapes.Sum, given: Count) -> Tally:
    tally = Tally()
    sign = -1 if counts.flip else 1
    for row in given.facts.counted.get(given.indicator.code, ()):
        value = row.cents if counts.in_dollars else row.hundredths
        value = row.local if counts.column == "local" else value
        tally.add(row.verified, row.key, sign * Decimal(value) / 100)
    return tally


@counted.register
def _cohort_sum(counts: shapes.CohortSum, given: Count) -> Tally:
    tally = Tally()
    arrived = set(counts.kinds) <= {"money_in", "money_withdrawn"}
    for row in given.facts.cohorts:
        fen = row.arrived if arrived else row.contracted
        tally.add(row.verified, row.key, Decimal(fen) / 100)
    return tally


@counted.register
def _distinct(counts: shapes.Distinct, given: Count) -> Tally:
    tally = Tally()
    for row in given.facts.distincts:
        if counts.net and row.kind == NET:
            tally.add(row.verified, row.key, row.weight / WHOLE)
        elif not counts.net and row.kind in counts.kinds:
            found = row.enterprises if counts.of == "enterprise" else row.references
            tally.add(row.verified, row.key, found)
    return tally


@counted.register
def _present(counts: shapes.Present, given: Count) -> Tally:
    tally = Tally()
    for row in given.facts.distincts:
        if row.kind == PRESENT:
            tally.add(row.verified, row.key, row.weight / WHOLE)
    return tally


@counted.register
def _levels(counts: shapes.Levels, given: Count) -> Tally:
    tally, weights = Tally(), Tally()
    for row in given.facts.levels:
        if row.kind == counts.kind:
            for key in (row.key, EVERYTHING) if counts.mean else (row.key,):
                tally.add(row.verified, key, Decimal(row.hundredths) / 100)
                weights.add(row.verified, key, row.weight / WHOLE)
    if counts.mean:
        tally.values = {at: value / weights.values[at] for at, value in tally}
    return tally


@counted.register
def _due(counts: shapes.Due, given: Count) -> Tally:
    tally = Tally()
    for row in given.facts.dues:
        tally.add(row.verified, row.key, (row.kept if counts.on_time else row.planned) / WHOLE)
    return tally


@counted.register
def _units(counts: shapes.Units, given: Count) -> Tally:
    """Units for which every named figure is zero and every other is not.

    Where none has to be above zero, the units are those with a task.
    """
    tally = Tally()
    zero = [given.of_units(code) for code in counts.zero]
    positive = [given.of_units(code) for code in counts.positive]
    for verified in (False, True):
        units = {key for values in positive for of, key in values if of is verified}
        for unit in units or (() if positive else given.terms.units):
            if any(values.get((verified, unit)) for values in zero):
                continue
            if all(values.get((verified, unit)) for values in positive):
                tally.add(verified, unit if given.terms.by_unit else EVERYTHING, 1)
    return tally


@counted.register
def _less(counts: shapes.Less, given: Count) -> Tally:
    tally = Tally(dict(given.others(counts.first)))
    for code in counts.others:
        for (verified, key), value in given.others(code).items():
            tally.add(verified, key, -value)
    return tally


@counted.register
def _waits(counts: shapes.Waits, given: Count) -> Tally:
    return Tally()


def catalogue(indicators: Mapping[str, Indicator], facts: Facts, terms: Terms) -> dict[str, Values]:
    """Every indicator's values by reading and key; one asked for by another is counted once."""

    def reader(of: Facts, done: dict[str, Values], *, by_unit: bool) -> Callable[[str], Values]:
        def value(code: str) -> Values:
            if code not in done:
                row = indicators[code]
                given = Count(of, row, terms, value, value if by_unit else of_units)
                own = counted(row.counts, given).values
                done[code] = moved(own, terms) if by_unit else own
            return done[code]

        return value

    done: dict[str, Values] = {}
    of_units = reader(replace(facts, counted=facts.by_unit), {}, by_unit=True)
    value = reader(facts, done, by_unit=terms.by_unit)
    for code in indicators:
        value(code)
    return done
