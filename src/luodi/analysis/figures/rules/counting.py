"""Each way of counting of the vocabulary, applied to the facts; one short function a shape."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from functools import singledispatch

from luodi.analysis.figures.rules.conditions import Conditions
from luodi.analysis.figures.rules.facts import (
    EVERYTHING,
    NET,
    PRESENT,
    DueGroup,
    Facts,
    LevelGroup,
    StateGroup,
    Tally,
    Values,
)
from luodi.analysis.figures.rules.terms import WHOLE, Count, Terms, fits_flow, fits_state, moved
from luodi.foundation.vocabulary import shapes
from luodi.foundation.vocabulary.kinds import ENDING_KINDS, kind
from luodi.foundation.vocabulary.shapes import Indicator, Time

OPEN_ONLY = ("packaged", "station_opened", "talks")  # a closed subject no longer stands so
AGES = (3, 12)  # months that the ages of indicators are asked for; then: beyond a year
ALTERNATING = ("stopped", "resumed")  # may stand many times; a group says which came last
# Signed again, a subject is no new project: what must not have stood in an earlier attempt.
SIGNED_BEFORE = {"contract": ("contract",), "agreement": ("contract", "agreement")}


@singledispatch
def counted(counts: object, given: Count) -> Tally:
    """The values of one way of counting, by reading and key, in base units."""
    raise NotImplementedError(type(counts).__name__)


@counted.register
def _steps(counts: shapes.Steps, given: Count) -> Tally:
    if all(kind(code).is_single for code in counts.kinds) and not given.indicator.where.categories:
        return state_steps(counts, given)
    tally = Tally()
    for row in given.facts.flows:
        again = counts.first_ever and not row.is_first
        if row.kind in counts.kinds and not again and fits_flow(given, row):
            tally.add(row.verified, row.key, row.weight / WHOLE)
    return tally


def state_steps(counts: shapes.Steps, given: Count) -> Tally:
    """Steps and setbacks, read from the masks: in the period, or to date."""
    tally = Tally()
    for row in given.facts.states:
        if not fits_state(given, row) or (counts.first_ever and not row.is_first):
            continue
        mask = row.day if given.indicator.time is Time.TO_DATE else row.within
        kinds = [code for code in counts.kinds if not signed_again(code, given, row.earlier)]
        hits = sum(given.conditions.holds(code, mask) for code in kinds)
        times = min(hits, 1) if counts.distinct_subjects else hits
        tally.add(row.verified, row.key, times * row.weight / WHOLE)
    return tally


def signed_again(code: str, given: Count, earlier: int) -> bool:
    """Whether the subject was signed before: no new project (三明 2006), unless set otherwise."""
    before = SIGNED_BEFORE.get(code, ())
    again = any(given.conditions.holds(name, earlier) for name in before)
    return again and not given.terms.resign_counts


@counted.register
def _reached(counts: shapes.Reached, given: Count) -> Tally:
    tally = Tally()
    for row in given.facts.states:
        reached = given.conditions.reached(counts.milestone, row.before, row.within)
        again = counts.first_ever and given.conditions.holds(counts.milestone, row.earlier)
        if reached and not again and fits_state(given, row):
            tally.add(row.verified, row.key, row.weight / WHOLE)
    return tally


@counted.register
def _sum(counts: shapes.Sum, given: Count) -> Tally:
    tally = Tally()
    sign = -1 if counts.flip else 1
    for row in given.facts.flows:
        measured = counts.measure is None or row.measure == counts.measure.name
        if row.kind in counts.kinds and measured and fits_flow(given, row):
            value = row.cents if counts.in_dollars else row.hundredths
            value = row.local if counts.column == "local" else value
            tally.add(row.verified, row.key, sign * Decimal(value) / 100)
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
def _state(counts: shapes.State, given: Count) -> Tally:
    tally = Tally()
    for row in given.facts.states:
        if stands(counts, given, row) and fits_state(given, row):
            tally.add(row.verified, row.key, row.weight / WHOLE)
    return tally


def stands(counts: shapes.State, given: Count, row: StateGroup) -> bool:
    """Whether attempts of this group stand as the indicator asks, on the day."""
    words = given.conditions
    wanted = [name for name in counts.all_of if name not in ALTERNATING]
    unwanted = [name for name in counts.none_of if name not in ALTERNATING]
    if row.is_closed and counts.all_of[0] in OPEN_ONLY:
        return False
    return (
        (row.stopped or "stopped" not in counts.all_of)
        and words.all_hold(wanted, row.day)
        and not any(words.holds(name, row.day) for name in unwanted)
        and row.age >= age_wanted(counts)
        and (row.carried or not counts.started_before_year)
    )


def age_wanted(counts: shapes.State) -> int:
    """The least age class: three months, a year, or beyond a year."""
    return AGES.index(counts.aged_months) + 1 + counts.beyond if counts.aged_months else 0


@counted.register
def _cohort(counts: shapes.Cohort, given: Count) -> Tally:
    if counts.with_money:
        return funded(given)
    tally = Tally()
    for row in given.facts.states:
        own = given.conditions.all_hold(counts.all_of, row.ever)
        stands_so = row.renewed if counts.later_attempt else own
        if stands_so and in_base(counts, given, row) and fits_state(given, row):
            tally.add(row.verified, row.key, row.weight / WHOLE)
    return tally


def in_base(counts: shapes.Cohort, given: Count, row: StateGroup) -> bool:
    """Whether attempts of this group are in the base of the cohort.

    A returned attempt stays by default, so that no rate gains by it; where the rulebook drops it,
    it still stands among those that count the returned themselves.
    """
    step = "contract" if counts.base == "m.signed" else counts.base
    counts_returns = "returned" in (counts.base, *counts.all_of)
    left = given.terms.drop_returned and given.conditions.holds("returned", row.ever)
    return (
        given.conditions.reached(counts.base, row.before, row.within)
        and not signed_again(step, given, row.earlier)
        and (counts_returns or not left)
    )


def funded(given: Count) -> Tally:
    """Subjects of the cohort whose net arrived money is above zero."""
    tally = Tally()
    for row in given.facts.cohorts:
        tally.add(row.verified, row.key, row.funded / WHOLE)
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
def _levels(counts: shapes.Levels, given: Count) -> Tally:
    tally, weights = Tally(), Tally()
    for row in given.facts.levels:
        if not looked_at(counts, given, row):
            continue
        for key in (row.key, EVERYTHING) if counts.mean else (row.key,):
            tally.add(row.verified, key, Decimal(row.hundredths) / 100)
            weights.add(row.verified, key, row.weight / WHOLE)
    if counts.mean:
        tally.values = {at: value / weights.values[at] for at, value in tally}
    return tally


def looked_at(counts: shapes.Levels, given: Count, row: LevelGroup) -> bool:
    """Whether levels of this group are of the kind, over the attempts that are asked for."""
    words = given.conditions
    return row.kind == counts.kind and (
        not counts.over
        or (
            words.holds(counts.over, row.within)
            and not signed_again(counts.over, given, row.earlier)
            and not (counts.unless and words.holds(counts.unless, row.ever))
        )
    )


@counted.register
def _due(counts: shapes.Due, given: Count) -> Tally:
    tally = Tally()
    for row in given.facts.dues:
        kept = not counts.on_time or given.conditions.holds(counts.milestone, row.planned)
        if kept and is_due(given, row):
            tally.add(row.verified, row.key, row.weight / WHOLE)
    return tally


def is_due(given: Count, row: DueGroup) -> bool:
    """Whether these are contract projects that had not ended before the period."""
    words = given.conditions
    ended = any(words.holds(code, row.before) for code in ENDING_KINDS)
    return words.holds("m.signed", row.day) and not ended


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


def catalogue(
    indicators: Mapping[str, Indicator], facts: Facts, conditions: Conditions, terms: Terms
) -> dict[str, Values]:
    """Every indicator's values by reading and key; one asked for by another is counted once."""

    def reader(of: Facts, done: dict[str, Values], *, by_unit: bool) -> Callable[[str], Values]:
        def value(code: str) -> Values:
            if code not in done:
                row = indicators[code]
                given = Count(of, conditions, row, terms, value, value if by_unit else of_units)
                own = counted(row.counts, given).values
                done[code] = moved(own, terms) if by_unit else own
            return done[code]

        return value

    done: dict[str, Values] = {}
    of_units = reader(replace(facts, states=facts.unit_states), {}, by_unit=True)
    value = reader(facts, done, by_unit=terms.by_unit)
    for code in indicators:
        value(code)
    return done
