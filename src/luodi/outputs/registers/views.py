"""The register of projects as a page and as a workbook."""

from __future__ import annotations

from dataclasses import replace
from tempfile import TemporaryFile
from urllib.parse import parse_qsl

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from luodi.foundation.desk.queries import views_for
from luodi.foundation.history.actions import note
from luodi.foundation.history.models import Book
from luodi.foundation.outgoing.views import Going, goes_out
from luodi.foundation.people.models import Account
from luodi.foundation.people.requests import SignedInRequest, signed_in
from luodi.foundation.people.rules.policy import Right
from luodi.foundation.ui.sentences import show_refusal
from luodi.kernel.refusal import Refused
from luodi.outputs.registers.forms import KeepForm, QuestionForm
from luodi.outputs.registers.queries.choices import offered, readable_books
from luodi.outputs.registers.queries.exporting import exported, file_name
from luodi.outputs.registers.queries.leaflet import leaflet
from luodi.outputs.registers.queries.register import register
from luodi.outputs.registers.rules.columns import COLUMNS
from luodi.outputs.registers.rules.view import View, parts, read, written
from luodi.records.projects.queries.conditions import Asking
from luodi.records.projects.rules import Wanted

PAGE = "registers:projects"  # under which its views are kept


def going(request: SignedInRequest) -> Going:
    """The register as it is asked for, to be taken out."""
    book = book_asked(request)
    if book is None:
        raise Http404
    view = read(dict(request.GET.lists()))
    return Going(book, "register", leaflet(asking_of(request, view, book), view))


@signed_in
@goes_out(going)
def projects(request: SignedInRequest) -> HttpResponse:
    book = book_asked(request)
    if book is None:
        return render(request, "registers/nothing.html")
    choices = offered(book, request.user)
    form = QuestionForm(request.GET, offered=choices)
    try:
        view = read(dict(request.GET.lists()))
        if not is_tidy(request, view):
            return redirect(f"{request.path}?{written(view)}")
        shown = register(asking_of(request, view, book), view, choices)
    except Refused as refusal:
        show_refusal(form, refusal)
        return render(request, "registers/projects.html", {"book": book, "form": form}, status=422)
    context = {"book": book, "form": form, "register": shown, **about(request, view)}
    return render(request, "registers/projects.html", context)


@require_POST
@signed_in
def export(request: SignedInRequest) -> HttpResponseBase:
    if not request.user.holds(Right.EXPORT):
        raise PermissionDenied
    now, book = timezone.now(), book_asked(request)
    if book is None:
        raise Http404
    view = read(dict(request.GET.lists()))
    target = TemporaryFile()  # noqa: SIM115 the response closes it
    count = exported(target, asking_of(request, view, book), view, at=now)
    detail = {"query": written(view), "rows": count, "book": book.code, "seq": book.seq}
    note(action="register.export", topic=PAGE, detail=detail, by=request.user, at=now)
    target.seek(0)
    return FileResponse(target, as_attachment=True, filename=file_name(book, now))


def book_asked(request: SignedInRequest) -> Book | None:
    """The readable book that was asked for, else the reader's own; none for who reads none."""
    books = readable_books(request.user)
    code = request.GET.get("book", "")
    asked = [book for book in books if code in ("", book.code)]
    if books and not asked:
        raise Http404
    return asked[0] if asked else None


def about(request: SignedInRequest, view: View) -> dict[str, object]:
    """What stands round the table: other columns, the same without a question, kept views."""
    said = [part for part in parts(view) if part[0] != "page"]
    return {
        "view": view,
        "query": written(view),
        "columns": COLUMNS,
        "hidden": [part for part in said if part[0] in SETTINGS],
        "rest": [part for part in said if part[0] != "columns"],
        "clear": f"?{written(replace(view, wanted=Wanted(), page=1))}",
        "kept": views_for(request.user, PAGE),
        "keep": KeepForm(),
    }


SETTINGS = ("book", "sort", "columns")  # what a new question keeps


def is_tidy(request: HttpRequest, view: View) -> bool:
    """Whether the address says the view as it is written, without what goes unsaid."""
    said = parse_qsl(request.META.get("QUERY_STRING", ""), keep_blank_values=True)
    return said == list(parts(view))


def asking_of(request: SignedInRequest, view: View, book: Book) -> Asking:
    account: Account = request.user
    return Asking(book, view.wanted, view.verified, account, timezone.localdate())
