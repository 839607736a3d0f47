"""The monthly report of a unit: what it confirms, its printed sheet, and the stamped scan."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from luodi.foundation.outgoing.views import goes_out
from luodi.foundation.people.models import Unit
from luodi.foundation.people.queries import may, unit_for
from luodi.foundation.people.refusing import refuse
from luodi.foundation.people.requests import SignedInRequest, signed_in
from luodi.foundation.people.rules.policy import Right
from luodi.foundation.ui.numbers import day
from luodi.kernel.refusal import Refused
from luodi.kernel.text import gettext_noop
from luodi.records.ledger.actions import months as acts
from luodi.records.ledger.forms.months import ReportForm, ScanForm
from luodi.records.ledger.models import MonthReport
from luodi.records.ledger.queries.months import Sheet, sheet
from luodi.records.ledger.queries.waiting import to_confirm
from luodi.records.ledger.views.leaflets import of_month
from luodi.records.ledger.views.month_sheets import sheet_table, told_on_behalf
from luodi.records.ledger.views.month_tabs import neighbours, tabs_of
from luodi.records.library.queries import thumbnail
from luodi.records.library.rules import CLASSIFIED_NOTICE, Paper
from luodi.records.subjects.queries import shown_names

SCAN = "month_report_scan"


@require_safe
@signed_in
def show(request: SignedInRequest, pk: int, month: date) -> HttpResponse:
    return page(request, unit_for(request.user, pk, Right.READ), month)


@signed_in
@goes_out(of_month)
def printed(request: SignedInRequest, pk: int, month: date) -> HttpResponse:
    """The sheet as it is printed, signed and stamped: A4, with the head of the chain."""
    unit = unit_for(request.user, pk, Right.READ)
    found = sheet(unit, month, timezone.localdate())
    context = {
        "sheet": found,
        "table": sheet_table(found, request.user, on_paper=True),
        "names": list(shown_names(found.still, request.user).values()),
    }
    return render(request, "ledger/month_printed.html", context)


@require_POST
@signed_in
def report(request: SignedInRequest, pk: int, month: date) -> HttpResponse:
    """The head's one act for the month."""
    unit, now = unit_for(request.user, pk, Right.READ), timezone.now()
    form = report_form(request, sheet(unit, month, timezone.localdate()), request.POST)
    try:
        if form.is_valid():
            given = {"month": month, **form.cleaned_data}
            done = acts.report_month(unit=unit, **given, by=request.user, at=now)
            messages.success(request, gettext("月报已报送（#%(seq)s）") % {"seq": done.seq})
            return redirect("ledger:month", pk, month)
    except Refused as refusal:
        refuse(request, form, refusal, at=now)
    return page(request, unit, month, {"form": form})


@require_POST
@signed_in
def confirm(request: SignedInRequest, pk: int, month: date) -> HttpResponse:
    """The unit's yes to one entry that the office recorded for it, before the report."""
    unit, now, form = unit_for(request.user, pk, Right.READ), timezone.now(), forms.Form({})
    number = request.POST.get("entry", "")
    if not number.isdecimal():
        raise Http404
    entry = get_object_or_404(to_confirm([unit]), pk=number)
    try:
        acts.confirm(entry=entry, by=request.user, at=now)
    except Refused as refusal:
        refuse(request, form, refusal, at=now)
        return page(request, unit, month, {"refused": form})
    messages.success(request, gettext("已确认记录 %(entry)s") % {"entry": entry.pk})
    return redirect("ledger:month", pk, month)


@require_POST
@signed_in
def scan(request: SignedInRequest, pk: int, month: date) -> HttpResponse:
    """Put the stamped sheet beside its report; each file is an act of its own."""
    unit, now = unit_for(request.user, pk, Right.READ), timezone.now()
    found = get_object_or_404(MonthReport.objects.select_related("book"), unit=unit, month=month)
    form = ScanForm(request.POST, request.FILES)
    try:
        if form.is_valid():
            for file in form.cleaned_data["content"]:
                paper = Paper(file.read(), file.name or "", SCAN, gettext_noop("网页"))
                acts.hand_in_scan(report=found, paper=paper, by=request.user, at=now)
            messages.success(request, gettext("盖章扫描件已附上"))
            return redirect("ledger:month", pk, month)
    except Refused as refusal:
        refuse(request, form, refusal, at=now)
    return page(request, unit, month, {"scan": form})


def page(
    request: SignedInRequest, unit: Unit, month: date, refused: dict[str, Any] | None = None
) -> HttpResponse:
    """The unit's month; a form that was refused stands in the place of its own."""
    by, today = request.user, timezone.localdate()
    context = {
        "sheet": (found := sheet(unit, month, today)),
        "month": month,
        "table": sheet_table(found, by),
        "on_behalf": told_on_behalf(unit),
        "form": report_form(request, found),
        **scanning(found),
        "may_confirm": may(by, Right.CONFIRM_MONTH, unit=unit),
        "has_begun": month <= today,
        "views": tabs_of(by, unit, month, here="month"),
        "ways": neighbours("ledger:month", month, today, unit.pk),
    }
    status = 422 if refused else 200
    return render(request, "ledger/month.html", context | (refused or {}), status=status)


def scanning(found: Sheet) -> dict[str, object]:
    """The stamped sheets that are there, and the form for another."""
    days = ((row.document, day(timezone.localtime(row.at))) for row in found.scans)
    scans = [thumbnail(document, on) for document, on in days]
    return {"scan": ScanForm(), "scans": scans, "notice": CLASSIFIED_NOTICE}


def report_form(request: SignedInRequest, found: Sheet, data: Any = None) -> ReportForm:
    """The form of what is unchanged: of a reported month, nothing can be ticked any more."""
    still = () if found.report else found.still
    return ReportForm(data, still=still, names=shown_names(found.still, request.user))
