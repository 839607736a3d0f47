"""Questions about events: when and where one was held, which ones a project can be signed at."""

from __future__ import annotations

from collections.abc import Iterable

from luodi.records.campaigns.models import Event
from luodi.records.campaigns.rules import Edition
from luodi.records.subjects.models import Subject, SubjectQuerySet
from luodi.records.subjects.rules import SubjectType


def event_of(subject: int) -> Event | None:
    """What the subject (by its key) is as an event; None for what is none."""
    return Event.objects.filter(subject=subject).first()


def events_of(books: Iterable[int]) -> SubjectQuerySet:
    """The events of the books, the newest first; a fair is known to the whole district."""
    events = Subject.objects.filter(book__in=books, type=SubjectType.EVENT, is_open=True)
    return events.order_by("-event__first_day", "-pk")


def editions_of(book: int) -> list[Edition]:
    """The editions of every event of a book, the earliest first."""
    rows = Event.objects.filter(book=book).select_related("subject").order_by("first_day", "pk")
    return [
        Edition(
            row.subject_id,
            str(row.subject),
            row.series,
            row.edition,
            row.first_day,
            row.last_day,
        )
        for row in rows
    ]
