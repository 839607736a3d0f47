"""The dossiers as Django knows them."""

from django.apps import AppConfig


class DossiersConfig(AppConfig):
    """One Django application: a page and its style; no models."""

    name = "luodi.outputs.dossiers"
    label = "dossiers"
