"""Where subjects stand, brought into line with what counts of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any

from django.db.models import Exists, OuterRef, Q

from luodi.records.ledger.models import Evidence, Posting, Standing
from luodi.records.ledger.rules import standing as standing_rules
from luodi.records.subjects.models import Classification
from luodi.records.subjects.rules import SubjectType

CHUNK = 2_000


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


def stored_keys(subjects: Collection[int]) -> dict[tuple[int, bool], int]:
    """The key of each stored standing of the subjects."""
    rows = Standing.objects.filter(subject__in=subjects)
    return {(row[0], row[1]): row[2] for row in rows.values_list("subject_id", "verified", "pk")}


def standings(subjects: Collection[int]) -> dict[tuple[int, bool], Standing]:
    """Where the subjects should stand, folded from their open postings."""
    counted = counted_now(subjects)
    about = {row.subject: row for row in described(subjects, counted)}
    return {key: Standing(**columns) for key, columns in folded(counted, about)}


def folded(
    counted: Mapping[tuple[int, bool], Counting], about: Mapping[int, About]
) -> Iterator[tuple[tuple[int, bool], dict[str, Any]]]:
    """The columns of each standing, by subject and reading."""
    listed = {key for key, row in about.items() if row.type in LISTED}
    keys = {key for key, row in counted.items() if row.entries}
    keys |= {(key, reading) for key in listed for reading in (False, True)}
    silent = Counting()
    for subject, verified in sorted(keys):
        counting = counted.get((subject, verified), silent)
        yield (
            (subject, verified),
            {
                "verified": verified,
                "returned": len(counted.get((subject, False), silent).returned),
                **about[subject].columns(),
                **fold(counting),
            },
        )


def fold(counting: Counting) -> dict[str, Any]:
    """Where a subject stands by what counts of it; of most nothing is verified yet."""
    rows = list(counting.entries.values())
    return vars(standing_rules.standing(rows)) if rows else NOWHERE


NOWHERE = vars(standing_rules.standing(()))


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
