"""Postings brought into line with the acts; the same code rebuilds and checks them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import batched
from operator import itemgetter
from typing import Any

from luodi.foundation.history.models import Book
from luodi.foundation.history.sheaves import Values
from luodi.foundation.vocabulary.kinds import kind as kind_named
from luodi.records.ledger.actions.queueing import enqueue
from luodi.records.ledger.actions.standing import CHUNK, restand
from luodi.records.ledger.models import Entry, Posting
from luodi.records.ledger.queries.facts import spans_of
from luodi.records.ledger.rules.spans import Span
from luodi.records.subjects.models import Subject


def repost(entries: Sequence[Entry]) -> None:
    """Write what changed in how these entries count, and where their subjects stand."""
    for chunk in batched(entries, CHUNK):  # a database takes only so many keys at once
        made, ended = differences(chunk)
        for until, rows in ended.items():
            Posting.objects.filter(pk__in=rows).update(until_seq=until)
        Posting.objects.bulk_create(made, batch_size=CHUNK)
        enqueue(chunk)
        restand({entry.subject_id for entry in chunk})


def differences(
    entries: Sequence[Entry],
) -> tuple[list[Posting], dict[int | None, list[int]]]:
    """Postings to add, and by their new end the postings whose end moves."""
    stored = ends_of(entries)
    by_key, types = {entry.pk: entry for entry in entries}, types_of(entries)
    made: list[Posting] = []
    ended: dict[int | None, list[int]] = defaultdict(list)
    for span in spans_of(entries):
        known = stored.get(span.key)
        if known is None:
            made.append(posting(by_key[span.entry], span, types))
        elif known[1] != span.until_seq:
            ended[span.until_seq].append(known[0])
    return made, ended


def ends_of(
    entries: Sequence[Entry],
) -> dict[tuple[int, bool, int, int], tuple[int, int | None]]:
    """The key and the end of every stored posting of the entries."""
    rows = Posting.objects.filter(entry__in=[entry.pk for entry in entries])
    columns = ("entry_id", "verified", "part", "from_seq", "pk", "until_seq")
    return {row[:4]: (row[4], row[5]) for row in rows.values_list(*columns)}


def types_of(entries: Sequence[Entry]) -> dict[int, str]:
    """The type of each subject that the entries speak of."""
    keys = {entry.subject_id for entry in entries}
    return dict(Subject.objects.filter(pk__in=keys).values_list("pk", "type"))


def posting(entry: Entry, span: Span, types: Mapping[int, str]) -> Posting:
    """The row that stores a span."""
    return Posting(**counted_as(vars(entry), span, types[entry.subject_id]))


# What a posting repeats of its entry.
REPEATED = (
    *("book_id", "subject_id", "attempt", "kind", "enterprise_id", "reference"),
    *("occurred_from", "occurred_to", "measure", "opening", "known_on"),
)
repeated = itemgetter(*REPEATED)


def counted_as(entry: Values, span: Span, type: str) -> dict[str, Any]:
    """The columns of the posting that stores a span, from those of its entry."""
    kind, dims, amounts = kind_named(entry["kind"]), span.dimensions, span.amounts
    return {
        **dict(zip(REPEATED, repeated(entry), strict=True)),
        "entry_id": entry["id"],
        "verified": span.verified,
        "part": span.part,
        "from_seq": span.from_seq,
        "until_seq": span.until_seq,
        "subject_type": type,
        "bit": 1 << kind.bit if kind.is_single and kind.bit is not None else 0,
        "unit_id": span.unit,
        "unit_role": span.role,
        "weight": span.weight,
        "event_id": dims.event,
        "station_id": dims.station,
        "industry": dims.industry,
        "cluster": dims.cluster,
        "channel": dims.channel,
        "money_type": dims.money_type,
        "origin": dims.origin,
        "nature": dims.nature,
        "category": dims.category,
        "planned_on": entry["planned_on"] or (entry["covers_from"] if kind.is_plan else None),
        "hundredths": amounts.hundredths,
        "local_hundredths": amounts.local_hundredths,
        "dollar_cents": amounts.dollar_cents,
    }


def entry_chunks(book: Book) -> Iterator[list[Entry]]:
    """Every entry of the book, a few thousand at a time, in the order of recording."""
    last = 0
    while chunk := list(Entry.objects.filter(book=book, pk__gt=last).order_by("pk")[:CHUNK]):
        yield chunk
        last = chunk[-1].pk


def stray(entries: Sequence[Entry]) -> Iterable[Posting]:
    """Postings of these entries that no act explains, or that say something else than it does."""
    stored = {
        (row.entry_id, row.verified, row.part, row.from_seq): row
        for row in Posting.objects.filter(entry__in=[entry.pk for entry in entries])
    }
    by_key, types = {entry.pk: entry for entry in entries}, types_of(entries)
    for span in spans_of(entries):
        row = stored.pop(span.key, None)
        wanted = posting(by_key[span.entry], span, types)
        if row is None:
            yield wanted
        elif values(row) != values(wanted):
            yield row
    yield from stored.values()


POSTING_FIELDS = [field.attname for field in Posting._meta.concrete_fields if field.name != "id"]


def values(row: Posting) -> tuple[object, ...]:
    return tuple(getattr(row, name) for name in POSTING_FIELDS)
