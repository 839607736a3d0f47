"""The ledger room as Django knows it."""

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    """One Django application: the ledger."""

    name = "luodi.records.ledger"
    label = "ledger"
