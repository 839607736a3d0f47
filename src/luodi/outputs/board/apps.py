"""The board as Django knows it."""

from django.apps import AppConfig

from luodi.foundation.ui.places import Place
from luodi.kernel.text import gettext_noop


class BoardConfig(AppConfig):
    """One Django application: a page and its style; no models."""

    name = "luodi.outputs.board"
    label = "board"
    places = (Place("board:home", gettext_noop("今日"), 10, chapter="figures"),)
