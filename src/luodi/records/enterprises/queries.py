"""Questions about enterprises: what is known of one, and who speaks for it."""

from __future__ import annotations

from django.db.models import QuerySet

from luodi.records.enterprises.models import Contact, Enterprise


def enterprise_of(subject: int) -> Enterprise | None:
    """What the subject (by its key) is as a legal person; None for what is none."""
    return Enterprise.objects.filter(subject=subject).first()


def contacts_of(enterprise: Enterprise) -> QuerySet[Contact]:
    """The people who speak for it, with their numbers under seal."""
    rows = Contact.objects.filter(enterprise=enterprise)
    return rows.select_related("phone").order_by("seq", "pk")
