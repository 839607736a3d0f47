"""Opening the book (建账) and closing its periods (封账)."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from luodi.foundation.history.actions import Act, begin
from luodi.foundation.history.models import Book
from luodi.foundation.history.queries import head
from luodi.foundation.people.models import Account
from luodi.foundation.people.queries import require_in_book
from luodi.foundation.people.rules.policy import Right
from luodi.kernel.periods import Period
from luodi.kernel.refusal import Refused, because, insist, too_long
from luodi.kernel.text import gettext_noop
from luodi.records.ledger.actions.obstacles import document_problems
from luodi.records.ledger.actions.recording import is_opening
from luodi.records.ledger.models import Closing, OpeningStep
from luodi.records.library.models import Document


@transaction.atomic
def begin_opening(*, book: Book, reason: str = "", by: Account, at: datetime) -> OpeningStep:
    """Begin 建账: until it ends, entries may be recorded as opening entries."""
    act = begin(book, "opening.begin", by=by, at=at)
    require_in_book(by, Right.CLOSE, book=book)
    if OpeningStep.objects.filter(book=book).exists():
        raise Refused(because(gettext_noop("本账套已经建过账，建账只有一次")))
    return step(act, OpeningStep.Step.BEGUN, by, reason)


@transaction.atomic
def end_opening(*, book: Book, reason: str = "", by: Account, at: datetime) -> OpeningStep:
    """End 建账 by a named act; figures for days before it are those of the opening entries."""
    act = begin(book, "opening.end", by=by, at=at)
    require_in_book(by, Right.CLOSE, book=book)
    if not is_opening(book):
        raise Refused(because(gettext_noop("本账套不在建账中")))
    return step(act, OpeningStep.Step.ENDED, by, reason)


def step(act: Act, which: OpeningStep.Step, by: Account, reason: str) -> OpeningStep:
    """The row and the line of one step of the opening."""
    insist(too_long(reason, 200, about="reason"))
    row = OpeningStep.objects.create(
        book=act.book, seq=act.seq, step=which, by=by, at=act.at, reason=reason
    )
    act.wrote(row)
    act.seal(reason=reason)
    return row


@transaction.atomic
def close_period(
    *, book: Book, period: Period, document: Document | None = None, by: Account, at: datetime
) -> Closing:
    """Close a period of the book (封账); asked without a day, it answers as of this act."""
    act = begin(book, "period.close", by=by, at=at)
    require_in_book(by, Right.CLOSE, book=book)
    problems = []
    if act.day <= period.last_day:
        problems.append(because(gettext_noop("%(period)s还没有过完，不能封账"), period=period))
    known = {"first_day": period.start, "last_day": period.last_day}
    if Closing.objects.filter(book=book, **known).exists():
        problems.append(because(gettext_noop("%(period)s已经封账，不能再封"), period=period))
    if is_opening(book):
        problems.append(because(gettext_noop("建账还没有结束，请先结束建账再封账")))
    insist([*problems, *document_problems(act.book, document)])
    row = Closing.objects.create(
        book=act.book,
        seq=act.seq,
        document=document,
        head_before=str(head(book)),
        by=by,
        at=act.at,
        **known,
    )
    act.wrote(row)
    act.seal(period=period.label)
    return row
