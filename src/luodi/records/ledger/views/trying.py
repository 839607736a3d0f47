"""Before a deed that changes what counts: which figures will move, and by how much."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from luodi.foundation.history.models import Book
from luodi.foundation.people.models import Account
from luodi.foundation.people.requests import SignedInRequest, signed_in
from luodi.foundation.ui.sentences import sentences
from luodi.foundation.vocabulary.kinds import kind as kind_named
from luodi.kernel.refusal import Refused
from luodi.kernel.text import gettext_noop
from luodi.records.ledger.models import Entry
from luodi.records.ledger.queries.entries import entry_for, facing
from luodi.records.ledger.views.deeds import BY_CODE, Deed
from luodi.records.ledger.views.entries import form_of
from luodi.records.ledger.views.reviewing import QUEUE
from luodi.records.subjects.queries import shown_name

TRIED = gettext_noop("试算，不记账")  # the reason of a deed that is taken back and gave none


def moves(
    book: Book,
    days: Collection[date],
    act: Callable[[], object],
    now: datetime,
    axes: Sequence[str],
) -> object:
    """Each figure that moves; who counts them is known by the settings alone."""
    return import_string(settings.FORESEEN)(book, days, act, now, axes=axes)


def of_entry(
    entry: Entry, deed: Deed, given: Mapping[str, Any], by: Account, now: datetime
) -> dict[str, object]:
    """What the deed would move, or why it would be refused; a reason may still be lacking."""
    given = {**given, "reason": given.get("reason") or gettext(TRIED)}
    days = [entry.occurred_to]
    try:
        return {
            "moves": moves(
                entry.book, days, lambda: deed.act(entry, given, by, now), now, deed.axes
            )
        }
    except Refused as refusal:
        return {"refused": sentences(refusal)}


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def foreseen(request: SignedInRequest, pk: int, code: str) -> HttpResponse:
    """What a deed would do to the figures as it was filled in, or why it would be refused."""
    entry, now, deed = entry_for(request.user, pk), timezone.now(), BY_CODE.get(code)
    if deed is None or not deed.takes_out:
        raise Http404
    sent = request if request.method == "POST" else None
    form = form_of(deed, facing(entry, timezone.localdate()), sent)
    context = {
        **place(entry, request.user),
        "deed": deed,
        "form": form,
        "order": request.GET.get(QUEUE),
    }
    if form.is_valid() or form.fields.keys() == {"reason"}:
        given = form.cleaned_data if form.is_bound else {}
        context |= of_entry(entry, deed, given, request.user, now)
    return render(request, "ledger/foreseen.html", context)


def place(entry: Entry, reader: Account) -> dict[str, object]:
    """The pages above this one."""
    kind, name = kind_named(entry.kind), shown_name(entry.subject, reader)
    return {"entry": entry, "kind": kind, "name": name}
