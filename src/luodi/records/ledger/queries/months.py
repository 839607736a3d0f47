"""Questions about monthly reports: what is to be confirmed, who is late."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from luodi.foundation.history.models import Book
from luodi.foundation.history.queries import BOOK_ZONE
from luodi.foundation.people.models import Unit
from luodi.foundation.rulebook.queries import latest
from luodi.kernel.periods import add_months
from luodi.records.ledger.models import Entry, MonthReport, Posting


@dataclass(frozen=True)
class Punctuality:
    """Whether one unit reported one month, and by the rulebook's day."""

    unit: Unit
    report: MonthReport | None
    is_late: bool


def entries_to_confirm(unit: Unit, month: date) -> QuerySet[Entry]:
    """What the unit claims to have happened by the month's end, and has not yet confirmed."""
    claimed = Posting.objects.filter(entry=OuterRef("pk"), verified=False, until_seq=None)
    return (
        Entry.objects.filter(
            Exists(claimed),
            reported_by=unit,
            occurred_from__lt=add_months(month, 1),
            confirmation=None,
            opening=False,
        )
        .select_related("subject")
        .order_by("seq", "pk")
    )


def moved_in(month: date, subjects: Collection[int]) -> set[int]:
    """Which of these subjects have an entry standing that falls into the month."""
    moved = Posting.objects.filter(
        subject__in=subjects,
        verified=False,
        until_seq=None,
        opening=False,
        occurred_from__lt=add_months(month, 1),
        occurred_to__gte=month,
    )
    return set(moved.values_list("subject", flat=True))


def due_day(book: Book, month: date) -> date | None:
    """By when the month is to be reported, as the rulebook says; None where there is none."""
    following = add_months(month.replace(day=1), 1)
    rules = latest(book.pk, following)
    return following.replace(day=rules.clocks.month_report_day) if rules else None


def punctuality(units: list[Unit], month: date, *, due_on: date, today: date) -> list[Punctuality]:
    """For each unit its report of the month; late means none by `due_on`, the rulebook's day."""
    reports = {
        report.unit_id: report
        for report in MonthReport.objects.filter(unit__in=units, month=month.replace(day=1))
    }
    return [
        Punctuality(unit, report, is_late(report, due_on, today))
        for unit in units
        for report in (reports.get(unit.pk),)
    ]


def is_late(report: MonthReport | None, due_on: date, today: date) -> bool:
    """Reported after the day, or not at all though the day is over."""
    if report is None:
        return today > due_on
    return report.at.astimezone(BOOK_ZONE).date() > due_on
