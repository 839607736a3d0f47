"""What makes the difference between two moments of one figure: things, and the acts on them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal

from luodi.analysis.figures.rules.rows import Proof, Row

Thing = tuple[int, str]  # a subject, or a unit by its name alone
CLASSING = frozenset({"unit", "event", "industry", "cluster", "channel"})


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
    code: str = ""  # of the kind
    axes: frozenset[str] = frozenset()  # by what the thing is classed otherwise
    judges: bool = False  # it verifies or takes a verification back: nothing to a claim


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
    moved: Mapping[int, Decimal] = field(default_factory=dict)  # by its entry, what counts more

    @property
    def difference(self) -> Decimal:
        return (self.after or Decimal(0)) - (self.before or Decimal(0))


@dataclass(frozen=True)
class Bearing:
    """What can bear on one figure: in which reading, narrowed by what, from which kinds."""

    verified: bool = True
    axes: frozenset[str] = CLASSING
    kinds: frozenset[str] | None = None  # None: any


def changes(
    before: Iterable[Row],
    after: Iterable[Row],
    causes: Mapping[int, tuple[Cause, ...]],
    bearing: Bearing = Bearing(),
) -> tuple[Change, ...]:
    """What came, went or counts otherwise; the largest difference first."""
    found = []
    for thing in differing(before, after):
        acts = {cause for subject in thing.subjects for cause in causes.get(subject, ())}
        told = telling(sorted(acts, key=lambda one: one.seq), thing, bearing)
        found.append(replace(thing.change, causes=told))
    return tuple(sorted(found, key=lambda one: (-abs(one.difference), one.name)))


@dataclass(frozen=True)
class Differing:
    """One thing that counts otherwise: the entries that make it so, and whose they are."""

    change: Change
    entries: frozenset[int]
    subjects: frozenset[int]


def differing(before: Iterable[Row], after: Iterable[Row]) -> list[Differing]:
    """The things that count otherwise, each with the entries that make it so."""
    old, new = by_thing(before), by_thing(after)
    things = [(thing, old.get(thing, []), new.get(thing, [])) for thing in {**old, **new}]
    return [one for thing, *rows in things if (one := differs(*rows))]


def by_thing(rows: Iterable[Row]) -> dict[Thing, list[Row]]:
    found: dict[Thing, list[Row]] = defaultdict(list)
    for row in rows:
        found[(row.subject, "") if row.subject else (0, row.name)].append(row)
    return found


def differs(old: list[Row], new: list[Row]) -> Differing | None:
    """What one thing counts at both moments; None where that is the same."""
    before, after = (
        sum((r.amount for r in rows), Decimal(0)) if rows else None for rows in (old, new)
    )
    if before == after:
        return None
    row, rows = (new or old)[-1], [*old, *new]
    moved = by_entry(new)
    for entry, amount in by_entry(old).items():
        moved[entry] = moved.get(entry, Decimal(0)) - amount
    moved = {entry: amount for entry, amount in moved.items() if amount}
    own = ({proof.entry for r in side for proof in r.proofs} for side in (old, new))
    change = Change(
        subject=row.subject,
        name=row.name,
        unit=row.unit,
        before=before,
        after=after,
        proofs=tuple({proof.entry: proof for r in rows for proof in r.proofs}.values()),
        moved=moved,
    )
    of = {subject for r in rows for _, subject in r.entries} | {row.subject or 0}
    first, second = own
    return Differing(change, frozenset(moved) | frozenset(first ^ second), frozenset(of))


def by_entry(rows: Iterable[Row]) -> dict[int, Decimal]:
    """What each entry counts that makes a row by itself."""
    found: dict[int, Decimal] = {}
    for row in rows:
        if len(row.entries) == 1:
            [(entry, _)] = row.entries
            found[entry] = found.get(entry, Decimal(0)) + row.amount
    return found


def telling(acts: Iterable[Cause], thing: Differing, bearing: Bearing) -> tuple[Cause, ...]:
    """The acts that made the thing count otherwise, and no others of the same thing.

    First those on the entries that came, went or count otherwise. Where an entry has none of its
    own, the thing was classed otherwise in what the figure is narrowed by; or an entry of another
    kind took it out: a project that has landed is no longer among the not landed.
    """
    acts = [one for one in acts if bearing.verified or not one.judges]
    own = [one for one in acts if one.entry in thing.entries]
    if own and thing.entries <= {one.entry for one in own}:
        return tuple(own)
    classed = [one for one in acts if one.axes & bearing.axes]
    if own or classed:
        return tuple(sorted([*own, *classed], key=lambda one: one.seq))
    kinds = bearing.kinds
    others = [one for one in acts if one.entry and (kinds is None or one.code in kinds)]
    return tuple(others or [one for one in acts if one.axes])
