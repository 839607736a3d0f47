"""The vocabulary's indicators as the choices of one rulebook settle them."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from luodi.foundation.rulebook.rules.settings import Choices
from luodi.foundation.vocabulary.indicators import INDICATORS
from luodi.foundation.vocabulary.shapes import Indicator, Units, Where

FOREIGN = "FOREIGN"
# The one floor that a rulebook may move: from which planned total on statistics take a project.
STATISTICS_FLOOR = Decimal(5_000_000)


def settled(choices: Choices) -> dict[str, Indicator]:
    """Every base indicator by code, narrowed or widened as the district chose."""
    return {row.code: adjusted(row, choices) for row in INDICATORS}


def adjusted(row: Indicator, choices: Choices) -> Indicator:
    where = row.where
    if where.least_total_yuan == STATISTICS_FLOOR:
        where = replace(where, least_total_yuan=choices.statistics_floor)
    if row.code == "arrived_outside" and not choices.foreign_in_outside:
        where = without_foreign(where)
    if row.code == "arrived_province" and choices.foreign_in_province:
        where = replace(where, origins=(*where.origins, FOREIGN))
    counts = row.counts
    if row.code == "zero_leads_units" and choices.zero_leads == "B":
        counts = Units(zero=("contracts", "agreements"))
    return replace(row, where=where, counts=counts)


def without_foreign(where: Where) -> Where:
    return replace(where, origins=tuple(code for code in where.origins if code != FOREIGN))
