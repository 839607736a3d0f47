"""The people room as Django knows it."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """One Django application: units and accounts."""

    name = "luodi.foundation.people"
    label = "people"
