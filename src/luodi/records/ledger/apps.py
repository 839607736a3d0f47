"""The ledger room as Django knows it."""

from django.apps import AppConfig

from luodi.foundation.ui.places import Place
from luodi.kernel.text import gettext_noop


class LedgerConfig(AppConfig):
    """One Django application: the ledger."""

    name = "luodi.records.ledger"
    label = "ledger"
    places = (
        Place("ledger:months", gettext_noop("月报"), 25, right="READ", chapter="months"),
        Place("ledger:queue", gettext_noop("核定"), 30, right="VERIFY", chapter="reviewing"),
    )
