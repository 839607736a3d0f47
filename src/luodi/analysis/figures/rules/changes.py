"""What makes the difference between two moments of one figure: things, and the acts on them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from luodi.analysis.figures.rules.rows import Proof, Row

Thing = tuple[int, str]  # a subject, or a unit by its name alone


@dataclass(frozen=True)
class Cause:
    """One act between the two moments on a thing, or on an entry of it."""

    seq: int
    at: datetime
    what: str  # 新记, 核定, 撤销核定, 退回, 退回答复, 红冲, 改归类
    who: str
    entry: int | None = None
    kind: str = ""
    said: str = ""  # the reason, or what the new entry says


@dataclass(frozen=True)
class Change:
    """One thing that counts otherwise at the second moment; None where it does not count."""

    subject: int | None
    name: str
    unit: str
    before: Decimal | None
    after: Decimal | None
    proofs: tuple[Proof, ...] = ()  # on what it rests at either moment
    causes: tuple[Cause, ...] = ()

    @property
    def difference(self) -> Decimal:
        return (self.after or Decimal(0)) - (self.before or Decimal(0))


def changes(
    before: Iterable[Row], after: Iterable[Row], causes: Mapping[int, tuple[Cause, ...]]
) -> tuple[Change, ...]:
    """What came, went or counts otherwise; the largest difference first."""
    old, new = amounts(before), amounts(after)
    rows = [*before, *after]
    named = {thing_of(row): row for row in rows}
    proofs: dict[Thing, dict[int, Proof]] = defaultdict(dict)
    for row in rows:
        proofs[thing_of(row)].update((proof.entry, proof) for proof in row.proofs)
    found = [
        Change(
            subject=row.subject,
            name=row.name,
            unit=row.unit,
            before=old.get(thing),
            after=new.get(thing),
            proofs=tuple(proofs[thing].values()),
            causes=telling(causes.get(row.subject or 0, ()), proofs[thing]),
        )
        for thing, row in named.items()
        if old.get(thing) != new.get(thing)
    ]
    return tuple(sorted(found, key=lambda one: (-abs(one.difference), one.name)))


def telling(causes: tuple[Cause, ...], entries: Collection[int]) -> tuple[Cause, ...]:
    """The acts on what the rows rest on; where there are none, all acts on the thing.

    A project that has landed is no longer among the not landed, whose rows rest on its contract.
    """
    own = tuple(cause for cause in causes if cause.entry is None or cause.entry in entries)
    return own or causes


def amounts(rows: Iterable[Row]) -> dict[Thing, Decimal]:
    """What each thing counts, its rows added up."""
    found: dict[Thing, Decimal] = defaultdict(Decimal)
    for row in rows:
        found[thing_of(row)] += row.amount
    return dict(found)


def thing_of(row: Row) -> Thing:
    return (row.subject, "") if row.subject else (0, row.name)
