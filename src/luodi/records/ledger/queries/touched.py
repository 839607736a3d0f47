"""What acts have touched since a moment of the book, read from the lines that cover their rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist

from luodi.foundation.history.models import Book, Line

# By which way the rows of a table lead to the subject that they speak of, the nearest first.
WAYS = ("subject", "entry__subject", "project__subject", "enterprise__subject")


@dataclass
class Touched:
    """The subjects that later acts speak of, and the tables in which they wrote anything else."""

    subjects: set[int] = field(default_factory=set)
    tables: dict[str, list[int]] = field(default_factory=dict)


def touched_since(book: Book, seq: int) -> Touched:
    """What acts after this number have written: of subjects which, of all else the rows."""
    rows: dict[str, list[int]] = defaultdict(list)
    for line in Line.objects.filter(book=book, seq__gt=seq).values_list("manifest", flat=True):
        for label, written in line.items():
            rows[label] += map(int, written)
    found = Touched(tables=dict(rows))
    for label, keys in rows.items():
        found.subjects |= subjects_of(label, keys)
    return found


def subjects_of(label: str, keys: Iterable[int]) -> set[int]:
    """The subjects of these rows; none for rows that speak of none."""
    model = apps.get_model(label)
    for way in WAYS:
        first = way.partition("__")[0]
        try:
            model._meta.get_field(first)
        except FieldDoesNotExist:
            continue
        rows = model._default_manager.filter(pk__in=list(keys))
        return {key for key in rows.values_list(way, flat=True) if key is not None}
    return set()
