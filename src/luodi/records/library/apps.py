"""The library room as Django knows it."""

from django.apps import AppConfig


class LibraryConfig(AppConfig):
    """One Django application: stored files."""

    name = "luodi.records.library"
    label = "library"
