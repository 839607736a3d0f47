"""The door of every page of figures: who asks, of which book, and what."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import wraps

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone

from luodi.analysis.figures.queries.readers import last_kept, readable_books
from luodi.foundation.history.models import Book
from luodi.foundation.people.requests import SignedInRequest, book_asked, signed_in
from luodi.foundation.ui.sentences import show_refusal
from luodi.kernel.refusal import Refused
from luodi.outputs.catalogue.forms import QuestionForm
from luodi.outputs.catalogue.queries.answer import Asking
from luodi.outputs.catalogue.rules.slices import offered


def answers(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponseBase]:
    """Ask first; a question without sense is answered beside its field, with 422."""

    @signed_in
    @wraps(view)
    def door(request: SignedInRequest, code: str = "") -> HttpResponse:
        books = readable_books(request.user)
        if not books:
            return render(request, "catalogue/nothing.html")
        book, now = book_asked(request, books), timezone.now()
        form = question_form(request, book, books, now)
        if form.is_valid():
            try:
                asking = asking_of(request, form, book, books, now)
                return view(request, asking, form, *filter(None, [code]))
            except Refused as refusal:
                show_refusal(form, refusal)
        return render(request, "catalogue/refused.html", {"form": form, "book": book}, status=422)

    return door


def question_form(
    request: HttpRequest, book: Book, books: list[Book], now: datetime
) -> QuestionForm:
    """The question in the address; without a period, the year in which the book was last kept."""
    kept = timezone.localdate(last_kept(book, books) or now)
    given = {word: request.GET.get(word, "") for word in ("q", "as_of", "unit", "event")}
    given |= {"book": book.code, "period": request.GET.get("period") or str(kept.year)}
    return QuestionForm(given, book=book, books=books, today=timezone.localdate(now))


def asking_of(
    request: SignedInRequest, form: QuestionForm, book: Book, books: list[Book], now: datetime
) -> Asking:
    by, splits = request.GET.get("by", ""), list(offered(book.kind == Book.Kind.CITY))
    return Asking(
        book=book,
        asked=form.asked,
        question=form.question(book),
        reader=request.user,
        books=tuple(books),
        now=now,
        verified=request.GET.get("reading") != "claimed",
        by=by if by in splits else splits[0],
    )
