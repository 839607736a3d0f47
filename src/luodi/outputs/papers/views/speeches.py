"""A speech is read: handed in, its blanks and claims shown, made a template."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePath

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_POST

from luodi.analysis.figures.queries.readers import readable_books
from luodi.foundation.files.prose import WORD, with_pieces
from luodi.foundation.files.typesetting import DOCX
from luodi.foundation.history.models import Book
from luodi.foundation.people.requests import SignedInRequest, signed_in
from luodi.foundation.ui.sentences import show_refusal
from luodi.kernel.refusal import Refused
from luodi.outputs.papers.forms.speeches import SpeechForm, numbered
from luodi.outputs.papers.queries.speeches.answers import (
    Answer,
    Asking,
    Reading,
    answers,
    read_speech,
)
from luodi.outputs.papers.queries.speeches.choosing import (
    EventAsked,
    chosen,
    events_asked,
    with_events,
)
from luodi.outputs.papers.queries.speeches.page import marked, rows, summed
from luodi.outputs.papers.queries.speeches.verdicts import Tested, tested
from luodi.outputs.papers.rules.phrases.passages import read
from luodi.outputs.papers.rules.phrases.templates import pieces

CHAPTER = "binding"


@dataclass(frozen=True)
class Read:
    """A speech with everything that its page and its template show."""

    reading: Reading
    answers: tuple[Answer, ...]
    tested: tuple[Tested, ...]
    events: list[EventAsked]


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def speech(request: SignedInRequest) -> HttpResponse:
    """Hand in a speech; sent, every blank and figure of it stands below, nothing is kept."""
    form, book = form_of(request)
    context: dict[str, object] = {"form": form, "chapter": CHAPTER}
    found = understood(request, form, book) if request.method == "POST" else None
    if found is None:
        status = 422 if request.method == "POST" else 200
        return render(request, "papers/speech.html", context, status=status)
    context |= {
        "rows": rows(found.answers),
        "tested": found.tested,
        "events": found.events,
        "pieces": marked(found.reading),
        "sums": summed(found.answers),
        "book": book,
    }
    return render(request, "papers/speech.html", context)


@require_POST
@signed_in
def template(request: SignedInRequest) -> HttpResponse:
    """The speech as a Word template, with what was chosen on the page."""
    form, book = form_of(request)
    found = understood(request, form, book)
    if found is None:
        return render(request, "papers/speech.html", {"form": form, "chapter": CHAPTER}, status=422)
    told = pieces(found.reading.passage, [one.told for one in found.answers])
    response = HttpResponse(with_pieces(form.content, form.called, told), content_type=DOCX)
    name = f"{PurePath(form.called).stem}{WORD}"
    response["Content-Disposition"] = content_disposition_header(True, name)
    return response


def form_of(request: SignedInRequest) -> tuple[SpeechForm, Book]:
    """The form, and the readable book that is asked, else the reader's own."""
    books = readable_books(request.user)
    if not books:
        raise Http404
    form = SpeechForm(request.POST or None, request.FILES or None, books=books)
    code = request.POST.get("book", "")
    return form, next((book for book in books if book.code == code), books[0])


def understood(request: SignedInRequest, form: SpeechForm, book: Book) -> Read | None:
    """The speech read against the book; None where it could not be, with the form saying why."""
    if not form.is_valid():
        return None
    try:
        return _read(request, form, book, timezone.now())
    except Refused as refusal:
        show_refusal(form, refusal)
        return None


def _read(request: SignedInRequest, form: SpeechForm, book: Book, now: datetime) -> Read:
    said = form.cleaned_data
    reading = read_speech(read(form.lines), book, year=said["year"])
    picked = numbered(request.POST, "event-")
    events = events_asked(reading, {n: int(v) for n, v in picked.items() if v.isdecimal()})
    reading = chosen(with_events(reading, events), numbered(request.POST, "choice-"))
    asking = Asking(book, said["as_of"], now)
    judged = tuple(tested(claim, reading.names, asking) for claim in reading.claims)
    return Read(reading, answers(reading, asking), judged, events)
