"""Verifying, returning, answering, withdrawing, waiving: what makes a claim mean something."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from luodi.foundation.history.actions import Act, begin
from luodi.foundation.history.models import Book
from luodi.foundation.people.models import Account
from luodi.foundation.people.queries import lacking, require_in_book
from luodi.foundation.people.rules.policy import Right
from luodi.kernel.refusal import Reason, because, insist, too_long
from luodi.kernel.text import gettext_noop
from luodi.records.ledger.actions.obstacles import (
    LONGEST,
    counts,
    document_problems,
    grade_problems,
    later_attempt_problems,
    reviewer_problems,
    second_step_problems,
    standing_problems,
    verified_problems,
)
from luodi.records.ledger.actions.posting import repost
from luodi.records.ledger.models import Answer, Entry, Posting, Review, Waiver
from luodi.records.ledger.queries.gates import missing_for
from luodi.records.ledger.rules.gates import Missing, Want, barring
from luodi.records.library.models import Document
from luodi.records.subjects.rules import reason_problems


@transaction.atomic
def verify(*, entry: Entry, grade: str, note: str = "", by: Account, at: datetime) -> Review:
    """Verify an entry with a grade. Refuses until evidence and order are met or waived by name."""
    act = begin(entry.book, "entry.verify", by=by, at=at)
    insist(
        [
            *reviewer_problems(entry, by, Right.VERIFY),
            *standing_problems(entry),
            *grade_problems(grade),
            *verified_problems(entry),
            *too_long(note, LONGEST, about="note"),
            *(lacks(item) for item in barring(missing_for(entry, act.day))),
        ]
    )
    row = reviewed(act, entry, Review.Verdict.VERIFIED, by, grade=grade, reason=note)
    act.seal(topic=f"subject:{entry.subject_id}", entry=entry.pk, grade=grade)
    return row


@transaction.atomic
def send_back(*, entry: Entry, reason: str, by: Account, at: datetime) -> Review:
    """Return a claimed entry to its unit with the reason; it no longer counts until answered."""
    act = begin(entry.book, "entry.return", by=by, at=at)
    problems = [
        *reviewer_problems(entry, by, Right.VERIFY),
        *reason_problems(reason, LONGEST),
    ]
    if counts(entry, verified=True):
        problems.append(because(gettext_noop("该记录已核定，请先撤销核定再退回"), about="entry"))
    elif not counts(entry, verified=False):
        problems.append(because(gettext_noop("该记录已退回或已红冲"), about="entry"))
    insist([*problems, *later_attempt_problems(entry)])
    row = reviewed(act, entry, Review.Verdict.RETURNED, by, reason=reason)
    act.seal(topic=f"subject:{entry.subject_id}", entry=entry.pk, reason=reason)
    return row


@transaction.atomic
def withdraw(*, entry: Entry, reason: str, by: Account, at: datetime) -> Review:
    """Withdraw a verification; the claim stays."""
    act = begin(entry.book, "entry.withdraw", by=by, at=at)
    problems = [
        *reviewer_problems(entry, by, Right.VERIFY),
        *reason_problems(reason, LONGEST),
    ]
    if not counts(entry, verified=True):
        problems.append(because(gettext_noop("该记录没有核定，无从撤销"), about="entry"))
    insist(problems)
    row = reviewed(act, entry, Review.Verdict.WITHDRAWN, by, reason=reason)
    act.seal(topic=f"subject:{entry.subject_id}", entry=entry.pk, reason=reason)
    return row


@transaction.atomic
def answer(*, entry: Entry, text: str, by: Account, at: datetime) -> Answer:
    """Answer a return; the entry is claimed again."""
    act = begin(entry.book, "entry.answer", by=by, at=at)
    problems = [*lacking(by, Right.ANSWER, unit=entry.reported_by), *standing_problems(entry)]
    if not text.strip():
        problems.append(because(gettext_noop("请写明答复内容"), about="text"))
    problems += too_long(text, LONGEST, about="text")
    if counts(entry, verified=False):
        problems.append(because(gettext_noop("该记录没有被退回，不需答复"), about="entry"))
    insist([*problems, *second_step_problems(entry)])
    row = Answer.objects.create(
        book=act.book, seq=act.seq, entry=entry, text=text, by=by, at=act.at
    )
    act.wrote(row)
    repost([entry])
    act.seal(topic=f"subject:{entry.subject_id}", entry=entry.pk)
    return row


@transaction.atomic
def waive(*, entry: Entry, requirement: str, reason: str, by: Account, at: datetime) -> Waiver:
    """Set one requirement of an entry's verification aside, by name and with the reason."""
    act = begin(entry.book, "entry.waive", by=by, at=at)
    problems = [
        *reviewer_problems(entry, by, Right.WAIVE),
        *reason_problems(reason, LONGEST),
    ]
    problems += standing_problems(entry)
    if requirement not in {item.code for item in barring(missing_for(entry, act.day))}:
        text = gettext_noop("“%(requirement)s”不是该记录核定所缺的要求")
        problems.append(because(text, about="requirement", requirement=requirement))
    insist(problems)
    row = Waiver.objects.create(
        book=act.book,
        seq=act.seq,
        entry=entry,
        requirement=requirement,
        reason=reason,
        by=by,
        at=act.at,
    )
    act.wrote(row)
    act.seal(topic=f"subject:{entry.subject_id}", entry=entry.pk, requirement=requirement)
    return row


@transaction.atomic
def verify_opening(
    *, book: Book, batch: str, document: Document, grade: str, by: Account, at: datetime
) -> list[Review]:
    """Verify a batch of opening entries against one document (期初认定), by a second person."""
    act = begin(book, "opening.verify", by=by, at=at)
    require_in_book(by, Right.VERIFY, book=book)
    counting = Posting.objects.filter(until_seq=None)
    entries = list(
        Entry.objects.filter(book=book, batch=batch, opening=True)
        .filter(pk__in=counting.filter(verified=False).values("entry"))
        .exclude(pk__in=counting.filter(verified=True).values("entry"))
    )
    problems = [*grade_problems(grade), *document_problems(book, document)]
    if not entries:
        text = gettext_noop("批次“%(batch)s”没有待认定的期初记录")
        problems.append(because(text, about="batch", batch=batch))
    if any(entry.recorded_by_id == by.pk for entry in entries):
        problems.append(because(gettext_noop("期初认定须由录入人以外的第二人办理"), about="by"))
    insist(problems)
    rows = Review.objects.bulk_create(
        Review(
            book=act.book,
            seq=act.seq,
            entry=entry,
            verdict=Review.Verdict.VERIFIED,
            grade=grade,
            document=document,
            by=by,
            at=act.at,
        )
        for entry in entries
    )
    act.wrote(*rows)
    repost(entries)
    act.seal(topic=f"batch:{batch}", entries=len(entries), grade=grade)
    return rows


def reviewed(
    act: Act, entry: Entry, verdict: Review.Verdict, by: Account, *, grade: str = "", reason: str
) -> Review:
    """The review row of an act that is under way, and what it does to the counting."""
    row = Review.objects.create(
        book=act.book,
        seq=act.seq,
        entry=entry,
        verdict=verdict,
        grade=grade,
        reason=reason,
        by=by,
        at=act.at,
    )
    act.wrote(row)
    repost([entry])
    return row


def lacks(item: Missing) -> Reason:
    """One missing thing, in a sentence."""
    if item.want is Want.EVIDENCE:
        return because(gettext_noop("缺证据：%(names)s"), about="evidence", names=item)
    if item.want is Want.FIELD:
        text = gettext_noop("台账没有写%(names)s：请红冲后按凭证重记，或写明理由免除")
        return because(text, about="field", names=item)
    text = gettext_noop("先要核定：%(names)s")
    return because(text, about="order", names=item)
