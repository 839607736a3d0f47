"""A refusal on a page: shown beside its fields, and noted in the house's log."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from django.forms import BaseForm

from luodi.foundation.history.actions import note
from luodi.foundation.people.requests import SignedInRequest
from luodi.foundation.ui.sentences import sentences, show_refusal
from luodi.kernel.refusal import Refused


def accepted(
    request: SignedInRequest, form: BaseForm, act: Callable[[], object], *, at: datetime
) -> bool:
    """Whether the form could be read and the act was done; else the form holds the reasons."""
    if not form.is_valid():
        return False
    try:
        act()
    except Refused as refusal:
        refuse(request, form, refusal, at=at)
        return False
    return True


def refuse(request: SignedInRequest, form: BaseForm, refusal: Refused, *, at: datetime) -> None:
    """Show the reasons, and note them after the rollback in a transaction of their own."""
    show_refusal(form, refusal)
    if refusal.reasons:
        detail = {"page": request.path, "reasons": [str(words) for words in sentences(refusal)]}
        note(action="refusal", detail=detail, by=request.user, at=at)
