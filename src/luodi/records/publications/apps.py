"""The publications room as Django knows it."""

from django.apps import AppConfig


class PublicationsConfig(AppConfig):
    """One Django application: publications."""

    name = "luodi.records.publications"
    label = "publications"
