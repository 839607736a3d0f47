"""The board as Django knows it."""

from django.apps import AppConfig


class BoardConfig(AppConfig):
    """One Django application: a page and its style; no models."""

    name = "luodi.outputs.board"
    label = "board"
