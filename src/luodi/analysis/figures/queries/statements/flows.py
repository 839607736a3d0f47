"""Entries of the period: amounts, activities, and steps told apart by their class."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from luodi.analysis.figures.queries.statements.asking import Condition, hits, of_entry
from luodi.analysis.figures.queries.statements.states import size_of
from luodi.analysis.figures.queries.statements.writing import (
    CONTRACTED,
    POSTING,
    Question,
    Statement,
    counting,
    holding,
    live,
    mask,
    named,
    within,
)
from luodi.foundation.vocabulary.shapes import Distinct, Indicator, Steps, Sum

AMOUNTS = ("weight", "hundredths", "local_hundredths", "dollar_cents")


def flows(question: Question, indicators: Sequence[Indicator], *, each: bool = False) -> Statement:
    """Entries of the period that the same indicators count, their parts added up.

    A bit is set for each indicator; `each` keeps apart the postings that are counted at all.
    """
    kinds = sorted({code for row in indicators for code in kinds_counted(row)})
    asked = [of_entry(row, question, kinds_counted(row)) for row in indicators]
    # The first bound is said twice: what begins in the period does not end before it, and the
    # index is one of last days.
    inside = within(question).add(" AND p.occurred_to >= %s AND ", question.start)
    statement = entries(question, indicators, asked, inside.join(named(kinds)))
    columns = [f"hits_{number}" for number in range(len(hits(asked)))]
    keys = ", ".join(["verified", "split", *columns])
    if each:
        amounts = ", ".join(f"COALESCE({column}, 0)" for column in AMOUNTS)
        counted = " OR ".join(f"{column} <> 0" for column in columns)
        return statement.add(
            f" SELECT {keys}, {amounts}, entry_id, subject_id FROM h WHERE {counted}"
        )
    sums = ", ".join(f"COALESCE(SUM({column}), 0)" for column in AMOUNTS)
    return statement.add(f" SELECT {keys}, {sums} FROM h GROUP BY {keys}")


def straddling(
    question: Question, row: Indicator, kinds: Iterable[str], edges: Sequence[tuple[date, date]]
) -> Statement:
    """Entries that the indicator would count but for their days, which reach over an edge.

    An edge is a day and its next. They are listed beside the figure as 日期不详.
    """
    over = " OR ".join(["(p.occurred_from <= %s AND p.occurred_to >= %s)"] * len(edges)) or "1 = 0"
    days = Statement().add(f"({over})", *(day for edge in edges for day in edge))
    statement = entries(question, [row], [of_entry(row, question, kinds)], days)
    return statement.add(" SELECT DISTINCT verified, entry_id, subject_id FROM h WHERE hits_0 = 1")


def entries(
    question: Question,
    indicators: Sequence[Indicator],
    asked: Sequence[Condition],
    chosen: Statement,
) -> Statement:
    """The chosen postings as `h`, with a bit for each condition that they meet."""
    columns = ", ".join(f"{column} AS hits_{place}" for place, column in enumerate(hits(asked)))
    amounts = ", ".join(f"p.{column}" for column in AMOUNTS)
    sized = {
        code
        for row in indicators
        if row.where.least_total_yuan is not None
        for code in kinds_counted(row)
    }
    statement = Statement().add("WITH n AS MATERIALIZED (").join(fresh(question))
    statement.add("), e AS (SELECT p.*, CASE WHEN ").join(named(sorted(sized)))
    statement.add(" THEN ").join(size_of(question, "p"))
    statement.add(f" END AS total FROM {POSTING} p WHERE ").join(chosen).add(" AND ")
    statement.join(counting(question)).join(wanted(question))
    return statement.add(
        f"), h AS MATERIALIZED (SELECT p.verified, {question.split_of('p')} AS split, {columns},"
        f" {amounts}, p.entry_id, p.subject_id FROM e p LEFT JOIN n"
        " ON n.verified = p.verified AND n.subject_id = p.subject_id)"
    )


def kinds_counted(row: Indicator) -> tuple[str, ...]:
    """The kinds of an indicator that is counted entry by entry."""
    counts = row.counts
    return counts.kinds if isinstance(counts, Steps | Sum | Distinct) else ()


def wanted(question: Question) -> Statement:
    """Leave out contract money of an origin or nature that the rulebook does not admit."""
    if not question.unwanted:
        return Statement()
    kinds = ", ".join(["%s"] * len(CONTRACTED))
    marks = ", ".join(["%s"] * len(question.unwanted))
    return Statement().add(
        f" AND NOT (p.kind IN ({kinds}) AND (p.origin IN ({marks}) OR p.nature IN ({marks})))",
        *CONTRACTED,
        *question.unwanted,
        *question.unwanted,
    )


def fresh(question: Question) -> Statement:
    """Subjects that are 新建 on the day: signed in its year, or started in it, and not before."""
    conditions = question.conditions
    name = "m.signed" if question.new_by == "signing" else "m.started"
    marks = conditions.mask_of(name)
    statement = Statement().add(
        "SELECT DISTINCT g.verified, g.subject_id FROM (SELECT p.verified, p.subject_id, p.attempt,"
        f" {mask('p.occurred_to < %s')} AS m_before, {mask('p.occurred_to <= %s')} AS m_day"
        f" FROM {POSTING} p WHERE p.bit > 0 AND (p.bit & {marks}) <> 0 AND p.part = 0 AND ",
        question.year_start,
        question.day,
    )
    statement.join(live(question)).add(
        " GROUP BY p.verified, p.subject_id, p.attempt) g"
        f" WHERE NOT ({holding(conditions, name, 'g.m_before')})"
        f" AND {holding(conditions, name, 'g.m_day')} AND (g.attempt = 1 OR NOT EXISTS (SELECT 1"
        f" FROM {POSTING} q WHERE q.subject_id = g.subject_id AND q.verified = g.verified"
        f" AND q.attempt < g.attempt AND (q.bit & {marks}) <> 0 AND q.occurred_to < %s AND ",
        question.year_start,
    )
    return statement.join(live(question, "q")).add("))")
