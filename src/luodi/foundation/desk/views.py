"""Choosing how the pages look."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from luodi.foundation.desk import actions
from luodi.foundation.desk.forms import LookForm
from luodi.foundation.desk.looks import KEY
from luodi.foundation.people.requests import SignedInRequest, signed_in, way_on


@require_POST
@signed_in
def look(request: SignedInRequest) -> HttpResponse:
    form = LookForm(request.POST)
    if not form.is_valid():
        return HttpResponse(status=422)
    actions.choose_look(request.user, form.cleaned_data["theme"])
    request.session.pop(KEY, None)
    return redirect(way_on(request))
