"""Every write of the subjects room; those without `by, at` are parts of acts of rooms above."""

from luodi.records.subjects.actions.classing import classification_problems, classify
from luodi.records.subjects.actions.joining import add_link, add_party, bind, party_problems
from luodi.records.subjects.actions.opening import open_subject, opened, opening_problems
from luodi.records.subjects.actions.revising import give_codename, revise

__all__ = [
    "add_link",
    "add_party",
    "bind",
    "classification_problems",
    "classify",
    "give_codename",
    "open_subject",
    "opened",
    "opening_problems",
    "party_problems",
    "revise",
]
