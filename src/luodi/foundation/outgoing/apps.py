"""The outgoing room as Django knows it."""

from django.apps import AppConfig


class OutgoingConfig(AppConfig):
    """One Django application: copies, pictures and printed sheets."""

    name = "luodi.foundation.outgoing"
    label = "outgoing"
