"""Papers as Django knows them."""

from django.apps import AppConfig

from luodi.foundation.people.rules.policy import Right
from luodi.foundation.ui.places import Place
from luodi.kernel.text import gettext_noop


class PapersConfig(AppConfig):
    """One Django application: pages and their style; no models."""

    name = "luodi.outputs.papers"
    label = "papers"
    places = (
        Place(
            "papers:papers",
            gettext_noop("文稿"),
            45,
            right=Right.FIGURES.value,
            chapter="papers",
        ),
    )
