"""Entries: what one unit says happened to one subject."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from luodi.foundation.history.models import Chained
from luodi.foundation.people.models import Account, Unit
from luodi.foundation.vocabulary.shapes import Measure
from luodi.records.subjects.models import Subject


class Entry(Chained):
    """One thing that one unit says happened to one subject; never changed, never deleted."""

    class Source(models.TextChoices):
        FORM = "FORM", _("网页填报")
        COMMAND = "COMMAND", _("命令行")
        API = "API", _("接口")
        IMPORT = "IMPORT", _("导入")
        INBOX = "INBOX", _("收件")

    subject = models.ForeignKey(Subject, models.PROTECT, related_name="entries")
    attempt = models.PositiveSmallIntegerField(_("轮次"), default=1)
    kind = models.CharField(_("记录种类"), max_length=30)
    said = models.CharField(_("说明"), max_length=500)
    occurred_from = models.DateField(_("发生日（起）"))
    occurred_to = models.DateField(_("发生日（止）"))
    covers_from = models.DateField(_("所属期（起）"), null=True, blank=True)
    covers_to = models.DateField(_("所属期（止）"), null=True, blank=True)
    planned_on = models.DateField(_("计划日期"), null=True, blank=True)

    measure = models.CharField(
        _("计量"), max_length=10, blank=True, choices=[(m.name, m.value) for m in Measure]
    )
    value = models.DecimalField(_("数值"), max_digits=20, decimal_places=2, null=True)
    local_value = models.DecimalField(_("其中地方部分"), max_digits=20, decimal_places=2, null=True)
    currency = models.CharField(_("币种"), max_length=3, blank=True)
    currency_amount = models.DecimalField(_("原币金额"), max_digits=20, decimal_places=2, null=True)
    yuan_rate = models.DecimalField(_("折人民币汇率"), max_digits=14, decimal_places=6, null=True)
    dollar_rate = models.DecimalField(_("折美元汇率"), max_digits=14, decimal_places=6, null=True)

    payer = models.CharField(_("付款方"), max_length=120, blank=True)
    payer_place = models.CharField(_("付款方所在地"), max_length=60, blank=True)
    voucher_no = models.CharField(_("凭证号"), max_length=60, blank=True)
    nature = models.CharField(_("资金性质"), max_length=20, blank=True)
    origin = models.CharField(_("资金来源地"), max_length=20, blank=True)
    category = models.CharField(_("细类"), max_length=40, blank=True)
    reference = models.CharField(_("编号"), max_length=80, blank=True)
    enterprise = models.ForeignKey(
        Subject, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("企业")
    )
    event = models.ForeignKey(
        Subject, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("活动")
    )
    detail = models.JSONField(_("其他内容"), default=dict, blank=True)

    reported_by = models.ForeignKey(
        Unit, models.PROTECT, related_name="+", verbose_name=_("填报单位")
    )
    recorded_by = models.ForeignKey(
        Account, models.PROTECT, related_name="+", verbose_name=_("填报人")
    )
    recorded_at = models.DateTimeField(_("记录时间"))
    on_behalf = models.BooleanField(_("代录"), default=False)
    opening = models.BooleanField(_("期初"), default=False)
    known_on = models.DateField(_("已知日期"), null=True, blank=True)

    source = models.CharField(_("来源"), max_length=10, choices=Source, default=Source.FORM)
    batch = models.CharField(_("导入批次"), max_length=64, blank=True)
    sheet = models.CharField(_("工作表"), max_length=80, blank=True)
    row = models.PositiveIntegerField(_("行"), null=True, blank=True)
    cell = models.CharField(_("单元格"), max_length=20, blank=True)

    of_the_act: ClassVar[Mapping[str, str]] = {"seq": "seq", "recorded_at": "at"}

    class Meta:
        verbose_name = _("记录")
        constraints = [
            models.CheckConstraint(
                condition=Q(occurred_from__lte=F("occurred_to")), name="entry_days_in_order"
            ),
            models.CheckConstraint(
                condition=Q(opening=False) | Q(known_on__isnull=False),
                name="entry_opening_says_when_known",
            ),
        ]
        indexes = [
            models.Index(fields=["subject", "seq"], name="entry_of_subject"),
            models.Index(fields=["book", "seq"], name="entry_by_seq"),
            models.Index(fields=["voucher_no", "payer"], name="entry_voucher"),
            models.Index(fields=["batch"], name="entry_batch"),
        ]
