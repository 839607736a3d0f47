"""Statements of a table: totals, rates, ranks and counts that its own cells should confirm."""

from luodi.analysis.proofreading.rules.tables.proof import findings_of_grid

__all__ = ["findings_of_grid"]
