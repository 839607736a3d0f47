"""To what a question of one book can be narrowed: its units and its signing events."""

from __future__ import annotations

from luodi.analysis.figures.queries.naming import place
from luodi.foundation.history.models import Book
from luodi.foundation.people.models import Unit
from luodi.records.subjects.models import Subject
from luodi.records.subjects.rules import SubjectType

type Offer = tuple[str, str]  # a key and its words


def units_offered(book: Book) -> tuple[Offer, ...]:
    """The units as their tree stands, each set in under the one above it."""
    units = sorted(Unit.objects.filter(book=book), key=place)
    top = min((len(place(unit)) for unit in units), default=0)
    return tuple((str(u.pk), "　" * (len(place(u)) - top) + str(u)) for u in units)


def events_offered(book: Book) -> tuple[Offer, ...]:
    """The signing events, the newest first."""
    events = Subject.objects.filter(book=book, type=SubjectType.EVENT).order_by("-pk")
    return tuple((str(event.pk), str(event)) for event in events)
