"""Different enterprises, references and subjects, which no sum over units can tell.

Whatever is told by key is told again for everything together: a firm that two units met is one.
"""

from __future__ import annotations

from collections.abc import Sequence

from luodi.analysis.figures.queries.statements.writing import (
    ARRIVED,
    POSTING,
    Question,
    Statement,
    counting,
    live,
    named,
    narrowed,
    within,
)
from luodi.analysis.figures.rules.facts import NET, PRESENT

POSTED = ("station_arrival", "station_leave")


def distincts(question: Question, kinds: Sequence[str]) -> Statement:
    """By reading, whole or key, and kind: enterprises, references, and weight of subjects."""
    statement = Statement()
    for whole in (True, False):
        statement.join(different(question, kinds, whole=whole)).add(" UNION ALL ")
        statement.join(funded(question, whole=whole)).add(" UNION ALL ")
    return statement.join(posted(question))


def by(question: Question, *, whole: bool) -> str:
    """The key, or for everything together nothing, which PostgreSQL wants of the key's type."""
    column = question.split_of("p")
    return f"MIN(CASE WHEN 1 = 0 THEN {column} END)" if whole else column


def different(question: Question, kinds: Sequence[str], *, whole: bool) -> Statement:
    """How many different enterprises and references the period's entries name."""
    statement = Statement().add(
        f"SELECT p.verified, {int(whole)} AS is_whole, {by(question, whole=whole)} AS split,"
        " p.kind AS kind, COUNT(DISTINCT p.enterprise_id) AS enterprises,"
        f" COUNT(DISTINCT NULLIF(p.reference, '')) AS refs, 0 AS weight FROM {POSTING} p WHERE "
    )
    statement.join(within(question)).add(" AND ").join(named(kinds)).add(" AND ")
    statement.join(counting(question)).add(" GROUP BY p.verified, p.kind")
    return statement if whole else statement.add(f", {question.split_of('p')}")


def funded(question: Question, *, whole: bool) -> Statement:
    """The weight of subjects for which more than zero arrived in the period."""
    statement = Statement().add(
        f"SELECT verified, {int(whole)}, split, '{NET}', 0, 0, SUM(weight) FROM ("
    )
    statement.join(funded_parts(question, whole=whole))
    return statement.add(") money GROUP BY verified, split")


def funded_parts(question: Question, *, whole: bool) -> Statement:
    """Parts of subjects for which more than zero arrived in the period."""
    natures = ", ".join(["%s"] * len(question.admitted)) or "NULL"
    split = by(question, whole=whole)
    statement = Statement().add(
        f"SELECT p.verified, p.subject_id, {split} AS split, MAX(p.weight) AS weight"
        f" FROM {POSTING} p WHERE p.nature IN ({natures}) AND ",
        *question.admitted,
    )
    statement.join(within(question)).add(" AND ").join(named(ARRIVED)).add(" AND ")
    statement.join(counting(question)).add(" GROUP BY p.verified, p.subject_id, p.part")
    statement.add("" if whole else f", {question.split_of('p')}")
    return statement.add(" HAVING SUM(p.hundredths) > 0")


def posted(question: Question) -> Statement:
    """How many people are at their posts on the day."""
    statement = Statement().add(f"SELECT verified, 0, split, '{PRESENT}', 0, 0, SUM(weight) FROM (")
    return statement.join(posts(question)).add(") posts GROUP BY verified, split")


def posts(question: Question) -> Statement:
    """The arrival of each person at a post on the day: the latest said of him is that he came."""
    statement = Statement().add(
        f"SELECT r.verified, {question.split_of('r')} AS split, r.weight, r.entry_id,"
        " r.subject_id FROM (SELECT p.*, RANK() OVER (PARTITION BY p.verified, p.reference"
        f" ORDER BY p.occurred_to DESC, p.entry_id DESC) AS place FROM {POSTING} p"
        " WHERE p.occurred_to <= %s AND ",
        question.day,
    )
    statement.join(named(POSTED)).add(" AND ").join(live(question))
    statement.add(") r WHERE r.place = 1 AND r.kind = 'station_arrival'")
    return statement.join(narrowed(question, "r"))


def met(question: Question, kinds: Sequence[str]) -> Statement:
    """The period's entries with the enterprise and the reference that each names."""
    statement = Statement().add(
        f"SELECT DISTINCT p.verified, p.{question.split} AS split, p.entry_id, p.subject_id,"
        " p.enterprise_id, p.reference"
        f" FROM {POSTING} p WHERE "
    )
    statement.join(within(question)).add(" AND ").join(named(kinds)).add(" AND ")
    return statement.join(counting(question))
