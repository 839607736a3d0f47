"""Postings and standing brought into line with the acts; the same code rebuilds and checks them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import batched
from operator import itemgetter

from django.db.models import Exists, OuterRef, Q

from luodi.foundation.history.models import Book
from luodi.foundation.vocabulary.kinds import kind as kind_named
from luodi.records.ledger.actions.queueing import enqueue
from luodi.records.ledger.models import Entry, Evidence, Posting, Standing
from luodi.records.ledger.queries.facts import spans_of
from luodi.records.ledger.rules import standing as standing_rules
from luodi.records.ledger.rules.spans import Span
from luodi.records.subjects.models import Classification, Subject
from luodi.records.subjects.rules import SubjectType

CHUNK = 2_000


def repost(entries: Sequence[Entry], *, fresh: bool = False) -> None:
    """Write what changed in how these entries count, and where their subjects stand.

    `fresh` entries were stored a moment ago: nothing can have been done with them yet.
    """
    for chunk in batched(entries, CHUNK):  # a database takes only so many keys at once
        made, ended = differences(chunk, fresh=fresh)
        for until, rows in ended.items():
            Posting.objects.filter(pk__in=rows).update(until_seq=until)
        Posting.objects.bulk_create(made, batch_size=CHUNK)
        enqueue(chunk)
        restand({entry.subject_id for entry in chunk})


def differences(
    entries: Sequence[Entry], *, fresh: bool
) -> tuple[list[Posting], dict[int | None, list[int]]]:
    """Postings to add, and by their new end the postings whose end moves."""
    stored = {} if fresh else ends_of(entries)
    by_key, types = {entry.pk: entry for entry in entries}, types_of(entries)
    made: list[Posting] = []
    ended: dict[int | None, list[int]] = defaultdict(list)
    for span in spans_of(entries, fresh=fresh):
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
    kind, dims = kind_named(entry.kind), span.dimensions
    return Posting(
        book_id=entry.book_id,
        entry_id=entry.pk,
        verified=span.verified,
        part=span.part,
        from_seq=span.from_seq,
        until_seq=span.until_seq,
        subject_id=entry.subject_id,
        subject_type=types[entry.subject_id],
        attempt=entry.attempt,
        kind=entry.kind,
        bit=1 << kind.bit if kind.is_single and kind.bit is not None else 0,
        unit_id=span.unit,
        unit_role=span.role,
        weight=span.weight,
        event_id=dims.event,
        station_id=dims.station,
        enterprise_id=entry.enterprise_id,
        industry=dims.industry,
        cluster=dims.cluster,
        channel=dims.channel,
        money_type=dims.money_type,
        origin=dims.origin,
        nature=dims.nature,
        category=dims.category,
        reference=entry.reference,
        occurred_from=entry.occurred_from,
        occurred_to=entry.occurred_to,
        planned_on=entry.planned_on or (entry.covers_from if kind.is_plan else None),
        measure=entry.measure,
        hundredths=span.amounts.hundredths,
        local_hundredths=span.amounts.local_hundredths,
        dollar_cents=span.amounts.dollar_cents,
        opening=entry.opening,
        known_on=entry.known_on,
    )


def restand(subjects: Collection[int]) -> None:
    """Write where these subjects stand now, in both readings, where it is not so stored."""
    wanted, stored = standings(subjects), stored_standings(subjects)
    written = []
    for key, row in wanted.items():
        old = stored.pop(key, None)
        if old is None or state(old) != state(row):
            written.append(row)
    Standing.objects.bulk_create(
        written,
        batch_size=CHUNK,
        update_conflicts=True,
        unique_fields=["subject", "verified"],
        update_fields=STATE_FIELDS,
    )
    if stored:
        Standing.objects.filter(pk__in=[row.pk for row in stored.values()]).delete()


STATE_FIELDS = [
    field.name
    for field in Standing._meta.concrete_fields
    if field.name not in ("id", "subject", "book", "verified")
]


STATE_COLUMNS = [
    field.attname for field in Standing._meta.concrete_fields if field.name in STATE_FIELDS
]


def state(row: Standing) -> tuple[object, ...]:
    return tuple(getattr(row, column) for column in STATE_COLUMNS)


def stored_standings(subjects: Collection[int]) -> dict[tuple[int, bool], Standing]:
    rows = Standing.objects.filter(subject__in=subjects)
    return {(row.subject_id, row.verified): row for row in rows}


def standings(subjects: Collection[int]) -> dict[tuple[int, bool], Standing]:
    """Where the subjects should stand, folded from their open postings."""
    counted = counted_now(subjects)
    about = {row.subject: row for row in described(subjects, counted)}
    listed = {key for key, row in about.items() if row.type in LISTED}
    keys = {key for key, row in counted.items() if row.entries}
    keys |= {(key, reading) for key in listed for reading in (False, True)}
    return {
        (subject, verified): Standing(
            verified=verified,
            returned=len(counted[subject, False].returned),
            **about[subject].columns(),
            **vars(standing_rules.standing(list(counted[subject, verified].entries.values()))),
        )
        for subject, verified in keys
    }


# Of these each has its standings from its first day, so that a register lists it.
LISTED = frozenset({SubjectType.PROJECT.value})


@dataclass(frozen=True)
class About:
    """What a standing says of its subject in both readings: book, type and classes."""

    subject: int
    book: int
    type: str
    classes: tuple[str, ...]

    def columns(self) -> dict[str, object]:
        classes = dict(zip(CLASSES, self.classes, strict=True))
        return {"subject_id": self.subject, "book_id": self.book, "type": self.type, **classes}


@dataclass
class Counting:
    """What counts now of one subject in one reading, by entry."""

    book: int = 0
    type: str = ""
    entries: dict[int, standing_rules.Counted] = field(default_factory=dict)
    ended: set[int] = field(default_factory=set)  # entries that counted once, and are not reversed

    @property
    def returned(self) -> set[int]:
        """Entries sent back: they count no more and wait for their unit's answer."""
        return self.ended - self.entries.keys()


def counted_now(subjects: Collection[int]) -> dict[tuple[int, bool], Counting]:
    """What counts now of the subjects; reading a key that is not there yields nothing counted."""
    found: dict[tuple[int, bool], Counting] = defaultdict(Counting)
    claimed_once = Q(verified=False, entry__reversal=None)
    rows = Posting.objects.filter(claimed_once | Q(until_seq=None), subject__in=subjects)
    proven = Exists(Evidence.objects.filter(entry=OuterRef("entry_id")))
    facts = rows.annotate(is_proven=proven).values_list("until_seq", *POSTING_FACTS, *CLASSES)
    for until_seq, subject, book, type_, verified, entry, hundredths, *rest in facts:
        counting = found[subject, verified]
        counting.book, counting.type = book, type_
        if until_seq is not None:
            counting.ended.add(entry)
            continue
        before = counting.entries.get(entry)
        whole = added(before.hundredths if before else None, hundredths)
        kind, attempt, bit, first, last, planned, event, is_proven, *classes = rest
        counting.entries[entry] = standing_rules.Counted(
            entry=entry,
            hundredths=whole,
            kind=kind,
            attempt=attempt,
            bit=bit,
            occurred_from=first,
            occurred_to=last,
            planned_on=planned,
            event=event,
            is_proven=is_proven,
            classes=tuple(classes),
        )
    return found


POSTING_FACTS = (
    *("subject_id", "book_id", "subject_type", "verified", "entry_id", "hundredths", "kind"),
    *("attempt", "bit", "occurred_from", "occurred_to", "planned_on", "event_id", "is_proven"),
)
CLASSES = ("industry", "cluster", "channel", "money_type")


def described(
    subjects: Collection[int], counted: Mapping[tuple[int, bool], Counting]
) -> Iterator[About]:
    """The subjects by what counts of them; those of which nothing counts by their own rows."""
    known = {
        subject: About(subject, row.book, row.type, newest_classes(row))
        for (subject, _), row in sorted(counted.items(), reverse=True, key=itemgetter(0))
        if row.entries  # of both readings the claimed comes last
    }
    yield from known.values()
    if silent := set(subjects) - known.keys():
        rows = Classification.objects.filter(subject__in=silent).order_by("seq", "pk")
        columns = ("subject_id", "subject__book_id", "subject__type", *CLASSES)
        for subject, book, type_, *classes in rows.values_list(*columns):
            yield About(subject, book, type_, tuple(classes))


def newest_classes(counting: Counting) -> tuple[str, ...]:
    """How the last attempt is classed: every posting that counts says it."""
    return max(counting.entries.values(), key=lambda row: (row.attempt, row.entry)).classes


def added(one: int | None, other: int | None) -> int | None:
    """Two parts of one entry's amount together."""
    return other if one is None else one + (other or 0)


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
