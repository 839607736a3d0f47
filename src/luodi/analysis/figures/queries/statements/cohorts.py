"""Money to date over the attempts that were signed in the period."""

from __future__ import annotations

from collections.abc import Sequence

from luodi.analysis.figures.queries.statements.flows import wanted
from luodi.analysis.figures.queries.statements.writing import (
    ARRIVED,
    CONTRACTED,
    POSTING,
    Question,
    Statement,
    counting,
    live,
    mask,
    named,
    reaching,
)
from luodi.foundation.vocabulary.kinds import bits


def cohort(question: Question) -> Statement:
    """Attempts that reach 签约 in the period and stay in the base, as `counting.in_base` says."""
    conditions = question.conditions
    signed = conditions.mask_of("m.signed")
    statement = Statement().add(
        "SELECT g.verified, g.subject_id, g.attempt, g.part, g.split, g.weight FROM ("
        "SELECT p.verified, p.subject_id, p.attempt, p.part,"
        f" MAX({question.split_of('p')}) AS split, MAX(p.weight) AS weight,"
        f" {mask('p.occurred_to < %s')} AS m_before,"
        f" {mask('p.occurred_from >= %s AND p.occurred_to <= %s')} AS m_within,"
        f" {mask('p.occurred_to <= %s')} AS m_ever FROM {POSTING} p"
        f" WHERE p.bit > 0 AND (p.bit & {signed | bits('returned')}) <> 0 AND ",
        question.start,
        question.start,
        question.last,
        question.state_on,
    )
    statement.join(counting(question)).add(
        " GROUP BY p.verified, p.subject_id, p.attempt, p.part) g"
        f" WHERE {reaching(conditions, 'm.signed', 'g.m_before', 'g.m_within')}"
    )
    if question.drop_returned:
        statement.add(f" AND (g.m_ever & {bits('returned')}) = 0")
    if question.resign_counts:
        return statement
    statement.add(
        f" AND (g.attempt = 1 OR NOT EXISTS (SELECT 1 FROM {POSTING} q"
        " WHERE q.subject_id = g.subject_id AND q.verified = g.verified"
        f" AND q.attempt < g.attempt AND q.bit = {bits('contract')} AND "
    )
    return statement.join(live(question, "q")).add("))")


def cohort_money(question: Question, *, each: bool = False) -> Statement:
    """Contracted and arrived money to date over the period's cohort, and how many have any."""
    natures = ", ".join(["%s"] * len(question.admitted)) or "NULL"
    contracted = ", ".join(["%s"] * len(CONTRACTED))
    arrived = ", ".join(["%s"] * len(ARRIVED))
    statement = Statement().add("WITH c AS (").join(cohort(question))
    statement.add(
        "), m AS (SELECT c.verified, c.split, c.subject_id, c.attempt, c.part, c.weight,"
        f" SUM(CASE WHEN p.kind IN ({contracted}) THEN p.hundredths ELSE 0 END) AS contracted,",
        *CONTRACTED,
    )
    statement.add(
        f" SUM(CASE WHEN p.kind IN ({arrived}) AND p.nature IN ({natures})"
        " THEN p.hundredths ELSE 0 END) AS arrived",
        *ARRIVED,
        *question.admitted,
    )
    statement.add(
        f" FROM c CROSS JOIN {POSTING} p WHERE p.subject_id = c.subject_id"
        " AND p.verified = c.verified AND p.attempt = c.attempt AND p.part = c.part"
        " AND p.occurred_to <= %s AND ",
        question.state_on,
    )
    statement.join(named((*CONTRACTED, *ARRIVED))).add(" AND ").join(counting(question))
    statement.join(wanted(question))
    statement.add(" GROUP BY c.verified, c.split, c.subject_id, c.attempt, c.part, c.weight) ")
    funded = "CASE WHEN arrived > 0 THEN weight ELSE 0 END"
    if each:
        return statement.add(
            f"SELECT verified, split, contracted, arrived, {funded}, subject_id, attempt FROM m"
        )
    return statement.add(
        f"SELECT verified, split, SUM(contracted), SUM(arrived), SUM({funded}) FROM m"
        " GROUP BY verified, split"
    )


def cohort_vouchers(question: Question, kinds: Sequence[str]) -> Statement:
    """The single postings of which the cohort's money is made."""
    natures = ", ".join(["%s"] * len(question.admitted)) or "NULL"
    arrived = ", ".join(["%s"] * len(ARRIVED))
    statement = Statement().add("WITH c AS (").join(cohort(question))
    statement.add(
        ") SELECT p.verified, c.split, p.hundredths, p.entry_id, p.subject_id"
        f" FROM c JOIN {POSTING} p ON p.subject_id = c.subject_id"
        " AND p.verified = c.verified AND p.attempt = c.attempt"
        f" AND p.part = c.part WHERE (p.kind NOT IN ({arrived}) OR p.nature IN ({natures}))"
        " AND p.occurred_to <= %s AND ",
        *ARRIVED,
        *question.admitted,
        question.state_on,
    )
    statement.join(named(kinds)).add(" AND ").join(counting(question))
    return statement.join(wanted(question))
