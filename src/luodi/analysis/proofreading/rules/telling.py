"""A proof as plain values, in the shape in which it is printed for programs."""

from __future__ import annotations

from luodi.analysis.proofreading.rules.finding import Finding
from luodi.analysis.proofreading.rules.proof import Proof


def as_json(found: Proof) -> list[dict[str, object]]:
    """What does not agree first, then what does."""
    return [told(one) for one in (*found.wrong, *found.held)]


def told(one: Finding) -> dict[str, object]:
    return {
        "where": str(one.place.said),
        "text": one.text,
        "relation": one.relation.value,
        "printed": one.printed,
        "computed": one.computed,
        "arithmetic": one.arithmetic,
        "difference": one.difference,
        "agrees": one.agrees,
        "certainty": one.certainty.value,
        "why": str(one.why),
    }
