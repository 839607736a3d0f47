"""Signing in and out, and changing one's password."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from luodi.foundation.people import actions
from luodi.foundation.people.forms.signing import PasswordForm, SignInForm
from luodi.foundation.people.requests import SignedInRequest, signed_in, way_on
from luodi.foundation.people.sessions import LockedOut, close_session, open_session
from luodi.foundation.ui.sentences import show_refusal
from luodi.kernel.refusal import Refused


@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    if request.method != "POST" and request.user.is_authenticated:
        return redirect(way_on(request))
    form = SignInForm(request.POST or None)
    status = 422 if request.method == "POST" else 200
    if form.is_valid():
        try:
            open_session(request, **form.cleaned_data, at=timezone.now())
        except Refused as refusal:
            show_refusal(form, refusal)
            status = 429 if isinstance(refusal, LockedOut) else 422
        else:
            return redirect(way_on(request))
    context = {"form": form, "next": way_on(request)}
    return render(request, "people/sign_in.html", context, status=status)


@require_POST
@signed_in
def sign_out(request: SignedInRequest) -> HttpResponse:
    close_session(request, at=timezone.now())
    return redirect("people:sign_in")


@never_cache
@sensitive_post_parameters("current", "password", "again")
@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def password(request: SignedInRequest) -> HttpResponse:
    account = request.user
    form = PasswordForm(request.POST or None, account=account)
    if form.is_valid():
        new = form.cleaned_data["password"]
        try:
            actions.set_password(account=account, password=new, by=account, at=timezone.now())
        except Refused as refusal:
            show_refusal(form, refusal)
        else:
            update_session_auth_hash(request, account)
            messages.success(request, _("密码已修改"))
            return redirect("/")
    status = 422 if request.method == "POST" else 200
    return render(request, "people/password.html", {"form": form}, status=status)
