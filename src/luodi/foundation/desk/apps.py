"""The desk room as Django knows it."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """One Django application: drafts and saved views."""

    name = "luodi.foundation.desk"
    label = "desk"
