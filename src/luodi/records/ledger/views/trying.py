"""Before a deed that takes an entry out of a count: which figures will move, and by how much."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from luodi.foundation.people.models import Account
from luodi.foundation.people.requests import SignedInRequest, signed_in
from luodi.foundation.ui.sentences import sentences
from luodi.foundation.vocabulary.kinds import kind as kind_named
from luodi.kernel.refusal import Refused
from luodi.kernel.text import gettext_noop
from luodi.records.ledger.models import Entry
from luodi.records.ledger.queries.entries import entry_for
from luodi.records.ledger.views.deeds import BY_CODE, Deed
from luodi.records.subjects.queries import shown_name

TRIED = gettext_noop("试算，不记账")  # the reason of a deed that is taken back


def moves(entry: Entry, deed: Deed, by: Account, now: datetime) -> object:
    """Each figure that moves; who counts them is known by the settings alone."""
    given = {"reason": gettext(TRIED)}
    counted = import_string(settings.FORESEEN)
    return counted(entry.book, entry.occurred_to, lambda: deed.act(entry, given, by, now), now)


@require_safe
@signed_in
def foreseen(request: SignedInRequest, pk: int, code: str) -> HttpResponse:
    """What a deed would do to the figures, or why it would be refused."""
    entry, now, deed = entry_for(request.user, pk), timezone.now(), BY_CODE.get(code)
    if deed is None or not deed.takes_out:
        raise Http404
    context = {
        "entry": entry,
        "kind": kind_named(entry.kind),
        "name": shown_name(entry.subject, request.user),
        "deed": deed,
        "deed_name": gettext(deed.name),
    }
    try:
        context["moves"] = moves(entry, deed, request.user, now)
    except Refused as refusal:
        context["refused"] = sentences(refusal)
    return render(request, "ledger/foreseen.html", context)
