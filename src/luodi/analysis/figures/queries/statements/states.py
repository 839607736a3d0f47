"""Attempts of subjects with the steps they had reached: what most indicators are read from."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from luodi.analysis.figures.queries.statements.asking import hits, of_attempt
from luodi.analysis.figures.queries.statements.writing import (
    LINK,
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
from luodi.records.subjects.models import Link

OF_A_PART = ("weight", "industry", "subject_type")


def states(question: Question, indicators: Sequence[Indicator], *, each: bool = False) -> Statement:
    """Attempts that the same indicators count, added up, a bit for each indicator.

    `each` keeps apart those that are counted at all, one row a subject's part.
    """
    columns = hits([of_attempt(row, question) for row in indicators])
    names = [f"hits_{number}" for number in range(len(columns))]
    bits_of = ", ".join(f"{column} AS {name}" for column, name in zip(columns, names, strict=True))
    statement = Statement().add("WITH a AS MATERIALIZED (").join(attempts(question))
    statement.add("), z AS (").join(sizes(question))
    statement.add("), s AS MATERIALIZED (").join(stops(question))
    statement.add("), x AS (").join(closed(question))
    statement.add("), l AS MATERIALIZED (").join(passed_on(question))
    statement.add(
        f"), h AS (SELECT a.verified, a.split, {bits_of}, a.weight, a.subject_id, a.attempt"
        " FROM a LEFT JOIN z ON z.subject_id = a.subject_id AND z.verified = a.verified"
        " LEFT JOIN x ON x.subject_id = a.subject_id)"
    )
    keys = ", ".join(["verified", "split", *names])
    if each:
        counted = " OR ".join(f"{name} <> 0" for name in names)
        return statement.add(f" SELECT {keys}, weight, subject_id, attempt FROM h WHERE {counted}")
    return statement.add(f" SELECT {keys}, SUM(weight) FROM h GROUP BY {keys}")


def attempts(question: Question, steps: int = 0) -> Statement:
    """One row per reading, subject, attempt and part: what it had reached, and earlier ones.

    `steps` are the bits that are looked at; none means all.
    """
    statement = Statement().add("SELECT g.*, ").join(earlier(question)).add(" AS earlier, ")
    statement.join(renewed(question)).add(" AS renewed FROM (").join(reached(question, steps))
    return statement.add(") g")


def reached(question: Question, steps: int) -> Statement:
    """One row per reading, subject, attempt and part: its masks at the cuts of the period."""
    same = same_in_a_part(question)
    statement = Statement().add("SELECT p.verified, p.subject_id, p.attempt, p.part,")
    split = question.split_of("p")
    statement.add(f" {split} AS split," if question.split in same else f" MAX({split}) AS split,")
    for column in OF_A_PART:
        chosen = f"p.{column}" if column in same else f"MAX(p.{column})"
        statement.add(f" {chosen} AS {column},")
    statement.add(
        f" MAX(p.event_id) AS event_id, {mask('p.occurred_to < %s')} AS m_before,"
        f" {mask('p.occurred_from >= %s AND p.occurred_to <= %s')} AS m_within,"
        f" {mask('p.occurred_to < %s')} AS m_year, {by(question, question.day)} AS m_day,"
        f" {by(question, question.state_on)} AS m_ever,"
        f" MIN(CASE WHEN p.bit = {bits('contract')} THEN p.occurred_to END) AS signed_on"
        f" FROM {POSTING} p WHERE p.bit > 0 AND ",
        question.start,
        question.start,
        question.last,
        question.year_start,
    )
    statement.add(f"(p.bit & {steps}) <> 0 AND " if steps else "").join(counting(question))
    columns = ("verified", "subject_id", "attempt", "part", *same)
    return statement.add(" GROUP BY " + ", ".join(f"p.{column}" for column in columns))


def same_in_a_part(question: Question) -> tuple[str, ...]:
    """Columns that are the same in every step of a part, so that none of them has to be chosen.

    Not in a recollected moment, which mixes two numbers and so perhaps two classifications.
    """
    if question.moment.recollected:
        return ()
    split = (question.split,) if question.split in ("unit_id", "cluster", "channel") else ()
    return (*split, *OF_A_PART)


def by(question: Question, day: date) -> str:
    """The steps that had happened by a day; by the moment's own, everything that was told."""
    told = day >= question.moment.day and not question.moment.recollected
    return mask() if told else mask(f"p.occurred_to <= '{day.isoformat()}'")


def sizes(question: Question) -> Statement:
    """Each subject's planned total at the moment, its parts together."""
    statement = Statement().add(
        f"SELECT t.verified, t.subject_id, SUM(t.hundredths) AS total FROM {POSTING} t WHERE "
    )
    return statement.join(totals(question)).add(" GROUP BY t.verified, t.subject_id")


def size_of(question: Question, alias: str) -> Statement:
    """The planned total of one row's subject, where only few rows are asked for it."""
    statement = Statement().add(f"(SELECT SUM(t.hundredths) FROM {POSTING} t WHERE ")
    return statement.join(totals(question)).add(
        f" AND t.verified = {alias}.verified AND t.subject_id = {alias}.subject_id)"
    )


def totals(question: Question) -> Statement:
    """The condition that a posting is the latest planned total of its subject; ties to the later.

    The kind is written out, for only then does SQLite take the index of planned totals.
    """
    statement = Statement().add("t.kind = 'planned_total' AND ").join(live(question, "t"))
    statement.add(f" AND NOT EXISTS (SELECT 1 FROM {POSTING} q WHERE q.kind = 'planned_total' AND ")
    statement.join(live(question, "q"))
    return statement.add(
        " AND q.verified = t.verified AND q.subject_id = t.subject_id AND (q.occurred_to >"
        " t.occurred_to OR (q.occurred_to = t.occurred_to AND q.entry_id > t.entry_id)))"
    )


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


def passed_on(question: Question) -> Statement:
    """Leads whose project stands in the same reading by the day and keeps the count.

    Until the project has a step of its own the lead still speaks for it: nothing is lost between.
    """
    lead_to_project = Link.Kind.CAME_FROM.value, Link.Keeps.SUBJECT.value
    statement = Statement().add(
        f"SELECT DISTINCT k.other_id AS subject_id, p.verified FROM {LINK} k"
        # Both readings by name: so the steps are found by their index, a search for each link.
        f" JOIN {POSTING} p ON p.subject_id = k.subject_id AND p.verified IN (TRUE, FALSE)"
        " WHERE k.book_id = %s AND k.kind = %s AND k.keeps_count = %s AND k.seq <= %s"
        " AND p.bit > 0 AND p.occurred_to <= %s AND ",
        question.moment.book,
        *lead_to_project,
        question.moment.last_seq,
        question.day,
    )
    return statement.join(live(question))


def earlier(question: Question) -> Statement:
    """What earlier attempts of the same subject had, as one mask; asked of later attempts only."""
    statement = Statement().add(
        "CASE WHEN g.attempt > 1 THEN COALESCE((SELECT CAST(SUM(DISTINCT q.bit) AS BIGINT)"
        f" FROM {POSTING} q WHERE q.subject_id = g.subject_id AND q.verified = g.verified"
        " AND q.attempt < g.attempt AND q.bit > 0 AND "
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
