"""The campaigns room as Django knows it."""

from django.apps import AppConfig


class CampaignsConfig(AppConfig):
    """One Django application: campaigns."""

    name = "luodi.records.campaigns"
    label = "campaigns"
