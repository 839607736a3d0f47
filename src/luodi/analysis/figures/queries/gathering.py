"""The facts of one question: six statements, whatever the number of indicators and units."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.db import connection

from luodi.analysis.figures.queries import statements
from luodi.analysis.figures.queries.statements import BITS, LevelKinds, Question, Statement
from luodi.analysis.figures.rules.asked import SPLITS
from luodi.analysis.figures.rules.facts import (
    EVERYTHING,
    CohortGroup,
    Counted,
    DistinctGroup,
    DueGroup,
    Facts,
    Group,
    Key,
    LevelGroup,
)
from luodi.analysis.figures.rules.rows import is_read_from_attempts
from luodi.analysis.figures.rules.terms import Terms
from luodi.foundation.vocabulary.shapes import (
    Cohort,
    CohortSum,
    Distinct,
    Due,
    Indicator,
    Levels,
    Present,
    Steps,
    Sum,
)

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
    """Everything the indicators need, counted once; what none of them needs is not asked.

    Split by anything but units it takes a seventh statement: only units can have signed nothing.
    """
    wanted = list(indicators)
    shapes = {type(row.counts) for row in wanted}

    def asked(for_shapes: set[type], made: Callable[[], Statement]) -> list[tuple[Any, ...]]:
        return ask(made()) if shapes & for_shapes else []

    attempts = of_attempts(question, wanted, ask)
    entries = of_entries(question, wanted, ask)
    money = asked({Cohort, CohortSum}, lambda: statements.cohort_money(question))
    different = asked(
        {Distinct, Present}, lambda: statements.distincts(question, distinct_kinds(wanted))
    )
    levels = asked({Levels}, lambda: statements.levels(question, level_kinds(question, wanted)))
    dues = asked({Due}, lambda: statements.dues(question, plan(wanted)))
    by_unit = replace(question, split=SPLITS["unit"])
    return Facts(
        counted={**attempts, **entries},
        cohorts=tuple(map(cohort_group, money)),
        distincts=tuple(map(distinct_group, different)),
        levels=tuple(map(level_group, levels)),
        dues=tuple(map(due_group, dues)),
        by_unit=attempts if terms.by_unit else of_attempts(by_unit, wanted, ask),
    )


def of_attempts(question: Question, indicators: Iterable[Indicator], ask: Ask) -> Counted:
    """Attempts under each indicator that is read from them."""
    rows = [row for row in indicators if is_read_from_attempts(row)]
    return by_code(rows, ask(statements.states(question, rows)), amounts=1) if rows else {}


def of_entries(question: Question, indicators: Iterable[Indicator], ask: Ask) -> Counted:
    """Entries of the period under each indicator that is counted entry by entry."""
    rows = [row for row in indicators if is_read_from_entries(row)]
    return by_code(rows, ask(statements.flows(question, rows)), amounts=4) if rows else {}


def is_read_from_entries(row: Indicator) -> bool:
    return isinstance(row.counts, Steps | Sum) and not is_read_from_attempts(row)


def by_code(indicators: Sequence[Indicator], lines: Iterable[Line], *, amounts: int) -> Counted:
    """The lines added up under every indicator whose bit they carry, one group for each key."""
    sums: dict[tuple[bool, Key], list[list[int]]] = {}
    known: dict[tuple[int, ...], tuple[int, ...]] = {}  # the same bits come with many keys
    for verified, key, *rest in lines:
        columns = tuple(rest[:-amounts])
        if columns not in known:
            known[columns] = tuple(places(columns))
        at = (bool(verified), key)
        if at not in sums:
            sums[at] = [[0] * len(indicators) for _ in range(amounts)]
        for own, amount in zip(sums[at], map(int, rest[-amounts:]), strict=True):
            for place in known[columns] if amount else ():
                own[place] += amount
    return {row.code: groups(sums, place) for place, row in enumerate(indicators)}


def places(columns: Sequence[int]) -> Iterable[int]:
    """The places of the bits that are set, in one column after the other."""
    for number, hits in enumerate(columns):
        for place in range(hits.bit_length()):
            if hits >> place & 1:
                yield number * BITS + place


def groups(sums: Mapping[tuple[bool, Key], list[list[int]]], place: int) -> tuple[Group, ...]:
    """What is not zero under one indicator, by reading and key."""
    found = ((at, [own[place] for own in amounts]) for at, amounts in sums.items())
    return tuple(Group(*at, *amounts) for at, amounts in found if any(amounts))


def cohort_group(row: Line) -> CohortGroup:
    verified, key, contracted, arrived, funded = row[:5]
    return CohortGroup(bool(verified), key, int(contracted), int(arrived), int(funded))


def distinct_group(row: Line) -> DistinctGroup:
    verified, is_whole, key, kind, enterprises, references, weight = row
    own = EVERYTHING if is_whole else key
    numbers = int(enterprises), int(references), int(weight)
    return DistinctGroup(bool(verified), own, kind, *numbers)


def level_group(row: Line) -> LevelGroup:
    verified, key, kind, hundredths, weight = row[:5]
    return LevelGroup(bool(verified), key, kind, int(hundredths or 0), int(weight))


def due_group(row: Line) -> DueGroup:
    verified, key, planned, kept = row[:4]
    return DueGroup(bool(verified), key, int(planned), int(kept))


def distinct_kinds(indicators: Sequence[Indicator]) -> list[str]:
    """Kinds whose enterprises or references are told apart; money is told apart by subject."""
    distincts = [row.counts for row in indicators if isinstance(row.counts, Distinct)]
    return sorted({code for counts in distincts if not counts.net for code in counts.kinds})


def level_kinds(question: Question, indicators: Sequence[Indicator]) -> LevelKinds:
    """Kinds of level, by which of their entries the indicators look at."""
    wanted = [row.counts for row in indicators if isinstance(row.counts, Levels)]
    over = tuple(counts for counts in wanted if counts.over)
    of_period = {counts.kind for counts in wanted if counts.mean}
    standing = {counts.kind for counts in wanted if not counts.over} - of_period
    steps = {name for counts in over for name in (counts.over, counts.unless) if name}
    return LevelKinds(
        tuple(sorted(standing)),
        tuple(sorted(of_period)),
        over,
        question.conditions.looked_at(steps),
    )


def plan(indicators: Sequence[Indicator]) -> Due:
    """The one plan that starts are compared with."""
    return next(row.counts for row in indicators if isinstance(row.counts, Due))
