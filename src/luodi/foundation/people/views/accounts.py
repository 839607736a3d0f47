"""The people that an administrator keeps: the list, one person, a new one."""

from __future__ import annotations

from datetime import datetime

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from luodi.foundation.people import actions
from luodi.foundation.people.forms.accounts import AccountForm, NewAccountForm
from luodi.foundation.people.models import Account
from luodi.foundation.people.passwords import fresh_password
from luodi.foundation.people.queries import account_for, accounts_kept_by
from luodi.foundation.people.refusing import accepted
from luodi.foundation.people.requests import SignedInRequest, signed_in
from luodi.foundation.people.rules.names import folded
from luodi.foundation.people.rules.policy import Right, Role
from luodi.foundation.people.views.directory import directory
from luodi.foundation.people.views.keeping import BY_CODE, Offer, history_of, offers


@require_safe
@signed_in
def accounts(request: SignedInRequest) -> HttpResponse:
    require_keeper(request.user)
    return render(request, "people/accounts.html", directory(request))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def new_account(request: SignedInRequest) -> HttpResponse:
    """A new account and its first role; the password is shown once, on the answer."""
    require_keeper(request.user)
    form, now = NewAccountForm(request.POST or None, keeper=request.user), timezone.now()
    password = fresh_password()
    if accepted(request, form, lambda: enlist(form, password, request.user, now), at=now):
        username = folded(form.cleaned_data["username"])
        return handed_over(request, Account.objects.get(username=username), password)
    status = 422 if request.method == "POST" else 200
    return render(request, "people/new_account.html", {"form": form}, status=status)


def enlist(form: NewAccountForm, password: str, by: Account, at: datetime) -> None:
    """Both acts or neither: an account, and the role that it is made for."""
    given = dict(form.cleaned_data)
    role: Role | None = given.pop("role")
    with transaction.atomic():
        account = actions.register_account(**given, password=password, by=by, at=at)
        if role:
            actions.appoint(account=account, unit=account.unit, role=role, by=by, at=at)


@require_safe
@signed_in
def account(request: SignedInRequest, pk: int) -> HttpResponse:
    return page(request, pk)


@require_POST
@signed_in
def act(request: SignedInRequest, pk: int, code: str) -> HttpResponse:
    """Do one deed; refused, the page comes back with the reasons beside its form."""
    found, deed, now = account_for(request.user, pk), BY_CODE.get(code), timezone.now()
    if deed is None:
        raise Http404
    form = deed.form(request.POST, keeper=request.user, account=found, auto_id=f"{code}-%s")
    given = form.cleaned_data if form.is_valid() else {}
    if not accepted(request, form, lambda: deed.act(found, given, request.user, now), at=now):
        return page(request, pk, refused=Offer(deed, form, is_open=True))
    messages.success(request, gettext(deed.done))
    if accounts_kept_by(request.user).filter(pk=pk).exists():
        return redirect("people:account", pk)
    return redirect("people:accounts")


@never_cache
@require_POST
@signed_in
def fresh(request: SignedInRequest, pk: int) -> HttpResponse:
    """A new password, which stands on the answer and nowhere else."""
    found, now = account_for(request.user, pk), timezone.now()
    form = AccountForm(request.POST, keeper=request.user, account=found)
    password = fresh_password()
    if accepted(
        request,
        form,
        lambda: actions.set_password(account=found, password=password, by=request.user, at=now),
        at=now,
    ):
        return handed_over(request, found, password)
    return page(request, pk, refused=Offer(BY_CODE["password"], form, is_open=True))


def handed_over(request: SignedInRequest, found: Account, password: str) -> HttpResponse:
    context = {"account": found, "password": password}
    return render(request, "people/handed_over.html", context)


def page(request: SignedInRequest, pk: int, refused: Offer | None = None) -> HttpResponse:
    found = account_for(request.user, pk)
    context = {
        "account": found,
        "story": history_of(found),
        "offers": offers(found, request.user, refused),
        "is_oneself": found.pk == request.user.pk,
    }
    return render(request, "people/account.html", context, status=422 if refused else 200)


def require_keeper(account: Account) -> None:
    if not account.holds(Right.PEOPLE):
        raise Http404
