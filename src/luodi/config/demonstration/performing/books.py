"""Deeds on a whole book, and the monthly reports."""

from __future__ import annotations

from luodi.config.demonstration.doing.deeds import OnBook, ReportMonth, SetTargets, VerifyOpening
from luodi.config.demonstration.performing.entries import handed_in
from luodi.config.demonstration.performing.stage import Stage
from luodi.records.ledger.actions.months import report_month
from luodi.records.ledger.actions.reviewing import verify_opening
from luodi.records.library.actions import upload
from luodi.records.targets.actions import assign
from luodi.records.targets.queries.standing import whole_of
from luodi.records.targets.rules.goal import Goal, Heading, summed
from luodi.records.targets.rules.setting import Wanted


def do(stage: Stage, deed: OnBook) -> None:
    deed.act(book=stage.books[deed.book], **deed.said, by=stage.accounts[deed.by], at=deed.at)


def owe(stage: Stage, deed: SetTargets) -> None:
    whole = whole_of(stage.books[deed.book]).pk
    wanted = [
        Wanted(
            Goal(stage.unit(deed.book, one.unit).pk if one.unit else whole, one.code, one.period),
            one.amount,
            summed(one.plan),
            f"{one.unit}{one.code}",
        )
        for one in deed.owed
    ]
    assign(
        unit=stage.unit(deed.book, deed.unit),
        heading=Heading(deed.title, deed.issued_on, deed.document_no),
        targets=wanted,
        reason=deed.reason,
        by=stage.accounts[deed.by],
        at=deed.at,
    )


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
