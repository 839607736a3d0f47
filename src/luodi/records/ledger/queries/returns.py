"""Entries that were returned and wait for their unit's answer."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, QuerySet

from luodi.foundation.people.models import Unit
from luodi.records.ledger.models import Entry, Posting, Review


def returned_to(*units: Unit) -> QuerySet[Entry]:
    """Entries of the units that were sent back, are not reversed, and count in no reading now."""
    counting = Posting.objects.filter(entry=OuterRef("pk"), until_seq=None)
    return (
        Entry.objects.filter(
            reported_by__in=units, reversal=None, reviews__verdict=Review.Verdict.RETURNED
        )
        .filter(~Exists(counting))
        .select_related("subject")
        .distinct()
        .order_by("seq", "pk")
    )


def last_returns(entries: Iterable[Entry]) -> dict[int, Review]:
    """For each of the entries the return that it waits to be answered for."""
    rows = Review.objects.filter(entry__in=entries, verdict=Review.Verdict.RETURNED)
    return {row.entry_id: row for row in rows.order_by("seq", "pk")}
