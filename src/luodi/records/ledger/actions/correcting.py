"""Putting right what was recorded or classified in error; nothing is ever edited."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from django.db import transaction

from luodi.foundation.history.actions import begin
from luodi.foundation.people.models import Account
from luodi.foundation.people.queries import lacking
from luodi.foundation.people.rules.policy import Right
from luodi.foundation.vocabulary.kinds import kind as kind_named
from luodi.kernel.refusal import Reason, Refused, because, insist
from luodi.kernel.text import gettext_noop
from luodi.records.ledger.actions.evidence import standing_problems
from luodi.records.ledger.actions.posting import repost
from luodi.records.ledger.actions.recording import write
from luodi.records.ledger.actions.reviewing import counts, reason_problems
from luodi.records.ledger.models import Entry, EntryClassification, Evidence, Posting, Reversal
from luodi.records.ledger.queries.facts import claim_of, entry_classes
from luodi.records.subjects.actions import classification_problems, classify
from luodi.records.subjects.models import Classification, Subject
from luodi.records.subjects.rules import Classing


@transaction.atomic
def reverse(*, entry: Entry, reason: str, by: Account, at: datetime) -> Reversal:
    """Take an entry out of every count (红冲). A verified one is reversed by the office only."""
    act = begin(entry.book, "entry.reverse", by=by, at=at)
    right = Right.VERIFY if counts(entry, verified=True) else Right.REVERSE
    insist(
        [
            *lacking(by, right, unit=entry.reported_by),
            *standing_problems(entry),
            *reason_problems(reason),
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
    if not hasattr(entry, "reversal"):
        text = gettext_noop("该记录没有红冲，不需要重新记录")
        raise Refused(because(text, about="entry"))
    papers = Evidence.objects.filter(entry=entry).values_list("document", "type")
    row = write(act, [replace(claim_of(entry), evidence=tuple(papers))], by=by)[0]
    act.seal(topic=f"subject:{entry.subject_id}", entry=row.pk, instead_of=entry.pk)
    return row


@transaction.atomic
def withdraw_batch(
    *, entries: list[Entry], reason: str, by: Account, at: datetime
) -> list[Reversal]:
    """Reverse every standing entry of an import in one act. The entries are of one book."""
    act = begin(entries[0].book, "entry.reverse_batch", by=by, at=at)
    problems = [*reason_problems(reason)]
    for entry in entries:
        problems += lacking(by, Right.VERIFY, unit=entry.reported_by)
    insist(problems)
    standing = [entry for entry in entries if not hasattr(entry, "reversal")]
    rows = [reversed_row(entry, reason, by, act.at, act.seq) for entry in standing]
    act.wrote(*rows)
    repost(standing)
    act.seal(entries=len(rows), reason=reason)
    return rows


def reversed_row(entry: Entry, reason: str, by: Account, at: datetime, seq: int) -> Reversal:
    return Reversal.objects.create(
        book_id=entry.book_id, seq=seq, entry=entry, reason=reason, by=by, at=at
    )


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
    insist(
        [
            *lacking(by, Right.RECLASSIFY, unit=entry.reported_by),
            *standing_problems(entry),
            *reason_problems(reason),
        ]
    )
    before = entry_classes([entry.pk]).get(entry.pk)
    last = before[-1] if before else entry
    row = EntryClassification.objects.create(
        book=act.book,
        seq=act.seq,
        entry=entry,
        origin=last.origin if origin is None else origin,
        nature=last.nature if nature is None else nature,
        category=last.category if category is None else category,
        reason=reason,
        by=by,
        at=act.at,
    )
    act.wrote(row)
    repost([entry])
    act.seal(topic=f"subject:{entry.subject_id}", entry=entry.pk, reason=reason)
    return row


def later_attempt_problems(entry: Entry) -> list[Reason]:
    """An ending cannot be reversed while a later attempt stands on it."""
    if not kind_named(entry.kind).ends_attempt:
        return []
    later = Posting.objects.filter(
        subject=entry.subject_id, attempt__gt=entry.attempt, until_seq=None
    )
    if not later.exists():
        return []
    text = gettext_noop("该事项已有第 %(next)s 轮的记录，须先红冲那些记录")
    return [because(text, about="entry", next=entry.attempt + 1)]
