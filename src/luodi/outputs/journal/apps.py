"""The journal as Django knows it."""

from django.apps import AppConfig

from luodi.foundation.ui.places import Place
from luodi.kernel.text import gettext_noop


class JournalConfig(AppConfig):
    """One Django application: pages of the chain; no models."""

    name = "luodi.outputs.journal"
    label = "journal"
    places = (
        Place("journal:lines", gettext_noop("流水"), 88, right="HISTORY", chapter="administration"),
    )
