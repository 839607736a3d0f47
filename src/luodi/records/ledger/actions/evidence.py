"""Putting documents beside entries as evidence."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
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
from luodi.records.ledger.actions.standing import restand
from luodi.records.ledger.models import Entry, Evidence
from luodi.records.library.actions import keep, paper_problems
from luodi.records.library.models import Document
from luodi.records.library.rules import Paper


@transaction.atomic
def add_evidence(
    *, entry: Entry, document: Document, type: str, by: Account, at: datetime
) -> Evidence:
    """Put a document of the library beside an entry. Refuses types that prove nothing for it."""
    act = begin(entry.book, "entry.evidence", by=by, at=at)
    pairs = [(document.pk, type)]
    insist(
        [
            *adding_problems(entry, by),
            *evidence_problems(known(pairs, act.book), entry.kind, pairs),
            *twice_problems(entry, document, type),
        ]
    )
    return added(act, entry, document, type, by)


@transaction.atomic
def hand_in(*, entry: Entry, paper: Paper, by: Account, at: datetime) -> Evidence:
    """Keep a file and put it beside an entry, in one act. Refuses what `add_evidence` refuses."""
    act = begin(entry.book, "entry.evidence", by=by, at=at)
    insist(
        [
            *adding_problems(entry, by),
            *proof_problems(entry.kind, [paper.type]),
            *paper_problems(paper),
        ]
    )
    document = keep(act, entry.reported_by_id, paper, by)
    insist(twice_problems(entry, document, paper.type))
    return added(act, entry, document, paper.type, by)


def added(act: Act, entry: Entry, document: Document, type_: str, by: Account) -> Evidence:
    """The one row of an act that adds evidence, which ends with it."""
    (row,) = attach(act, [(entry, document.pk, type_)], by)
    restand([entry.subject_id])
    act.seal(topic=f"subject:{entry.subject_id}", entry=entry.pk, type=type_)
    return row


def adding_problems(entry: Entry, by: Account) -> list[Reason]:
    """Why this person can put nothing beside this entry."""
    return [*lacking(by, Right.RECORD, unit=entry.reported_by), *standing_problems(entry)]


def attach(act: Act, papers: Iterable[tuple[Entry, int, str]], by: Account) -> list[Evidence]:
    """The evidence rows of an act that is under way: entry, document and type of each."""
    rows = Evidence.objects.bulk_create(
        Evidence(
            book=act.book,
            seq=act.seq,
            entry=entry,
            document_id=document,
            type=type_,
            by=by,
            at=act.at,
        )
        for entry, document, type_ in papers
    )
    act.wrote(*rows)
    return rows


def known(pairs: Iterable[tuple[int, str]], book: Book) -> set[int]:
    """Which of these documents the book's library holds."""
    keys = {document for document, _ in pairs}
    return set(Document.objects.filter(book=book, pk__in=keys).values_list("pk", flat=True))


def evidence_problems(
    documents: Collection[int], kind: str, pairs: Sequence[tuple[int, str]]
) -> list[Reason]:
    """Why these documents cannot stand as evidence of these types for entries of this kind.

    `documents` are those of them that the book's library holds.
    """
    found: list[Reason] = []
    if any(document not in documents for document, _ in pairs):
        found.append(because(gettext_noop("本账套没有这份资料，请先上传"), about="evidence"))
    if len(set(pairs)) < len(pairs):
        found.append(because(gettext_noop("同一份资料重复列为同一种证据"), about="evidence"))
    return [*found, *proof_problems(kind, [type_ for _, type_ in pairs])]


def proof_problems(kind: str, types: Iterable[str]) -> list[Reason]:
    """Why evidence of these types proves nothing for entries of this kind."""
    found: list[Reason] = []
    for type_ in types:
        try:
            sort = evidence(type_)
        except Refused as refusal:
            found += refusal.reasons
            continue
        if kind in sort.proves_nothing_for:
            text = gettext_noop("“%(type)s”不能证明“%(kind)s”，请换永久性工程的现场照片")
            named = {"type": because(sort.name), "kind": because(kind_named(kind).name)}
            found.append(because(text, about="evidence", **named))
    return found


def twice_problems(entry: Entry, document: Document, type_: str) -> list[Reason]:
    if Evidence.objects.filter(entry=entry, document=document, type=type_).exists():
        return [because(gettext_noop("这份资料已是该记录的证据"), about="evidence")]
    return []
