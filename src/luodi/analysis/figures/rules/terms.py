"""What a way of counting is given, and whether a group of facts passes an indicator's narrowing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from luodi.analysis.figures.rules.conditions import Conditions
from luodi.analysis.figures.rules.facts import Facts, FlowGroup, Key, StateGroup, Values
from luodi.foundation.vocabulary.shapes import Indicator

WHOLE = Decimal(10_000)
Heirs = Mapping[int, Sequence[tuple[int, Decimal]]]  # closed unit → who carries on which share


@dataclass(frozen=True)
class Terms:
    """What the rulebook, the district and the question settle for every indicator."""

    admitted: frozenset[str]  # natures of money that count as arrived
    floors: tuple[Decimal, ...]  # planned totals in yuan from which size classes begin, rising
    units: frozenset[Key]  # units that carry a task
    resign_counts: bool  # a subject signed again counts as a project again
    drop_returned: bool  # returned projects leave the base of a cohort
    by_unit: bool = True  # whether values are split by unit
    heirs: Heirs = field(default_factory=dict)  # as organised now; empty: as organised then
    within: frozenset[int] | None = None  # only these units, once their heirs have their own


@dataclass(frozen=True)
class Count:
    """What a way of counting is given: the facts, the words of the rulebook, other values."""

    facts: Facts
    conditions: Conditions
    indicator: Indicator
    terms: Terms
    others: Callable[[str], Values]
    of_units: Callable[[str], Values]  # other values by unit, whatever these are split by

    def is_as_large(self, row: StateGroup | FlowGroup) -> bool:
        """Whether the planned total reaches the indicator's floor."""
        least = self.indicator.where.least_total_yuan
        return least is None or row.size > self.terms.floors.index(least)


def fits_state(given: Count, row: StateGroup) -> bool:
    """Whether a group of attempts passes an indicator's narrowing."""
    where = given.indicator.where
    return (
        given.is_as_large(row)
        and (not where.subjects or row.type in where.subjects)
        and (not where.industries or row.section in where.industries)
        and (not where.has_event or row.has_event)
    )


def fits_flow(given: Count, row: FlowGroup) -> bool:
    """Whether a group of entries passes an indicator's narrowing."""
    where = given.indicator.where
    return (
        given.is_as_large(row)
        and (not where.subjects or row.type in where.subjects)
        and (not where.industries or row.section in where.industries)
        and (not where.has_event or row.has_event)
        and (not where.origins or row.origin in where.origins)
        and (not where.natures or row.nature in where.natures)
        and (not where.admitted_natures or row.nature in given.terms.admitted)
        and (not where.categories or row.category in where.categories)
        and (where.new_only is None or row.is_new is where.new_only)
    )


def moved(values: Values, terms: Terms) -> Values:
    """Values of closed units given to their successors by share: as organised now."""
    found: Values = {}
    for (verified, key), value in values.items():
        own: list[tuple[Key, Decimal]] = [(key, Decimal(1))]
        taken = terms.heirs.get(key) if isinstance(key, int) else None
        for unit, share in taken or own:
            if terms.within is None or not isinstance(unit, int) or unit in terms.within:
                found[verified, unit] = found.get((verified, unit), Decimal(0)) + value * share
    return found
