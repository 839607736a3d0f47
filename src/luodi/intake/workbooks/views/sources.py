"""Where the book's entries come from: the imports, for the administrator who reads no project."""

from __future__ import annotations

from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from luodi.foundation.history.models import Book
from luodi.foundation.people.requests import SignedInRequest, book_asked, signed_in
from luodi.foundation.ui.parts import Pager, Tab
from luodi.foundation.ui.tables.columns import Column, Kind
from luodi.foundation.ui.tables.table import Table
from luodi.intake.workbooks.models import Batch
from luodi.intake.workbooks.queries.sources import Source, books_kept, imports_into, sources_of
from luodi.intake.workbooks.views.arriving import tone
from luodi.kernel.text import gettext_noop

PAGE = 50
MOST_TITLES = 3


@require_safe
@signed_in
def sources(request: SignedInRequest) -> HttpResponse:
    """Every import into one book: what came from whom, what it wrote, whether it still stands."""
    books = books_kept(request.user)
    book = book_asked(request, books)
    page = Paginator(imports_into(book, request.user), PAGE).get_page(request.GET.get("page"))
    rows = sources_of(page.object_list)  # type: ignore[arg-type]  # a page of a queryset is one
    context = {
        "book": book,
        "tabs": [tab(one, book) for one in books] if len(books) > 1 else [],
        "table": Table(gettext("导入来源"), COLUMNS, rows, is_captioned=False),
        "pager": pager(page, book) if page.paginator.num_pages > 1 else None,
        "total": page.paginator.count,
    }
    return render(request, "workbooks/sources.html", context)


def tab(book: Book, here: Book) -> Tab:
    return Tab(book.name, f"?book={book.code}", book == here)


def pager(page: Page[Batch], book: Book) -> Pager:
    last = page.paginator.num_pages

    def to(number: int, *, is_there: bool) -> str:
        return f"?book={book.code}&page={number}" if is_there else ""

    return Pager(
        first=page.start_index(),
        last=page.end_index(),
        total=page.paginator.count,
        back=to(page.number - 1, is_there=page.has_previous()),
        on=to(page.number + 1, is_there=page.has_next()),
        to_first=to(1, is_there=page.has_previous()),
        to_last=to(last, is_there=page.has_next()),
    )


def titles(source: Source) -> str:
    """The files, a few by name; none where a name may tell too much."""
    if source.is_secret:
        return gettext("（涉及代号项目，不列文件名）")
    named = "、".join(source.titles[:MOST_TITLES])
    if len(source.titles) <= MOST_TITLES:
        return named
    return gettext("%(names)s 等 %(count)s 个文件") % {"names": named, "count": len(source.titles)}


def moment(source: Source) -> str:
    return f"{timezone.localtime(source.batch.at):%Y-%m-%d %H:%M}"


def numbered(seq: int | None) -> str:
    return f"#{seq}" if seq else ""


def line(source: Source, seq: int | None) -> str:
    """Where the history says what the act wrote."""
    return reverse("journal:line", args=[source.batch.book.code, seq]) if seq else ""


COLUMNS: tuple[Column[Source], ...] = (
    Column("files", gettext_noop("文件"), titles, Kind.PROSE, is_head=True),
    Column("unit", gettext_noop("单位"), lambda row: str(row.batch.unit)),
    Column("by", gettext_noop("经办人"), lambda row: row.batch.by.name),
    Column("at", gettext_noop("交来时间"), moment),
    Column(
        "state",
        gettext_noop("状态"),
        lambda row: row.batch.get_state_display(),
        Kind.STATUS,
        tone=lambda row: tone(row.batch),
    ),
    Column(
        "rows",
        gettext_noop("读到项目"),
        lambda row: row.rows,
        Kind.NUMBER,
        unit=gettext_noop("行"),
        note=gettext_noop("台账里写项目的行，不含合计、分组和备注；放弃的批次不留各行"),
    ),
    Column(
        "projects",
        gettext_noop("新登记项目"),
        lambda row: row.projects,
        Kind.NUMBER,
        unit=gettext_noop("个"),
    ),
    Column(
        "entries",
        gettext_noop("记录"),
        lambda row: row.entries,
        Kind.NUMBER,
        unit=gettext_noop("条"),
    ),
    Column(
        "seq",
        gettext_noop("入账流水"),
        lambda row: numbered(row.batch.seq),
        link=lambda row: line(row, row.batch.seq),
    ),
    Column(
        "withdrawn",
        gettext_noop("撤回流水"),
        lambda row: numbered(row.batch.withdrawn_seq),
        link=lambda row: line(row, row.batch.withdrawn_seq),
    ),
)
