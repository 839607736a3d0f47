"""Putting right what was recorded or classified in error; nothing is ever edited."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from django.db import transaction

from luodi.foundation.history.actions import Act, begin
from luodi.foundation.history.models import Book
from luodi.foundation.people.models import Account
from luodi.foundation.people.queries import lacking, require_in_book
from luodi.foundation.people.rules.policy import Right
from luodi.foundation.vocabulary.kinds import kind as kind_named
from luodi.kernel.refusal import Reason, Refused, because, insist
from luodi.kernel.text import gettext_noop
from luodi.records.ledger.actions.obstacles import (
    LONGEST,
    counts,
    later_attempt_problems,
    standing_problems,
)
from luodi.records.ledger.actions.posting import repost
from luodi.records.ledger.actions.recording import write
from luodi.records.ledger.actions.standing import CHUNK, restand
from luodi.records.ledger.models import Entry, EntryClassification, Evidence, Reversal
from luodi.records.ledger.queries.facts import claim_of, entry_classes
from luodi.records.ledger.rules.claims.own_fields import about_reclassing
from luodi.records.ledger.rules.spans import EntryClass
from luodi.records.subjects.actions import classification_problems, classify
from luodi.records.subjects.models import Classification, Subject
from luodi.records.subjects.rules import Classing, reason_problems


@transaction.atomic
def reverse(*, entry: Entry, reason: str, by: Account, at: datetime) -> Reversal:
    """Take an entry out of every count (红冲). A verified one is reversed by the office only."""
    act = begin(entry.book, "entry.reverse", by=by, at=at)
    right = Right.VERIFY if counts(entry, verified=True) else Right.REVERSE
    insist(
        [
            *lacking(by, right, unit=entry.reported_by),
            *standing_problems(entry),
            *reason_problems(reason, LONGEST),
            *later_attempt_problems(entry),
        ]
    )
    row = reversed_row(entry, reason, by, act.at, act.seq)
    act.wrote(row)
    repost([entry])
    act.seal(topic=f"subject:{entry.subject_id}", entry=entry.pk, reason=reason)
    return row


@transaction.atomic
def record_again(*, entry: Entry, by: Account, at: datetime) -> Entry:
    """Record anew what was reversed in error; its evidence comes along."""
    act = begin(entry.book, "entry.record_again", by=by, at=at)
    if not standing_problems(entry):
        text = gettext_noop("该记录没有红冲，不需要重新记录")
        raise Refused(because(text, about="entry"))
    papers = Evidence.objects.filter(entry=entry).values_list("document", "type")
    row = write(act, [replace(claim_of(entry), evidence=tuple(papers))], by=by)[0]
    act.seal(topic=f"subject:{entry.subject_id}", entry=row.pk, instead_of=entry.pk)
    return row


@transaction.atomic
def withdraw_batch(
    *, book: Book, batch: str, reason: str, by: Account, at: datetime
) -> list[Reversal]:
    """Reverse every standing entry of an import in one act; only the office may."""
    act = begin(book, "entry.reverse_batch", by=by, at=at)
    require_in_book(by, Right.VERIFY, book=book)
    standing = Entry.objects.filter(book=book, batch=batch, reversal=None).exclude(batch="")
    entries = list(standing.order_by("pk"))
    problems = reason_problems(reason, LONGEST)
    if not entries:
        text = gettext_noop("批次“%(batch)s”没有可红冲的记录")
        problems.append(because(text, about="batch", batch=batch))
    keys = [entry.pk for entry in entries]
    for entry in entries:
        problems += later_attempt_problems(entry, keys)
    insist(problems)
    rows = reversed_rows(act, entries, reason, by)
    act.wrote(*rows)
    repost(entries)
    act.seal(topic=f"batch:{batch}", entries=len(rows), reason=reason)
    return rows


def reversed_row(entry: Entry, reason: str, by: Account, at: datetime, seq: int) -> Reversal:
    return Reversal.objects.create(
        book_id=entry.book_id, seq=seq, entry=entry, reason=reason, by=by, at=at
    )


def reversed_rows(act: Act, entries: Sequence[Entry], reason: str, by: Account) -> list[Reversal]:
    """The reversals of many entries by an act that has found no problem in them."""
    rows = [
        Reversal(book=act.book, seq=act.seq, entry=entry, reason=reason, by=by, at=act.at)
        for entry in entries
    ]
    return Reversal.objects.bulk_create(rows, batch_size=CHUNK)


@transaction.atomic
def reclassify(
    *, subject: Subject, classing: Classing, reason: str, by: Account, at: datetime
) -> Classification:
    """Give a subject other dimensions or shares; its evidence and reviews stay untouched."""
    act = begin(subject.book, "subject.reclassify", by=by, at=at)
    insist(
        [
            *lacking(by, Right.RECLASSIFY, unit=subject.unit),
            *reason_problems(reason),
            *classification_problems(subject.book, classing),
        ]
    )
    row = classify(act, subject, classing, reason=reason)
    repost(list(Entry.objects.filter(subject=subject)))
    restand([subject.pk])  # also one of which nothing is recorded yet
    act.seal(topic=f"subject:{subject.pk}", reason=reason)
    return row


@transaction.atomic
def reclassify_entry(
    *,
    entry: Entry,
    origin: str | None = None,
    nature: str | None = None,
    category: str | None = None,
    reason: str,
    by: Account,
    at: datetime,
) -> EntryClassification:
    """Give one entry another origin, nature or category; what is not given stays."""
    act = begin(entry.book, "entry.reclassify", by=by, at=at)
    asked = {"origin": origin, "nature": nature, "category": category}
    given = {column: value for column, value in asked.items() if value is not None}
    before = entry_classes([entry.pk]).get(entry.pk)
    last = before[-1] if before else entry
    insist(
        [
            *lacking(by, Right.RECLASSIFY, unit=entry.reported_by),
            *standing_problems(entry),
            *reason_problems(reason),
            *about_reclassing(kind_named(entry.kind), given),
            *change_problems(last, given),
        ]
    )
    row = EntryClassification.objects.create(
        book=act.book,
        seq=act.seq,
        entry=entry,
        **{column: given.get(column, getattr(last, column)) for column in asked},
        reason=reason,
        by=by,
        at=act.at,
    )
    act.wrote(row)
    repost([entry])
    act.seal(topic=f"subject:{entry.subject_id}", entry=entry.pk, reason=reason)
    return row


def change_problems(now: EntryClass | Entry, given: Mapping[str, str]) -> list[Reason]:
    if any(getattr(now, column) != value for column, value in given.items()):
        return []
    return [because(gettext_noop("改后与现在相同，不需要改归类"), about="entry")]
