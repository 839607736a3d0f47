"""All units of a month: who reported in time, who is late, whose day has not come."""

from __future__ import annotations

from datetime import date

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from luodi.foundation.files.leaflets import leaf
from luodi.foundation.files.leaflets.leaf import Leaflet, Part
from luodi.foundation.history.models import Book
from luodi.foundation.outgoing.grids import Told, grid_told
from luodi.foundation.outgoing.views import Going, goes_out
from luodi.foundation.people.requests import SignedInRequest, signed_in
from luodi.foundation.ui.parts import Tab
from luodi.foundation.ui.tables.columns import Column, Kind
from luodi.foundation.ui.tables.table import Table
from luodi.kernel.text import gettext_noop
from luodi.records.ledger.queries.month_lists import MonthList, month_list, readable_books
from luodi.records.ledger.queries.months import Punctuality
from luodi.records.ledger.rules.monthly import due_month
from luodi.records.ledger.views.month_tabs import label, neighbours

LATE, DONE, OPEN = gettext_noop("迟报"), gettext_noop("按时"), gettext_noop("未到期")
TONES = {LATE: "bad", DONE: "done", OPEN: "wait"}


@require_safe
@signed_in
def now_due(request: SignedInRequest) -> HttpResponse:
    """The month whose report is due."""
    return redirect("ledger:month_list", due_month(timezone.localdate()))


def going(request: SignedInRequest, month: date) -> Going:
    """Who has reported the month, to be taken out."""
    book = book_asked(request, readable_books(request.user))
    if book is None:
        raise Http404
    found = month_list(book, month, by=request.user, today=timezone.localdate())
    words = {"units": len(found.rows), "reported": found.reported, "late": found.late}
    said = gettext("%(units)s 个单位，已报 %(reported)s 个，迟报 %(late)s 个") % words
    title = gettext("%(month)s月报报送情况") % {"month": label(month)}
    parts = (Part(grid=grid_told(TOLD, found.rows)),)
    return Going(book, "months", Leaflet(book.name, title, (said,), parts))


def book_asked(request: SignedInRequest, books: list[Book]) -> Book | None:
    """The book of the address, else the reader's first."""
    code = request.GET.get("book")
    return next((one for one in books if one.code == code), next(iter(books), None))


@signed_in
@goes_out(going)
def units(request: SignedInRequest, month: date) -> HttpResponse:
    today, books = timezone.localdate(), readable_books(request.user)
    book = book_asked(request, books)
    found = month_list(book, month, by=request.user, today=today) if book else None
    context = {
        "book": book,
        "label": label(month),
        "found": found,
        "table": table_of(found) if found else None,
        "books": [Tab(one.name, f"?book={one.code}", one == book) for one in books],
        "ways": neighbours("ledger:month_list", month, today),
        "query": request.GET.urlencode(),
    }
    return render(request, "ledger/month_list.html", context)


def table_of(found: MonthList) -> Table[Punctuality]:
    """The units as rows, each leading to its month and to the sheet that is printed."""

    def month(row: Punctuality) -> str:
        return reverse("ledger:month", args=[row.unit.pk, found.month])

    def sheet(row: Punctuality) -> str:
        return reverse("ledger:month_printed", args=[row.unit.pk, found.month])

    columns: list[Column[Punctuality]] = [
        Column("unit", gettext_noop("单位"), lambda row: str(row.unit), is_head=True, link=month),
        Column("state", gettext_noop("状态"), state, Kind.STATUS, tone=lambda r: TONES[word(r)]),
        Column("day", gettext_noop("报送日"), reported_on, Kind.DATE),
        Column("sheet", gettext_noop("报表"), lambda row: gettext("打印"), link=sheet),
    ]
    return Table(gettext("各单位月报"), columns, found.rows, is_captioned=False)


def word(row: Punctuality) -> str:
    return LATE if row.is_late else DONE if row.report else OPEN


def state(row: Punctuality) -> str:
    return gettext(word(row))


def reported_on(row: Punctuality) -> date | None:
    return timezone.localdate(row.report.at) if row.report else None


TOLD: tuple[Told[Punctuality], ...] = (
    Told(gettext_noop("单位"), lambda row: str(row.unit), leaf.Kind.NAME),
    Told(gettext_noop("状态"), state),
    Told(gettext_noop("报送日"), lambda row: f"{reported_on(row) or ''}"),
)
