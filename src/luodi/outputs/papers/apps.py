"""Papers as Django knows them."""

from django.apps import AppConfig


class PapersConfig(AppConfig):
    """One Django application: pages and their style; no models."""

    name = "luodi.outputs.papers"
    label = "papers"
