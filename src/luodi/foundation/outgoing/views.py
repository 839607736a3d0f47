"""The one door by which a page leaves the house: its own address, posted to."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from typing import Any, cast

from django.core.exceptions import BadRequest, PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from luodi.foundation.files.codes import outline
from luodi.foundation.files.leaflets.chat import chat_text
from luodi.foundation.files.leaflets.leaf import Imprint, Leaflet
from luodi.foundation.files.leaflets.picture import MEDIA_TYPE, picture
from luodi.foundation.files.leaflets.workbook import MEDIA_TYPE as XLSX
from luodi.foundation.files.leaflets.workbook import workbook
from luodi.foundation.files.official.leaflet import document
from luodi.foundation.files.typesetting import DOCX, typeset_document
from luodi.foundation.history.actions import note
from luodi.foundation.history.models import Book
from luodi.foundation.history.queries import BOOK_ZONE
from luodi.foundation.outgoing.queries import code_of_line
from luodi.foundation.outgoing.rules import ACTIONS, Way
from luodi.foundation.people.models import Account
from luodi.foundation.people.requests import SignedInRequest
from luodi.foundation.people.rules.policy import Right
from luodi.kernel.short_codes import written

TEXT = "text/plain; charset=utf-8"


@dataclass(frozen=True)
class Going:
    """What goes out: of which book, about what (a topic of the log), and in which words."""

    book: Book
    topic: str
    leaflet: Leaflet


@dataclass(frozen=True)
class Sheet:
    """What a printed sheet carries besides its page: the code in letters and in squares."""

    code: str
    outline: str
    said: str


class Printing(SignedInRequest):
    """A request whose page is printed, and carries its code."""

    sheet: Sheet


def goes_out(going: Callable[..., Going]) -> Callable[[Callable[..., HttpResponse]], Any]:
    """Let a page be taken out by who may export; `going` gets what the view gets.

    A GET is the page itself and notes nothing. A POST to the same address, which therefore says
    what is taken, notes it in the house's log and answers with the copy; a printed sheet is the
    page with its code, and cannot be asked for twice under the same one.
    """

    def decorated(view: Callable[..., HttpResponse]) -> Any:
        @require_http_methods(["GET", "HEAD", "POST"])
        @wraps(view)
        def door(request: SignedInRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.method != "POST":
                return view(request, *args, **kwargs)
            way, now = way_asked(request), timezone.now()
            found = going(request, *args, **kwargs)
            imprint = noted(request, found, way, now)
            if way is not Way.PRINT:
                return copy_of(request, found.leaflet, imprint, way)
            printing = cast(Printing, request)
            printing.sheet = Sheet(imprint.code, outline(imprint.code), imprint.said)
            return view(request, *args, **kwargs)

        return door

    return decorated


def way_asked(request: SignedInRequest) -> Way:
    if not request.user.holds(Right.EXPORT):
        raise PermissionDenied
    try:
        return Way(request.POST.get("form", ""))
    except ValueError:
        raise BadRequest from None


def noted(request: SignedInRequest, going: Going, way: Way, at: datetime) -> Imprint:
    """The line in the house's log, from which the copy has its code."""
    detail = {
        "page": request.path,
        "query": request.META.get("QUERY_STRING", ""),
        "book": going.book.code,
        "seq": going.book.seq,
    }
    line = note(action=ACTIONS[way], topic=going.topic, detail=detail, by=request.user, at=at)
    return imprint_of(way, written(code_of_line(line)), going.book, request.user, at)


def imprint_of(way: Way, code: str, book: Book, by: Account, at: datetime) -> Imprint:
    words = {
        "name": by.name,
        "unit": by.unit,
        "at": f"{at.astimezone(BOOK_ZONE):%Y-%m-%d %H:%M}",
        "code": code,
        "seq": book.seq,
    }
    if way is Way.PRINT:
        return Imprint(gettext("%(name)s（%(unit)s）%(at)s 打印，账记到 #%(seq)s") % words, code)
    return Imprint(gettext("%(name)s（%(unit)s）%(at)s 摘自“落地”，编码 %(code)s") % words, code)


def of_pdf(leaflet: Leaflet, imprint: Imprint) -> bytes:
    """The Word file set as PDF, with its fonts in it."""
    return typeset_document(document(leaflet, imprint))


FILES: dict[Way, tuple[Callable[[Leaflet, Imprint], bytes], str]] = {
    Way.WORD: (document, DOCX),
    Way.PDF: (of_pdf, "application/pdf"),
    Way.WORKBOOK: (workbook, XLSX),
}


def file_of(leaflet: Leaflet, imprint: Imprint, way: Way) -> HttpResponse:
    make, media_type = FILES[way]
    name = f"{leaflet.about}-{leaflet.title}-{imprint.code}.{way.ending}"
    headers = {"Content-Disposition": content_disposition_header(True, name) or ""}
    return HttpResponse(make(leaflet, imprint), content_type=media_type, headers=headers)


def copy_of(request: SignedInRequest, leaflet: Leaflet, imprint: Imprint, way: Way) -> HttpResponse:
    """The text or the picture on a page of its own; to a script that asks, the bare text."""
    if way in FILES:
        return file_of(leaflet, imprint, way)
    context = {"leaflet": leaflet, "back": request.get_full_path()}
    if way is Way.PICTURE:
        drawn = b64encode(picture(leaflet, imprint)).decode()
        name = f"{leaflet.about}-{leaflet.title}-{imprint.code}.png"
        context |= {"picture": f"data:{MEDIA_TYPE};base64,{drawn}", "name": name}
        return render(request, "outgoing/picture.html", context)
    words = chat_text(leaflet, imprint)
    if request.headers.get("Accept") == "text/plain":
        return HttpResponse(words, content_type=TEXT)
    return render(request, "outgoing/text.html", context | {"words": words})
