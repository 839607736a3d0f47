"""What waits in a book: claims for a second person, entries made on behalf for their unit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Exists, Min, OuterRef, Q, QuerySet

from luodi.foundation.history.models import Book
from luodi.foundation.history.queries import BOOK_ZONE, end_of_day
from luodi.foundation.people.models import Account, Unit
from luodi.foundation.vocabulary.kinds import kind
from luodi.records.ledger.models import Confirmation, Entry, Pending
from luodi.records.subjects.models import Subject
from luodi.records.subjects.models import seen_by as rule_of_sight

# Ages in days by which a queue is told apart: a week, a month, longer.
WEEK, MONTH = 7, 30


@dataclass(frozen=True)
class Queue:
    """How many entries wait, since which day the oldest, and how many of each age."""

    count: int
    since: date | None
    in_week: int
    in_month: int
    longer: int


@dataclass(frozen=True)
class Brief:
    """One entry that waits, in the words of a list: since when, and what was said of it."""

    number: int
    subject: str
    kind: str
    unit: str
    since: date
    said: str


def to_verify(book: Book, by: Account) -> QuerySet[Entry]:
    """Claims that this person could verify, oldest first: not his own, none yet to be confirmed."""
    return (
        Entry.objects.filter(queued(book, by, "pending__"), pending__book=book)
        .select_related("subject", "reported_by")
        .order_by("pending__seq", "pk")
    )


def queued(book: Book, by: Account, path: str = "") -> Q:
    """The same as a condition on the queue, or on a table that leads to it by `path`."""
    confirmed = Confirmation.objects.filter(entry=OuterRef(f"{path}entry"))
    ready = Q((f"{path}on_behalf", False)) | Q(Exists(confirmed))
    visible = rule_of_sight(by, book=book, path=f"{path}entry__subject__")
    return ready & ~Q((f"{path}recorded_by", by)) & visible


def to_confirm(units: Iterable[Unit]) -> QuerySet[Entry]:
    """Entries that were recorded on behalf of these units (代录) and lack their yes."""
    return (
        Entry.objects.filter(reported_by__in=units, on_behalf=True)
        .filter(confirmation=None, reversal=None)
        .select_related("subject", "reported_by")
        .order_by("seq", "pk")
    )


def seen_by(account: Account, entries: QuerySet[Entry]) -> QuerySet[Entry]:
    """Those of the entries whose subjects the account may read."""
    return entries.filter(subject__in=Subject.objects.visible_to(account))


def queue(book: Book, by: Account, today: date) -> Queue:
    """What this person could verify by age: recorded within a week, thirty days, before that."""
    week = end_of_day(today - timedelta(days=WEEK))
    month = end_of_day(today - timedelta(days=MONTH))
    found = Pending.objects.filter(queued(book, by), book=book).aggregate(
        count=Count("pk"),
        since=Min("recorded_at"),
        in_week=Count("pk", filter=Q(recorded_at__gt=week)),
        in_month=Count("pk", filter=Q(recorded_at__gt=month, recorded_at__lte=week)),
        longer=Count("pk", filter=Q(recorded_at__lte=month)),
    )
    since = found["since"]
    found["since"] = since.astimezone(BOOK_ZONE).date() if since else None
    return Queue(**found)


def briefs(entries: QuerySet[Entry], most: int) -> tuple[Brief, ...]:
    """The first of the entries, `most` at most, by when they were recorded."""
    return tuple(
        Brief(
            number=entry.pk,
            subject=str(entry.subject),
            kind=kind(entry.kind).name,
            unit=str(entry.reported_by),
            since=entry.recorded_at.astimezone(BOOK_ZONE).date(),
            said=entry.said,
        )
        for entry in entries[:most]
    )


def has_entries(book: Book) -> bool:
    """Whether anything at all has been recorded in the book."""
    return Entry.objects.filter(book=book).exists()
