"""A unit's monthly report (月报), its confirmations, and the stamped sheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from django.db import transaction

from luodi.foundation.history.actions import Act, begin
from luodi.foundation.history.queries import head
from luodi.foundation.people.models import Account, Unit
from luodi.foundation.people.queries import lacking
from luodi.foundation.people.rules.policy import Right
from luodi.kernel.refusal import Reason, because, insist
from luodi.kernel.text import gettext_noop
from luodi.records.ledger.actions.obstacles import document_problems, standing_problems
from luodi.records.ledger.models import Confirmation, Entry, MonthReport, MonthScan, Unchanged
from luodi.records.ledger.queries.months import entries_to_confirm, moved_in
from luodi.records.library.actions import keep, paper_problems
from luodi.records.library.models import Document
from luodi.records.library.rules import Paper
from luodi.records.subjects.models import Subject


@transaction.atomic
def report_month(
    *, unit: Unit, month: date, unchanged: Sequence[Subject] = (), by: Account, at: datetime
) -> MonthReport:
    """A unit's one act for a month: its claimed entries are confirmed, these unchanged."""
    act = begin(unit.book, "month.report", by=by, at=at)
    month = month.replace(day=1)
    entries = list(entries_to_confirm(unit, month))
    insist(
        [
            *lacking(by, Right.CONFIRM_MONTH, unit=unit),
            *month_problems(unit, month, act.day),
            *unchanged_problems(unit, unchanged, month),
        ]
    )
    report = MonthReport.objects.create(
        book=act.book,
        seq=act.seq,
        unit=unit,
        month=month,
        head=str(head(unit.book)),
        by=by,
        at=act.at,
    )
    confirmed = Confirmation.objects.bulk_create(
        Confirmation(book=act.book, seq=act.seq, entry=entry, report=report, by=by, at=act.at)
        for entry in entries
    )
    still = Unchanged.objects.bulk_create(
        Unchanged(book=act.book, seq=act.seq, report=report, subject=subject)
        for subject in dict.fromkeys(unchanged)
    )
    act.wrote(report, *confirmed, *still)
    act.seal(topic=f"unit:{unit.pk}", month=f"{month:%Y-%m}", entries=len(entries))
    return report


@transaction.atomic
def confirm(*, entry: Entry, by: Account, at: datetime) -> Confirmation:
    """The unit's yes to an entry that the office recorded on its behalf (代录)."""
    act = begin(entry.book, "entry.confirm", by=by, at=at)
    problems = [*lacking(by, Right.CONFIRM_MONTH, unit=entry.reported_by)]
    problems += standing_problems(entry)
    if not entry.on_behalf:
        problems.append(because(gettext_noop("该记录不是代录，随月报一并确认即可"), about="entry"))
    if Confirmation.objects.filter(entry=entry).exists():
        problems.append(because(gettext_noop("该记录已经确认"), about="entry"))
    insist(problems)
    row = Confirmation.objects.create(book=act.book, seq=act.seq, entry=entry, by=by, at=act.at)
    act.wrote(row)
    act.seal(topic=f"subject:{entry.subject_id}", entry=entry.pk)
    return row


@transaction.atomic
def add_scan(*, report: MonthReport, document: Document, by: Account, at: datetime) -> MonthScan:
    """Put the stamped, scanned sheet beside its monthly report."""
    act = begin(report.book, "month.scan", by=by, at=at)
    problems = [*lacking(by, Right.CONFIRM_MONTH, unit=report.unit)]
    insist([*problems, *document_problems(act.book, document), *twice(report, document)])
    return beside(act, report, document, by)


@transaction.atomic
def hand_in_scan(*, report: MonthReport, paper: Paper, by: Account, at: datetime) -> MonthScan:
    """Keep the stamped sheet in the library and put it beside its report, in one act."""
    act = begin(report.book, "month.scan", by=by, at=at)
    insist([*lacking(by, Right.CONFIRM_MONTH, unit=report.unit), *paper_problems(paper)])
    document = keep(act, report.unit_id, paper, by)
    insist(twice(report, document))
    return beside(act, report, document, by)


def twice(report: MonthReport, document: Document) -> Iterator[Reason]:
    if MonthScan.objects.filter(report=report, document=document).exists():
        yield because(gettext_noop("这份盖章件已附在该月报后"), about="document")


def beside(act: Act, report: MonthReport, document: Document, by: Account) -> MonthScan:
    """The scan's row, which is the whole of its act."""
    row = MonthScan.objects.create(
        book=act.book, seq=act.seq, report=report, document=document, by=by, at=act.at
    )
    act.wrote(row)
    act.seal(topic=f"unit:{report.unit_id}", report=report.pk)
    return row


def month_problems(unit: Unit, month: date, today: date) -> list[Reason]:
    """Why this month cannot be reported: it has not begun, or it has been."""
    found = []
    if month > today:
        found.append(because(gettext_noop("这个月还没有到"), about="month"))
    if MonthReport.objects.filter(unit=unit, month=month).exists():
        text = gettext_noop("%(unit)s %(month)s 的月报已报送，补充请另作记录")
        found.append(because(text, about="month", unit=unit.name, month=f"{month:%Y-%m}"))
    return found


def unchanged_problems(unit: Unit, unchanged: Sequence[Subject], month: date) -> list[Reason]:
    """A project said to be unchanged must be the unit's, and must have no entry in the month."""
    moved = moved_in(month, [subject.pk for subject in unchanged])
    found = []
    for subject in unchanged:
        if subject.unit_id != unit.pk:
            text = gettext_noop("“%(subject)s”不是本单位的事项")
            found.append(because(text, about="unchanged", subject=str(subject)))
        elif subject.pk in moved:
            text = gettext_noop("“%(subject)s”本月已有记录，不能报“本月无变化”")
            found.append(because(text, about="unchanged", subject=str(subject)))
    return found
