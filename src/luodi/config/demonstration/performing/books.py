"""Deeds on a whole book, and the monthly reports."""

from __future__ import annotations

from luodi.config.demonstration.doing.deeds import OnBook, ReportMonth, VerifyOpening
from luodi.config.demonstration.performing.entries import handed_in
from luodi.config.demonstration.performing.stage import Stage
from luodi.records.ledger.actions.months import report_month
from luodi.records.ledger.actions.reviewing import verify_opening
from luodi.records.library.actions import upload


def do(stage: Stage, deed: OnBook) -> None:
    deed.act(book=stage.books[deed.book], **deed.said, by=stage.accounts[deed.by], at=deed.at)


def recognise(stage: Stage, deed: VerifyOpening) -> None:
    by, unit = stage.accounts[deed.by], stage.unit(deed.book, deed.unit)
    document = upload(unit=unit, paper=handed_in(deed.paper, deed.paper.type), by=by, at=deed.at)
    verify_opening(
        book=stage.books[deed.book],
        batch=deed.batch,
        document=document,
        grade="C",
        by=by,
        at=deed.at,
    )


def report(stage: Stage, deed: ReportMonth) -> None:
    report_month(
        unit=stage.unit(deed.book, deed.unit),
        month=deed.month,
        unchanged=[stage.subject(deed.book, name) for name in deed.unchanged],
        by=stage.accounts[deed.by],
        at=deed.at,
    )
