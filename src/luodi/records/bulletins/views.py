"""Bulletins: the list, one of them, registering one and taking it back."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from luodi.foundation.people.refusing import accepted
from luodi.foundation.people.requests import SignedInRequest, signed_in
from luodi.foundation.people.rules.policy import Right
from luodi.records.bulletins.actions import publish, withdraw
from luodi.records.bulletins.forms import BulletinForm, WithdrawForm
from luodi.records.bulletins.models import Bulletin
from luodi.records.bulletins.queries import bulletin_for, bulletins_for
from luodi.records.library.models import Document
from luodi.records.library.rules import CLASSIFIED_NOTICE

SHOWN = 200
EXAMPLE = '{{ 公报("指标", 期间="2023年")|注明 }}'


@require_safe
@signed_in
def bulletins(request: SignedInRequest) -> HttpResponse:
    if not request.user.holds(Right.FIGURES):
        raise Http404
    context = {
        "bulletins": bulletins_for(request.user)[:SHOWN],
        "may_publish": request.user.holds(Right.VERIFY),
    }
    return render(request, "bulletins/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def new(request: SignedInRequest) -> HttpResponse:
    if not request.user.holds(Right.VERIFY):
        raise Http404
    now, made = timezone.now(), list[Bulletin]()
    given = (request.POST, request.FILES) if request.method == "POST" else ()
    form = BulletinForm(*given, by=request.user, today=timezone.localdate(now))

    def act() -> None:
        made.append(publish(**form.publication, by=request.user, at=now))

    if request.method == "POST" and accepted(request, form, act, at=now):
        messages.success(request, gettext("已登记“%(title)s”") % {"title": made[0].title})
        return redirect("bulletins:bulletin", made[0].pk)
    context = {"form": form, "notice": CLASSIFIED_NOTICE}
    status = 422 if request.method == "POST" else 200
    return render(request, "bulletins/new.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def bulletin(request: SignedInRequest, pk: int) -> HttpResponse:
    """One publication; a POST takes it back."""
    found, now = bulletin_for(request.user, pk), timezone.now()
    form = WithdrawForm(request.POST or None)

    def act() -> None:
        withdraw(bulletin=found, **form.cleaned_data, by=request.user, at=now)

    if request.method == "POST" and accepted(request, form, act, at=now):
        messages.success(request, gettext("已撤回“%(title)s”") % {"title": found.title})
        return redirect("bulletins:bulletin", found.pk)
    context = {**told(request, found), "form": form}
    return render(request, "bulletins/bulletin.html", context, status=422 if form.errors else 200)


def told(request: SignedInRequest, found: Bulletin) -> dict[str, object]:
    """What the page of a publication shows."""
    return {
        "bulletin": found,
        "figures": found.figures.order_by("pk"),
        "document": Document.objects.visible_to(request.user).filter(bulletins=found).first(),
        "example": EXAMPLE,
        "may_withdraw": request.user.holds(Right.VERIFY) and not hasattr(found, "withdrawal"),
    }
