"""Taking back a printed sheet that was signed and stamped."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.db import transaction

from luodi.foundation.history.actions import begin
from luodi.foundation.history.models import Book
from luodi.foundation.people.models import Account, Unit
from luodi.foundation.people.queries import lacking
from luodi.foundation.people.rules.policy import Right
from luodi.kernel.refusal import Reason, because, insist
from luodi.kernel.short_codes import written
from luodi.kernel.text import gettext_noop
from luodi.records.library.actions import keep, paper_problems
from luodi.records.library.models import Document
from luodi.records.library.rules import Paper
from luodi.records.sheets.models import StampedSheet
from luodi.records.subjects.models import Subject


@transaction.atomic
def take_back(
    *,
    book: Book,
    code: str,
    unit: Unit,
    subject: Subject | None,
    paper: Paper,
    by: Account,
    at: datetime,
) -> StampedSheet:
    """Keep the stamped copy in the library under the sheet's code, beside its subject."""
    act = begin(book, "sheet.take_back", by=by, at=at)
    insist([*lacking(by, Right.RECORD, unit=unit), *paper_problems(paper)])
    document = keep(act, unit.pk, paper, by)
    insist(twice(code, document))
    row = StampedSheet.objects.create(
        book=act.book,
        seq=act.seq,
        code=code,
        document=document,
        subject=subject,
        by=by,
        at=act.at,
    )
    act.wrote(row)
    topic = f"subject:{subject.pk}" if subject else f"unit:{unit.pk}"
    act.seal(topic=topic, code=written(code))
    return row


def twice(code: str, document: Document) -> Iterator[Reason]:
    if StampedSheet.objects.filter(code=code, document=document).exists():
        yield because(gettext_noop("这份盖章件已经收下"), about="content")
