"""Statements of a paragraph: which of its numbers should follow from which others."""

from luodi.analysis.proofreading.rules.prose.statements import statements

__all__ = ["statements"]
