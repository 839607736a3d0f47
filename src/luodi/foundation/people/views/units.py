"""The units that an administrator keeps: the tree, one unit, a list of new ones."""

from __future__ import annotations

from datetime import datetime

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from luodi.foundation.people import actions
from luodi.foundation.people.forms.units import (
    CloseUnitForm,
    OpenUnitForm,
    UnitForm,
    UnitListForm,
)
from luodi.foundation.people.models import Account, Unit
from luodi.foundation.people.queries import (
    in_tree_order,
    standing_units,
    unit_kept,
    units_with_people,
)
from luodi.foundation.people.refusing import accepted
from luodi.foundation.people.requests import SignedInRequest, signed_in
from luodi.foundation.people.rules.unit_list import decoded, unit_rows
from luodi.foundation.people.views.accounts import require_keeper
from luodi.foundation.ui.parts import Tab
from luodi.foundation.ui.tables.columns import Column, Kind
from luodi.foundation.ui.tables.table import Table
from luodi.kernel.text import gettext_noop

CLOSED = "closed"


def link(unit: Unit) -> str:
    return reverse("people:unit", args=[unit.pk])


def people(unit: Unit) -> int:
    """The accounts in use, as `units_with_people` counted them."""
    count: int = getattr(unit, "people", 0)
    return count


NAME = Column[Unit]("name", gettext_noop("单位"), lambda row: row.name, is_head=True, link=link)
ABOVE = Column[Unit]("parent", gettext_noop("上级"), lambda row: str(row.parent or ""))
FACTS: tuple[Column[Unit], ...] = (
    Column("kind", gettext_noop("类别"), lambda row: row.get_kind_display()),
    Column("class", gettext_noop("单位类别"), lambda row: row.unit_class),
    Column("opened", gettext_noop("设立日期"), lambda row: row.opened_on, Kind.DATE),
)
PEOPLE = Column[Unit]("people", gettext_noop("在用账号"), people, Kind.NUMBER, gettext_noop("个"))
COLUMNS = (NAME, ABOVE, *FACTS, PEOPLE)
BELOW = (NAME, *FACTS, PEOPLE)
GONE = (
    NAME,
    ABOVE,
    *FACTS,
    Column[Unit]("closed", gettext_noop("撤销日期"), lambda row: row.closed_on, Kind.DATE),
    PEOPLE,
)


@require_safe
@signed_in
def units(request: SignedInRequest) -> HttpResponse:
    require_keeper(request.user)
    shows_closed = CLOSED in request.GET
    kept = units_with_people(request.user)
    rows = in_tree_order(kept.filter(closed_on__isnull=not shows_closed))
    tabs = [
        Tab(gettext("现有"), "?", not shows_closed),
        Tab(gettext("已撤销"), f"?{CLOSED}=1", shows_closed),
    ]
    columns = GONE if shows_closed else COLUMNS
    table = Table(gettext("单位"), columns, rows, is_captioned=False)
    return render(request, "people/units.html", {"tabs": tabs, "table": table})


@require_safe
@signed_in
def unit(request: SignedInRequest, pk: int) -> HttpResponse:
    return page(request, pk)


@require_POST
@signed_in
def children(request: SignedInRequest, pk: int) -> HttpResponse:
    """Open one unit below this one."""
    parent, by, now = unit_kept(request.user, pk), request.user, timezone.now()
    form = form_of(OpenUnitForm, parent, request, is_sent=True)
    if accepted(
        request,
        form,
        lambda: actions.open_unit(parent=parent, row=form.row(), by=by, at=now),
        at=now,
    ):
        messages.success(request, gettext("已开设“%(unit)s”") % {"unit": form.row().name})
        return redirect("people:unit", pk)
    return page(request, pk, opening=form)


@require_POST
@signed_in
def closure(request: SignedInRequest, pk: int) -> HttpResponse:
    """Close this unit and say who takes over."""
    closing, by, now = unit_kept(request.user, pk), request.user, timezone.now()
    form = form_of(CloseUnitForm, closing, request, is_sent=True)
    if accepted(
        request,
        form,
        lambda: actions.close_unit(unit=closing, **form.given(), by=by, at=now),
        at=now,
    ):
        messages.success(request, gettext("已撤销“%(unit)s”") % {"unit": closing.name})
        return redirect("people:unit", pk)
    return page(request, pk, closing=form)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def unit_list(request: SignedInRequest) -> HttpResponse:
    """A whole list at once, or, with every problem named, nothing."""
    require_keeper(request.user)
    form = UnitListForm(request.POST or None, request.FILES or None, keeper=request.user)
    opened, now = list[Unit](), timezone.now()
    if accepted(request, form, lambda: opened.extend(listed(form, request.user, now)), at=now):
        messages.success(request, gettext("已开设 %(count)s 个单位") % {"count": len(opened)})
        return redirect("people:units")
    status = 422 if request.method == "POST" else 200
    return render(request, "people/unit_list.html", {"form": form}, status=status)


def listed(form: UnitListForm, by: Account, at: datetime) -> list[Unit]:
    """The units of the file, opened in the book."""
    book, content = form.cleaned_data["book"], form.cleaned_data["file"].read()
    rows = unit_rows(decoded(content), standing_units(book))
    return actions.open_units(book=book, rows=rows, by=by, at=at)


def form_of[F: UnitForm](
    form: type[F], unit: Unit, request: SignedInRequest, *, is_sent: bool = False
) -> F:
    """One of the two forms of a unit's page, as sent or fresh."""
    return form(
        request.POST if is_sent else None,
        unit=unit,
        keeper=request.user,
        today=timezone.localdate(),
        auto_id=f"{form.__name__}-%s",
    )


def page(
    request: SignedInRequest,
    pk: int,
    opening: OpenUnitForm | None = None,
    closing: CloseUnitForm | None = None,
) -> HttpResponse:
    """One unit; with a form that was refused, open where it was."""
    found = unit_kept(request.user, pk)
    context = facts_of(request.user, found) | {
        "opening": opening or form_of(OpenUnitForm, found, request),
        "closing": closing or form_of(CloseUnitForm, found, request),
        "is_opening": opening is not None,
        "is_closing": closing is not None,
    }
    status = 422 if opening or closing else 200
    return render(request, "people/unit.html", context, status=status)


def facts_of(keeper: Account, unit: Unit) -> dict[str, object]:
    """What the page tells of a unit: what stands below it, who is there, whom it follows."""
    below = units_with_people(keeper).filter(parent=unit)
    return {
        "unit": unit,
        "below": Table(gettext("下级单位"), BELOW, in_tree_order(below)),
        "people": unit.accounts.filter(is_active=True).order_by("name", "pk"),
        "heirs": unit.successions.select_related("successor").order_by("-share", "pk"),
        "takes": unit.inheritances.select_related("unit").order_by("pk"),
    }
