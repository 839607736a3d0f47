"""One entry with its evidence, what it lacks, and what the reader may do with it."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from luodi.foundation.outgoing.views import goes_out
from luodi.foundation.people.refusing import refuse
from luodi.foundation.people.requests import SignedInRequest, signed_in
from luodi.foundation.vocabulary.evidence import evidence
from luodi.foundation.vocabulary.kinds import kind as kind_named
from luodi.kernel.refusal import Refused
from luodi.records.ledger.forms.judging import EntryForm
from luodi.records.ledger.models import Entry
from luodi.records.ledger.queries.entries import (
    Facing,
    entry_for,
    facing,
    following,
)
from luodi.records.ledger.views import telling
from luodi.records.ledger.views.deeds import BY_CODE, Deed, offered
from luodi.records.ledger.views.leaflets import of_entry
from luodi.records.ledger.views.reviewing import QUEUE, queue_of
from luodi.records.subjects.queries import shown_name


@dataclass(frozen=True)
class Offer:
    """A deed with its form as the page shows it; open where it was just refused."""

    deed: Deed
    form: EntryForm
    is_open: bool = False


@signed_in
@goes_out(of_entry)
def show(request: SignedInRequest, pk: int) -> HttpResponse:
    return page(request, entry_for(request.user, pk))


@require_POST
@signed_in
def act(request: SignedInRequest, pk: int, code: str) -> HttpResponse:
    """Do one deed; refused, the page comes back with the reasons beside its form."""
    entry, deed = entry_for(request.user, pk), BY_CODE.get(code)
    if deed is None:
        raise Http404
    now, way = timezone.now(), onward(request, entry, deed)
    form = form_of(deed, facing(entry, timezone.localdate()), request)
    try:
        if form.is_valid():
            deed.act(entry, form.cleaned_data, request.user, now)
            messages.success(request, gettext(deed.done))
            return redirect(way)
    except Refused as refusal:
        refuse(request, form, refusal, at=now)
    return page(request, entry_for(request.user, pk), refused=Offer(deed, form, is_open=True))


def onward(request: SignedInRequest, entry: Entry, deed: Deed) -> str:
    """After a judgement in the queue the next entry, at once; else the same entry.

    Asked before the deed: what is judged waits no more, and its place would be lost.
    """
    order = request.GET.get(QUEUE)
    here = reverse("ledger:entry", args=[entry.pk])
    if order is None or not deed.is_judging:
        return here if order is None else f"{here}?{QUEUE}={order}"
    waiting = queue_of(request.user, entry.book, order)
    next_one = following(waiting, entry)
    if next_one is None:
        return reverse("ledger:queue")
    return f"{reverse('ledger:entry', args=[next_one])}?{QUEUE}={order}"


def page(request: SignedInRequest, entry: Entry, refused: Offer | None = None) -> HttpResponse:
    """The page of the entry, with the deed that was refused in the place of its own."""
    found = facing(entry, timezone.localdate())
    offers = [Offer(deed, form_of(deed, found)) for deed in offered(entry, request.user)]
    if refused:
        offers = [refused, *(one for one in offers if one.deed.code != refused.deed.code)]
    status = 422 if refused else 200
    context = context_of(request, entry, found) | {"offers": offers}
    return render(request, "ledger/entry.html", context, status=status)


def form_of(deed: Deed, found: Facing, request: SignedInRequest | None = None) -> EntryForm:
    """The form of a deed, as sent or fresh; it is told what the entry lacks."""
    data: QueryDict | None = request.POST if request else None
    files = request.FILES if request else None
    return deed.form(data, files, lacking=found.lacking, auto_id=f"{deed.code}-%s")


def context_of(request: SignedInRequest, entry: Entry, found: Facing) -> dict[str, object]:
    order = request.GET.get(QUEUE)
    name = shown_name(entry.subject, request.user)
    return {
        "entry": entry,
        "subject": entry.subject,
        "name": name,
        "kind": kind_named(entry.kind),
        "days": telling.days(entry),
        "amount": telling.amount(entry),
        "lines": list(telling.lines(entry, request.user, inside=name == entry.subject.name)),
        "facing": found,
        "grade": telling.grade(found.told),
        "papers": [(row, gettext(evidence(row.type).name)) for row in found.told.papers],
        "story": telling.story(found.told),
        "stands": [kind_named(code) for code in found.stands],
        "order": order,
        "skip": following(queue_of(request.user, entry.book, order), entry) if order else None,
    }
