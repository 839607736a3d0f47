"""Choosing how the pages look; keeping a list as a view, and throwing it away."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from luodi.foundation.desk import actions
from luodi.foundation.desk.forms import LookForm, ViewForm
from luodi.foundation.desk.looks import KEY
from luodi.foundation.people.requests import SignedInRequest, signed_in, way_on
from luodi.foundation.ui.sentences import show_refusal
from luodi.kernel.refusal import Refused


@require_POST
@signed_in
def look(request: SignedInRequest) -> HttpResponse:
    form = LookForm(request.POST)
    if not form.is_valid():
        return HttpResponse(status=422)
    actions.choose_look(request.user, form.cleaned_data["theme"])
    request.session.pop(KEY, None)
    return redirect(way_on(request))


@require_POST
@signed_in
def keep(request: SignedInRequest) -> HttpResponse:
    form = ViewForm(request.POST)
    if form.is_valid():
        try:
            kept = actions.keep_view(owner=request.user, **form.cleaned_data)
            messages.success(request, _("已存下视图“%(name)s”") % {"name": kept.name})
        except Refused as refusal:
            show_refusal(form, refusal)
    for errors in form.errors.values():
        for error in errors:
            messages.error(request, str(error))
    return redirect(way_on(request))


@require_POST
@signed_in
def drop(request: SignedInRequest, key: int) -> HttpResponse:
    if not actions.drop_view(owner=request.user, key=key):
        raise Http404
    return redirect(way_on(request))
