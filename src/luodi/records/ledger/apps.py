"""The ledger room as Django knows it."""

from django.apps import AppConfig

from luodi.foundation.ui.places import Place
from luodi.kernel.text import gettext_noop


class LedgerConfig(AppConfig):
    """One Django application: the ledger."""

    name = "luodi.records.ledger"
    label = "ledger"
    places = (Place("ledger:queue", gettext_noop("核定"), 30, right="VERIFY", chapter="reviewing"),)
