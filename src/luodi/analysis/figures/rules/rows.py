"""The rows behind a figure: what one row is, who may see it, and on which kinds it rests."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from decimal import Decimal
from functools import singledispatch

from luodi.analysis.figures.rules.conditions import Conditions
from luodi.analysis.figures.rules.facts import Key
from luodi.foundation.vocabulary import shapes
from luodi.foundation.vocabulary.evidence import evidence
from luodi.foundation.vocabulary.kinds import ENDING_KINDS, KINDS, kind

ALTERNATING = ("stopped", "resumed")  # may stand many times in an attempt


@dataclass(frozen=True)
class Paper:
    """One document beside an entry, as one type of evidence."""

    document: int
    title: str
    type: str

    @property
    def type_name(self) -> str:
        return evidence(self.type).name


@dataclass(frozen=True)
class Proof:
    """One entry that a row rests on, with what proves it."""

    entry: int
    kind: str
    said: str
    occurred_from: date
    occurred_to: date
    recorded_at: datetime
    reported_by: str
    recorded_by: str
    grade: str  # of the verification in force at the moment; empty where there is none
    source: str
    papers: tuple[Paper, ...]


@dataclass(frozen=True)
class Row:
    """One thing that a figure counts, and how much of the figure it is."""

    subject: int | None  # None: a unit that stands for itself
    name: str
    unit: str
    amount: Decimal
    proofs: tuple[Proof, ...]
    entries: tuple[tuple[int, int], ...] = ()  # that the count itself names, with their subjects


@dataclass(frozen=True)
class Taken:
    """One thing that an indicator counted, before names are put to it.

    With an attempt it rests on the attempt's entries of the kinds behind the indicator; `entries`
    are those that the count itself names, each with its subject. `key` is that of the split under
    which it was counted.
    """

    amount: Decimal
    subject: int | None = None
    attempt: int = 0
    unit: int | None = None  # stands for itself
    entries: tuple[tuple[int, int], ...] = ()
    key: Key = None

    def seen(self, visible: Collection[int] | None) -> Taken | None:
        """The row as a reader sees it who may see these subjects; None where he may not at all."""
        if visible is None or self.unit is not None:
            return self
        entries = tuple((entry, of) for entry, of in self.entries if of in visible)
        if self.subject not in visible and not entries:
            return None
        return replace(self, entries=entries)


def together(rows: Iterable[Taken]) -> list[Taken]:
    """The parts that units have in one thing as one row."""
    amounts: dict[Taken, Decimal] = defaultdict(Decimal)
    for row in rows:
        amounts[replace(row, amount=Decimal(0), key=None)] += row.amount
    return [replace(row, amount=amount) for row, amount in amounts.items() if amount]


def is_read_from_attempts(row: shapes.Indicator) -> bool:
    """Whether the indicator is counted from masks rather than entry by entry."""
    match row.counts:
        case shapes.Steps():
            return not row.where.categories and all(kind(k).is_single for k in row.counts.kinds)
        case shapes.Reached() | shapes.State():
            return True
        case shapes.Cohort():
            return not row.counts.with_money
    return False


@singledispatch
def kinds_behind(counts: object, conditions: Conditions) -> frozenset[str]:
    """The kinds whose entries a row of the indicator rests on."""
    return frozenset()


@kinds_behind.register(shapes.Steps | shapes.Sum | shapes.Distinct | shapes.CohortSum)
def _of_kinds(
    counts: shapes.Steps | shapes.Sum | shapes.Distinct | shapes.CohortSum, conditions: Conditions
) -> frozenset[str]:
    return frozenset(counts.kinds)


@kinds_behind.register
def _of_reached(counts: shapes.Reached, conditions: Conditions) -> frozenset[str]:
    return kinds_of([counts.milestone], conditions)


@kinds_behind.register
def _of_state(counts: shapes.State, conditions: Conditions) -> frozenset[str]:
    return kinds_of(counts.all_of, conditions)


@kinds_behind.register
def _of_cohort(counts: shapes.Cohort, conditions: Conditions) -> frozenset[str]:
    money = {"money_in", "money_withdrawn"} if counts.with_money else set()
    return kinds_of([counts.base, *counts.all_of], conditions) | money


@kinds_behind.register
def _of_levels(counts: shapes.Levels, conditions: Conditions) -> frozenset[str]:
    return frozenset({counts.kind})


@kinds_behind.register
def _of_due(counts: shapes.Due, conditions: Conditions) -> frozenset[str]:
    return kinds_of([counts.milestone], conditions)


@kinds_behind.register
def _of_present(counts: shapes.Present, conditions: Conditions) -> frozenset[str]:
    return frozenset({counts.came})


def kinds_touching(counts: shapes.Counting, conditions: Conditions) -> frozenset[str]:
    """The kinds whose entries can make a row come or go, those that take it out among them."""
    words = set(words_of(counts))
    steps = kinds_of((word for word in words if word.startswith("m.")), conditions)
    return steps | (words & {one.code for one in KINDS}) | frozenset(ENDING_KINDS)


def words_of(counts: shapes.Counting) -> Iterator[str]:
    """Every word that a way of counting says: kinds, milestones, and others that are neither."""
    for field in fields(counts):
        value = getattr(counts, field.name)
        for word in value if isinstance(value, tuple) else (value,):
            if isinstance(word, str):
                yield word


def kinds_of(names: Iterable[str], conditions: Conditions) -> frozenset[str]:
    """Every kind of which these kinds and milestones are made."""
    mask, alternating = 0, set()
    for name in names:
        if name in ALTERNATING:
            alternating.add(name)
        else:
            mask |= conditions.mask_of(name)
    single = {k.code for k in KINDS if k.is_single and k.bit is not None and mask >> k.bit & 1}
    return frozenset(single | alternating)
