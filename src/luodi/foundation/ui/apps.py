"""The page furniture as Django knows it."""

from pathlib import Path

from django.apps import AppConfig
from django.conf import settings

from luodi.foundation.ui.catalogue import compile_if_older


class UiConfig(AppConfig):
    """One Django application: templates, filters, static files and the catalogue; no models."""

    name = "luodi.foundation.ui"
    label = "ui"

    def ready(self) -> None:
        compile_if_older(Path(settings.LOCALE_PATHS[0]))
