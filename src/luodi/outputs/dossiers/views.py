"""The page of one subject."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from luodi.foundation.people.requests import SignedInRequest, signed_in
from luodi.foundation.ui.parts import Tab
from luodi.outputs.dossiers.queries.dossier import dossier

VERIFIED, CLAIMED = "verified", "claimed"


@require_safe
@signed_in
def subject(request: SignedInRequest, pk: int) -> HttpResponse:
    """Where it stands, what it lacks and who owes it, its money, and all that was said of it."""
    verified = request.GET.get("reading") == VERIFIED
    found = dossier(request.user, pk, today=timezone.localdate(), verified=verified)
    context = {"dossier": found, "readings": readings(pk, verified=verified)}
    return render(request, "dossiers/subject.html", context)


def readings(pk: int, *, verified: bool) -> list[Tab]:
    """The two readings of the picture; they are never drawn into one."""
    page = reverse("dossiers:subject", args=[pk])
    return [
        Tab(gettext("申报"), f"{page}?reading={CLAIMED}#money", is_here=not verified),
        Tab(gettext("核定"), f"{page}?reading={VERIFIED}#money", is_here=verified),
    ]
