"""What a unit says as a whole: its monthly report, its confirmations, a clerk's handing over."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from luodi.foundation.history.models import Chained
from luodi.foundation.people.models import Account, Unit
from luodi.records.ledger.models.entries import Entry
from luodi.records.library.models import Document
from luodi.records.subjects.models import Subject


class MonthReport(Chained):
    """A unit head's word for one month (月报): these entries are ours, these projects unchanged."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="month_reports")
    month = models.DateField(_("月份（首日）"))
    head = models.CharField(_("链首"), max_length=90)
    by = models.ForeignKey(Account, models.PROTECT, related_name="+", verbose_name=_("负责人"))
    at = models.DateTimeField(_("时间"))

    class Meta:
        verbose_name = _("月报")
        constraints = [
            models.UniqueConstraint(fields=["unit", "month"], name="month_report_once"),
        ]


class MonthScan(Chained):
    """The stamped sheet of a monthly report, scanned and put beside it."""

    report = models.ForeignKey(MonthReport, models.PROTECT, related_name="scans")
    document = models.ForeignKey(Document, models.PROTECT, related_name="+")
    by = models.ForeignKey(Account, models.PROTECT, related_name="+", verbose_name=_("经办人"))
    at = models.DateTimeField(_("时间"))

    class Meta:
        verbose_name = _("月报盖章件")
        constraints = [
            models.UniqueConstraint(fields=["report", "document"], name="month_scan_once"),
        ]


class Confirmation(Chained):
    """A unit's yes to one entry: in its monthly report, or to one recorded on its behalf (代录)."""

    entry = models.OneToOneField(Entry, models.PROTECT, related_name="confirmation")
    report = models.ForeignKey(MonthReport, models.PROTECT, null=True, related_name="confirmations")
    by = models.ForeignKey(Account, models.PROTECT, related_name="+", verbose_name=_("确认人"))
    at = models.DateTimeField(_("时间"))

    class Meta:
        verbose_name = _("确认")


class Unchanged(Chained):
    """本月无变化 for one named project: a contact, never progress."""

    report = models.ForeignKey(MonthReport, models.PROTECT, related_name="unchanged")
    subject = models.ForeignKey(Subject, models.PROTECT, related_name="unchanged_months")

    class Meta:
        verbose_name = _("本月无变化")
        constraints = [
            models.UniqueConstraint(fields=["report", "subject"], name="unchanged_once"),
        ]


class Handover(Chained):
    """One clerk's work passed to a successor (交接): what was open at that moment, on one sheet."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="handovers")
    giver = models.ForeignKey(Account, models.PROTECT, related_name="+", verbose_name=_("移交人"))
    taker = models.ForeignKey(Account, models.PROTECT, related_name="+", verbose_name=_("接收人"))
    sheet = models.JSONField(_("交接清单"), default=dict)
    by = models.ForeignKey(Account, models.PROTECT, related_name="+", verbose_name=_("经办人"))
    at = models.DateTimeField(_("时间"))

    class Meta:
        verbose_name = _("交接")
