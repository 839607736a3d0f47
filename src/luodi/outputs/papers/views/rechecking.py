"""复核: a filled paper is handed in, and what would be different today is told."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from luodi.analysis.figures.rules.moments import AsOf
from luodi.foundation.people.refusing import accepted
from luodi.foundation.people.requests import SignedInRequest, signed_in
from luodi.foundation.people.rules.policy import Right
from luodi.outputs.papers.forms.filling import RecheckForm
from luodi.outputs.papers.queries.rechecking import Rechecked, recheck
from luodi.records.library.queries import is_kept, location
from luodi.records.publications.queries import issue_for, issues_for

SHOWN = 200


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def rechecking(request: SignedInRequest) -> HttpResponse:
    if not request.user.holds(Right.FIGURES):
        raise Http404
    given = (request.POST, request.FILES) if request.method == "POST" else ()
    form, now = RecheckForm(*given), timezone.now()
    found: list[Rechecked] = []

    def act() -> None:
        said = form.cleaned_data
        found.append(recheck(said["file"].read(), said["as_of"], now, reader=request.user))

    is_good = request.method != "POST" or accepted(request, form, act, at=now)
    context = {"form": form, "checked": found[0] if found else None}
    return render(request, "papers/recheck.html", context, status=200 if is_good else 422)


@require_safe
@signed_in
def issues(request: SignedInRequest) -> HttpResponse:
    """The papers that were issued."""
    if not request.user.holds(Right.READ):
        raise Http404
    return render(request, "papers/issues.html", {"issues": issues_for(request.user)[:SHOWN]})


@require_safe
@signed_in
def issue(request: SignedInRequest, pk: int) -> HttpResponse:
    """One issued paper with its figures, beside what the book says today."""
    found = issue_for(request.user, pk)
    checked = None
    if is_kept(found.document):
        content = location(found.document).read_bytes()
        checked = recheck(content, AsOf(), timezone.now(), reader=request.user)
    context = {"issue": found, "checked": checked, "figures": found.figures.order_by("number")}
    return render(request, "papers/issue.html", context)
