"""Milestones and kinds as tests on state masks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from luodi.foundation.vocabulary.kinds import bits
from luodi.foundation.vocabulary.shapes import Milestone


@dataclass(frozen=True)
class Conditions:
    """The milestones of one rulebook, ready to be asked of masks."""

    milestones: Mapping[str, Milestone]
    # What was found of a name and a mask: a hundred indicators ask the same of the same few masks.
    _found: dict[tuple[str, int], bool] = field(default_factory=dict, compare=False, repr=False)

    def holds(self, name: str, mask: int) -> bool:
        """Whether the kind or milestone `name` stands in `mask`."""
        found = self._found.get((name, mask))
        if found is None:
            found = self._found[name, mask] = self._stands(name, mask)
        return found

    def _stands(self, name: str, mask: int) -> bool:
        if not name.startswith("m."):
            return bool(mask & bits(name))
        rule = self.milestones[name]
        return (
            all(self.holds(part, mask) for part in rule.all_of)
            and (not rule.any_of or any(self.holds(part, mask) for part in rule.any_of))
            and not any(self.holds(part, mask) for part in rule.none_of)
        )

    def all_hold(self, names: Sequence[str], mask: int) -> bool:
        return all(self.holds(name, mask) for name in names)

    def reached(self, name: str, before: int, within: int) -> bool:
        """Reached in the period: not yet before it, and by its end.

        A milestone of any kinds is dated by the first, one of all kinds by the last.
        """
        return not self.holds(name, before) and self.holds(name, before | within)

    def mask_of(self, name: str) -> int:
        """The bits of every kind of which the milestone is made."""
        if not name.startswith("m."):
            return bits(name)
        rule = self.milestones[name]
        mask = 0
        for part in (*rule.all_of, *rule.any_of):
            mask |= self.mask_of(part)
        return mask
