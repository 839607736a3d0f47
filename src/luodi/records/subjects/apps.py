"""The subjects room as Django knows it."""

from django.apps import AppConfig


class SubjectsConfig(AppConfig):
    """One Django application: subjects."""

    name = "luodi.records.subjects"
    label = "subjects"
