"""What the question settles for every indicator, and values moved to those who carry them on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from luodi.analysis.figures.rules.facts import Key, Values

Heirs = Mapping[int, Sequence[tuple[int, Decimal]]]  # closed unit → who carries on which share


@dataclass(frozen=True)
class Terms:
    """Which units are meant, and whether values are split by them."""

    units: frozenset[Key]  # that carry a task
    by_unit: bool = True
    heirs: Heirs = field(default_factory=dict)  # as organised now; empty: as organised then
    within: frozenset[int] | None = None  # only these units, once their heirs have their own


def moved(values: Values, terms: Terms) -> Values:
    """Values of closed units given to their successors by share: as organised now."""
    if not terms.heirs:
        return values
    found: Values = {}
    for (verified, key), value in values.items():
        own: list[tuple[Key, Decimal]] = [(key, Decimal(1))]
        taken = terms.heirs.get(key) if isinstance(key, int) else None
        for unit, share in taken or own:
            if terms.within is None or not isinstance(unit, int) or unit in terms.within:
                found[verified, unit] = found.get((verified, unit), Decimal(0)) + value * share
    return found
