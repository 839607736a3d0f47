"""The facts of one question: six statements, whatever the number of indicators and units."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

from django.db import connection

from luodi.analysis.figures.queries import statements
from luodi.analysis.figures.queries.statements import LevelKinds, Question, Statement
from luodi.analysis.figures.rules.asked import SPLITS
from luodi.analysis.figures.rules.facts import (
    EVERYTHING,
    CohortGroup,
    DistinctGroup,
    DueGroup,
    Facts,
    FlowGroup,
    LevelGroup,
    StateGroup,
)
from luodi.analysis.figures.rules.terms import Terms
from luodi.foundation.vocabulary.kinds import kind
from luodi.foundation.vocabulary.shapes import Distinct, Due, Indicator, Levels, Steps, Sum

Line = Sequence[Any]
Ask = Callable[[Statement], list[tuple[Any, ...]]]  # a database answering one statement


def run(statement: Statement) -> list[tuple[Any, ...]]:
    """The rows of one statement."""
    with connection.cursor() as cursor:
        cursor.execute(statement.text, statement.parameters)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows


def facts(
    question: Question, indicators: Iterable[Indicator], terms: Terms, ask: Ask = run
) -> Facts:
    """Everything the indicators need, counted once.

    Split by anything but units it takes a seventh statement: only units can have signed nothing.
    """
    wanted, admitted = list(indicators), sorted(terms.admitted)
    states = tuple(map(state_group, ask(statements.states(question))))
    flows = ask(statements.flows(question, flow_kinds(wanted)))
    money = ask(statements.cohort_money(question, admitted))
    different = ask(statements.distincts(question, distinct_kinds(wanted), admitted))
    levels = ask(statements.levels(question, level_kinds(wanted)))
    dues = ask(statements.dues(question, plan_kind(wanted)))
    return Facts(
        states=states,
        flows=tuple(map(flow_group, flows)),
        cohorts=tuple(map(cohort_group, money)),
        distincts=tuple(map(distinct_group, different)),
        levels=tuple(map(level_group, levels)),
        dues=tuple(map(due_group, dues)),
        unit_states=states if terms.by_unit else by_unit(question, ask),
    )


def by_unit(question: Question, ask: Ask) -> tuple[StateGroup, ...]:
    """The states of the same question by unit."""
    asked = replace(question, split=SPLITS["unit"])
    return tuple(map(state_group, ask(statements.states(asked))))


def state_group(row: Line) -> StateGroup:
    verified, key, size, section, event, type_, first, closed, age, *rest = row
    before, within, day, ever, *rest = rest
    stopped, carried, earlier, renewed, weight, subjects = rest[:6]
    return StateGroup(
        bool(verified),
        key,
        int(size),
        section,
        bool(event),
        type_,
        bool(first),
        bool(closed),
        int(age),
        before,
        within,
        day,
        ever,
        bool(stopped),
        bool(carried),
        earlier,
        bool(renewed),
        int(weight),
        int(subjects),
    )


def flow_group(row: Line) -> FlowGroup:
    verified, key, kind_code, size, section, event, type_, first, measure, *rest = row
    origin, nature, category, new, *sums = rest
    weight, hundredths, local, cents = (int(value) for value in sums[:4])
    return FlowGroup(
        bool(verified),
        key,
        kind_code,
        int(size),
        section,
        bool(event),
        type_,
        bool(first),
        measure,
        origin,
        nature,
        category,
        bool(new),
        weight,
        hundredths,
        local,
        cents,
    )


def cohort_group(row: Line) -> CohortGroup:
    verified, key, contracted, arrived, funded = row[:5]
    return CohortGroup(bool(verified), key, int(contracted), int(arrived), int(funded))


def distinct_group(row: Line) -> DistinctGroup:
    verified, is_whole, key, kind_code, enterprises, references, weight = row
    own = EVERYTHING if is_whole else key
    return DistinctGroup(
        bool(verified), own, kind_code, int(enterprises), int(references), int(weight)
    )


def level_group(row: Line) -> LevelGroup:
    verified, key, kind_code, *numbers = row[:8]
    return LevelGroup(bool(verified), key, kind_code, *(int(number or 0) for number in numbers))


def due_group(row: Line) -> DueGroup:
    verified, key, before, planned, day, weight = row[:6]
    return DueGroup(bool(verified), key, before, planned, day, int(weight))


def flow_kinds(indicators: Sequence[Indicator]) -> list[str]:
    """Kinds that are added up entry by entry: amounts, activities, steps told apart by class."""
    found: set[str] = set()
    for row in indicators:
        if isinstance(row.counts, Sum):
            found.update(row.counts.kinds)
        elif isinstance(row.counts, Steps):
            by_class = bool(row.where.categories)
            found.update(k for k in row.counts.kinds if by_class or not kind(k).is_single)
    return sorted(found)


def distinct_kinds(indicators: Sequence[Indicator]) -> list[str]:
    """Kinds whose enterprises or references are told apart; money is told apart by subject."""
    distincts = [row.counts for row in indicators if isinstance(row.counts, Distinct)]
    return sorted({code for counts in distincts if not counts.net for code in counts.kinds})


def level_kinds(indicators: Sequence[Indicator]) -> LevelKinds:
    """Kinds of level, by which of their entries the indicators look at."""
    wanted = [row.counts for row in indicators if isinstance(row.counts, Levels)]
    over = {counts.kind for counts in wanted if counts.over}
    of_period = {counts.kind for counts in wanted if counts.mean}
    standing = {counts.kind for counts in wanted} - over - of_period
    return LevelKinds(tuple(sorted(standing)), tuple(sorted(of_period)), tuple(sorted(over)))


def plan_kind(indicators: Sequence[Indicator]) -> str:
    """The one kind of plan that starts are compared with."""
    (found,) = {row.counts.plan for row in indicators if isinstance(row.counts, Due)}
    return found
