"""Which things an indicator counted, one by one, by the same rules as the total."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import singledispatch

from luodi.analysis.figures.queries import statements
from luodi.analysis.figures.queries.figures import Counted
from luodi.analysis.figures.queries.gathering import (
    cohort_group,
    due_group,
    flow_group,
    flow_kinds,
    level_group,
    level_kinds,
    run,
    state_group,
)
from luodi.analysis.figures.rules.counting import counted
from luodi.analysis.figures.rules.facts import Facts, Values
from luodi.analysis.figures.rules.figure import total
from luodi.analysis.figures.rules.rows import Taken, is_read_from_states, kinds_behind, together
from luodi.analysis.figures.rules.terms import WHOLE, Count, fits_flow
from luodi.foundation.vocabulary import shapes
from luodi.foundation.vocabulary.shapes import Indicator


@dataclass(frozen=True)
class Opened:
    """One indicator opened in one reading."""

    of: Counted
    row: Indicator
    verified: bool

    @property
    def given(self) -> Count:
        return Count(
            Facts(), self.of.conditions, self.row, self.of.terms, self.no_values, self.no_values
        )

    @staticmethod
    def no_values(code: str) -> Values:
        return {}

    @property
    def kinds(self) -> list[str]:
        """The kinds whose entries a row rests on."""
        return sorted(kinds_behind(self.row.counts, self.of.conditions))

    def amount(self, facts: Facts) -> Decimal:
        """What one row of the facts adds to the figure."""
        values = counted(self.row.counts, replace(self.given, facts=facts)).values
        return total(values, self.verified)


def rows_taken(of: Counted, row: Indicator, verified: bool) -> list[Taken]:
    """Every thing that the indicator counts in one reading; the amounts add up to the figure.

    Only those of a mean are the values of which it is the mean.
    """
    return together(taken(row.counts, Opened(of, row, verified)))


@singledispatch
def taken(counts: object, opened: Opened) -> Iterator[Taken]:
    """The parts of things that one way of counting takes."""
    yield from from_states(opened) if is_read_from_states(opened.row) else from_flows(opened)


def from_states(opened: Opened) -> Iterator[Taken]:
    for *line, subject, attempt in run(statements.states(opened.of.question, each=True)):
        amount = opened.amount(Facts(states=(state_group(line),)))
        yield Taken(amount, subject, attempt)


def from_flows(opened: Opened) -> Iterator[Taken]:
    kinds = flow_kinds([opened.row])
    for *line, entry, subject in run(statements.flows(opened.of.question, kinds, each=True)):
        amount = opened.amount(Facts(flows=(flow_group(line),)))
        yield Taken(amount, subject, entries=((entry, subject),))


@taken.register
def _cohort(counts: shapes.Cohort, opened: Opened) -> Iterator[Taken]:
    if not counts.with_money:
        yield from from_states(opened)
        return
    admitted = sorted(opened.of.terms.admitted)
    money = statements.cohort_money(opened.of.question, admitted, each=True)
    for *line, subject, attempt in run(money):
        yield Taken(opened.amount(Facts(cohorts=(cohort_group(line),))), subject, attempt)


@taken.register
def _cohort_sum(counts: shapes.CohortSum, opened: Opened) -> Iterator[Taken]:
    admitted = sorted(opened.of.terms.admitted)
    vouchers = statements.cohort_vouchers(opened.of.question, counts.kinds, admitted)
    for verified, hundredths, entry, subject in run(vouchers):
        if bool(verified) is opened.verified:
            yield Taken(Decimal(hundredths) / 100, subject, entries=((entry, subject),))


@taken.register
def _levels(counts: shapes.Levels, opened: Opened) -> Iterator[Taken]:
    kinds = level_kinds([opened.row])
    for *line, entry, subject in run(statements.levels(opened.of.question, kinds, each=True)):
        amount = opened.amount(Facts(levels=(level_group(line),)))
        yield Taken(amount, subject, entries=((entry, subject),))


@taken.register
def _due(counts: shapes.Due, opened: Opened) -> Iterator[Taken]:
    dues = statements.dues(opened.of.question, counts.plan, each=True)
    for *line, plan, subject, attempt in run(dues):
        amount = opened.amount(Facts(dues=(due_group(line),)))
        yield Taken(amount, subject, attempt, entries=((plan, subject),))


@taken.register
def _present(counts: shapes.Present, opened: Opened) -> Iterator[Taken]:
    for verified, _, weight, entry, subject in run(statements.posts(opened.of.question)):
        if bool(verified) is opened.verified:
            yield Taken(weight / WHOLE, subject, entries=((entry, subject),))


@taken.register
def _distinct(counts: shapes.Distinct, opened: Opened) -> Iterator[Taken]:
    yield from funded(opened) if counts.net else different(counts, opened)


def different(counts: shapes.Distinct, opened: Opened) -> Iterator[Taken]:
    """One row for each enterprise or reference, with all entries that name it."""
    found: dict[int | str, list[tuple[int, int]]] = defaultdict(list)
    rows = run(statements.met(opened.of.question, counts.kinds))
    for verified, entry, subject, enterprise, reference in sorted(rows, key=lambda row: row[1]):
        thing = enterprise if counts.of == "enterprise" else reference
        if bool(verified) is opened.verified and thing:
            found[thing].append((entry, subject))
    for thing, entries in found.items():
        subject = thing if isinstance(thing, int) else entries[0][1]
        yield Taken(Decimal(1), subject, entries=tuple(entries))


def funded(opened: Opened) -> Iterator[Taken]:
    """One row for each subject with money, with its vouchers."""
    question, given = opened.of.question, opened.given
    vouchers: dict[int, set[tuple[int, int]]] = defaultdict(set)
    for *line, entry, subject in run(statements.flows(question, opened.kinds, each=True)):
        group = flow_group(line)
        if group.verified is opened.verified and fits_flow(given, group):
            vouchers[subject].add((entry, subject))
    parts = statements.funded_parts(question, sorted(opened.of.terms.admitted), whole=True)
    for verified, subject, _, weight in run(parts):
        if bool(verified) is opened.verified:
            yield Taken(weight / WHOLE, subject, entries=tuple(sorted(vouchers[subject])))


@taken.register
def _units(counts: shapes.Units, opened: Opened) -> Iterator[Taken]:
    for (verified, unit), amount in opened.of.values[opened.row.code].items():
        if verified is opened.verified and isinstance(unit, int):
            yield Taken(amount, unit=unit)


@taken.register
def _less(counts: shapes.Less, opened: Opened) -> Iterator[Taken]:
    for code in (counts.first, *counts.others):
        row = opened.of.indicators[code]
        for item in taken(row.counts, replace(opened, row=row)):
            yield item if code == counts.first else replace(item, amount=-item.amount)


@taken.register
def _waits(counts: shapes.Waits, opened: Opened) -> Iterator[Taken]:
    yield from ()
