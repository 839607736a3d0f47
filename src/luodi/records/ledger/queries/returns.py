"""Entries that were returned and wait for their unit's answer."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, QuerySet

from luodi.foundation.history.queries import BOOK_ZONE
from luodi.foundation.people.models import Unit
from luodi.foundation.vocabulary.kinds import kind
from luodi.records.ledger.models import Entry, Posting, Review
from luodi.records.ledger.queries.waiting import Brief


def returned_to(*units: Unit) -> QuerySet[Entry]:
    """Entries of the units that were sent back, are not reversed, and count in no reading now."""
    counting = Posting.objects.filter(entry=OuterRef("pk"), until_seq=None)
    return (
        Entry.objects.filter(
            reported_by__in=units, reversal=None, reviews__verdict=Review.Verdict.RETURNED
        )
        .filter(~Exists(counting))
        .select_related("subject", "reported_by")
        .distinct()
        .order_by("seq", "pk")
    )


def return_briefs(entries: QuerySet[Entry], most: int) -> tuple[Brief, ...]:
    """The entries that came back first, `most` at most, by the return and with its reason."""
    rows = {entry.pk: entry for entry in entries}
    returns = Review.objects.filter(entry__in=rows, verdict=Review.Verdict.RETURNED)
    last = {row.entry_id: row for row in returns.order_by("seq", "pk")}
    first = sorted(last.values(), key=lambda row: row.seq)[:most]
    return tuple(
        Brief(
            number=row.entry_id,
            subject=str(rows[row.entry_id].subject),
            kind=kind(rows[row.entry_id].kind).name,
            unit=str(rows[row.entry_id].reported_by),
            since=row.at.astimezone(BOOK_ZONE).date(),
            said=row.reason,
        )
        for row in first
    )
