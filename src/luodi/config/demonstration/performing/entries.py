"""Deeds on entries: recording them with their papers, and what is done to one afterwards."""

from __future__ import annotations

from luodi.config.demonstration.doing.deeds import AddPaper, Deed, OnEntry, Record, Swap
from luodi.config.demonstration.lives.life import Told
from luodi.config.demonstration.papers.paper import Paper
from luodi.config.demonstration.performing.stage import Stage
from luodi.records.ledger.actions import evidence, recording
from luodi.records.ledger.rules.claims import Claim
from luodi.records.library import rules as library
from luodi.records.projects.actions import swap


def handed_in(paper: Paper, type_: str) -> library.Paper:
    return library.Paper(paper.content(), paper.file_name, type_)


def claims(stage: Stage, deed: Deed, told: tuple[Told, ...]) -> list[Claim]:
    """What is told, with the papers that are handed in with it."""
    return [
        stage.claim(deed.book, row, tuple(handed_in(*paper) for paper in row.papers))
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
    evidence.hand_in(
        entry=stage.entry(deed.told),
        paper=handed_in(deed.paper, deed.type),
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
