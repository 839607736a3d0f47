"""A speech is read: handed in, its blanks and claims shown, made a template."""

from __future__ import annotations

from pathlib import PurePath

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from luodi.analysis.figures.queries.readers import readable_books
from luodi.foundation.files.prose import WORD as ENDING
from luodi.foundation.files.templates.word import WORD
from luodi.foundation.people.requests import SignedInRequest, signed_in
from luodi.foundation.people.rules.policy import Right
from luodi.outputs.papers.forms.speeches import SpeechForm, numbered
from luodi.outputs.papers.queries.speeches.page import marked, rows, summed, word_groups
from luodi.outputs.papers.queries.speeches.restored import TITLE, restored_list
from luodi.outputs.papers.queries.speeches.template import notes, template_of
from luodi.outputs.papers.queries.speeches.waiting_speech import (
    Read,
    Said,
    handed_in,
    read_again,
    speech_for,
)
from luodi.records.library.rules import CLASSIFIED_NOTICE
from luodi.records.publications.queries import units_writing

CHAPTER = "binding"


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def speeches(request: SignedInRequest) -> HttpResponse:
    """Hand in a speech; it is read on the next page, and kept no longer than a day."""
    books = [(book.code, book.name) for book in readable_books(request.user)]
    if not books or not request.user.holds(Right.FIGURES):
        raise Http404
    given = (request.POST, request.FILES) if request.method == "POST" else ()
    form = SpeechForm(*given, books=books)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        asked = {name: said[name] for name in ("book", "year", "as_of")} | {"at": timezone.now()}
        return redirect("papers:speech", handed_in(form.content, form.title, request.user, **asked))
    status = 422 if request.method == "POST" else 200
    context = {"form": form, "chapter": CHAPTER, "notice": CLASSIFIED_NOTICE}
    return render(request, "papers/speeches.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def speech(request: SignedInRequest, word: str) -> HttpResponse:
    """Every blank and figure of the speech; a POST shows it with what was chosen."""
    found = read_or_404(request, word)
    units = units_writing(request.user).filter(book=found.speech.book)
    context = {
        "found": found,
        "rows": rows(found.answers, found.reading),
        "pieces": marked(found.reading, found.words, found.puts),
        "groups": word_groups(found.words, found.puts),
        "sums": summed(found.answers),
        "notes": notes(found.speech.content, found.speech.title, found.reading.passage),
        "units": units,
        "chapter": CHAPTER,
    }
    return render(request, "papers/speech.html", context)


@require_POST
@signed_in
def template(request: SignedInRequest, word: str) -> HttpResponse:
    """The speech as a Word template, with what was chosen on the page."""
    found = read_or_404(request, word)
    speech, passage = found.speech, found.reading.passage
    made = template_of(speech.content, speech.title, passage, found.answers, found.puts)
    return word_file(made, f"{PurePath(speech.title).stem}{ENDING}")


@require_POST
@signed_in
def words(request: SignedInRequest, word: str) -> HttpResponse:
    """The list of the words that look swapped, and of what was put there."""
    found = read_or_404(request, word)
    title = found.speech.title
    made = restored_list(title, found.words, found.puts, gettext)
    return word_file(made, f"{PurePath(title).stem}{gettext(TITLE)}{ENDING}")


def word_file(content: bytes, name: str) -> HttpResponse:
    headers = {"Content-Disposition": content_disposition_header(True, name) or ""}
    return HttpResponse(content, content_type=WORD, headers=headers)


def read_or_404(request: SignedInRequest, word: str) -> Read:
    found = speech_for(request.user, word)
    if found is None or not request.user.holds(Right.FIGURES):
        raise Http404
    words = numbered(request.POST, "restore-") if "restored" in request.POST else None
    said = Said(
        fairs=numbered(request.POST, "event-"),
        indicators=numbered(request.POST, "choice-"),
        periods=numbered(request.POST, "period-"),
        names=numbered(request.POST, "name-"),
        words=words,
    )
    return read_again(found, said, timezone.now())
