"""Questions about events: when and where one was held."""

from __future__ import annotations

from luodi.records.campaigns.models import Event


def event_of(subject: int) -> Event | None:
    """What the subject (by its key) is as an event; None for what is none."""
    return Event.objects.filter(subject=subject).first()
