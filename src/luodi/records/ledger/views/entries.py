"""One entry with its evidence, what it lacks, and what the reader may do with it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from luodi.foundation.outgoing.views import goes_out
from luodi.foundation.people.models import Account
from luodi.foundation.people.refusing import refuse
from luodi.foundation.people.requests import SignedInRequest, signed_in
from luodi.foundation.vocabulary.evidence import evidence
from luodi.foundation.vocabulary.kinds import kind as kind_named
from luodi.kernel.refusal import Refused
from luodi.records.ledger.forms.judging import EntryForm
from luodi.records.ledger.models import Entry, Evidence
from luodi.records.ledger.queries.entries import (
    Facing,
    ahead,
    entry_for,
    facing,
)
from luodi.records.ledger.queries.telling import tellings
from luodi.records.ledger.views.deeds import BY_CODE, OPEN, Deed, offered, undoing
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
            messages.success(request, said_of(entry, deed, request.user))
            return redirect(way)
    except Refused as refusal:
        refuse(request, form, refusal, at=now)
    return page(request, entry_for(request.user, pk), refused=Offer(deed, form, is_open=True))


def said_of(entry: Entry, deed: Deed, by: Account) -> str:
    """That the deed is done and how it is taken back; of a judgement, which the next page hides."""
    back = deed.undone_by
    way = undoing(entry, back, gettext(BY_CODE[back].name), by) if back else ""
    if not deed.is_judging:
        return format_html("{}{}", gettext(deed.done), way)
    what = shown_name(entry.subject, by), gettext(kind_named(entry.kind).name)
    return format_html("{}{}{} · {}{}", gettext(deed.done), gettext("："), *what, way)


def onward(request: SignedInRequest, entry: Entry, deed: Deed) -> str:
    """After a judgement in the queue the next entry, at once; else the same entry.

    Asked before the deed: what is judged waits no more, and its place would be lost.
    """
    order = request.GET.get(QUEUE)
    here = reverse("ledger:entry", args=[entry.pk])
    if order is None or not deed.is_judging:
        return here if order is None else f"{here}?{QUEUE}={order}"
    waiting = queue_of(request.user, entry.book, order)
    if next_ones := ahead(waiting, entry)[:1]:
        return f"{reverse('ledger:entry', args=next_ones)}?{QUEUE}={order}"
    return reverse("ledger:queue")


def page(request: SignedInRequest, entry: Entry, refused: Offer | None = None) -> HttpResponse:
    """The page of the entry, with the deed that was refused in the place of its own."""
    found = facing(entry, timezone.localdate())
    opened = request.GET.get(OPEN)
    offers = [
        Offer(deed, form_of(deed, found), is_open=deed.code == opened)
        for deed in offered(entry, request.user)
    ]
    if refused:
        offers = [refused, *(one for one in offers if one.deed.code != refused.deed.code)]
    status = 422 if refused else 200
    context = context_of(request, entry, found) | {"offers": offers}
    return render(request, "ledger/entry.html", context, status=status)


def form_of(deed: Deed, found: Facing, request: SignedInRequest | None = None) -> EntryForm:
    """The form of a deed, as sent or fresh; it is told how the entry stands."""
    data: QueryDict | None = request.POST if request else None
    files = request.FILES if request else None
    return deed.form(data, files, facing=found, auto_id=f"{deed.code}-%s")


def shown_once(papers: Iterable[Evidence]) -> list[tuple[Evidence, str]]:
    """Each file once, with everything that it proves."""
    by_file: dict[int, list[Evidence]] = {}
    for row in papers:
        by_file.setdefault(row.document_id, []).append(row)
    return [
        (rows[0], gettext("、").join(gettext(evidence(row.type).name) for row in rows))
        for rows in by_file.values()
    ]


def context_of(request: SignedInRequest, entry: Entry, found: Facing) -> dict[str, object]:
    order = request.GET.get(QUEUE)
    name = shown_name(entry.subject, request.user)
    (one,) = tellings([found.told], request.user, inside=name == entry.subject.name)
    return {
        "entry": entry,
        "subject": entry.subject,
        "name": name,
        "kind": kind_named(entry.kind),
        "telling": one,
        "facing": found,
        "papers": shown_once(found.told.papers),
        "stands": [kind_named(code) for code in found.stands],
        "order": order,
        "ahead": ahead(queue_of(request.user, entry.book, order), entry) if order else [],
    }
