"""The rulebook room as Django knows it."""

from django.apps import AppConfig


class RulebookConfig(AppConfig):
    """One Django application: the versions of the rulebook."""

    name = "luodi.foundation.rulebook"
    label = "rulebook"
