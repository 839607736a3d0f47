"""Registering an enterprise on a page, its code checked while one types; correcting it."""

from __future__ import annotations

from django.contrib import messages
from django.forms import model_to_dict
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from luodi.foundation.people.queries import may
from luodi.foundation.people.refusing import accepted, refuse
from luodi.foundation.people.requests import SignedInRequest, signed_in
from luodi.foundation.people.rules.policy import Right
from luodi.kernel.refusal import Refused
from luodi.records.enterprises.actions import code_problems, correct, register
from luodi.records.enterprises.forms import EnterpriseCorrection, EnterpriseForm
from luodi.records.enterprises.models import Enterprise
from luodi.records.enterprises.queries import enterprise_of, versions_of
from luodi.records.subjects.forms import speaking_for
from luodi.records.subjects.queries import shown_name, subject_for


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def new(request: SignedInRequest) -> HttpResponse:
    form = EnterpriseForm(request.POST or None, by=request.user)
    if not form.units:
        raise Http404
    if request.method == "POST" and (enterprise := registered(request, form)):
        messages.success(request, gettext("已登记“%(name)s”") % {"name": enterprise.subject.name})
        return redirect("ledger:choose", enterprise.subject_id)
    status = 422 if request.method == "POST" else 200
    return render(request, "enterprises/new.html", {"form": form}, status=status)


@require_safe
@signed_in
def code(request: SignedInRequest) -> HttpResponse:
    """What is wrong with a credit code, before it is sent."""
    unit = speaking_for(request.user).first()
    if unit is None:
        raise Http404
    typed = request.GET.get("credit_code", "").strip().upper()
    reasons = code_problems(unit.book, typed)
    return render(request, "enterprises/parts/code.html", {"reasons": reasons, "code": typed})


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def correction(request: SignedInRequest, pk: int) -> HttpResponse:
    """What is known of an enterprise, to be put right with a reason."""
    subject, by, now = subject_for(request.user, pk), request.user, timezone.now()
    firm = enterprise_of(pk)
    if firm is None or not may(by, Right.RECORD, unit=subject.unit):
        raise Http404
    seen = versions_of(pk).latest("seq").seq
    form = EnterpriseCorrection(request.POST or None, initial=model_to_dict(firm), seen=seen)
    if request.method == "POST" and accepted(
        request, form, lambda: correct(enterprise=firm, **form.cleaned_data, by=by, at=now), at=now
    ):
        messages.success(request, gettext("已更正，原来写的留在改动经过里"))
        return redirect("dossiers:subject", pk)
    context = {"subject": subject, "name": shown_name(subject, by), "form": form}
    status = 422 if form.errors else 200
    return render(request, "subjects/correction.html", context, status=status)


def registered(request: SignedInRequest, form: EnterpriseForm) -> Enterprise | None:
    """The enterprise; None where it is refused, with every reason beside its field."""
    now = timezone.now()
    try:
        if form.is_valid():
            return register(**form.cleaned_data, by=request.user, at=now)
    except Refused as refusal:
        refuse(request, form, refusal, at=now)
    return None
