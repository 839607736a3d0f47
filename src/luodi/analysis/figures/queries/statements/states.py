"""Attempts of subjects with the steps they had reached: what most indicators are read from."""

from __future__ import annotations

from collections.abc import Sequence

from luodi.analysis.figures.queries.statements.asking import hits, of_attempt
from luodi.analysis.figures.queries.statements.writing import (
    POSTING,
    VERSION,
    Question,
    Statement,
    anywhere,
    counting,
    live,
    mask,
    named,
)
from luodi.foundation.vocabulary.kinds import bits
from luodi.foundation.vocabulary.shapes import Indicator


def states(question: Question, indicators: Sequence[Indicator], *, each: bool = False) -> Statement:
    """Attempts that the same indicators count, added up, a bit for each indicator.

    `each` keeps apart those that are counted at all, one row a subject's part.
    """
    columns = hits([of_attempt(row, question) for row in indicators])
    names = [f"hits_{number}" for number in range(len(columns))]
    bits_of = ", ".join(f"{column} AS {name}" for column, name in zip(columns, names, strict=True))
    statement = Statement().add("WITH a AS (").join(attempts(question))
    statement.add("), z AS (").join(sizes(question))
    statement.add("), s AS (").join(stops(question))
    statement.add("), x AS (").join(closed(question))
    statement.add(
        f"), h AS (SELECT a.verified, a.split, {bits_of}, a.weight, a.subject_id, a.attempt"
        " FROM a LEFT JOIN z ON z.subject_id = a.subject_id AND z.verified = a.verified"
        " LEFT JOIN s ON s.subject_id = a.subject_id AND s.verified = a.verified"
        " AND s.attempt = a.attempt LEFT JOIN x ON x.subject_id = a.subject_id)"
    )
    keys = ", ".join(["verified", "split", *names])
    if each:
        counted = " OR ".join(f"{name} <> 0" for name in names)
        return statement.add(f" SELECT {keys}, weight, subject_id, attempt FROM h WHERE {counted}")
    return statement.add(f" SELECT {keys}, SUM(weight) FROM h GROUP BY {keys}")


def attempts(question: Question) -> Statement:
    """One row per reading, subject, attempt and part: what it had reached, and earlier ones."""
    statement = Statement().add("SELECT g.*, ").join(earlier(question)).add(" AS earlier, ")
    statement.join(renewed(question)).add(" AS renewed FROM (").join(reached(question))
    return statement.add(") g")


def reached(question: Question) -> Statement:
    """One row per reading, subject, attempt and part: its masks at the cuts of the period."""
    statement = Statement().add(
        f"SELECT p.verified, p.subject_id, p.attempt, p.part, MAX(p.{question.split}) AS split,"
        " MAX(p.weight) AS weight, MAX(p.event_id) AS event_id,"
        " MAX(p.industry) AS industry, MAX(p.subject_type) AS subject_type,"
        f" {mask('p.occurred_to < %s')} AS m_before,"
        f" {mask('p.occurred_from >= %s AND p.occurred_to <= %s')} AS m_within,"
        f" {mask('p.occurred_to < %s')} AS m_year, {mask('p.occurred_to <= %s')} AS m_day,",
        question.start,
        question.start,
        question.last,
        question.year_start,
        question.day,
    )
    if question.state_on >= question.moment.day:
        statement.add(f" {mask()} AS m_ever,")
    else:
        statement.add(f" {mask('p.occurred_to <= %s')} AS m_ever,", question.state_on)
    statement.add(
        f" MIN(CASE WHEN p.bit = {bits('contract')} THEN p.occurred_to END) AS signed_on"
        f" FROM {POSTING} p WHERE p.bit <> 0 AND "
    )
    statement.join(counting(question))
    return statement.add(" GROUP BY p.verified, p.subject_id, p.attempt, p.part")


def sizes(question: Question) -> Statement:
    """Each subject's planned total at the moment: the latest level, ties to the later act."""
    statement = Statement().add(
        f"SELECT subject_id, verified, SUM(hundredths) AS total FROM (SELECT p.subject_id,"
        f" p.verified, p.hundredths, RANK() OVER (PARTITION BY p.subject_id, p.verified"
        f" ORDER BY p.occurred_to DESC, p.entry_id DESC) AS place FROM {POSTING} p"
        f" WHERE p.kind = %s AND ",
        "planned_total",
    )
    statement.join(live(question))
    return statement.add(") latest WHERE place = 1 GROUP BY subject_id, verified")


def stops(question: Question) -> Statement:
    """Attempts at a standstill on the day: the latest of 停工 and 复工 is a stop."""
    statement = Statement().add(
        "SELECT DISTINCT verified, subject_id, attempt FROM (SELECT p.verified, p.subject_id,"
        " p.attempt, p.kind, RANK() OVER (PARTITION BY p.verified, p.subject_id, p.attempt"
        f" ORDER BY p.occurred_to DESC, p.entry_id DESC) AS place FROM {POSTING} p"
        " WHERE p.occurred_to <= %s AND ",
        question.day,
    )
    statement.join(named(("stopped", "resumed"))).add(" AND ").join(live(question))
    return statement.add(") latest WHERE place = 1 AND kind = 'stopped'")


def closed(question: Question) -> Statement:
    """Subjects that were closed by the day, as far as the moment knows, and not reopened."""
    return Statement().add(
        f"SELECT v.subject_id FROM {VERSION} v WHERE v.book_id = %s AND v.seq <= %s"
        f" AND NOT v.is_open AND NOT EXISTS (SELECT 1 FROM {VERSION} w"
        " WHERE w.subject_id = v.subject_id AND w.seq > v.seq AND w.seq <= %s)",
        question.moment.book,
        question.closed_by,
        question.closed_by,
    )


def earlier(question: Question) -> Statement:
    """What earlier attempts of the same subject had, as one mask; asked of later attempts only."""
    statement = Statement().add(
        "CASE WHEN g.attempt > 1 THEN COALESCE((SELECT CAST(SUM(DISTINCT q.bit) AS BIGINT)"
        f" FROM {POSTING} q WHERE q.subject_id = g.subject_id AND q.verified = g.verified"
        " AND q.attempt < g.attempt AND q.bit <> 0 AND "
    )
    return statement.join(live(anywhere(question), "q")).add("), 0) ELSE 0 END")


def renewed(question: Question) -> Statement:
    """Whether a returned attempt's subject was taken back later; asked of returned ones only."""
    statement = Statement().add(
        f"CASE WHEN (g.m_ever & {bits('returned')}) <> 0 AND EXISTS (SELECT 1 FROM {POSTING} q"
        " WHERE q.subject_id = g.subject_id AND q.verified = g.verified"
        f" AND q.attempt > g.attempt AND q.bit = {bits('re_reported')}"
        " AND q.occurred_to <= %s AND ",
        question.state_on,
    )
    return statement.join(live(question, "q")).add(") THEN 1 ELSE 0 END")
