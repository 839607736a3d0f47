"""Questions about subjects: who may read which, what it is called, classed as and bound to."""

from luodi.records.subjects.queries.finding import Named, subjects_like
from luodi.records.subjects.queries.naming import alike, named_like
from luodi.records.subjects.queries.reading import (
    classed_at,
    clusters_of,
    current_classing,
    event_names,
    names_for,
    readable,
    revised_at,
    shown_name,
    shown_names,
    subject_for,
    subject_named,
)
from luodi.records.subjects.queries.surroundings import (
    Bond,
    Called,
    Classed,
    Other,
    Sharing,
    Surroundings,
    others_for,
    surroundings,
)

__all__ = [
    "Bond",
    "Called",
    "Classed",
    "Named",
    "Other",
    "Sharing",
    "Surroundings",
    "alike",
    "classed_at",
    "clusters_of",
    "current_classing",
    "event_names",
    "named_like",
    "names_for",
    "others_for",
    "readable",
    "revised_at",
    "shown_name",
    "shown_names",
    "subject_for",
    "subject_named",
    "subjects_like",
    "surroundings",
]
