"""Search as Django knows it."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """One Django application: a page and the part below the box; no models."""

    name = "luodi.outputs.search"
    label = "search"
