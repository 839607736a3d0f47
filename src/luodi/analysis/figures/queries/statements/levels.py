"""Levels, of which the latest stands, and plans against what came of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from luodi.analysis.figures.queries.statements.asking import unless_again
from luodi.analysis.figures.queries.statements.states import attempts
from luodi.analysis.figures.queries.statements.writing import (
    POSTING,
    Question,
    Statement,
    counting,
    holding,
    live,
    mask,
    named,
    narrowed,
    within,
)
from luodi.foundation.vocabulary.kinds import ENDING_KINDS
from luodi.foundation.vocabulary.shapes import Due, Levels

OF_SUBJECT = "planned_total"  # one for all attempts, as `sizes` has it


@dataclass(frozen=True)
class LevelKinds:
    """The kinds of level that indicators ask for, by which of their entries are looked at."""

    standing: tuple[str, ...] = ()  # the latest by the day; of a plan, the one for its year
    of_period: tuple[str, ...] = ()  # the latest inside the period, event by event
    over: tuple[Levels, ...] = ()  # the latest known, over attempts with a step in the period
    steps: int = 0  # the bits of the steps by which these attempts are told

    @property
    def over_attempts(self) -> tuple[str, ...]:
        return tuple(counts.kind for counts in self.over)


def levels(question: Question, kinds: LevelKinds, *, each: bool = False) -> Statement:
    """The latest levels by kind; those over attempts where the attempts are asked for."""
    amounts = "l.hundredths, l.weight" if each else "SUM(l.hundredths), SUM(l.weight)"
    known = ", l.entry_id, l.subject_id" if each else ""
    grouped = "" if each else f" GROUP BY l.verified, {question.split_of('l')}, l.kind"
    chosen = f"SELECT l.verified, {question.split_of('l')}, l.kind, {amounts}{known} FROM"
    over = " OR ".join(f"({looked_at(counts, question)})" for counts in kinds.over) or "1 = 0"
    statement = Statement().add("WITH a AS MATERIALIZED (").join(attempts(question, kinds.steps))
    statement.add(f") {chosen} (").join(latest(question, kinds)).add(") l WHERE l.place = 1")
    statement.join(narrowed(question, "l")).add(f"{grouped} UNION ALL {chosen} a CROSS JOIN")
    statement.add(
        f" {POSTING} l WHERE a.m_within <> 0 AND l.verified = a.verified"
        f" AND l.subject_id = a.subject_id AND l.part = a.part AND ({over}) AND "
    )
    statement.join(named(kinds.over_attempts, "l")).add(" AND ").join(counting(question, "l"))
    return statement.add(" AND ").join(no_later(question)).add(grouped)


def no_later(question: Question) -> Statement:
    """The condition that no later level of its kind counts, of the subject or of its attempt."""
    statement = Statement().add(
        f"NOT EXISTS (SELECT 1 FROM {POSTING} q WHERE q.subject_id = l.subject_id"
        " AND q.verified = l.verified AND q.kind = l.kind"
        f" AND (q.kind = '{OF_SUBJECT}' OR q.attempt = l.attempt) AND (q.occurred_to >"
        " l.occurred_to OR (q.occurred_to = l.occurred_to AND q.entry_id > l.entry_id)) AND "
    )
    return statement.join(live(question, "q")).add(")")


def looked_at(counts: Levels, question: Question) -> str:
    """The condition under which a level is looked at over an attempt."""
    words = question.conditions
    wanted = [f"l.kind = '{counts.kind}'", holding(words, counts.over, "a.m_within")]
    if counts.kind != OF_SUBJECT:
        wanted.append("a.attempt = l.attempt")
    if counts.unless:
        wanted.append(f"NOT {holding(words, counts.unless, 'a.m_ever')}")
    return " AND ".join(wanted) + unless_again(counts.over, question)


def latest(question: Question, kinds: LevelKinds) -> Statement:
    """Levels that are asked for on their own, ranked from the latest of each subject or event."""
    statement = Statement().add("SELECT p.*, RANK() OVER (PARTITION BY p.verified, p.subject_id,")
    statement.add(" p.kind, CASE WHEN ").join(named(kinds.of_period)).add(
        " THEN p.event_id END ORDER BY p.occurred_to DESC, p.entry_id DESC) AS place"
        f" FROM {POSTING} p WHERE "
    )
    statement.join(named((*kinds.standing, *kinds.of_period))).add(" AND ((")
    statement.join(named(kinds.standing)).add(
        " AND p.occurred_to <= %s AND (p.planned_on IS NULL"
        " OR (p.planned_on >= %s AND p.planned_on <= %s))) OR (",
        question.day,
        date(question.last.year, 1, 1),
        date(question.last.year, 12, 31),
    )
    statement.join(named(kinds.of_period)).add(" AND ").join(within(question)).add(")) AND ")
    return statement.join(live(question))


def dues(question: Question, counts: Due, *, each: bool = False) -> Statement:
    """Contract projects planned for a day of the period, and those that kept it.

    The plan is the last said before the period; what had ended by then is due no more.
    """
    words = question.conditions
    ended = " OR ".join(holding(words, code, "m_before") for code in ENDING_KINDS)
    statement = Statement().add("WITH l AS (").join(planned(question, counts.plan))
    statement.add(
        "), d AS (SELECT l.verified, l.split, l.subject_id, l.attempt, l.part, l.weight,"
        f" l.entry_id, {mask('p.occurred_to < %s')} AS m_before,"
        f" {mask('p.occurred_to <= l.planned_on')} AS m_plan,"
        f" {mask('p.occurred_to <= %s')} AS m_day FROM l CROSS JOIN {POSTING} p"
        " WHERE p.verified = l.verified AND p.subject_id = l.subject_id"
        " AND p.attempt = l.attempt AND p.part = l.part AND p.bit > 0 AND ",
        question.start,
        question.day,
    )
    statement.join(live(question)).add(
        " GROUP BY l.verified, l.split, l.subject_id, l.attempt, l.part, l.weight, l.entry_id),"
        " due AS (SELECT verified, split, weight,"
        f" CASE WHEN {holding(words, counts.milestone, 'm_plan')} THEN weight ELSE 0 END AS kept,"
        " entry_id, subject_id, attempt FROM d"
        f" WHERE {holding(words, 'm.signed', 'm_day')} AND NOT ({ended}))"
    )
    if each:
        return statement.add(
            " SELECT verified, split, weight, kept, entry_id, subject_id, attempt FROM due"
        )
    return statement.add(
        " SELECT verified, split, SUM(weight), SUM(kept) FROM due GROUP BY verified, split"
    )


def planned(question: Question, plan: str) -> Statement:
    """The plan of each attempt as it stood before the period, where its day lies inside."""
    statement = Statement().add(
        f"SELECT p.verified, p.subject_id, p.attempt, p.part, {question.split_of('p')} AS split,"
        f" p.weight, p.planned_on, p.entry_id FROM {POSTING} p WHERE p.kind = %s"
        " AND p.occurred_to < %s AND p.planned_on >= %s AND p.planned_on <= %s AND ",
        plan,
        question.start,
        question.start,
        question.last,
    )
    statement.join(counting(question)).add(
        f" AND NOT EXISTS (SELECT 1 FROM {POSTING} q WHERE q.subject_id = p.subject_id"
        " AND q.verified = p.verified AND q.kind = p.kind AND q.occurred_to < %s"
        " AND q.attempt = p.attempt AND (q.occurred_to > p.occurred_to"
        " OR (q.occurred_to = p.occurred_to AND q.entry_id > p.entry_id)) AND ",
        question.start,
    )
    return statement.join(live(question, "q")).add(")")
