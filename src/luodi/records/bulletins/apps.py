"""The bulletins room as Django knows it."""

from django.apps import AppConfig


class BulletinsConfig(AppConfig):
    """One Django application: bulletins."""

    name = "luodi.records.bulletins"
    label = "bulletins"
