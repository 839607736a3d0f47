"""The month's amounts of a unit's projects: typed into a table, sent as one act."""

from __future__ import annotations

from datetime import date
from itertools import chain

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from luodi.foundation.desk.actions import drop_draft, keep_draft
from luodi.foundation.desk.queries import draft_of
from luodi.foundation.people.models import Unit
from luodi.foundation.people.queries import unit_for
from luodi.foundation.people.refusing import refuse
from luodi.foundation.people.requests import SignedInRequest, signed_in
from luodi.foundation.people.rules.policy import Right
from luodi.foundation.ui.pages import asks_for_part
from luodi.foundation.ui.parts import Pager
from luodi.kernel.periods import Period, add_months
from luodi.kernel.refusal import Refused, because
from luodi.kernel.text import gettext_noop
from luodi.records.ledger.actions.recording import problems_of_each, record_many
from luodi.records.ledger.forms.amounts import AmountsForm
from luodi.records.ledger.models import Entry
from luodi.records.ledger.queries.amounts import needs_of, rows_of_month, telling_projects
from luodi.records.ledger.rules.monthly import MONTHLY, asked_of
from luodi.records.ledger.views.month_tabs import neighbours, tabs_of
from luodi.records.library.rules import CLASSIFIED_NOTICE
from luodi.records.subjects.models import Subject

FORM = "amounts"
SHOWN = 60  # a browser sends a file for each row, and a request takes a hundred


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def amounts(request: SignedInRequest, pk: int, month: date) -> HttpResponse:
    """What each project did in the month: told cells as numbers, the others to be filled in."""
    unit = unit_for(request.user, pk, Right.RECORD)
    page = projects_of(request, unit)
    form = form_of(request, unit, month, page)
    if request.method == "POST" and (entries := told(request, form)):
        said = {"count": len(entries), "seq": entries[0].seq}
        messages.success(request, gettext("已填报 %(count)s 条（#%(seq)s，申报）") % said)
        return redirect(request.get_full_path())
    status = 422 if request.method == "POST" else 200
    context = context_of(request, form, page)
    return render(request, "ledger/amounts.html", context, status=status)


@require_POST
@signed_in
def keep(request: SignedInRequest, pk: int, month: date) -> HttpResponse:
    """Keep what is typed so far as a draft; the page does so at every change."""
    unit, at = unit_for(request.user, pk, Right.RECORD), timezone.now()
    typed = {name: given for name, given in request.POST.lists() if any(given)}
    keep_draft(
        owner=request.user, unit=unit, form=FORM, about=about(unit, month), content=typed, at=at
    )
    if asks_for_part(request):
        return render(request, "ledger/parts/kept.html", {"at": at})
    messages.success(request, gettext("草稿已存，只有您看得见，发出才算填报"))
    return redirect("ledger:amounts", pk, month)


@require_POST
@signed_in
def discard(request: SignedInRequest, pk: int, month: date) -> HttpResponse:
    unit = unit_for(request.user, pk, Right.RECORD)
    drop_draft(owner=request.user, form=FORM, about=about(unit, month))
    return redirect("ledger:amounts", pk, month)


def told(request: SignedInRequest, form: AmountsForm) -> list[Entry] | None:
    """The entries of the one act; None where it is refused, each reason beside its cell."""
    by, now = request.user, timezone.now()
    try:
        require_sound(request, form)
        claims = list(form.claims().values())
        entries = record_many(book=form.unit.book, claims=claims, by=by, at=now)
    except Refused as refusal:
        refuse(request, form, refusal, at=now)
        return None
    drop_draft(owner=by, form=FORM, about=about(form.unit, form.month.start))
    return entries


def require_sound(request: SignedInRequest, form: AmountsForm) -> None:
    """Refuse with what the ledger would say of each cell, before anything is written."""
    form.full_clean()
    claims = form.claims()
    found = problems_of_each(
        form.unit.book, list(claims.values()), by=request.user, today=form.today
    )
    placed = [form.placed(code, reasons) for code, reasons in zip(claims, found, strict=True)]
    reasons = list(chain.from_iterable(placed))
    if not (claims or form.errors):
        reasons.append(because(gettext_noop("还没有填数：在要报的项目后面填上本月数")))
    if reasons or form.errors:
        raise Refused(*reasons)


def projects_of(request: SignedInRequest, unit: Unit) -> Page[Subject]:
    """The projects that the page shows; few units have more than one page of them."""
    return Paginator(telling_projects(unit, request.user), SHOWN).get_page(request.GET.get("page"))


def form_of(request: SignedInRequest, unit: Unit, month: date, page: Page[Subject]) -> AmountsForm:
    """The form as sent; else with the draft that the person left; else fresh."""
    by, today = request.user, timezone.localdate()
    sent = request.method == "POST"
    return AmountsForm(
        request.POST if sent else draft_of(by, FORM, about(unit, month)),
        request.FILES if sent else None,
        rows=rows_of_month(list(page.object_list), month, by=by, today=today),
        unit=unit,
        month=Period.month(month.year, month.month),
        today=today,
        needs={k.code: needs_of(unit, k, today)[:1] for k in MONTHLY if not k.is_plan},
    )


def context_of(
    request: SignedInRequest, form: AmountsForm, page: Page[Subject]
) -> dict[str, object]:
    """What the page shows besides the cells."""
    asked = asked_of(form.month.start, form.today)
    coming = add_months(form.today, 1)  # of a month that has not begun its plan is told
    return {
        "unit": form.unit,
        "month": form.month,
        "form": form,
        "kinds": form.kinds,
        "places": list(form.places()),
        "notice": CLASSIFIED_NOTICE,
        "restored": request.method != "POST" and form.is_bound,
        "is_open": bool(asked) and bool(form.fields),
        "views": tabs_of(request.user, form.unit, form.month.start, here=FORM),
        "ways": neighbours("ledger:amounts", form.month.start, coming, form.unit.pk),
        "pager": pager(page, reverse("ledger:amounts", args=[form.unit.pk, form.month.start])),
    }


def pager(page: Page[Subject], address: str) -> Pager | None:
    """Which projects are shown; nothing where all of them are."""
    if page.paginator.num_pages < 2:
        return None
    back = f"{address}?page={page.previous_page_number()}" if page.has_previous() else ""
    on = f"{address}?page={page.next_page_number()}" if page.has_next() else ""
    return Pager(page.start_index(), page.end_index(), page.paginator.count, back, on)


def about(unit: Unit, month: date) -> str:
    """What a draft of this form is about: the words of its address."""
    return f"{unit.pk}:{month:%Y-%m}"
