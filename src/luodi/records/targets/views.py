"""Targets: setting one or a table of them, the documents, one target with what became of it."""

from __future__ import annotations

from datetime import datetime
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from luodi.foundation.history.models import Book
from luodi.foundation.people.models import Unit
from luodi.foundation.people.queries import may_in_book
from luodi.foundation.people.refusing import accepted
from luodi.foundation.people.requests import SignedInRequest, book_asked, signed_in
from luodi.foundation.people.rules.policy import Right
from luodi.records.library.models import Document
from luodi.records.library.rules import CLASSIFIED_NOTICE
from luodi.records.targets.actions import assign, withdraw
from luodi.records.targets.forms import (
    AdjustForm,
    TableForm,
    TargetForm,
    WithdrawForm,
    first,
)
from luodi.records.targets.models import Assignment, Target
from luodi.records.targets.queries.assignments import (
    assignment_for,
    assignments_for,
    line_of,
    target_for,
    targets_of,
)
from luodi.records.targets.queries.naming import figures_called
from luodi.records.targets.rules.amounts import written

SHOWN = 200


def book_set_in(request: SignedInRequest) -> Book:
    """The book in which the reader may set targets."""
    units = Unit.objects.reached_by(request.user, Right.VERIFY)
    books = list(Book.objects.filter(pk__in=units.values("book")).order_by("pk"))
    if not books:
        raise Http404
    return book_asked(request, books)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def new(request: SignedInRequest) -> HttpResponse:
    """One target."""
    book, now = book_set_in(request), timezone.now()
    given = (request.POST, request.FILES) if request.method == "POST" else ()
    start = first(book, request.GET.dict(), timezone.localdate(now))
    form = TargetForm(
        *given, initial=start, book=book, by=request.user, today=timezone.localdate(now)
    )
    if request.method == "POST" and (made := assigned(request, form, now)):
        return done(request, made)
    context = {"form": form, "book": book, "notice": CLASSIFIED_NOTICE, "figures": form.figures()}
    return render(request, "targets/new.html", context, status=status_of(request))


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def table(request: SignedInRequest) -> HttpResponse:
    """A whole table, in one act."""
    book, now = book_set_in(request), timezone.now()
    given = (request.POST, request.FILES) if request.method == "POST" else ()
    today = timezone.localdate(now)
    start = {"period": str(today.year), "issued_on": today}
    form = TableForm(*given, initial=start, book=book, by=request.user, today=today)
    if request.method == "POST" and (made := assigned(request, form, now)):
        return done(request, made)
    context = {"form": form, "book": book, "notice": CLASSIFIED_NOTICE}
    return render(request, "targets/table.html", context, status=status_of(request))


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def adjustment(request: SignedInRequest, pk: int) -> HttpResponse:
    """Another amount for a target that stands."""
    found, now = target_for(request.user, pk), timezone.now()
    if not may_set(request, found.book):
        raise Http404
    figure = figures_called(found.book_id, [found.code])[found.code]
    steps = [written(step.amount, figure.unit) for step in found.steps.order_by("until")]
    start = {"amount": written(found.amount, figure.unit), "plan": " ".join(steps)}
    given = (request.POST, request.FILES) if request.method == "POST" else ()
    today = timezone.localdate(now)
    form = AdjustForm(
        *given, initial=start, target=found, figure=figure, by=request.user, today=today
    )
    if request.method == "POST" and (made := assigned(request, form, now)):
        return redirect("targets:target", made.targets.get().pk)
    context = {"form": form, "target": found, "figure": figure, "notice": CLASSIFIED_NOTICE}
    return render(request, "targets/adjustment.html", context, status=status_of(request))


def assigned(
    request: SignedInRequest, form: TargetForm | TableForm | AdjustForm, at: datetime
) -> Assignment | None:
    """What was set; None where the form holds the reasons why nothing was."""
    made: list[Assignment] = []

    def act() -> None:
        made.append(assign(**form.document, targets=form.targets(), by=request.user, at=at))

    return made[0] if accepted(request, form, act, at=at) else None


def done(request: HttpRequest, made: Assignment) -> HttpResponse:
    """To the targets of the year, where what was set is seen at once."""
    count, year = made.targets.count(), made.targets.earliest("covers_from").covers_from.year
    messages.success(request, gettext("已下达 %(count)s 个目标") % {"count": count})
    query = urlencode({"book": made.book.code, "period": year})
    return redirect(f"{reverse('catalogue:targets')}?{query}")


def status_of(request: HttpRequest) -> int:
    return 422 if request.method == "POST" else 200


def may_set(request: SignedInRequest, book: Book) -> bool:
    return may_in_book(request.user, Right.VERIFY, book=book)


@require_safe
@signed_in
def assignments(request: SignedInRequest) -> HttpResponse:
    if not request.user.holds(Right.FIGURES):
        raise Http404
    rows = assignments_for(request.user)[:SHOWN]
    return render(request, "targets/assignments.html", {"assignments": rows})


@require_safe
@signed_in
def assignment(request: SignedInRequest, pk: int) -> HttpResponse:
    """One document with the targets that it set, as far as the reader sees them."""
    found = assignment_for(request.user, pk)
    rows = list(targets_of(request.user, found))
    context = {
        "assignment": found,
        "targets": rows,
        "names": figures_called(found.book_id, [row.code for row in rows]),
        "document": Document.objects.visible_to(request.user).filter(assignments=found).first(),
    }
    return render(request, "targets/assignment.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def target(request: SignedInRequest, pk: int) -> HttpResponse:
    """One target, how it came to be so; a POST takes it back."""
    found, now = target_for(request.user, pk), timezone.now()
    form = WithdrawForm(request.POST or None)

    def act() -> None:
        withdraw(target=found, **form.cleaned_data, by=request.user, at=now)

    if request.method == "POST" and accepted(request, form, act, at=now):
        messages.success(request, gettext("已撤销"))
        return redirect("targets:target", found.pk)
    context = {**told(request, found), "form": form}
    return render(request, "targets/target.html", context, status=422 if form.errors else 200)


def told(request: SignedInRequest, found: Target) -> dict[str, object]:
    """What the page of a target shows."""
    figure = figures_called(found.book_id, [found.code])[found.code]
    line = line_of(found)
    stands = line[-1] == found and not hasattr(found, "withdrawal")
    return {
        "target": found,
        "figure": figure,
        "shown": written(found.amount, figure.unit),
        "line": [(row, written(row.amount, figure.unit)) for row in line],
        "steps": [
            (step.until, written(step.amount, figure.unit))
            for step in found.steps.order_by("until")
        ],
        "may_change": stands and may_set(request, found.book),
        "stands": stands,
    }
