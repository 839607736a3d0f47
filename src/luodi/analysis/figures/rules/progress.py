"""The targets of a year with what has come of them: the whole, and each unit that owes a part."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from luodi.analysis.figures.rules.completing import Completion
from luodi.kernel.periods import Period
from luodi.records.targets.rules.goal import Goal


@dataclass(frozen=True)
class Part:
    """One unit's part of a target, in both readings."""

    unit: int
    name: str
    claimed: Completion
    verified: Completion


@dataclass(frozen=True)
class Progress:
    """One figure with its target for one period and scope, split as far as it is split."""

    goal: Goal  # of the whole, whether that has a target or not
    name: str
    unit: str  # what it is shown in
    scope: str
    whole: tuple[Completion, Completion] | None  # claimed, verified
    parts: tuple[Part, ...]  # the furthest behind first
    total: str  # of the parts, as printed; empty without parts
    difference: Decimal | None  # how much more the parts come to than the whole
    difference_shown: str
    without: tuple[str, ...]  # units that carry a task and have none of this

    @property
    def period(self) -> Period:
        return self.goal.period

    @property
    def title(self) -> str:
        return f"{self.name}（{self.scope}）" if self.scope else self.name


def furthest_behind(parts: Iterable[Part]) -> tuple[Part, ...]:
    """By 超欠进度 as verified; what has none, last, in the order of the tree."""

    def lag(part: Part) -> tuple[bool, Decimal]:
        pace = part.verified.pace.value
        return pace is None, pace if pace is not None else Decimal(0)

    return tuple(sorted(parts, key=lag))
