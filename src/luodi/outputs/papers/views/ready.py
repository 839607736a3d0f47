"""The papers that come with the house: which there are, and one of them, made when asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import wraps

from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header, urlencode
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from luodi.analysis.figures.queries.offers import units_offered
from luodi.analysis.figures.queries.readers import last_kept, readable_books
from luodi.analysis.figures.rules.asked import Asked
from luodi.foundation.files.leaflets.leaf import Leaflet
from luodi.foundation.files.typesetting import DOCX
from luodi.foundation.history.models import Book
from luodi.foundation.outgoing.views import Going, goes_out
from luodi.foundation.people.models import Unit
from luodi.foundation.people.requests import SignedInRequest, book_asked, signed_in
from luodi.foundation.ui.sentences import show_refusal
from luodi.kernel.refusal import Refused
from luodi.outputs.papers.forms.ready import ReadyForm, first_period
from luodi.outputs.papers.queries.ready import brief, bulletin, lists, week
from luodi.outputs.papers.queries.ready.asking import Asking
from luodi.outputs.papers.queries.skeletons import document
from luodi.outputs.papers.rules.ready import Ready, ready
from luodi.outputs.papers.rules.skeletons import skeleton

MADE: dict[str, Callable[[Asking], Leaflet]] = {
    "bulletin": bulletin.leaflet,
    "brief": brief.leaflet,
    "unlanded": lists.unlanded,
    "zeros": lists.zeros,
    "week": week.leaflet,
}


@dataclass(frozen=True)
class Made:
    """A paper as it was asked for."""

    paper: Ready
    form: ReadyForm
    asking: Asking
    leaflet: Leaflet


def made_first(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponseBase]:
    """Make the paper; a question without sense is answered beside its field, with 422."""

    @signed_in
    @wraps(view)
    def door(request: SignedInRequest, code: str) -> HttpResponse:
        paper, books, now = paper_named(code), readable_books(request.user), timezone.now()
        book = book_asked(request, books)
        form = question(request, paper, book, books, now)
        if form.is_valid():
            try:
                asking = asking_of(request, form, book, now)
                made = Made(paper, form, asking, whole(MADE[code](asking)))
                return view(request, made)
            except Refused as refusal:
                show_refusal(form, refusal)
        context = {"paper": paper, "form": form, "book": book}
        return render(request, "papers/paper.html", context, status=422)

    return door


def going(request: SignedInRequest, made: Made) -> Going:
    return Going(made.asking.book, f"paper:{made.paper.code}", made.leaflet)


@made_first
@goes_out(going)
def one(request: SignedInRequest, made: Made) -> HttpResponse:
    context = {
        "paper": made.paper,
        "form": made.form,
        "book": made.asking.book,
        "leaflet": made.leaflet,
        "opens": [opened(code, made.asking) for code in made.paper.figures],
    }
    return render(request, "papers/paper.html", context)


def opened(code: str, asking: Asking) -> dict[str, str]:
    """A figure of the paper by its name, and the page on which it opens, at the same moment."""
    figure = asking.figures.of(code)
    question = {
        "book": asking.book.code,
        "period": asking.asked.period.label,
        "as_of": str(asking.figures.counted.moment),
        "reading": "verified" if asking.verified else "claimed",
        "unit": str(asking.unit.pk) if asking.unit else "",
    }
    page = reverse("catalogue:figure", args=[code])
    return {"name": figure.name, "link": f"{page}?{urlencode(question)}"}


def whole(leaflet: Leaflet) -> Leaflet:
    """With its parts made, so that a refusal among them is heard before the page begins."""
    return replace(leaflet, parts=tuple(leaflet.parts))


@require_safe
@signed_in
def template(request: SignedInRequest, code: str) -> HttpResponse:
    """A template of the house, to be changed in Word and kept as one's own."""
    try:
        found = skeleton(code)
    except Refused:
        raise Http404 from None
    name = f"{gettext(found.name)}.docx"
    headers = {"Content-Disposition": content_disposition_header(True, name) or ""}
    return HttpResponse(document(found), content_type=DOCX, headers=headers)


def paper_named(code: str) -> Ready:
    try:
        return ready(code)
    except Refused:
        raise Http404 from None


def question(
    request: SignedInRequest, paper: Ready, book: Book, books: list[Book], now: datetime
) -> ReadyForm:
    """The question in the address; what it leaves unsaid is what is most asked for."""
    kept = timezone.localdate(last_kept(book, books) or now)
    own = request.user.unit
    first = str(own.pk) if own.book_id == book.pk else units_offered(book)[0][0]
    given = {
        "book": book.code,
        "unit": request.GET.get("unit") or first,
        "period": request.GET.get("period") or first_period(paper, kept),
        "as_of": request.GET.get("as_of", ""),
        "reading": request.GET.get("reading") or "verified",
    }
    return ReadyForm(given, paper=paper, book=book, books=books)


def asking_of(request: SignedInRequest, form: ReadyForm, book: Book, now: datetime) -> Asking:
    said = form.cleaned_data
    unit = Unit.objects.get(pk=said["unit"], book=book) if said.get("unit") else None
    asked = Asked(said["period"], said["as_of"], unit=unit.pk if unit else None)
    return Asking(
        book=book,
        asked=asked,
        verified=said["reading"] == "verified",
        by=request.user,
        now=now,
        today=timezone.localdate(now),
        unit=unit,
    )
