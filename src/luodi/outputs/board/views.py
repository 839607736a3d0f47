"""The first page: a question of one book, answered."""

from __future__ import annotations

from datetime import datetime

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext

from luodi.analysis.figures.queries.readers import last_kept, readable_books
from luodi.analysis.figures.rules.asked import Asked
from luodi.foundation.history.models import Book
from luodi.foundation.outgoing.views import Going, goes_out
from luodi.foundation.people.requests import SignedInRequest, book_asked, signed_in
from luodi.foundation.people.rules.policy import Right
from luodi.foundation.ui.sentences import show_refusal
from luodi.kernel.refusal import Refused
from luodi.outputs.board.forms import QuestionForm
from luodi.outputs.board.queries.glance import Glance, glance
from luodi.outputs.board.queries.leaflet import leaflet
from luodi.outputs.board.queries.waits import waits


def going(request: SignedInRequest) -> Going:
    """The figures of the page, to be taken out; what waits for the reader stays."""
    now, books = timezone.now(), readable_books(request.user)
    if not books:
        raise Http404
    book = book_asked(request, books)
    form = question(request, book, books, now)
    seen = answer(form, book, books, now)
    if seen is None:
        raise Http404
    return Going(
        book, "figures", leaflet(book.name, form.cleaned_data["period"].said(gettext), seen)
    )


@signed_in
@goes_out(going)
def home(request: SignedInRequest) -> HttpResponse:
    now, today = timezone.now(), timezone.localdate()
    books = readable_books(request.user)
    if not books:
        return render(request, "board/nothing.html")
    book = book_asked(request, books)
    form = question(request, book, books, now)
    seen = answer(form, book, books, now)
    context = {
        "book": book,
        "form": form,
        "glance": seen,
        "waits": waits(request.user, book, today),
        "today": today,
        "last_kept": last_kept(book, books),
        "may_register": request.user.holds(Right.RECORD),
    }
    return render(request, "board/home.html", context, status=200 if seen else 422)


def question(
    request: SignedInRequest, book: Book, books: list[Book], now: datetime
) -> QuestionForm:
    """The question in the address; without a period, the year in which the book was last kept."""
    latest = timezone.localdate(last_kept(book, books) or now)
    given = {
        "book": book.code,
        "period": request.GET.get("period") or str(latest.year),
        "as_of": request.GET.get("as_of", ""),
    }
    return QuestionForm(given, books=books, this_year=timezone.localdate(now).year)


def answer(form: QuestionForm, book: Book, books: list[Book], now: datetime) -> Glance | None:
    """The figures; None where the question makes no sense, which is then said beside its field."""
    if not form.is_valid():
        return None
    asked = Asked(form.cleaned_data["period"], form.cleaned_data["as_of"])
    try:
        return glance(book, asked, now, readable=books)
    except Refused as refusal:
        show_refusal(form, refusal)
        return None
