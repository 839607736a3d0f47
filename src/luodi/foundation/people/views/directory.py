"""The list of people: whom one looks for, in pages, each leading to its own."""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from luodi.foundation.people.forms import accounts as forms
from luodi.foundation.people.models import Account
from luodi.foundation.people.queries import accounts_kept_by
from luodi.foundation.people.requests import SignedInRequest
from luodi.foundation.people.rules.policy import GRANTS, Role
from luodi.foundation.ui.parts import Pager
from luodi.foundation.ui.tables.columns import Column, Kind
from luodi.foundation.ui.tables.table import Table
from luodi.kernel.text import gettext_noop

PAGE = 50


def directory(request: SignedInRequest) -> dict[str, object]:
    """What the page of the list shows."""
    form = forms.DirectoryForm(request.GET)
    found = sought(accounts_kept_by(request.user), form)
    total, first = found.count(), page_asked(request) * PAGE
    rows = found.prefetch_related("appointments__unit").order_by("unit__path", "name", "pk")
    table = Table(gettext("账号"), COLUMNS, list(rows[first : first + PAGE]), is_captioned=False)
    return {"form": form, "table": table, "total": total, "pager": pager(request, first, total)}


def sought(kept: QuerySet[Account], form: forms.DirectoryForm) -> QuerySet[Account]:
    """Those that the form asks for; all of them where it cannot be read."""
    given = form.cleaned_data if form.is_valid() else {}
    if words := given.get("q", "").strip():
        named = Q(name__icontains=words) | Q(username__icontains=words)
        kept = kept.filter(named | Q(unit__name__icontains=words))
    if role := given.get("role"):
        kept = kept.filter(appointments__role=role, appointments__ended_at=None).distinct()
    match given.get("state"):
        case forms.IN_USE:
            return kept.filter(is_active=True)
        case forms.OFF:
            return kept.filter(is_active=False)
        case forms.WITHOUT_ROLE:
            sitting = kept.filter(appointments__ended_at=None, appointments__isnull=False)
            return kept.exclude(pk__in=sitting.values("pk"))
    return kept


def page_asked(request: HttpRequest) -> int:
    """Which page, from 0; what is no number is the first."""
    said = request.GET.get("page", "")
    return max(0, int(said) - 1) if said.isdecimal() and len(said) < 7 else 0


def pager(request: HttpRequest, first: int, total: int) -> Pager | None:
    """The way to the other pages; none where all are on one."""
    if total <= PAGE:
        return None
    now, last = first // PAGE + 1, -(-total // PAGE)

    def to(page: int) -> str:
        query = request.GET.copy()
        query["page"] = str(page)
        return f"?{query.urlencode()}"

    return Pager(
        first=min(first + 1, total),
        last=min(first + PAGE, total),
        total=total,
        back=to(now - 1) if now > 1 else "",
        on=to(now + 1) if now < last else "",
        to_first=to(1) if now > 1 else "",
        to_last=to(last) if now < last else "",
    )


def held(account: Account) -> str:
    """The appointments in force, each with its unit where that is another."""
    seats = [one for one in account.appointments.all() if one.ended_at is None]
    return "、".join(
        gettext(GRANTS[Role(one.role)].name)
        + ("" if one.unit_id == account.unit_id else f"（{one.unit}）")
        for one in seats
    )


def state(account: Account) -> str:
    if not account.is_active:
        return gettext("已停用")
    return gettext("待改密码") if account.must_change_password else gettext("在用")


def tone(account: Account) -> str:
    if not account.is_active:
        return "off"
    return "wait" if account.must_change_password else "done"


COLUMNS: tuple[Column[Account], ...] = (
    Column(
        "name",
        gettext_noop("姓名"),
        lambda row: row.name,
        is_head=True,
        link=lambda row: reverse("people:account", args=[row.pk]),
    ),
    Column("username", gettext_noop("登录名"), lambda row: row.username),
    Column("unit", gettext_noop("单位"), lambda row: str(row.unit)),
    Column("roles", gettext_noop("任用"), held, Kind.PROSE),
    Column("state", gettext_noop("状态"), state, Kind.STATUS, tone=tone),
    Column(
        "last",
        gettext_noop("最近登录"),
        lambda row: timezone.localdate(row.last_login) if row.last_login else None,
        Kind.DATE,
    ),
)
