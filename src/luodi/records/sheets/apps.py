"""The sheets room as Django knows it."""

from django.apps import AppConfig


class SheetsConfig(AppConfig):
    """One Django application: stamped copies of printed sheets."""

    name = "luodi.records.sheets"
    label = "sheets"
