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

    @property
    def over_attempts(self) -> tuple[str, ...]:
        return tuple(counts.kind for counts in self.over)


def levels(question: Question, kinds: LevelKinds, *, each: bool = False) -> Statement:
    """The latest levels by kind; those over attempts where the attempts are asked for."""
    amounts = "l.hundredths, l.weight" if each else "SUM(l.hundredths), SUM(l.weight)"
    known = ", l.entry_id, l.subject_id" if each else ""
    grouped = "" if each else " GROUP BY l.verified, l.split, l.kind"
    chosen = f"SELECT l.verified, l.split, l.kind, {amounts}{known} FROM l"
    statement = Statement().add("WITH l AS (").join(latest(question, kinds))
    statement.add("), a AS (").join(attempts(question)).add(f") {chosen} WHERE ")
    statement.join(named((*kinds.standing, *kinds.of_period), "l")).add(grouped)
    over = " OR ".join(f"({looked_at(counts, question)})" for counts in kinds.over) or "1 = 0"
    return statement.add(
        f" UNION ALL {chosen} JOIN a ON a.verified = l.verified AND a.subject_id = l.subject_id"
        f" AND a.part = l.part AND a.m_within <> 0 WHERE {over}{grouped}"
    )


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
    """The latest level of each kind and subject: of all attempts, or of one, or of one event."""
    statement = Statement().add(
        f"SELECT r.verified, r.subject_id, r.attempt, r.part, r.kind, r.{question.split} AS split,"
        " r.hundredths, r.weight, r.entry_id FROM (SELECT p.*, RANK() OVER (PARTITION BY"
        " p.verified, p.subject_id, p.kind, CASE WHEN "
    )
    own_attempt = [code for code in kinds.over_attempts if code != OF_SUBJECT]
    statement.join(named(own_attempt)).add(" THEN p.attempt ELSE 0 END, CASE WHEN ")
    statement.join(named(kinds.of_period)).add(
        " THEN p.event_id END ORDER BY p.occurred_to DESC, p.entry_id DESC) AS place"
        f" FROM {POSTING} p WHERE ("
    )
    statement.join(named(kinds.over_attempts)).add(" OR (").join(named(kinds.standing))
    statement.add(
        " AND p.occurred_to <= %s AND (p.planned_on IS NULL"
        " OR (p.planned_on >= %s AND p.planned_on <= %s))) OR (",
        question.day,
        date(question.last.year, 1, 1),
        date(question.last.year, 12, 31),
    )
    statement.join(named(kinds.of_period)).add(" AND ").join(within(question)).add(")) AND ")
    return statement.join(live(question)).add(") r WHERE r.place = 1").join(narrowed(question, "r"))


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
        f" {mask('p.occurred_to <= %s')} AS m_day FROM l JOIN {POSTING} p"
        " ON p.verified = l.verified AND p.subject_id = l.subject_id AND p.attempt = l.attempt"
        " AND p.part = l.part AND p.bit <> 0 WHERE ",
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
        f"SELECT r.verified, r.subject_id, r.attempt, r.part, r.{question.split} AS split,"
        " r.weight, r.planned_on, r.entry_id FROM (SELECT p.*, RANK() OVER (PARTITION BY"
        " p.verified, p.subject_id, p.attempt ORDER BY p.occurred_to DESC, p.entry_id DESC)"
        f" AS place FROM {POSTING} p WHERE p.kind = %s AND p.occurred_to < %s AND ",
        plan,
        question.start,
    )
    statement.join(live(question)).add(
        ") r WHERE r.place = 1 AND r.planned_on >= %s AND r.planned_on <= %s",
        question.start,
        question.last,
    )
    return statement.join(narrowed(question, "r"))
