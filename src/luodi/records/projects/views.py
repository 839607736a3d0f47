"""Registering a project on a page; names that come near are shown before it is sent."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from luodi.foundation.people.refusing import refuse
from luodi.foundation.people.requests import SignedInRequest, signed_in
from luodi.foundation.people.rules.policy import Right
from luodi.kernel.refusal import Refused
from luodi.records.projects.actions import register
from luodi.records.projects.forms import ProjectForm
from luodi.records.projects.models import Project
from luodi.records.subjects.forms import speaking_for
from luodi.records.subjects.queries import alike
from luodi.records.subjects.rules import SubjectType


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def new(request: SignedInRequest) -> HttpResponse:
    may_share = request.user.holds(Right.RECLASSIFY)
    named = {"name": request.GET.get("name", "")}
    form = ProjectForm(request.POST or None, by=request.user, may_share=may_share, initial=named)
    if not form.units:
        raise Http404
    if request.method == "POST" and (project := registered(request, form)):
        messages.success(request, gettext("已登记“%(name)s”") % {"name": project.subject.name})
        return redirect("ledger:choose", project.subject_id)
    near = form.near if request.method == "POST" else []
    status = 422 if request.method == "POST" else 200
    context = {"form": form, "near": near, "may_share": may_share}
    return render(request, "projects/new.html", context, status=status)


@require_safe
@signed_in
def near(request: SignedInRequest) -> HttpResponse:
    """Projects whose names come near the one that is being typed."""
    unit = speaking_for(request.user).first()
    if unit is None:
        raise Http404
    name = request.GET.get("name", "")
    found = alike(name, SubjectType.PROJECT, book=unit.book_id, by=request.user)
    return render(request, "projects/parts/near.html", {"near": found})


def registered(request: SignedInRequest, form: ProjectForm) -> Project | None:
    """The project; None where it is refused, with every reason beside its field."""
    now = timezone.now()
    try:
        if form.is_valid():
            return register(**form.given(), by=request.user, at=now)
    except Refused as refusal:
        refuse(request, form, refusal, at=now)
    return None
