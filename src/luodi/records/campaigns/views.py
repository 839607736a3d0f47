"""Entering events and stations on a page."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from luodi.foundation.people.refusing import refuse
from luodi.foundation.people.requests import SignedInRequest, signed_in
from luodi.kernel.refusal import Refused
from luodi.records.campaigns.actions import enter_event
from luodi.records.campaigns.forms import EventForm, StationForm
from luodi.records.subjects.actions import open_subject
from luodi.records.subjects.forms import RegisterForm
from luodi.records.subjects.models import Subject
from luodi.records.subjects.rules import SubjectType


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def event(request: SignedInRequest) -> HttpResponse:
    form = EventForm(request.POST or None, by=request.user, today=timezone.localdate())
    return page(request, form, gettext("登记活动"), gettext("签约会、推介会、节会：一届登记一次。"))


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def station(request: SignedInRequest) -> HttpResponse:
    form = StationForm(request.POST or None, by=request.user)
    return page(request, form, gettext("登记驻点"), gettext("派在外地的招商驻点，如 上海驻点。"))


def page(request: SignedInRequest, form: RegisterForm, heading: str, lead: str) -> HttpResponse:
    """The form; sent and accepted, on to what can be recorded of it."""
    if not form.units:
        raise Http404
    if request.method == "POST" and (subject := registered(request, form)):
        messages.success(request, gettext("已登记“%(name)s”") % {"name": subject.name})
        return redirect("ledger:choose", subject.pk)
    context = {"form": form, "heading": heading, "lead": lead}
    status = 422 if request.method == "POST" else 200
    return render(request, "campaigns/new.html", context, status=status)


def registered(request: SignedInRequest, form: RegisterForm) -> Subject | None:
    """What was entered; None where it is refused, with every reason beside its field."""
    by, now = request.user, timezone.now()
    try:
        if not form.is_valid():
            return None
        if isinstance(form, EventForm):
            return enter_event(**form.cleaned_data, by=by, at=now).subject
        return open_subject(type=SubjectType.STATION, **form.cleaned_data, by=by, at=now)
    except Refused as refusal:
        refuse(request, form, refusal, at=now)
        return None
