"""Naming a subject anew, giving it to another unit, closing it, on a page."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from luodi.foundation.people.queries import may
from luodi.foundation.people.refusing import accepted
from luodi.foundation.people.requests import SignedInRequest, signed_in
from luodi.foundation.people.rules.policy import Right
from luodi.records.subjects.actions import revise
from luodi.records.subjects.forms import RevisionForm
from luodi.records.subjects.queries import shown_name, subject_for


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def revision(request: SignedInRequest, pk: int) -> HttpResponse:
    """The name is shown to be changed only to who may know it (代号)."""
    subject, by, now = subject_for(request.user, pk), request.user, timezone.now()
    if not may(by, Right.RECLASSIFY, unit=subject.unit):
        raise Http404
    name = shown_name(subject, by)
    form = RevisionForm(request.POST or None, subject=subject, may_name=name == subject.name)
    if request.method == "POST" and accepted(
        request, form, lambda: revise(subject=subject, **form.given(), by=by, at=now), at=now
    ):
        messages.success(request, gettext("已改，原来的名称和单位留在改动经过里"))
        return redirect("dossiers:subject", pk)
    context = {"subject": subject, "name": name, "form": form}
    return render(request, "subjects/revision.html", context, status=422 if form.errors else 200)
