"""The registers as Django knows them."""

from django.apps import AppConfig


class RegistersConfig(AppConfig):
    """One Django application: pages and their styles; no models."""

    name = "luodi.outputs.registers"
    label = "registers"
