"""Every write of the subjects room; those without `by, at` are parts of acts of rooms above."""

from luodi.records.subjects.actions.classing import classification_problems, classify
from luodi.records.subjects.actions.joining import (
    add_link,
    add_party,
    bind,
    bind_each,
    party_problems,
)
from luodi.records.subjects.actions.opening import (
    Opening,
    open_subject,
    opened,
    opened_each,
    opening_problems,
    opening_problems_of_each,
)
from luodi.records.subjects.actions.revising import closed_each, give_codename, revise

__all__ = [
    "Opening",
    "add_link",
    "add_party",
    "bind",
    "bind_each",
    "classification_problems",
    "classify",
    "closed_each",
    "give_codename",
    "open_subject",
    "opened",
    "opened_each",
    "opening_problems",
    "opening_problems_of_each",
    "party_problems",
    "revise",
]
