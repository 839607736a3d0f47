"""Registering an enterprise on a page, its credit code checked while one types."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from luodi.foundation.people.refusing import refuse
from luodi.foundation.people.requests import SignedInRequest, signed_in
from luodi.kernel.refusal import Refused
from luodi.records.enterprises.actions import code_problems, register
from luodi.records.enterprises.forms import EnterpriseForm
from luodi.records.enterprises.models import Enterprise
from luodi.records.subjects.forms import speaking_for


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


def registered(request: SignedInRequest, form: EnterpriseForm) -> Enterprise | None:
    """The enterprise; None where it is refused, with every reason beside its field."""
    now = timezone.now()
    try:
        if form.is_valid():
            return register(**form.cleaned_data, by=request.user, at=now)
    except Refused as refusal:
        refuse(request, form, refusal, at=now)
    return None
