"""What lies on a person's desk."""

from __future__ import annotations

from django.http import QueryDict

from luodi.foundation.desk.models import Draft
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
