"""Putting documents beside entries as evidence."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from luodi.foundation.history.actions import Act, begin
from luodi.foundation.history.models import Book
from luodi.foundation.people.models import Account
from luodi.foundation.people.queries import lacking
from luodi.foundation.people.rules.policy import Right
from luodi.foundation.vocabulary.evidence import evidence
from luodi.foundation.vocabulary.kinds import kind as kind_named
from luodi.kernel.refusal import Reason, Refused, because, insist
from luodi.kernel.text import gettext_noop
from luodi.records.ledger.actions.obstacles import standing_problems
from luodi.records.ledger.actions.posting import restand
from luodi.records.ledger.models import Entry, Evidence
from luodi.records.library.models import Document


@transaction.atomic
def add_evidence(
    *, entry: Entry, document: Document, type: str, by: Account, at: datetime
) -> Evidence:
    """Put a document beside an entry. Refuses types that prove nothing for its kind."""
    act = begin(entry.book, "entry.evidence", by=by, at=at)
    insist(
        [
            *lacking(by, Right.RECORD, unit=entry.reported_by),
            *standing_problems(entry),
            *evidence_problems(act.book, entry.kind, [(document.pk, type)]),
            *twice_problems(entry, document, type),
        ]
    )
    row = attach(act, entry, [(document.pk, type)], by)[0]
    restand([entry.subject_id])
    act.seal(topic=f"subject:{entry.subject_id}", entry=entry.pk, type=type)
    return row


def attach(act: Act, entry: Entry, pairs: Sequence[tuple[int, str]], by: Account) -> list[Evidence]:
    """The evidence rows of an act that is under way."""
    rows = [
        Evidence.objects.create(
            book=act.book,
            seq=act.seq,
            entry=entry,
            document_id=document,
            type=type_,
            by=by,
            at=act.at,
        )
        for document, type_ in pairs
    ]
    act.wrote(*rows)
    return rows


def evidence_problems(book: Book, kind: str, pairs: Sequence[tuple[int, str]]) -> list[Reason]:
    """Why these documents cannot stand as evidence of these types for entries of this kind."""
    found: list[Reason] = []
    keys = {document for document, _ in pairs}
    known = set(Document.objects.filter(book=book, pk__in=keys).values_list("pk", flat=True))
    if keys - known:
        found.append(because(gettext_noop("本账套没有这份资料，请先上传"), about="evidence"))
    if len(set(pairs)) < len(pairs):
        found.append(because(gettext_noop("同一份资料重复列为同一种证据"), about="evidence"))
    for _, type_ in pairs:
        try:
            sort = evidence(type_)
        except Refused as refusal:
            found += refusal.reasons
            continue
        if kind in sort.proves_nothing_for:
            text = gettext_noop("“%(type)s”不能证明“%(kind)s”，请换永久性工程的现场照片")
            name = kind_named(kind).name
            found.append(because(text, about="evidence", type=sort.name, kind=name))
    return found


def twice_problems(entry: Entry, document: Document, type_: str) -> list[Reason]:
    if Evidence.objects.filter(entry=entry, document=document, type=type_).exists():
        return [because(gettext_noop("这份资料已是该记录的证据"), about="evidence")]
    return []
