"""Which entries wait to be verified, brought into line with what counts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from luodi.records.ledger.models import Entry, Pending, Posting

BATCH = 2_000


def enqueue(entries: Sequence[Entry]) -> None:
    """Write which of the entries wait to be verified, where it is not so stored."""
    lacking, stale = misqueued(entries)
    Pending.objects.filter(pk__in=[row.pk for row in stale]).delete()
    Pending.objects.bulk_create(lacking, batch_size=BATCH)


def misqueued(entries: Sequence[Entry]) -> tuple[list[Pending], list[Pending]]:
    """Rows that the queue lacks of these entries, and rows that it has and should not have."""
    keys = [entry.pk for entry in entries]
    counting = Posting.objects.filter(entry__in=keys, until_seq=None)
    readings: dict[int, set[bool]] = defaultdict(set)
    for entry, verified in counting.values_list("entry", "verified"):
        readings[entry].add(verified)
    wanted = {entry.pk: pending(entry) for entry in entries if readings[entry.pk] == {False}}
    stale = []
    for row in Pending.objects.filter(pk__in=keys):
        if row.pk in wanted and row_of(row) == row_of(wanted[row.pk]):
            del wanted[row.pk]
        else:
            stale.append(row)
    return list(wanted.values()), stale


def pending(entry: Entry) -> Pending:
    return Pending(
        entry_id=entry.pk,
        book_id=entry.book_id,
        seq=entry.seq,
        recorded_at=entry.recorded_at,
        recorded_by_id=entry.recorded_by_id,
        on_behalf=entry.on_behalf,
    )


def row_of(row: Pending) -> tuple[object, ...]:
    return row.book_id, row.seq, row.recorded_at, row.recorded_by_id, row.on_behalf
