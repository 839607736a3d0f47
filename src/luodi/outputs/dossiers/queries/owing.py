"""What is still missing for a subject, by who owes it; and what the next step will ask for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext

from luodi.foundation.people.rules.policy import GRANTS, Role
from luodi.foundation.vocabulary.dimensions import label
from luodi.foundation.vocabulary.kinds import kind as kind_named
from luodi.outputs.dossiers.rules.owing import SENTENCES, Due, Task, Waiting, dues
from luodi.outputs.dossiers.rules.said import Said
from luodi.records.ledger.queries.gates import Lacking, nearest
from luodi.records.ledger.queries.timeline import Told
from luodi.records.ledger.rules.states import Deed, State


@dataclass(frozen=True)
class Owed:
    """One thing that somebody has to do, in a sentence, and the entry it is for."""

    words: str
    entry: int
    on: str  # the day or the month of the entry, because one kind is recorded many times
    is_expected: bool


@dataclass(frozen=True)
class Debtor:
    """Who owes something, and what; `is_office` where it is the office that verifies."""

    name: str
    is_office: bool
    owed: tuple[Owed, ...]


@dataclass(frozen=True)
class Ahead:
    """One way to the next place of the main line, and what it will take."""

    place: str
    code: str
    kind: str
    needs: tuple[str, ...]


@dataclass(frozen=True)
class Debts:
    """What is missing now, by who owes it, and the ways on to the next step."""

    debtors: tuple[Debtor, ...]
    ahead: tuple[Ahead, ...]


def debts(
    subject: str, told: Sequence[Told], said: Sequence[Said], lacks: Sequence[Lacking]
) -> Debts:
    """The debts of a subject of this type that goes on."""
    return Debts(tuple(debtors(told, lacks)), tuple(ahead(subject, said, lacks)))


def debtors(told: Sequence[Told], lacks: Sequence[Lacking]) -> Iterator[Debtor]:
    """The units first, in the order of their oldest debt, then the office."""
    claimed = {(one.entry.attempt, one.entry.kind) for one in told if counts(one)}
    waiting = [waiting_of(one, lacks) for one in told if is_waiting(one)]
    found = dues(waiting, claimed)
    days = {one.entry.pk: day_of(one) for one in told}
    order = list(dict.fromkeys(due.unit for due in found))
    order.sort(key=lambda unit: not unit)
    for unit, due in groupby(sorted(found, key=lambda due: order.index(due.unit)), unit_of):
        name = unit or gettext(GRANTS[Role.OFFICE].name)
        rows = [owed(one, days[one.entry]) for one in due]
        yield Debtor(name, not unit, tuple(sorted(rows, key=lambda row: row.is_expected)))


def unit_of(due: Due) -> str:
    return due.unit


def counts(told: Told) -> bool:
    return told.state.counts(verified=False)


def is_waiting(told: Told) -> bool:
    return told.state in (State.CLAIMED, State.RETURNED)


def waiting_of(told: Told, lacks: Sequence[Lacking]) -> Waiting:
    entry = told.entry
    reasons = [done.said for done in told.done if done.deed is Deed.RETURNED]
    return Waiting(
        entry=entry.pk,
        kind=kind_named(entry.kind).name,
        attempt=entry.attempt,
        unit=str(entry.reported_by),
        lacks=tuple(row.item for row in lacks if row.entry == entry.pk),
        awaits_confirmation=told.awaits_confirmation,
        returned=reasons[-1] if told.state is State.RETURNED else None,
    )


def day_of(told: Told) -> str:
    """The month that the entry is about, else its day."""
    entry = told.entry
    return f"{entry.covers_to:%Y-%m}" if entry.covers_to else f"{entry.occurred_to}"


def owed(due: Due, on: str) -> Owed:
    words = gettext(SENTENCES[due.task]) % {"kind": due.kind, "what": due.what}
    return Owed(words, due.entry, on, due.task is Task.EXPECTED)


def ahead(subject_type: str, said: Sequence[Said], lacks: Sequence[Lacking]) -> Iterator[Ahead]:
    """Each way to the next place of the main line, with what it will need once it is claimed."""
    counting = [one for one in said if one.counts(verified=False)]
    now = max((one.attempt for one in counting), default=1)
    claimed = {one.kind.code for one in counting if one.attempt == now}
    for kind in nearest(subject_type, claimed):
        items = [row.item for row in lacks if row.entry is None and row.kind == kind.code]
        needs = tuple(item.names for item in items if item.bars)
        yield Ahead(label("stage", kind.place), kind.code, kind.name, needs)
