"""What lies on a person's desk: drafts, and the kept views of a page."""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.http import QueryDict

from luodi.foundation.desk.models import Draft, SavedView
from luodi.foundation.people.models import Account


def draft_of(owner: Account, form: str, about: str) -> QueryDict | None:
    """What the person had typed into the form, as if it were sent; None where nothing is kept."""
    kept = Draft.objects.filter(owner=owner, form=form, about=about).order_by("-changed_at").first()
    if kept is None:
        return None
    data = QueryDict(mutable=True)
    for name, values in kept.content.items():
        data.setlist(name, values)
    return data


def views_for(account: Account, page: str) -> QuerySet[SavedView]:
    """His own views of the page, then those that others share with his unit."""
    readable = Q(owner=account) | Q(unit=account.unit_id)
    views = SavedView.objects.filter(readable, page=page).select_related("owner")
    return views.order_by("name", "pk")
