"""The foot of a register: count and sums of everything it lists, kept while the book stands so."""

from __future__ import annotations

import hashlib

from django.core.cache import cache

from luodi.records.projects.queries.conditions import Asking
from luodi.records.projects.queries.listing import Sums, sums


def foot(asking: Asking) -> Sums:
    """The sums; asked for again at the same number of the book, they are not counted again."""
    key = f"registers:foot:{digest(asking)}"
    found: Sums | None = cache.get(key)
    if found is None:
        found = sums(asking)
        cache.set(key, found)
    return found


def digest(asking: Asking) -> str:
    """All on which the sums depend; what the reader may see hangs on who he is."""
    facts = (asking.book.pk, asking.book.seq, asking.by.pk, asking.today, asking.verified)
    return hashlib.sha256(repr((facts, asking.wanted)).encode()).hexdigest()
