"""Files as a browser gets them: whole, as a small picture, page by page."""

from __future__ import annotations

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.csp import CSP
from django.utils.translation import gettext
from django.views.decorators.cache import cache_control
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_safe

from luodi.foundation.files.drawing import MEDIA_TYPE, Frame, drawing, is_drawable
from luodi.foundation.people.requests import SignedInRequest, signed_in
from luodi.foundation.ui.pages import render_page
from luodi.records.library.models import Document
from luodi.records.library.queries import document_for, is_kept, leaf, location
from luodi.records.library.rules import SHOWN_IN_BROWSER, ending_of

SMALL = 256, 192
PAGE = 1240, 1754  # A4 at 150 dots an inch
REMEMBERED_S = 3600
# The PDF reader of a browser is a page of its own making; it needs no script of ours.
NOTHING_RUNS = {"script-src": [CSP.NONE], "base-uri": [CSP.NONE], "frame-ancestors": [CSP.NONE]}


@require_safe
@signed_in
def whole(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """The file; where its content has been removed, a page that says so."""
    document = document_for(request.user, pk)
    if not is_kept(document):
        return gone(request, document)
    return sent(request, document)


@require_safe
@signed_in
@cache_control(private=True, max_age=REMEMBERED_S)
def small(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """A thumbnail; of what cannot be drawn, a sheet with the word of its format."""
    document = document_for(request.user, pk)
    return picture(document, Frame(*SMALL)) or sheet(request, document)


@require_safe
@signed_in
@cache_control(private=True, max_age=REMEMBERED_S)
def page(request: SignedInRequest, pk: int, number: int) -> HttpResponseBase:
    """One page as a picture, counted from one; a photograph has one page."""
    document = document_for(request.user, pk)
    found = picture(document, Frame(*PAGE, number)) if number else None
    if found is None:
        raise Http404
    return found


@require_safe
@signed_in
def reading(request: SignedInRequest, pk: int) -> HttpResponse:
    """The file to be read here, one page at a time; to htmx the page alone."""
    document = document_for(request.user, pk)
    if not is_kept(document):
        return gone(request, document)
    context = {"leaf": leaf(document, request.GET.get("page", ""))}
    return render_page(request, "library/reading.html", context, part="leaf")


def gone(request: HttpRequest, document: Document) -> HttpResponse:
    return render(request, "library/gone.html", {"document": document}, status=410)


@csp_override(NOTHING_RUNS)
def sent(request: HttpRequest, document: Document) -> HttpResponseBase:
    """Pictures and PDF open in the browser; anything else could be a page, and is saved."""
    is_shown = document.media_type in SHOWN_IN_BROWSER
    return FileResponse(
        location(document).open("rb"),
        as_attachment=not is_shown,
        filename=document.title,
        content_type=document.media_type if is_shown else "application/octet-stream",
    )


def picture(document: Document, frame: Frame) -> HttpResponseBase | None:
    """The drawing of a file that is there; None where there is none."""
    if not (is_drawable(document.media_type) and is_kept(document)):
        return None
    found = drawing(location(document), document.media_type, frame)
    return FileResponse(found.open("rb"), content_type=MEDIA_TYPE) if found else None


def sheet(request: HttpRequest, document: Document) -> HttpResponse:
    """A neutral picture: a sheet of paper with the word of the format."""
    word = ending_of(document.title) or gettext("文件")
    context = {"word": word if document.content else gettext("已隐去")}
    return render(request, "library/sheet.svg", context, content_type="image/svg+xml")
