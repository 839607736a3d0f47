"""Questions about a desk: which kept views a person finds on a page."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from luodi.foundation.desk.models import SavedView
from luodi.foundation.people.models import Account


def views_for(account: Account, page: str) -> QuerySet[SavedView]:
    """His own views of the page, then those that others share with his unit."""
    readable = Q(owner=account) | Q(unit=account.unit_id)
    views = SavedView.objects.filter(readable, page=page).select_related("owner")
    return views.order_by("name", "pk")
