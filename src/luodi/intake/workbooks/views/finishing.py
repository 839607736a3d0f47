"""What is done with an import as a whole: checked again, applied, dropped, taken back."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from luodi.foundation.people.refusing import accepted
from luodi.foundation.people.requests import SignedInRequest, signed_in
from luodi.foundation.ui.sentences import sentence
from luodi.intake.workbooks.actions.receiving import discard
from luodi.intake.workbooks.actions.withdrawing import withdraw
from luodi.intake.workbooks.actions.working import (
    go_on,
    is_silent,
    start_applying,
    start_checking,
    wake,
)
from luodi.intake.workbooks.forms import ReasonForm
from luodi.intake.workbooks.models import Batch
from luodi.intake.workbooks.queries.filling import filled_workbook
from luodi.intake.workbooks.queries.overview import batch_for
from luodi.intake.workbooks.queries.returning import returned_workbook
from luodi.intake.workbooks.queries.staged import is_there, location
from luodi.intake.workbooks.views.showing import say_errors
from luodi.kernel.refusal import Refused

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_POST
@signed_in
def check(request: SignedInRequest, pk: int) -> HttpResponse:
    """Hold the rows against the book again; also what broke off is begun again."""
    batch, now = batch_for(request.user, pk), timezone.now()
    if is_silent(batch, now) or batch.state == Batch.State.RECEIVED:
        wake(batch)
    else:
        start_checking(batch, now)
    go_on(batch, request.user, timezone.now)
    return redirect("workbooks:batch", pk)


@require_POST
@signed_in
def put_in(request: SignedInRequest, pk: int) -> HttpResponse:
    """Apply what the page shows; what was not shown so is looked at again first."""
    batch, by, now = batch_for(request.user, pk), request.user, timezone.now()
    if start_applying(batch, now):
        go_on(batch, by, timezone.now)
    return redirect("workbooks:batch", pk)


@require_POST
@signed_in
def take_back(request: SignedInRequest, pk: int) -> HttpResponse:
    """Withdraw the whole import, with its reason."""
    batch, by, now = batch_for(request.user, pk), request.user, timezone.now()
    form = ReasonForm(request.POST)
    if accepted(
        request,
        form,
        lambda: withdraw(batch=batch, reason=form.cleaned_data["reason"], by=by, at=now),
        at=now,
    ):
        messages.success(request, gettext("已撤回：本批的记录全部红冲，由它登记的项目已关闭"))
    say_errors(request, form)
    return redirect("workbooks:batch", pk)


@require_POST
@signed_in
def drop(request: SignedInRequest, pk: int) -> HttpResponse:
    batch, by, now = batch_for(request.user, pk), request.user, timezone.now()
    form = ReasonForm(request.POST)
    if accepted(request, form, lambda: discard(batch=batch, by=by, at=now), at=now):
        messages.success(request, gettext("已放弃，总账没有变动"))
        return redirect("workbooks:new")
    return redirect("workbooks:batch", pk)


@require_safe
@signed_in
def returned(request: SignedInRequest, pk: int) -> HttpResponse:
    """The rows that were not recorded, in their own layout, with the reasons in a column."""
    batch = batch_for(request.user, pk)
    if not is_there(batch):
        raise Http404
    response = HttpResponse(returned_workbook(batch), content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="returned-{batch.pk}.xlsx"'
    return response


@require_safe
@signed_in
def filled(request: SignedInRequest, pk: int, number: int) -> HttpResponse:
    """One of the files as it came, filled from the book, so that nobody keeps two ledgers."""
    batch = batch_for(request.user, pk)
    file = get_object_or_404(batch.files.select_related("document"), pk=number)
    if not location(file).is_file():
        raise Http404
    try:
        content, _ = filled_workbook(file, request.user)
    except Refused as refusal:
        messages.error(request, "；".join(sentence(reason) for reason in refusal.reasons))
        return redirect("workbooks:batch", pk)
    response = HttpResponse(content, content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="filled-{file.pk}.xlsx"'
    return response
