"""Questions about events: which ones a project can have been signed at."""

from __future__ import annotations

from collections.abc import Iterable

from luodi.records.subjects.models import Subject, SubjectQuerySet
from luodi.records.subjects.rules import SubjectType


def events_of(books: Iterable[int]) -> SubjectQuerySet:
    """The events of the books, the newest first; a fair is known to the whole district."""
    events = Subject.objects.filter(book__in=books, type=SubjectType.EVENT, is_open=True)
    return events.order_by("-event__first_day", "-pk")
