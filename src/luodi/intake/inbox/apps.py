"""The inbox as Django knows it."""

from django.apps import AppConfig


class InboxConfig(AppConfig):
    """One Django application: what reaches a unit and waits to be recorded."""

    name = "luodi.intake.inbox"
    label = "inbox"
