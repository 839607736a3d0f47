"""The lines of a book and of the house log, each opening to what it wrote."""

from __future__ import annotations

from dataclasses import replace

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from luodi.foundation.history.models import Book, Line
from luodi.foundation.history.queries import head
from luodi.foundation.people.models import Account
from luodi.foundation.people.requests import SignedInRequest, book_asked, signed_in
from luodi.foundation.ui.parts import Chip, Tab
from luodi.foundation.ui.tables.columns import Column, Kind
from luodi.foundation.ui.tables.table import Table
from luodi.kernel.text import gettext_noop
from luodi.outputs.journal.forms import AskForm
from luodi.outputs.journal.queries.lines import (
    asked,
    house_lines,
    leaf,
    lines_of,
    readable_books,
)
from luodi.outputs.journal.queries.telling import Told, is_told, telling
from luodi.outputs.journal.queries.writings import State, Writing, breaks, writings
from luodi.outputs.journal.rules import GROUPS, HOUSE_GROUPS

HOUSE = "house"  # the code of the book that holds the house log
COLUMNS: tuple[Column[Told], ...] = (
    Column(
        "seq",
        gettext_noop("序号"),
        lambda row: f"#{row.line.seq}",
        is_head=True,
        link=lambda row: row.link,
    ),
    Column("at", gettext_noop("时间"), lambda row: row.at),
    Column("who", gettext_noop("经办人"), lambda row: row.who),
    Column("what", gettext_noop("做了什么"), lambda row: row.what),
    Column("about", gettext_noop("关于"), lambda row: row.about, link=lambda row: row.way),
    Column("said", gettext_noop("内容"), lambda row: row.said, Kind.PROSE),
)
STATES = {
    State.AS_WRITTEN: (gettext_noop("与写下时一致"), "done"),
    State.CHANGED: (gettext_noop("被改动过"), "bad"),
    State.GONE: (gettext_noop("被删除了"), "bad"),
    State.UNSEEN: (gettext_noop("未在此核对"), "off"),
}
TABLE = Column[Writing]("table", gettext_noop("什么"), lambda row: row.table, is_head=True)
KEY = Column[Writing]("key", gettext_noop("编号"), lambda row: row.key)
# For who may read what was written: an entry leads to its page.
KEY_WITH_WAY = replace(
    KEY, link=lambda row: reverse("ledger:entry", args=[row.key]) if row.is_entry else ""
)
WRITTEN: tuple[Column[Writing], ...] = (
    Column("digest", gettext_noop("摘要"), lambda row: f"{row.digest[:16]}…"),
    Column(
        "state",
        gettext_noop("现在"),
        lambda row: gettext(STATES[row.state][0]),
        Kind.STATUS,
        tone=lambda row: STATES[row.state][1],
    ),
)


@require_safe
@signed_in
def lines(request: SignedInRequest) -> HttpResponse:
    books = readable_books(request.user)
    book = book_asked(request, books)
    form = AskForm(request.GET, books=books, book=book, groups=GROUPS)
    return listed(request, book, lines_of(book), form)


@require_safe
@signed_in
def house_log(request: SignedInRequest) -> HttpResponse:
    if not readable_books(request.user):
        raise Http404
    book = get_object_or_404(Book, kind=Book.Kind.HOUSE)
    form = AskForm(request.GET, books=[], book=book, groups=HOUSE_GROUPS)
    return listed(request, book, house_lines(request.user), form)


def listed(
    request: SignedInRequest, book: Book, found: QuerySet[Line], form: AskForm
) -> HttpResponse:
    given = form.cleaned_data if form.is_valid() else {}
    before, after = number(request, "before"), number(request, "after")
    page = leaf(asked(found, given), before=before, after=after)
    told = telling(page.lines, request.user)
    context = {
        "book": book,
        "form": form,
        "table": Table(gettext("流水"), COLUMNS, told, is_captioned=False),
        "tabs": tabs(book),
        "chips": chips(request, told, given),
        "older": to(request, before=page.lines[-1].seq) if page.has_older and page.lines else "",
        "newer": to(request, after=page.lines[0].seq) if page.has_newer and page.lines else "",
        "newest": to(request) if before or after else "",
        "head": head(book),
        "is_house": is_of_house(book),
    }
    return render(request, "journal/lines.html", context, status=200 if form.is_valid() else 422)


@require_safe
@signed_in
def line(request: SignedInRequest, code: str, seq: int) -> HttpResponse:
    found = get_object_or_404(readable_lines(request.user, code), seq=seq)
    columns = [KEY_WITH_WAY if is_told(found, request.user) else KEY, *WRITTEN]
    context = {
        "told": telling([found], request.user)[0],
        "line": found,
        "table": Table(gettext("写下的行"), [TABLE, *columns], writings(found)),
        "breaks": breaks(found),
        "list": reverse("journal:house" if is_of_house(found.book) else "journal:lines"),
    }
    return render(request, "journal/line.html", context)


def readable_lines(reader: Account, code: str) -> QuerySet[Line]:
    """The lines of the book of this code, as far as the reader may see them."""
    books = readable_books(reader)
    if books and code == HOUSE:
        return house_lines(reader)
    book = next((one for one in books if one.code == code), None)
    return lines_of(book) if book else Line.objects.none()


def is_of_house(book: Book) -> bool:
    return book.kind == Book.Kind.HOUSE


def tabs(book: Book) -> list[Tab]:
    """The two journals: a book's acts, and sign-ins, accounts and refusals."""
    is_house, way = is_of_house(book), reverse("journal:lines")
    here = way if is_house else f"{way}?book={book.code}"
    return [
        Tab(gettext("账套流水"), here, not is_house),
        Tab(gettext("系统日志"), reverse("journal:house"), is_house),
    ]


def chips(request: HttpRequest, told: list[Told], given: dict[str, object]) -> list[Chip]:
    """The one filter that no field shows: what the acts are about."""
    if not given.get("topic"):
        return []
    query = request.GET.copy()
    for key in ("topic", "before", "after"):
        query.pop(key, None)
    name = told[0].about if told else str(given["topic"])
    return [Chip(gettext("关于"), name, f"?{query.urlencode()}")]


def number(request: HttpRequest, key: str) -> int | None:
    """A line's number in the address; what is none is left aside."""
    said = request.GET.get(key, "")
    return int(said) if said.isdecimal() and len(said) <= 18 else None


def to(request: HttpRequest, **place: int) -> str:
    """The same filters at another place of the journal."""
    query = request.GET.copy()
    for key in ("before", "after"):
        query.pop(key, None)
    for key, seq in place.items():
        query[key] = str(seq)
    return f"?{query.urlencode()}"
