"""The registers as Django knows them."""

from django.apps import AppConfig

from luodi.foundation.people.rules.policy import Right
from luodi.foundation.ui.places import Place
from luodi.kernel.text import gettext_noop


class RegistersConfig(AppConfig):
    """One Django application: pages and their styles; no models."""

    name = "luodi.outputs.registers"
    label = "registers"
    places = (
        Place(
            "registers:projects",
            gettext_noop("项目台账"),
            20,
            right=Right.READ.value,
            chapter="registers",
        ),
    )
