"""The page of the definitions in force, the text of each version, and loading the next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods

from luodi.foundation.history.models import Book
from luodi.foundation.history.queries import end_of_day, seq_at
from luodi.foundation.people.models import Account
from luodi.foundation.people.queries import may_in_book
from luodi.foundation.people.refusing import accepted
from luodi.foundation.people.requests import SignedInRequest, signed_in
from luodi.foundation.people.rules.policy import Right
from luodi.foundation.rulebook import actions, queries
from luodi.foundation.rulebook.forms import RulebookForm, mark_of
from luodi.foundation.rulebook.models import RulebookVersion
from luodi.foundation.rulebook.rules.reading import Source


@require_GET
@signed_in
def page(request: SignedInRequest) -> HttpResponse:
    book, day = book_asked(request), day_asked(request)
    seq = seq_at(book, end_of_day(day))
    context = {
        "book": book,
        "books": queries.books_of(request.user).order_by("pk"),
        "day": day,
        "page": queries.page(book, seq=seq, day=day, tongue=gettext),
        "editions": queries.editions(book, seq=seq, tongue=gettext),
        "loads": may_in_book(request.user, Right.RULEBOOK, book=book),
    }
    return render(request, "rulebook/page.html", context)


@require_GET
@signed_in
def text(request: SignedInRequest, number: int) -> HttpResponse:
    versions = RulebookVersion.objects.filter(book=book_asked(request))
    version = get_object_or_404(versions, number=number)
    response = HttpResponse(version.text, content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="rulebook-{number}.toml"'
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def load(request: SignedInRequest) -> HttpResponse:
    """First what the text says otherwise than today's; then, of the same text, the next version."""
    books, now, looked = queries.books_governed_by(request.user), timezone.now(), list[Look]()
    if not books:
        raise Http404
    form = form_of(request, books, now)
    if not accepted(request, form, lambda: looked.append(look(form, request.user, now)), at=now):
        status = 422 if request.method == "POST" else 200
        return render(request, "rulebook/load.html", {"form": form}, status=status)
    said = looked[0]
    if said.version:
        text = gettext("已载入第%(number)s版")
        messages.success(request, text % {"number": said.version.number})
        return redirect(f"{reverse('rulebook:page')}?book={said.book.code}")
    context = {"form": again(said, books), "look": said}
    return render(request, "rulebook/load.html", context)


@dataclass(frozen=True)
class Look:
    """What came of handing a text in: what it would change or, seen before, the version it is."""

    book: Book
    given: Source
    preview: queries.Preview | None = None
    version: RulebookVersion | None = None


def look(form: RulebookForm, by: Account, at: datetime) -> Look:
    """Load a text whose differences have been shown; of any other, show them."""
    given, book = form.source(), form.cleaned_data["book"]
    if form.cleaned_data["seen"] == mark_of(book, given.text):
        version = actions.load(book=book, text=given.text, name=given.name, by=by, at=at)
        return Look(book, given, version=version)
    actions.refuse_twice(book, given.text)
    return Look(book, given, preview=queries.preview(book, given, at=at))


def form_of(request: SignedInRequest, books: list[Book], now: datetime) -> RulebookForm:
    """As it was sent; fresh, with the text in force, so that one word of it can be put right."""
    if request.method == "POST":
        return RulebookForm(request.POST, request.FILES, books=books)
    code = request.GET.get("book")
    book = next((one for one in books if one.code == code), books[0])
    version = queries.version_today(book, timezone.localdate(now))
    text = version.text if version else ""
    return RulebookForm(initial={"book": book, "text": text}, books=books)


def again(said: Look, books: list[Book]) -> RulebookForm:
    """The form of a text that was looked at, ready to be loaded."""
    mark = mark_of(said.book, said.given.text)
    given = {"book": said.book, "text": said.given.text, "seen": mark}
    return RulebookForm(initial=given, books=books)


def book_asked(request: SignedInRequest) -> Book:
    """The book that was asked for, else the account's own; 404 for one that it may not read."""
    code = request.GET.get("book") or request.user.unit.book.code
    return get_object_or_404(queries.books_of(request.user), code=code)


def day_asked(request: SignedInRequest) -> date:
    """The day that was asked for; today where none was, or what was typed is no day."""
    try:
        return date.fromisoformat(request.GET.get("on", ""))
    except ValueError:
        return timezone.localdate()
