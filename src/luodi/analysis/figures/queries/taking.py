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
    level_group,
    level_kinds,
    run,
)
from luodi.analysis.figures.rules.counting import WHOLE, Count, counted
from luodi.analysis.figures.rules.facts import Facts, Group, Key, Values
from luodi.analysis.figures.rules.figure import total
from luodi.analysis.figures.rules.rows import Taken, is_read_from_attempts, together
from luodi.foundation.vocabulary import shapes
from luodi.foundation.vocabulary.shapes import Indicator


@dataclass(frozen=True)
class Opened:
    """One indicator opened in one reading."""

    of: Counted
    row: Indicator
    verified: bool
    keys: tuple[Key, ...] | None = None  # only what is counted under these keys of the split

    def amount(self, facts: Facts) -> Decimal:
        """What one row of the facts adds to the figure."""
        given = Count(facts, self.row, self.of.terms, self.no_values, self.no_values)
        return total(counted(self.row.counts, given).values, self.verified)

    @staticmethod
    def no_values(code: str) -> Values:
        return {}


def rows_taken(
    of: Counted, row: Indicator, verified: bool, keys: tuple[Key, ...] | None = None
) -> list[Taken]:
    """Every thing that the indicator counts in one reading; the amounts add up to the figure.

    Only those of a mean are the values of which it is the mean. With keys, what is counted under
    one of them: a firm under two of them is two, as it is in the figure.
    """
    found = taken(row.counts, Opened(of, row, verified, keys))
    return together(item for item in found if keys is None or item.key in keys)


@singledispatch
def taken(counts: object, opened: Opened) -> Iterator[Taken]:
    """The parts of things that one way of counting takes."""
    if is_read_from_attempts(opened.row):
        yield from from_attempts(opened)
    else:
        yield from from_entries(opened)


def from_attempts(opened: Opened) -> Iterator[Taken]:
    code, question = opened.row.code, opened.of.question
    for line in run(statements.states(question, [opened.row], each=True)):
        verified, key, _, weight, subject, attempt = line
        group = Group(bool(verified), key, weight)
        yield Taken(opened.amount(Facts(counted={code: (group,)})), subject, attempt, key=key)


def from_entries(opened: Opened) -> Iterator[Taken]:
    code, question = opened.row.code, opened.of.question
    for line in run(statements.flows(question, [opened.row], each=True)):
        verified, key, _, *amounts, entry, subject = line
        group = Group(bool(verified), key, *map(int, amounts))
        amount = opened.amount(Facts(counted={code: (group,)}))
        yield Taken(amount, subject, entries=((entry, subject),), key=key)


@taken.register
def _cohort(counts: shapes.Cohort, opened: Opened) -> Iterator[Taken]:
    if not counts.with_money:
        yield from from_attempts(opened)
        return
    for *line, subject, attempt in run(statements.cohort_money(opened.of.question, each=True)):
        amount = opened.amount(Facts(cohorts=(cohort_group(line),)))
        yield Taken(amount, subject, attempt, key=line[1])


@taken.register
def _cohort_sum(counts: shapes.CohortSum, opened: Opened) -> Iterator[Taken]:
    vouchers = statements.cohort_vouchers(opened.of.question, counts.kinds)
    for verified, key, hundredths, entry, subject in run(vouchers):
        if bool(verified) is opened.verified:
            yield Taken(Decimal(hundredths) / 100, subject, entries=((entry, subject),), key=key)


@taken.register
def _levels(counts: shapes.Levels, opened: Opened) -> Iterator[Taken]:
    kinds = level_kinds(opened.of.question, [opened.row])
    for *line, entry, subject in run(statements.levels(opened.of.question, kinds, each=True)):
        amount = opened.amount(Facts(levels=(level_group(line),)))
        yield Taken(amount, subject, entries=((entry, subject),), key=line[1])


@taken.register
def _due(counts: shapes.Due, opened: Opened) -> Iterator[Taken]:
    dues = statements.dues(opened.of.question, counts, each=True)
    for *line, plan, subject, attempt in run(dues):
        amount = opened.amount(Facts(dues=(due_group(line),)))
        yield Taken(amount, subject, attempt, entries=((plan, subject),), key=line[1])


@taken.register
def _present(counts: shapes.Present, opened: Opened) -> Iterator[Taken]:
    for verified, key, weight, entry, subject in run(statements.posts(opened.of.question)):
        if bool(verified) is opened.verified:
            yield Taken(weight / WHOLE, subject, entries=((entry, subject),), key=key)


@taken.register
def _distinct(counts: shapes.Distinct, opened: Opened) -> Iterator[Taken]:
    yield from funded(opened) if counts.net else different(counts, opened)


def different(counts: shapes.Distinct, opened: Opened) -> Iterator[Taken]:
    """One row for each enterprise or reference, with all entries that name it.

    Where keys are told apart, one for each of them.
    """
    found: dict[tuple[Key, int | str], list[tuple[int, int]]] = defaultdict(list)
    rows = run(statements.met(opened.of.question, counts.kinds))
    for verified, key, entry, subject, *names in sorted(rows, key=lambda row: row[2]):
        thing = names[0] if counts.of == "enterprise" else names[1]
        at = key if opened.keys is not None else None
        if bool(verified) is opened.verified and thing and (entry, subject) not in found[at, thing]:
            found[at, thing].append((entry, subject))
    for (at, thing), entries in found.items():
        subject = thing if isinstance(thing, int) else entries[0][1]
        if entries:
            yield Taken(Decimal(1), subject, entries=tuple(entries), key=at)


def funded(opened: Opened) -> Iterator[Taken]:
    """One row for each subject with money, with its vouchers."""
    question = opened.of.question
    vouchers: dict[int, set[tuple[int, int]]] = defaultdict(set)
    for verified, *_, entry, subject in run(statements.flows(question, [opened.row], each=True)):
        if bool(verified) is opened.verified:
            vouchers[subject].add((entry, subject))
    parts = statements.funded_parts(question, whole=opened.keys is None)
    for verified, subject, key, weight in run(parts):
        if bool(verified) is opened.verified:
            entries = tuple(sorted(vouchers[subject]))
            yield Taken(weight / WHOLE, subject, entries=entries, key=key)


@taken.register
def _units(counts: shapes.Units, opened: Opened) -> Iterator[Taken]:
    for (verified, unit), amount in opened.of.values[opened.row.code].items():
        if verified is opened.verified and isinstance(unit, int):
            yield Taken(amount, unit=unit, key=unit)


@taken.register
def _less(counts: shapes.Less, opened: Opened) -> Iterator[Taken]:
    for code in (counts.first, *counts.others):
        row = opened.of.indicators[code]
        for item in taken(row.counts, replace(opened, row=row)):
            yield item if code == counts.first else replace(item, amount=-item.amount)


@taken.register
def _waits(counts: shapes.Waits, opened: Opened) -> Iterator[Taken]:
    yield from ()
