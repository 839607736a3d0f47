"""Registering a project on a page, names that come near shown before; correcting what it is."""

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
from luodi.records.projects.actions import correct, register
from luodi.records.projects.forms import ProjectCorrection, ProjectForm
from luodi.records.projects.models import Project
from luodi.records.projects.queries.one import project_of, versions_of
from luodi.records.subjects.forms import speaking_for
from luodi.records.subjects.queries import alike, shown_name, subject_for
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


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def correction(request: SignedInRequest, pk: int) -> HttpResponse:
    """What is said of a project, to be put right with a reason."""
    subject, by, now = subject_for(request.user, pk), request.user, timezone.now()
    project = project_of(pk)
    if project is None or not may(by, Right.RECORD, unit=subject.unit):
        raise Http404
    seen = versions_of(pk).latest("seq").seq
    form = ProjectCorrection(request.POST or None, initial=model_to_dict(project), seen=seen)
    if request.method == "POST" and accepted(
        request, form, lambda: correct(project=project, **form.given(), by=by, at=now), at=now
    ):
        messages.success(request, gettext("已更正，原来写的留在改动经过里"))
        return redirect("dossiers:subject", pk)
    context = {"subject": subject, "name": shown_name(subject, by), "form": form}
    return render(request, "subjects/correction.html", context, status=422 if form.errors else 200)


def registered(request: SignedInRequest, form: ProjectForm) -> Project | None:
    """The project; None where it is refused, with every reason beside its field."""
    now = timezone.now()
    try:
        if form.is_valid():
            return register(**form.given(), by=request.user, at=now)
    except Refused as refusal:
        refuse(request, form, refusal, at=now)
    return None
