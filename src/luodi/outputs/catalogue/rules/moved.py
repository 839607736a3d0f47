"""How the difference between two moments is laid out: what came, what went, what changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from luodi.analysis.figures.rules.asked import Figure, shown, signed
from luodi.analysis.figures.rules.changes import Change
from luodi.analysis.figures.rules.figure import gap
from luodi.kernel.text import gettext_noop

CAME, WENT = gettext_noop("新计入"), gettext_noop("不再计入")
MORE, LESS = gettext_noop("增加"), gettext_noop("减少")
TONES = {CAME: "done", WENT: "bad", MORE: "wait", LESS: "wait"}


class End(Protocol):
    """A figure at one moment, in the reading that is opened and in the other."""

    @property
    def figure(self) -> Figure: ...

    @property
    def other(self) -> Figure: ...


class Moved(Protocol):
    """A base indicator at two moments with the things that make the difference."""

    @property
    def before(self) -> Figure: ...

    @property
    def after(self) -> Figure: ...

    @property
    def changes(self) -> Sequence[Change]: ...

    @property
    def unseen(self) -> Decimal: ...


@dataclass(frozen=True)
class Side:
    """One reading at both moments."""

    before: Figure
    after: Figure

    @property
    def difference(self) -> str:
        return gap(self.before, self.after)


@dataclass(frozen=True)
class Item:
    """One thing that counts otherwise, as it is printed."""

    change: Change
    word: str
    before: str
    after: str
    difference: str

    @property
    def tone(self) -> str:
        return TONES[self.word]


@dataclass(frozen=True)
class Group:
    """One base indicator's difference, thing by thing."""

    side: Side
    items: tuple[Item, ...]
    unseen: str  # of rows that the reader may not see; empty where there is none


def sides(before: End, after: End) -> tuple[Side, ...]:
    """The verified reading first."""
    pairs = Side(before.figure, after.figure), Side(before.other, after.other)
    return tuple(sorted(pairs, key=lambda side: not side.after.verified))


def groups(parts: Sequence[Moved]) -> tuple[Group, ...]:
    return tuple(group(part) for part in parts)


def group(part: Moved) -> Group:
    unit = part.after.unit
    items = tuple(item(change, unit) for change in part.changes)
    unseen = shown(part.unseen, unit) if part.unseen else ""
    return Group(Side(part.before, part.after), items, unseen)


def item(change: Change, unit: str) -> Item:
    return Item(
        change=change,
        word=word(change),
        before="—" if change.before is None else shown(change.before, unit),
        after="—" if change.after is None else shown(change.after, unit),
        difference=signed(change.difference, unit),
    )


def word(change: Change) -> str:
    if change.before is None:
        return CAME
    if change.after is None:
        return WENT
    return MORE if change.difference > 0 else LESS
