"""The box of the frame and its page."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from luodi.foundation.people.requests import SignedInRequest, signed_in
from luodi.foundation.ui.pages import render_lean
from luodi.outputs.search.queries import found

MOST_CHARACTERS = 80


@require_safe
@signed_in
def search(request: SignedInRequest) -> HttpResponse:
    text = request.GET.get("q", "").strip()[:MOST_CHARACTERS]
    context = {"text": text, "groups": found(request, request.user, text)}
    return render_lean(request, "search/page.html", context, part="found")
