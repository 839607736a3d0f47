"""The history room as Django knows it."""

from django.apps import AppConfig


class HistoryConfig(AppConfig):
    """One Django application: the chain."""

    name = "luodi.foundation.history"
    label = "history"
