"""How a session opens and closes, and what the house log keeps of it."""

from __future__ import annotations

from datetime import datetime

from axes.models import AccessAttempt
from django.conf import settings
from django.contrib.auth import authenticate, login, logout
from django.db.models import Max
from django.http import HttpRequest

from luodi.foundation.history.actions import note
from luodi.foundation.people.models import Account
from luodi.foundation.people.requests import SignedInRequest, address_of
from luodi.kernel.refusal import Reason, Refused, because
from luodi.kernel.text import gettext_noop


class LockedOut(Refused):
    """Too many wrong passwords for one name from one address."""


def open_session(request: HttpRequest, *, username: str, password: str, at: datetime) -> Account:
    """Sign in, or refuse with one sentence; either is noted."""
    account = authenticate(request, username=username, password=password)
    if isinstance(account, Account):
        _note("session.open", request, account=account, by=account, at=at)
        login(request, account)
        return account
    known = Account.objects.filter(username=username).first()
    if getattr(request, "axes_locked_out", False):
        _note("session.locked", request, account=known, by=None, at=at)
        raise LockedOut(_locked_reason(request, username, at))
    _note("session.refused", request, account=known, by=None, at=at)
    raise Refused(because(gettext_noop("登录名或密码不对，或者账号已停用")))


def close_session(request: SignedInRequest, *, at: datetime) -> None:
    _note("session.close", request, account=request.user, by=request.user, at=at)
    logout(request)


def _note(
    action: str, request: HttpRequest, *, account: Account | None, by: Account | None, at: datetime
) -> None:
    # An unknown name is not kept: people type their password there by mistake.
    topic = f"account:{account.pk}" if account else ""
    note(action=action, topic=topic, detail={"address": address_of(request)}, by=by, at=at)


def _locked_reason(request: HttpRequest, username: str, at: datetime) -> Reason:
    tries = AccessAttempt.objects.filter(username=username, ip_address=address_of(request))
    last = tries.aggregate(last=Max("attempt_time"))["last"] or at
    left = last + settings.AXES_COOLOFF_TIME - at
    minutes = max(1, -(-int(left.total_seconds()) // 60))
    text = gettext_noop(
        "密码已输错 %(times)s 次，此登录名在本机锁定，请 %(minutes)s 分钟后再试，或请管理员重设密码"
    )
    return because(text, times=settings.AXES_FAILURE_LIMIT, minutes=minutes)
