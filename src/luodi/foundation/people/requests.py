"""Who is asking: the typed request of a signed-in person, and the door that makes one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Concatenate, cast
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from luodi.foundation.history.models import Book
from luodi.foundation.people.models import Account
from luodi.foundation.ui.pages import asks_for_part, go_to

# Where somebody may go who still has the password that an administrator set.
OPEN_BEFORE_CHANGE = frozenset({"people:password", "people:sign_out"})


class SignedInRequest(HttpRequest):
    """A request whose user is known to be an account."""

    user: Account


def signed_in[**P](
    view: Callable[Concatenate[SignedInRequest, P], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """Send a stranger to sign in first, and a new account to its own password."""

    @wraps(view)
    def door(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        account = request.user
        if not isinstance(account, Account) or not account.is_active:
            return to_sign_in(request)
        match = request.resolver_match
        here = match.view_name if match else ""
        if account.must_change_password and here not in OPEN_BEFORE_CHANGE:
            return go_to(request, reverse("people:password"))
        return view(cast(SignedInRequest, request), *args, **kwargs)

    return door


def to_sign_in(request: HttpRequest) -> HttpResponse:
    """To the door, and then back; who asked for a part only comes back to the page he was on."""
    if not asks_for_part(request):
        return redirect_to_login(request.get_full_path())
    page = urlsplit(request.headers.get("HX-Current-URL", ""))
    came_from = QueryDict(mutable=True)
    came_from["next"] = page._replace(scheme="", netloc="").geturl()
    return go_to(request, f"{reverse(settings.LOGIN_URL)}?{came_from.urlencode(safe='/')}")


def book_asked(request: HttpRequest, books: Sequence[Book]) -> Book:
    """The book in the address, of those that may be read; without one the first, the reader's own.

    404 for another, and where nothing may be read.
    """
    code = request.GET.get("book") or ""
    for book in books:
        if code in ("", book.code):
            return book
    raise Http404


def address_of(request: HttpRequest) -> str:
    """The network address of the browser; behind a proxy, the one that our own proxy saw."""
    seen = str(request.META.get("REMOTE_ADDR", ""))
    if settings.BEHIND_PROXY:
        # Only the last address was written by our proxy; those before it anybody may invent.
        forwarded = str(request.META.get("HTTP_X_FORWARDED_FOR", ""))
        seen = forwarded.rpartition(",")[2].strip() or seen
    return seen


def way_on(request: HttpRequest) -> str:
    """Where to go after signing in: a page of this site that was asked for, else the first page."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    ours = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if ours else settings.LOGIN_REDIRECT_URL
