"""Deeds on a whole book, and the monthly reports."""

from __future__ import annotations

from luodi.config.demonstration.doing.deeds import OnBook, ReportMonth, VerifyOpening
from luodi.config.demonstration.performing.entries import document
from luodi.config.demonstration.performing.stage import Stage
from luodi.records.ledger.actions.months import report_month
from luodi.records.ledger.actions.reviewing import verify_opening


def do(stage: Stage, deed: OnBook) -> None:
    deed.act(book=stage.books[deed.book], **deed.said, by=stage.accounts[deed.by], at=deed.at)


def recognise(stage: Stage, deed: VerifyOpening) -> None:
    verify_opening(
        book=stage.books[deed.book],
        batch=deed.batch,
        document=document(stage, deed, deed.unit, deed.paper),
        grade="C",
        by=stage.accounts[deed.by],
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
