"""The enterprises room as Django knows it."""

from django.apps import AppConfig


class EnterprisesConfig(AppConfig):
    """One Django application: enterprises."""

    name = "luodi.records.enterprises"
    label = "enterprises"
