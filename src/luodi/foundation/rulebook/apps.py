"""The rulebook room as Django knows it."""

from django.apps import AppConfig

from luodi.foundation.ui.places import Place
from luodi.kernel.text import gettext_noop


class RulebookConfig(AppConfig):
    """One Django application: the versions of the rulebook."""

    name = "luodi.foundation.rulebook"
    label = "rulebook"
    places = (Place("rulebook:page", gettext_noop("口径手册"), 85, chapter="books"),)
