"""The catalogue of figures as Django knows it."""

from django.apps import AppConfig

from luodi.foundation.people.rules.policy import Right
from luodi.foundation.ui.places import Place
from luodi.kernel.text import gettext_noop


class CatalogueConfig(AppConfig):
    """One Django application: pages and their style; no models."""

    name = "luodi.outputs.catalogue"
    label = "catalogue"
    places = (
        Place(
            "catalogue:figures",
            gettext_noop("指标"),
            30,
            right=Right.FIGURES.value,
            chapter="figures",
        ),
        Place(
            "catalogue:targets",
            gettext_noop("目标任务"),
            32,
            right=Right.FIGURES.value,
            chapter="targets",
        ),
    )
