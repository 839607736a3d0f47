"""How the pages look to a person: read once per session, for every template."""

from __future__ import annotations

from django.http import HttpRequest

from luodi.foundation.desk.models import Look
from luodi.foundation.people.models import Account

KEY = "look"  # in the session


def look(request: HttpRequest) -> dict[str, str]:
    """LIGHT or DARK; empty where the pages follow the system."""
    account = getattr(request, "user", None)
    if not isinstance(account, Account):
        return {"look": ""}
    if KEY not in request.session:
        kept = Look.objects.filter(owner=account).first()
        request.session[KEY] = kept.theme if kept else ""
    return {"look": request.session[KEY]}
