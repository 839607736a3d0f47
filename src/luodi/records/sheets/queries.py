"""From a code to the sheet and its place, for who may see it; and what came back of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urlsplit

from django.db.models import Q, QuerySet
from django.urls import Resolver404, resolve
from django.utils.translation import gettext

from luodi.foundation.history.models import Book
from luodi.foundation.outgoing.queries import Taken, taken
from luodi.foundation.people.models import Account, Unit
from luodi.foundation.people.rules.policy import Right
from luodi.foundation.vocabulary.indicators import indicator
from luodi.kernel.periods import Period
from luodi.kernel.refusal import Refused
from luodi.kernel.short_codes import read_code
from luodi.records.ledger.models import Entry, MonthReport
from luodi.records.sheets.models import StampedSheet
from luodi.records.sheets.rules import ENTRY, MONTH, PAGES, SUBJECT
from luodi.records.subjects.models import Subject
from luodi.records.subjects.queries import shown_name


@dataclass(frozen=True)
class SheetOf:
    """One printed sheet as its reader knows it: what it is, of which book, and its place."""

    taken: Taken
    title: str
    book: Book
    subject: Subject | None = None
    unit: Unit | None = None
    month: date | None = None

    @property
    def code(self) -> str:
        return self.taken.code

    @property
    def address(self) -> str:
        return self.taken.address

    @property
    def report(self) -> MonthReport | None:
        """The report whose sheet it is, once it has been made."""
        reports = MonthReport.objects.select_related("book", "unit__book")
        return reports.filter(unit=self.unit, month=self.month).first() if self.month else None


def sheet_of(text: str, reader: Account) -> SheetOf | None:
    """The sheet of a code that was typed or read; None where there is none that he may see."""
    code = read_code(text)
    found = taken(code) if code else None
    if found is None:
        return None
    try:
        match = resolve(urlsplit(found.address).path)
    except Resolver404:  # a page of an older version
        return None
    page, given = match.view_name, match.kwargs
    book = Book.objects.filter(code=found.book).first()
    if book is None or page not in PAGES:
        return None
    if page == MONTH:
        return month_sheet(found, book, reader, given["pk"], given["month"])
    if page in (SUBJECT, ENTRY):
        return subject_sheet(found, book, reader, page, given["pk"])
    return list_sheet(found, book, reader, page, given.get("code", ""))


def month_sheet(found: Taken, book: Book, reader: Account, pk: int, month: date) -> SheetOf | None:
    units = Unit.objects.reached_by(reader, Right.READ).select_related("book")
    unit = units.filter(pk=pk).first()
    if unit is None:
        return None
    period = Period.month(month.year, month.month).said(gettext)
    title = f"{gettext(PAGES[MONTH])} · {unit} {period}"
    return SheetOf(found, title, book, unit=unit, month=month)


def subject_sheet(found: Taken, book: Book, reader: Account, page: str, pk: int) -> SheetOf | None:
    key = Q(pk=pk) if page == SUBJECT else Q(pk__in=Entry.objects.filter(pk=pk).values("subject"))
    rows = Subject.objects.visible_to(reader).select_related("book", "unit__book")
    subject = rows.filter(key).first()
    if subject is None:
        return None
    title = f"{gettext(PAGES[page])} · {shown_name(subject, reader)}"
    return SheetOf(found, title, book, subject=subject, unit=subject.unit)


def list_sheet(found: Taken, book: Book, reader: Account, page: str, code: str) -> SheetOf | None:
    """A list or a figure, which is for who may read figures or rows in its book."""
    reached = [Unit.objects.reached_by(reader, right) for right in (Right.READ, Right.FIGURES)]
    if not any(units.filter(book=book).exists() for units in reached):
        return None
    name = figure_name(code)
    title = " · ".join(filter(None, (gettext(PAGES[page]), name)))
    return SheetOf(found, title, book)


def figure_name(code: str) -> str:
    """The indicator's name; nothing for a rate, whose name is the rulebook's."""
    try:
        return gettext(indicator(code).name) if code else ""
    except Refused:
        return ""


def stamped(code: str) -> QuerySet[StampedSheet]:
    """What came back under a code, the newest first."""
    found = StampedSheet.objects.filter(code=code).select_related("document", "by")
    return found.order_by("-seq", "-pk")


@dataclass(frozen=True)
class Copy:
    """One stamped copy beside its subject: the file, and the code under which it came back."""

    document: int
    title: str
    code: str
    at: datetime
    seq: int


def stamped_of(subject: int) -> list[Copy]:
    """What came back of a subject's page and of the sheets of its entries, the newest first."""
    found = StampedSheet.objects.filter(subject=subject).order_by("-seq", "-pk")
    rows = found.values_list("document", "document__title", "code", "at", "seq")
    return [Copy(*row) for row in rows]
