"""What each indicator asks of an attempt, and of an entry: the vocabulary's shapes in SQL.

An attempt is a row `a` of `attempts` with its `earlier` attempts, its size in `z`, its standstill
in `s`, its closed subject in `x`, its lead that became a project in `l`; an entry is a posting `p`
with its size in `z`, and `n` holds the subjects that are 新建.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import singledispatch

from luodi.analysis.figures.queries.statements.writing import (
    Question,
    holding,
    reaching,
)
from luodi.analysis.figures.rules.rows import ALTERNATING
from luodi.foundation.vocabulary import shapes
from luodi.foundation.vocabulary.kinds import bits
from luodi.foundation.vocabulary.shapes import Indicator, Time, Where

OPEN_ONLY = ("packaged", "station_opened", "talks")  # a closed subject no longer stands so
AGES = (3, 12)  # months that the ages of indicators are asked for; then: beyond a year
# Signed again, a subject is no new project: what must not have stood in an earlier attempt.
SIGNED_BEFORE = {"contract": ("contract",), "agreement": ("contract", "agreement")}
BITS = 60  # of one column of hits, so that it stays a positive integer everywhere


@dataclass(frozen=True)
class Condition:
    """When an indicator counts a row; `guard` is part of it, asked once for all that share it."""

    text: str
    guard: str = ""


def hits(conditions: Sequence[Condition]) -> list[str]:
    """Columns in which a bit is set for each condition that holds, BITS of them in each."""
    return [column(conditions[first : first + BITS]) for first in range(0, len(conditions), BITS)]


def column(conditions: Sequence[Condition]) -> str:
    """A bit for each condition; most rows fail a guard, which spares them all that is behind it."""
    cases: dict[str, list[str]] = defaultdict(list)
    for place, condition in enumerate(conditions):
        cases[condition.guard].append(f"CASE WHEN {condition.text} THEN {1 << place} ELSE 0 END")
    plain = cases.pop("", [])
    guarded = [f"CASE WHEN {guard} THEN {' + '.join(c)} ELSE 0 END" for guard, c in cases.items()]
    return " + ".join([*guarded, *plain])


def of_attempt(row: Indicator, question: Question) -> Condition:
    """The condition under which the indicator counts an attempt."""
    where = row.where
    wanted = [asks(row.counts, row, question), *narrowing(where, "a", "z.total")]
    if where.has_event:
        wanted.append("a.event_id IS NOT NULL")
    return Condition(" AND ".join(wanted), guard="a.m_within <> 0" if moves(row) else "")


def moves(row: Indicator) -> bool:
    """Whether the indicator counts only attempts in which something happened in the period."""
    match row.counts:
        case shapes.Steps():
            return row.time is not Time.TO_DATE
        case shapes.Reached() | shapes.Cohort():
            return True
    return False


def of_entry(row: Indicator, question: Question, kinds: Iterable[str]) -> Condition:
    """The condition under which the indicator counts an entry of the kinds."""
    where = row.where
    wanted = [one_of("p.kind", kinds), *narrowing(where, "p", "p.total")]
    listed = (("p.origin", where.origins), ("p.nature", where.natures))
    for column, codes in (*listed, ("p.category", where.categories)):
        if codes:
            wanted.append(one_of(column, codes))
    if where.admitted_natures:
        wanted.append(one_of("p.nature", question.admitted))
    if where.has_event:
        wanted.append("p.event_id IS NOT NULL")
    if where.new_only is not None:
        wanted.append(f"n.subject_id IS {'NOT ' if where.new_only else ''}NULL")
    match row.counts:
        case shapes.Sum(measure=measure) if measure:
            wanted.append(f"p.measure = '{measure.name}'")
        case shapes.Steps(first_ever=True):
            wanted.append("p.attempt = 1")
    return Condition(" AND ".join(wanted))


def narrowing(where: Where, alias: str, total: str) -> list[str]:
    """What an attempt and an entry are narrowed by alike; the planned total stands in 分."""
    wanted = []
    if where.least_total_yuan is not None:
        wanted.append(f"{total} >= {int(where.least_total_yuan * 100)}")
    if where.subjects:
        wanted.append(one_of(f"{alias}.subject_type", where.subjects))
    if where.industries:
        wanted.append(one_of(f"SUBSTR({alias}.industry, 1, 1)", where.industries))
    return wanted


def one_of(column: str, codes: Iterable[str]) -> str:
    """Codes are the vocabulary's own, so they may stand in the text."""
    return f"{column} IN ({', '.join(repr(code) for code in sorted(codes)) or 'NULL'})"


@singledispatch
def asks(counts: object, row: Indicator, question: Question) -> str:
    """The condition that one way of counting puts to an attempt."""
    raise NotImplementedError(type(counts).__name__)


@asks.register
def _steps(counts: shapes.Steps, row: Indicator, question: Question) -> str:
    mask = "a.m_day" if row.time is Time.TO_DATE else "a.m_within"
    stand = [f"({mask} & {bits(code)}) <> 0{unless_again(code, question)}" for code in counts.kinds]
    first = " AND a.attempt = 1" if counts.first_ever else ""
    return f"({' OR '.join(stand)}){first}"


@asks.register
def _reached(counts: shapes.Reached, row: Indicator, question: Question) -> str:
    words = question.conditions
    reached = reaching(words, counts.milestone, "a.m_before", "a.m_within")
    again = f" AND NOT {holding(words, counts.milestone, 'a.earlier')}"
    return reached + (again if counts.first_ever else "")


@asks.register
def _state(counts: shapes.State, row: Indicator, question: Question) -> str:
    words = question.conditions
    wanted = [holding(words, n, "a.m_day") for n in counts.all_of if n not in ALTERNATING]
    wanted += [
        f"NOT {holding(words, n, 'a.m_day')}" for n in counts.none_of if n not in ALTERNATING
    ]
    if "stopped" in counts.all_of:
        wanted.append(
            "(a.verified, a.subject_id, a.attempt) IN (SELECT verified, subject_id, attempt FROM s)"
        )
    if counts.aged_months:
        cut = question.age_cuts[AGES.index(counts.aged_months) + counts.beyond]
        wanted.append(f"a.signed_on <= '{cut.isoformat()}'")
    if counts.started_before_year:
        wanted.append(holding(words, "m.started", "a.m_year"))
    if counts.all_of[0] in OPEN_ONLY:
        wanted.append("x.subject_id IS NULL")
    if counts.all_of[0] == "talks":
        wanted.append("(a.verified, a.subject_id) NOT IN (SELECT verified, subject_id FROM l)")
    return " AND ".join(wanted)


@asks.register
def _cohort(counts: shapes.Cohort, row: Indicator, question: Question) -> str:
    words = question.conditions
    if counts.later_attempt:
        return f"{in_base(counts, question)} AND a.renewed = 1"
    own = [holding(words, name, "a.m_ever") for name in counts.all_of]
    return " AND ".join([in_base(counts, question), *own])


def in_base(counts: shapes.Cohort, question: Question) -> str:
    """Whether an attempt is in the base of the cohort.

    A returned attempt stays by default, so that no rate gains by it; where the rulebook drops it,
    it still stands among those that count the returned themselves.
    """
    step = "contract" if counts.base == "m.signed" else counts.base
    based = reaching(question.conditions, counts.base, "a.m_before", "a.m_within")
    left = question.drop_returned and "returned" not in (counts.base, *counts.all_of)
    kept = f" AND (a.m_ever & {bits('returned')}) = 0" if left else ""
    return based + unless_again(step, question) + kept


def unless_again(code: str, question: Question) -> str:
    """And not, where it is a signature, of a subject that was signed before (三明 2006)."""
    if question.resign_counts or code not in SIGNED_BEFORE:
        return ""
    return f" AND (a.earlier & {bits(*SIGNED_BEFORE[code])}) = 0"
