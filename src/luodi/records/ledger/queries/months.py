"""Questions about monthly reports: what is to be confirmed, what a sheet says, who is late."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet

from luodi.foundation.history.models import Book
from luodi.foundation.history.queries import BOOK_ZONE, end_of_day
from luodi.foundation.people.models import Appointment, Unit
from luodi.foundation.people.rules.policy import Role
from luodi.foundation.rulebook.queries import latest
from luodi.kernel.periods import Period, add_months
from luodi.records.ledger.models import Entry, MonthReport, MonthScan, Posting
from luodi.records.subjects.models import Subject
from luodi.records.subjects.rules import SubjectType

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Punctuality:
    """Whether one unit reported one month, and by the rulebook's day."""

    unit: Unit
    report: MonthReport | None
    is_late: bool


@dataclass(frozen=True)
class Sheet:
    """One unit's month as it is printed: what was reported or, before that, what would be."""

    unit: Unit
    month: Period
    due_on: date | None  # None where the book has no rulebook yet
    is_late: bool
    report: MonthReport | None
    entries: tuple[Entry, ...]
    still: tuple[Subject, ...]  # said to be unchanged; before the report, those that may be
    scans: tuple[MonthScan, ...]


def sheet(unit: Unit, month: date, today: date) -> Sheet:
    """The unit's month, named by its first day, as of now."""
    reports = MonthReport.objects.select_related("by")
    report = reports.filter(unit=unit, month=month).first()
    due_on = due_day(unit.book, month)
    owed = reporting(unit.book, month).filter(pk=unit.pk).exists()
    scans = MonthScan.objects.filter(report=report).select_related("document")
    return Sheet(
        unit=unit,
        month=Period.month(month.year, month.month),
        due_on=due_on,
        is_late=due_on is not None and owed and is_late(report, due_on, today),
        report=report,
        entries=tuple(entries_of(report) if report else entries_to_confirm(unit, month)),
        still=tuple(said_unchanged(report) if report else without_entries(unit, month)),
        scans=tuple(scans.order_by("seq", "pk")) if report else (),
    )


def entries_of(report: MonthReport) -> QuerySet[Entry]:
    """What the report confirmed."""
    found = Entry.objects.filter(confirmation__report=report)
    return found.select_related("subject").order_by("seq", "pk")


def said_unchanged(report: MonthReport) -> QuerySet[Subject]:
    """The projects that the report says had nothing new."""
    return Subject.objects.filter(pk__in=report.unchanged.values("subject")).order_by("pk")


def without_entries(unit: Unit, month: date) -> list[Subject]:
    """The unit's open projects with no entry in the month: of each it may be said."""
    projects = Subject.objects.filter(unit=unit, type=SubjectType.PROJECT, is_open=True)
    found = list(projects.order_by("pk"))
    moved = moved_in(month, [subject.pk for subject in found])
    return [subject for subject in found if subject.pk not in moved]


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


def reporting(book: Book, month: date) -> QuerySet[Unit]:
    """Units that owe the month's report: they had a head in it, or entries by its end."""
    ended, following = end_of_day(add_months(month, 1) - DAY), add_months(month, 1)
    heads = Appointment.objects.filter(
        Q(ended_at=None) | Q(ended_at__gt=end_of_day(month - DAY)),
        unit=OuterRef("pk"),
        role=Role.HEAD,
        began_at__lte=ended,
    )
    own = Entry.objects.filter(reported_by=OuterRef("pk"), opening=False, recorded_at__lte=ended)
    return (
        Unit.objects.filter(Exists(heads) | Exists(own), book=book)
        .filter(Q(closed_on=None) | Q(closed_on__gte=following))
        .order_by("pk")
    )


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
