"""Classing a subject otherwise on a page; what will move by it is seen before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from luodi.foundation.people.queries import may
from luodi.foundation.people.refusing import accepted
from luodi.foundation.people.requests import SignedInRequest, signed_in
from luodi.foundation.people.rules.policy import Right
from luodi.foundation.ui.parts import Tab
from luodi.foundation.ui.sentences import show_refusal
from luodi.kernel.refusal import Refused
from luodi.records.ledger.actions.correcting import reclassify
from luodi.records.ledger.forms.classing import ClassingForm
from luodi.records.ledger.models import Entry
from luodi.records.ledger.views.trying import TRIED, moves
from luodi.records.subjects.models import Subject
from luodi.records.subjects.queries import current_classing, shown_name, subject_for
from luodi.records.subjects.queries.changing import changes
from luodi.records.subjects.rules import Classing

TRY = "try"  # the button that only asks what would move
ROUND = "round"  # in an address: the attempt that is classed, where not all are
SPLIT_BY = ("unit", "event", "industry", "cluster", "channel")  # by which figures are asked apart


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def classing(request: SignedInRequest, pk: int) -> HttpResponse:
    """How the subject counts now, to be changed; tried first where that is asked for."""
    subject, now = subject_for(request.user, pk), timezone.now()
    if not may(request.user, Right.RECLASSIFY, unit=subject.unit):
        raise Http404
    rounds = rounds_of(subject)
    form = form_of(request, subject, rounds)
    context = {"subject": subject, "name": shown_name(subject, request.user), "form": form}
    if request.method == "POST" and TRY in request.POST:
        context |= tried(form, request, now)
    elif request.method == "POST" and accepted(request, form, done(form, request, now), at=now):
        messages.success(request, gettext("已改归类，证据和核定意见不动"))
        return redirect("dossiers:subject", pk)
    context["rounds"] = tabs(subject, rounds, form.now.attempt)
    status = 422 if form.errors else 200
    return render(request, "ledger/classing.html", context, status=status)


def form_of(request: SignedInRequest, subject: Subject, rounds: list[int]) -> ClassingForm:
    asked = request.GET.get(ROUND, "")
    attempt = int(asked) if asked.isdecimal() and int(asked) in rounds else None
    now = replace(current_classing(subject, attempt), attempt=attempt)
    return ClassingForm(request.POST or None, subject=subject, now=now)


def done(
    form: ClassingForm, request: SignedInRequest, now: datetime, reason: str = ""
) -> Callable[[], object]:
    """The act, still to be done, with what was typed."""
    return lambda: reclassify(
        subject=form.subject,
        classing=form.classing(),
        reason=form.cleaned_data["reason"] or reason,
        by=request.user,
        at=now,
    )


def tried(form: ClassingForm, request: SignedInRequest, now: datetime) -> dict[str, object]:
    """What would be otherwise, and which figures would move; nothing where it would be refused."""
    if not form.is_valid():
        return {}
    before, after = form.now, form.classing()
    entries = Entry.objects.filter(subject=form.subject, reversal=None)
    days = set(entries.values_list("occurred_to", flat=True))
    act = done(form, request, now, gettext(TRIED))
    try:
        found = moves(form.subject.book, days, act, now, axes(before, after))
    except Refused as refusal:
        show_refusal(form, refusal)
        return {}
    return {"changes": list(changes(before, after)), "moves": found}


def axes(before: Classing, after: Classing) -> list[str]:
    """By what the figures are asked apart: what is otherwise, as far as figures are split by it."""
    return [one.code for one in changes(before, after) if one.code in SPLIT_BY]


def rounds_of(subject: Subject) -> list[int]:
    """The attempts of which something is recorded."""
    rows = Entry.objects.filter(subject=subject).order_by("attempt")
    return list(rows.values_list("attempt", flat=True).distinct())


def tabs(subject: Subject, rounds: list[int], attempt: int | None) -> list[Tab]:
    """All rounds, or one alone; nothing to choose where there is but one."""
    page = reverse("ledger:classing", args=[subject.pk])
    words = gettext("第 %(number)s 轮")
    every = Tab(gettext("各轮一起"), page, attempt is None)
    each = [Tab(words % {"number": n}, f"{page}?{ROUND}={n}", n == attempt) for n in rounds]
    return [every, *each] if len(rounds) > 1 else []
