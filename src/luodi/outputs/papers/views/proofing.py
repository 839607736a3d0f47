"""核数: a paper is handed in, and the answer shows what its numbers say of one another."""

from __future__ import annotations

from django.core.exceptions import BadRequest
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from luodi.foundation.outgoing.views import Going, goes_out
from luodi.foundation.people.refusing import refuse
from luodi.foundation.people.requests import SignedInRequest, signed_in
from luodi.kernel.refusal import Refused
from luodi.outputs.papers.forms.proofing import ProofingForm
from luodi.outputs.papers.queries.proofing import (
    Proofed,
    book_table,
    brought_back,
    carried,
    leaflet,
    proofed,
    table,
    tally,
)
from luodi.outputs.papers.rules.marking import Leaf

PAGE, RESULT = "papers/proofing.html", "papers/proofing_result.html"


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def proofing(request: SignedInRequest) -> HttpResponse:
    """The form, and for what was sent the answer; nothing of either is kept."""
    form, now = ProofingForm(request.POST or None, request.FILES or None), timezone.now()
    if request.method != "POST":
        return render(request, PAGE, {"form": form})
    if form.is_valid():
        try:
            name, text = form.text()
            found, marked = proofed(name, text, request.user, now)
            return answer(request, found, marked)
        except Refused as refusal:
            refuse(request, form, refusal, at=now)
    return render(request, PAGE, {"form": form}, status=422)


def answer(request: SignedInRequest, found: Proofed, marked: list[Leaf]) -> HttpResponse:
    context = {
        "found": found,
        "tally": tally(found),
        "table": table(found),
        "book_table": book_table(found),
        "leaves": marked,
        "carried": carried(found),
    }
    return render(request, RESULT, context)


def going(request: SignedInRequest) -> Going:
    """The answer that the page sent back, to be taken out."""
    found = brought_back(request.POST.get("carried", ""))
    if found is None:
        raise BadRequest
    return Going(request.user.unit.book, "proofing", leaflet(found))


@signed_in
@goes_out(going)
def result(request: SignedInRequest) -> HttpResponse:
    """The answer once more, on paper; asked for by its address, the way back to the form."""
    found = brought_back(request.POST.get("carried", ""))
    return answer(request, found, []) if found else redirect("papers:proofing")
