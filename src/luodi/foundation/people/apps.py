"""The people room as Django knows it."""

from django.apps import AppConfig

from luodi.foundation.ui.places import Place
from luodi.kernel.text import gettext_noop


class PeopleConfig(AppConfig):
    """One Django application: units and accounts."""

    name = "luodi.foundation.people"
    label = "people"
    places = (
        Place(
            "people:settings", gettext_noop("设置"), 90, right="PEOPLE", chapter="administration"
        ),
    )
