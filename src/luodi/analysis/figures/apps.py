"""The figures room as Django knows it."""

from django.apps import AppConfig


class FiguresConfig(AppConfig):
    """One Django application without tables: figures."""

    name = "luodi.analysis.figures"
    label = "figures"
