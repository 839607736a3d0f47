"""The page of one subject."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from luodi.foundation.outgoing.views import Going, goes_out
from luodi.foundation.people.requests import SignedInRequest, signed_in
from luodi.foundation.ui.parts import Tab
from luodi.outputs.dossiers.queries.dossier import dossier
from luodi.outputs.dossiers.queries.leaflet import leaflet
from luodi.records.subjects.queries import subject_for

VERIFIED, CLAIMED = "verified", "claimed"


def going(request: SignedInRequest, pk: int) -> Going:
    """The subject in a few sentences, to be taken out."""
    today = timezone.localdate()
    found = dossier(request.user, pk, today=today, verified=False)
    book = subject_for(request.user, pk).book
    return Going(book, f"subject:{pk}", leaflet(found, today))


@signed_in
@goes_out(going)
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
