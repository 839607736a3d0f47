"""What stands in the way of an act on an entry, each in a sentence; asked by several actions."""

from __future__ import annotations

from collections.abc import Collection

from luodi.foundation.history.models import Book
from luodi.foundation.people.models import Account
from luodi.foundation.people.queries import lacking
from luodi.foundation.people.rules.policy import Right
from luodi.foundation.vocabulary.kinds import ENDING_KINDS
from luodi.kernel.refusal import Reason, because
from luodi.kernel.text import gettext_noop
from luodi.records.ledger.models import Confirmation, Entry, Posting, Reversal
from luodi.records.ledger.rules.claims import Claim
from luodi.records.library.models import Document

GRADES = ("A", "B", "C")
LONGEST = 300  # of a review, a reversal, a waiver


def counts(entry: Entry, *, verified: bool) -> bool:
    """Whether the entry counts now in that reading."""
    return Posting.objects.filter(entry=entry, verified=verified, until_seq=None).exists()


def readings(entry: Entry) -> set[bool]:
    """The readings in which the entry counts now: False is claimed, True is verified."""
    rows = Posting.objects.filter(entry=entry, until_seq=None)
    return set(rows.values_list("verified", flat=True))


def received_problems(book: Book, claim: Claim) -> list[Reason]:
    """Why a claim of something received cannot be recorded: it has been, and stands."""
    if claim.source != Entry.Source.INBOX:
        return []
    same = Entry.objects.filter(book=book, source=claim.source, batch=claim.batch, row=claim.row)
    said = same.filter(subject=claim.subject, kind=claim.kind, reversal=None)
    if found := said.values_list("seq", flat=True).first():
        text = gettext_noop("这件收件已经记过这一条（#%(seq)s），不用再记")
        return [because(text, about="said", seq=found)]
    return []


def standing_problems(entry: Entry) -> list[Reason]:
    """Why nothing more can be done with this entry."""
    if Reversal.objects.filter(entry=entry).exists():
        return [because(gettext_noop("该记录已红冲，请另记一条"), about="entry")]
    return []


def reviewer_problems(entry: Entry, by: Account, right: Right) -> list[Reason]:
    """Why this person may not judge this entry: no right, or it is his own."""
    found = list(lacking(by, right, unit=entry.reported_by))
    if entry.recorded_by_id == by.pk:
        found.append(because(gettext_noop("不能核定自己填报的记录，请由他人办理"), about="by"))
    return found


def grade_problems(grade: str) -> list[Reason]:
    if grade in GRADES:
        return []
    text = gettext_noop("核定等级应为 A（第三方出具）、B（现场核实）或 C（单位自述）")
    return [because(text, about="grade")]


def verified_problems(entry: Entry) -> list[Reason]:
    """Why there is nothing to verify, or nothing that can be."""
    if entry.opening:
        text = gettext_noop("期初记录须按批次凭资料办理期初认定，不逐条核定")
        return [because(text, about="entry")]
    counted = readings(entry)
    if True in counted:
        return [because(gettext_noop("该记录已经核定"), about="entry")]
    if not counted:
        return [because(gettext_noop("该记录已退回，待单位答复后再核定"), about="entry")]
    if entry.on_behalf and not Confirmation.objects.filter(entry=entry).exists():
        return [because(gettext_noop("代录的记录须经单位确认后才能核定"), about="entry")]
    return []


def document_problems(book: Book, document: Document | None) -> list[Reason]:
    if document is None or document.book_id == book.pk:
        return []
    return [because(gettext_noop("本账套没有这份资料，请先上传"), about="document")]


def second_step_problems(entry: Entry) -> list[Reason]:
    """Another entry took the step's place while this one was returned, or ended the attempt."""
    kinds = ENDING_KINDS if entry.kind in ENDING_KINDS else (entry.kind,)
    standing = Posting.objects.filter(
        subject=entry.subject_id,
        attempt=entry.attempt,
        kind__in=kinds,
        verified=False,
        until_seq=None,
    )
    taken = standing.exclude(bit=0).exclude(entry=entry).values_list("entry", flat=True)[:1]
    if not taken:
        return []
    text = gettext_noop("这一步已由另一条记录（%(entry)s）填报，请先红冲其中一条")
    return [because(text, about="entry", entry=taken[0])]


def later_attempt_problems(entry: Entry, but: Collection[int] = ()) -> list[Reason]:
    """An ending stays while a later attempt stands on it; `but` are entries that go with it."""
    if entry.kind not in ENDING_KINDS:
        return []
    later = Entry.objects.filter(
        subject=entry.subject_id, attempt__gt=entry.attempt, reversal=None
    ).exclude(pk__in=but)
    if not later.exists():
        return []
    text = gettext_noop("该事项已有第 %(next)s 轮的记录，须先红冲那些记录")
    return [because(text, about="entry", next=entry.attempt + 1)]
