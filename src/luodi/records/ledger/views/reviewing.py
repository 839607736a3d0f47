"""The office's queue: what waits for a second person, by age or by weight."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, F, QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from luodi.foundation.files.leaflets.leaf import Leaflet, Part
from luodi.foundation.history.models import Book
from luodi.foundation.outgoing.grids import grid_of_table
from luodi.foundation.outgoing.views import Going, goes_out
from luodi.foundation.people.models import Account
from luodi.foundation.people.queries import may_in_book
from luodi.foundation.people.requests import SignedInRequest, signed_in
from luodi.foundation.people.rules.policy import Right
from luodi.foundation.ui.parts import Tab
from luodi.foundation.ui.tables.columns import Column, Kind
from luodi.foundation.ui.tables.table import Table
from luodi.foundation.vocabulary.kinds import kind as kind_named
from luodi.foundation.vocabulary.shapes import Measure
from luodi.kernel.text import gettext_noop
from luodi.records.ledger.models import Entry
from luodi.records.ledger.queries.telling import when
from luodi.records.ledger.queries.waiting import to_verify

QUEUE = "queue"  # in an address: the reader works through the queue in this order
AGE, WEIGHT = "age", "weight"
SHOWN = 100
ORDERS = {AGE: gettext_noop("先到先办"), WEIGHT: gettext_noop("金额大的先办")}


@dataclass(frozen=True)
class Waiting:
    """One row of the queue: the entry, and how many papers prove it."""

    entry: Entry
    papers: int


def queue_of(by: Account, book: Book, order: str | None) -> QuerySet[Entry]:
    """What this person could verify in the book, in the order asked for."""
    waiting = to_verify(book, by)
    if order == WEIGHT:
        return waiting.order_by(F("value").desc(nulls_last=True), "seq", "pk")
    return waiting


def book_to_judge(by: Account, code: str | None) -> Book | None:
    """The book of this code, else the first in which the person verifies; None where he may not."""
    every = Book.objects.exclude(kind=Book.Kind.HOUSE).order_by("pk")
    books = [book for book in every if may_in_book(by, Right.VERIFY, book=book)]
    return next((book for book in books if book.code == code), next(iter(books), None))


def going(request: SignedInRequest) -> Going:
    """The queue as it is ordered, to be taken out."""
    book = book_to_judge(request.user, request.GET.get("book"))
    if book is None:
        raise Http404
    order = WEIGHT if request.GET.get("order") == WEIGHT else AGE
    waiting, today = queue_of(request.user, book, order), timezone.localdate()
    grid = grid_of_table(table_of(rows_of(waiting), order), count=waiting.count())
    rests = (
        gettext("时点 %(moment)s") % {"moment": f"#{book.seq}@{today}"},
        gettext(ORDERS[order]),
    )
    leaflet = Leaflet(book.name, gettext("待核定的记录"), rests, (Part(grid=grid),))
    return Going(book, "queue", leaflet)


@signed_in
@goes_out(going)
def queue(request: SignedInRequest) -> HttpResponse:
    book = book_to_judge(request.user, request.GET.get("book"))
    order = WEIGHT if request.GET.get("order") == WEIGHT else AGE
    waiting = queue_of(request.user, book, order) if book else Entry.objects.none()
    rows = rows_of(waiting)
    context = {
        "book": book,
        "orders": [
            Tab(gettext(name), f"?order={code}", code == order) for code, name in ORDERS.items()
        ],
        "table": table_of(rows, order),
        "count": waiting.count(),
        "shown": len(rows),
        "first": rows[0].entry.pk if rows else None,
        "order": order,
    }
    return render(request, "ledger/queue.html", context)


def rows_of(waiting: QuerySet[Entry]) -> list[Waiting]:
    return [Waiting(row, row.papers) for row in waiting.annotate(papers=Count("evidences"))[:SHOWN]]


def table_of(rows: list[Waiting], order: str) -> Table[Waiting]:
    """The queue as rows, each leading to its entry."""

    def link(row: Waiting) -> str:
        return f"{reverse('ledger:entry', args=[row.entry.pk])}?{QUEUE}={order}"

    head = Column("subject", gettext_noop("事项"), subject, is_head=True, link=link)
    return Table(gettext("待核定的记录"), [head, *COLUMNS], rows, is_captioned=False)


def subject(row: Waiting) -> str:
    return str(row.entry.subject)


def yuan(row: Waiting) -> Decimal | None:
    return row.entry.value if row.entry.measure == Measure.YUAN.name else None


def days_waited(row: Waiting) -> int:
    return (timezone.localdate() - timezone.localdate(row.entry.recorded_at)).days


COLUMNS: tuple[Column[Waiting], ...] = (
    Column("kind", gettext_noop("记录种类"), lambda row: gettext(kind_named(row.entry.kind).name)),
    Column("amount", gettext_noop("金额"), yuan, Kind.MONEY, gettext_noop("万元")),
    Column("unit", gettext_noop("填报单位"), lambda row: str(row.entry.reported_by)),
    Column("days", gettext_noop("发生日"), lambda row: when(row.entry)),
    Column("waits", gettext_noop("等了"), days_waited, Kind.NUMBER, gettext_noop("天")),
    Column("papers", gettext_noop("证据"), lambda row: row.papers, Kind.NUMBER, gettext_noop("份")),
)
