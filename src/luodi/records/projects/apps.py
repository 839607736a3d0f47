"""The projects room as Django knows it."""

from django.apps import AppConfig


class ProjectsConfig(AppConfig):
    """One Django application: projects."""

    name = "luodi.records.projects"
    label = "projects"
