"""Milestones as they are asked of state masks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from luodi.foundation.vocabulary.kinds import bits
from luodi.foundation.vocabulary.shapes import Milestone


@dataclass(frozen=True)
class Conditions:
    """The milestones of one rulebook."""

    milestones: Mapping[str, Milestone]

    def mask_of(self, name: str) -> int:
        """The bits of every kind of which the kind or milestone is made."""
        if not name.startswith("m."):
            return bits(name)
        rule = self.milestones[name]
        mask = 0
        for part in (*rule.all_of, *rule.any_of):
            mask |= self.mask_of(part)
        return mask

    def looked_at(self, names: Iterable[str]) -> int:
        """The bits of every kind on which it depends whether these hold."""
        mask = 0
        for name in names:
            if not name.startswith("m."):
                mask |= bits(name)
                continue
            rule = self.milestones[name]
            mask |= self.looked_at((*rule.all_of, *rule.any_of, *rule.none_of))
        return mask
