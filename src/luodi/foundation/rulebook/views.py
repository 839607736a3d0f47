"""The page of the definitions in force, and the text of each version."""

from __future__ import annotations

from datetime import date

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_GET

from luodi.foundation.history.models import Book
from luodi.foundation.history.queries import end_of_day, seq_at
from luodi.foundation.people.requests import SignedInRequest, signed_in
from luodi.foundation.rulebook import queries
from luodi.foundation.rulebook.models import RulebookVersion


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
