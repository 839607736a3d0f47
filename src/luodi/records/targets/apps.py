"""The targets room as Django knows it."""

from django.apps import AppConfig


class TargetsConfig(AppConfig):
    """One Django application: targets."""

    name = "luodi.records.targets"
    label = "targets"
