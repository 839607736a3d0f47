"""A target split among units: what the parts come to beside the whole, and who has none."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from decimal import Decimal

from luodi.records.targets.rules.goal import Aim, Goal


@dataclass(frozen=True)
class Split:
    """One target of the whole, with those of the same figure and days that units have."""

    whole: Aim | None
    parts: tuple[Aim, ...]
    without: tuple[int, ...]  # units that carry a task and have none of this
    is_all: bool = True  # every part is there, so that they can be added up

    @property
    def total(self) -> Decimal:
        return sum((part.amount for part in self.parts), Decimal(0))

    @property
    def difference(self) -> Decimal | None:
        """How much more the parts come to than the whole; None where one is not there."""
        if not (self.whole and self.parts and self.is_all):
            return None
        return self.total - self.whole.amount


def of_whole(goal: Goal, root: int) -> Goal:
    """The same figure, days and scope for the book as a whole."""
    return Goal(root, goal.code, goal.period, goal.event, goal.axis, goal.key)


def splits(aims: Iterable[Aim], root: int, units: Collection[int]) -> list[Split]:
    """Each figure with its days and scope once, in the order in which they were set.

    `root` stands for the whole; a part is whatever else has a target.
    """
    found: dict[Goal, list[Aim]] = {}
    for aim in aims:
        found.setdefault(of_whole(aim.goal, root), []).append(aim)
    return [split(own, root, units) for own in found.values()]


def split(aims: Iterable[Aim], root: int, units: Collection[int]) -> Split:
    own = list(aims)
    parts = tuple(aim for aim in own if aim.goal.unit != root)
    having = {aim.goal.unit for aim in parts}
    return Split(
        whole=next((aim for aim in own if aim.goal.unit == root), None),
        parts=parts,
        without=tuple(unit for unit in units if unit not in having) if parts else (),
    )
