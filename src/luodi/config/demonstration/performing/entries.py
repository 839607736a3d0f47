"""Deeds on entries: recording them with their papers, and what is done to one afterwards."""

from __future__ import annotations

from luodi.config.demonstration.doing.deeds import AddPaper, Deed, OnEntry, Record, Swap
from luodi.config.demonstration.lives.life import Told
from luodi.config.demonstration.papers.paper import Paper
from luodi.config.demonstration.performing.stage import Stage
from luodi.records.ledger.actions import evidence, recording
from luodi.records.ledger.rules.claims import Claim
from luodi.records.library.actions import upload
from luodi.records.library.models import Document
from luodi.records.projects.actions import swap


def document(stage: Stage, deed: Deed, unit: str, paper: Paper) -> Document:
    """The paper in the book's library, uploaded by whoever needs it first."""
    if (deed.book, paper) not in stage.documents:
        stage.documents[deed.book, paper] = upload(
            unit=stage.unit(deed.book, unit),
            content=paper.content(),
            title=paper.file_name,
            type=paper.type,
            by=stage.accounts[deed.by],
            at=deed.at,
        )
    return stage.documents[deed.book, paper]


def claims(stage: Stage, deed: Deed, told: tuple[Told, ...]) -> list[Claim]:
    """What is told, with its papers uploaded before."""
    return [
        stage.claim(
            deed.book,
            row,
            tuple(
                (document(stage, deed, row.unit, paper).pk, type_) for paper, type_ in row.papers
            ),
        )
        for row in told
    ]


def record(stage: Stage, deed: Record) -> None:
    given, by = claims(stage, deed, deed.told), stage.accounts[deed.by]
    book = stage.books[deed.book]
    if len(given) == 1:
        entries = [recording.record(book=book, claim=given[0], by=by, at=deed.at)]
    else:
        entries = recording.record_many(book=book, claims=given, by=by, at=deed.at)
    for row, entry in zip(deed.told, entries, strict=True):
        stage.keep(deed.book, row, entry)


def add_paper(stage: Stage, deed: AddPaper) -> None:
    evidence.add_evidence(
        entry=stage.entry(deed.told),
        document=document(stage, deed, deed.told.unit, deed.paper),
        type=deed.type,
        by=stage.accounts[deed.by],
        at=deed.at,
    )


def do(stage: Stage, deed: OnEntry) -> None:
    deed.act(entry=stage.entry(deed.told), **deed.said, by=stage.accounts[deed.by], at=deed.at)


def exchange(stage: Stage, deed: Swap) -> None:
    both = swap(
        out=stage.subject(deed.book, deed.out.subject),
        into=stage.subject(deed.book, deed.into.subject),
        on=deed.on,
        approver=deed.approver,
        reason=deed.reason,
        by=stage.accounts[deed.by],
        at=deed.at,
    )
    for row, entry in zip((deed.out, deed.into), both, strict=True):
        stage.keep(deed.book, row, entry)
