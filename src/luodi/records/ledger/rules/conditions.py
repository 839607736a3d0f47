"""Whether a condition of the evidence rules is met by a subject and an entry."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from luodi.foundation.vocabulary.codelists import QUALIFIED_CLASSES
from luodi.foundation.vocabulary.conditions import condition

INDUSTRY_SECTIONS = ("B", "C", "D")  # GB/T 4754: mining, manufacturing, power and water
IN_KIND = ("IN_KIND", "INTANGIBLE")
PURCHASE_ONLY = "PURCHASE_ONLY"


@dataclass(frozen=True)
class Situation:
    """What conditions look at: the subject's industry and the entry's own values."""

    industry: str = ""
    category: str = ""
    nature: str = ""


TESTS: dict[str, Callable[[Situation], bool]] = {
    "industrial_project": lambda of: of.industry[:1] in INDUSTRY_SECTIONS,
    "class_by_revenue": lambda of: of.category not in QUALIFIED_CLASSES,
    "class_by_qualification": lambda of: of.category in QUALIFIED_CLASSES,
    "cash_contribution": lambda of: of.nature not in IN_KIND,
    "non_cash_contribution": lambda of: of.nature in IN_KIND,
    "construction_project": lambda of: of.category != PURCHASE_ONLY,
    "purchase_only": lambda of: of.category == PURCHASE_ONLY,
}


def holds(code: str, situation: Situation) -> bool:
    """Whether the condition is met. Refuses a condition that the vocabulary does not have."""
    return TESTS[condition(code).code](situation)
