"""Stamped copies of printed sheets."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from luodi.foundation.history.models import Chained
from luodi.foundation.people.models import Account
from luodi.records.library.models import Document
from luodi.records.subjects.models import Subject


class StampedSheet(Chained):
    """The photograph or scan of one printed sheet that came back stamped, under the sheet's code.

    What was printed stands in the house's log, to which the code leads; the sheet of a month
    comes back to its report instead (`MonthScan`).
    """

    code = models.CharField(_("编码"), max_length=8, db_index=True)
    document = models.ForeignKey(Document, models.PROTECT, related_name="stamped")
    subject = models.ForeignKey(Subject, models.PROTECT, null=True, related_name="stamped")
    by = models.ForeignKey(Account, models.PROTECT, related_name="+", verbose_name=_("经办人"))
    at = models.DateTimeField(_("时间"))

    class Meta:
        verbose_name = _("盖章件")
        constraints = [
            models.UniqueConstraint(fields=["code", "document"], name="stamped_sheet_once"),
        ]
