"""文稿: a template is chosen, filled, looked at and taken; what it still lacks is said."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from luodi.analysis.figures.queries.readers import last_kept, readable_books
from luodi.foundation.files.drawing import MEDIA_TYPE, Frame, drawing
from luodi.foundation.files.templates.waiting import part
from luodi.foundation.files.templates.word import WORD
from luodi.foundation.history.actions import note
from luodi.foundation.history.models import Book
from luodi.foundation.people.refusing import accepted
from luodi.foundation.people.requests import SignedInRequest, signed_in
from luodi.foundation.people.rules.policy import Right
from luodi.outputs.papers.forms.filling import FillForm
from luodi.outputs.papers.queries.drafts import Draft, draft_for, kept
from luodi.outputs.papers.queries.filling import Wanted
from luodi.outputs.papers.queries.forms.reading import is_form
from luodi.outputs.papers.queries.paper import Paper
from luodi.outputs.papers.queries.skeletons import document
from luodi.outputs.papers.queries.waiting_form import handed_in
from luodi.outputs.papers.rules.ready import READY
from luodi.outputs.papers.rules.skeletons import SKELETONS, Skeleton
from luodi.records.library.rules import CLASSIFIED_NOTICE
from luodi.records.publications.queries import (
    content_of,
    issues_for,
    units_writing,
)
from luodi.records.publications.rules import noted_of, topic_of

PAGE = 1240, 1754  # A4 at 150 dots an inch
RECENT = 10
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def papers(request: SignedInRequest) -> HttpResponse:
    """The form; a POST fills the template and goes on to look at it."""
    books, now = readable_books(request.user), timezone.now()
    if not books or not request.user.holds(Right.FIGURES):
        raise Http404
    form, there = fill_form(request, books, now), list[tuple[str, str]]()

    def act() -> None:
        there.append(filled(request, form, books, now))

    if request.method == "POST" and accepted(request, form, act, at=now):
        return redirect(*there[0])
    context = {**beside(request), "form": form}
    status = 422 if request.method == "POST" else 200
    return render(request, "papers/papers.html", context, status=status)


def beside(request: SignedInRequest) -> dict[str, object]:
    """What stands beside the form: papers that are ready, skeletons, what was issued."""
    return {
        "offers": READY,
        "own": SKELETONS,
        "issues": issues_for(request.user)[:RECENT],
        "may_keep": units_writing(request.user).exists(),
        "notice": CLASSIFIED_NOTICE,
    }


def fill_form(request: SignedInRequest, books: list[Book], now: datetime) -> FillForm:
    given = (request.POST, request.FILES) if request.method == "POST" else ()
    today = timezone.localdate(now)
    year = timezone.localdate(last_kept(books[0], books) or now).year
    initial = {"period": f"{year}年", "template": request.GET.get("template", "")}
    offered = [(book.code, book.name) for book in books]
    return FillForm(*given, by=request.user, books=offered, today=today, initial=initial)


def filled(
    request: SignedInRequest, form: FillForm, books: list[Book], now: datetime
) -> tuple[str, str]:
    """Where to go on, with the word under which it waits: the filled paper, or a form's page."""
    paper = paper_of(request, form.cleaned_data, books, now)
    content, title, kept_as = chosen(form.cleaned_data)
    wanted = Wanted(title, form.cleaned_data["annex"])
    if is_form(content, title):
        return "papers:form", handed_in(content, paper, wanted, kept_as)
    return "papers:draft", kept(content, paper, wanted, kept_as)


def paper_of(
    request: SignedInRequest, said: dict[str, Any], books: list[Book], now: datetime
) -> Paper:
    """The paper that the form of the page describes."""
    return Paper(
        book=next((one for one in books if one.code == said.get("book")), books[0]),
        period=said["period"],
        as_of=said["as_of"],
        now=now,
        verified=said["reading"] != "claimed",
        reader=request.user,
        event=said["event"].strip(),
        address=settings.ADDRESS or request.build_absolute_uri("/"),
        day=said["day"].start if said["day"] else None,
    )


def chosen(said: dict[str, Any]) -> tuple[bytes, str, int | None]:
    """The template with its title and, where it is one that is kept, its number."""
    template = said["template"]
    if isinstance(template, Skeleton):
        return document(template), f"{gettext(template.name)}.docx", None
    if template:
        return content_of(template), template.document.title, template.pk
    return said["file"].read(), said["file"].name, None


@require_safe
@signed_in
def draft(request: SignedInRequest, word: str) -> HttpResponse:
    """The filled paper page by page, its figures, what is open, and what can be done with it."""
    found = draft_or_404(request, word)
    units = units_writing(request.user).filter(book=found.book)
    context = {
        "draft": found,
        "units": units,
        "may_export": request.user.holds(Right.EXPORT),
        "may_issue": units.exists() and request.user.holds(Right.EXPORT),
    }
    return render(request, "papers/draft.html", context)


def draft_or_404(request: SignedInRequest, word: str) -> Draft:
    found = draft_for(request.user, word, timezone.now())
    if found is None:
        raise Http404
    return found


@require_safe
@signed_in
def page(request: SignedInRequest, word: str, number: int) -> HttpResponseBase:
    """One page of the filled paper as a picture."""
    found = draft_or_404(request, word)
    path = part(word, "docx")
    if found.ending != "docx" or not number:
        raise Http404
    drawn = drawing(path, WORD, Frame(*PAGE, number))
    if drawn is None:
        raise Http404
    fresh = {"Cache-Control": "no-store"}  # the same address shows what was typed since
    return FileResponse(drawn.open("rb"), content_type=MEDIA_TYPE, headers=fresh)


@require_POST
@signed_in
def taken(request: SignedInRequest, word: str) -> HttpResponse:
    """The file, once it is noted who took it and with which figures."""
    if not request.user.holds(Right.EXPORT):
        raise PermissionDenied
    found = draft_or_404(request, word)
    record, now = found.said["record"], timezone.now()
    note(
        action="paper.fill",
        topic=topic_of(record),
        detail=noted_of(record),
        by=request.user,
        at=now,
    )
    headers = {"Content-Disposition": content_disposition_header(True, found.title) or ""}
    kind = WORD if found.ending == "docx" else WORKBOOK
    return HttpResponse(found.content, content_type=kind, headers=headers)
