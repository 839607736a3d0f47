"""Entries whose days reach over an edge of what is asked: listed beside a figure as 日期不详."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal

from luodi.analysis.figures.queries import statements
from luodi.analysis.figures.queries.gathering import run
from luodi.analysis.figures.queries.statements import Question
from luodi.analysis.figures.queries.taking import Opened
from luodi.analysis.figures.rules.rows import Taken, kinds_behind, kinds_of
from luodi.foundation.vocabulary import shapes
from luodi.foundation.vocabulary.shapes import Time

Edges = list[tuple[date, date]]  # each a day and the next
DAY = timedelta(days=1)


def unsure(opened: Opened) -> list[Taken]:
    """Entries that would count if their day were known to lie on this side; they count nothing."""
    found = []
    for kinds, edges in looked_at(opened):
        over = statements.straddling(opened.of.question, opened.row, kinds, edges)
        for verified, entry, subject in run(over):
            if bool(verified) is opened.verified:
                found.append(Taken(Decimal(0), subject, entries=((entry, subject),)))
    return list(dict.fromkeys(found))


def looked_at(opened: Opened) -> Iterable[tuple[frozenset[str], Edges]]:
    """The kinds that the indicator looks at, and at which edges."""
    counts, question = opened.row.counts, opened.of.question
    conditions = question.conditions
    behind = kinds_behind(counts, conditions)
    match counts:
        case shapes.Cohort() | shapes.CohortSum():
            base = kinds_of([counts.base], conditions)
            yield base, of_period(question)
            yield behind - base, after(question.state_on)
        case shapes.Due():
            yield frozenset({counts.plan}), of_period(question)[:1]
        case shapes.Levels() if counts.over:
            yield kinds_of([counts.over], conditions), of_period(question)
        case _ if opened.row.time in (Time.STANDING, Time.TO_DATE):
            yield behind, after(question.day)
        case _:
            yield behind, of_period(question)


def of_period(question: Question) -> Edges:
    return [*after(question.start - DAY), *after(question.last)]


def after(day: date) -> Edges:
    return [(day, day + DAY)]
