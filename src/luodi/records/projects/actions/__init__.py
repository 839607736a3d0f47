"""Every write of the projects room; those without `by, at` are parts of acts of rooms above."""

from luodi.records.projects.actions.correcting import correct
from luodi.records.projects.actions.registering import (
    Registering,
    register,
    registered_each,
    registering_problems,
)
from luodi.records.projects.actions.swapping import swap

__all__ = [
    "Registering",
    "correct",
    "register",
    "registered_each",
    "registering_problems",
    "swap",
]
