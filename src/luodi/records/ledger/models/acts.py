"""Acts on an entry, each a row that is only ever added."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from luodi.foundation.history.models import Chained
from luodi.foundation.people.models import Account
from luodi.records.ledger.models.entries import Entry
from luodi.records.library.models import Document


class EntryAct(Chained):
    """What every act on an entry has: the entry, who did it, when."""

    entry = models.ForeignKey(Entry, models.PROTECT, related_name="%(class)ss")
    by = models.ForeignKey(Account, models.PROTECT, related_name="+", verbose_name=_("经办人"))
    at = models.DateTimeField(_("时间"))

    class Meta:
        abstract = True


class Evidence(EntryAct):
    """One document put beside an entry, as one type of evidence."""

    document = models.ForeignKey(Document, models.PROTECT, related_name="uses")
    type = models.CharField(_("证据类型"), max_length=40)

    class Meta:
        verbose_name = _("证据")
        constraints = [
            models.UniqueConstraint(
                fields=["entry", "document", "type"], name="evidence_once_per_type"
            ),
        ]


class Review(EntryAct):
    """One decision of a reviewer: verified with a grade, returned with a reason, or withdrawn."""

    class Verdict(models.TextChoices):
        VERIFIED = "VERIFIED", _("核定")
        RETURNED = "RETURNED", _("退回")
        WITHDRAWN = "WITHDRAWN", _("撤销核定")

    verdict = models.CharField(_("结论"), max_length=10, choices=Verdict)
    grade = models.CharField(_("等级"), max_length=1, blank=True)
    reason = models.CharField(_("理由"), max_length=300, blank=True)
    # The document that stands for a whole batch when the book is opened (期初认定).
    document = models.ForeignKey(Document, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("核定意见")
        constraints = [
            models.CheckConstraint(
                condition=Q(verdict="VERIFIED", grade__in=["A", "B", "C"])
                | (~Q(verdict="VERIFIED") & Q(grade="") & ~Q(reason="")),
                name="review_has_grade_or_reason",
            ),
        ]


class Answer(EntryAct):
    """The unit's answer to a return: the entry is claimed again."""

    text = models.CharField(_("答复"), max_length=300)

    class Meta:
        verbose_name = _("退回答复")


class Reversal(Chained):
    """The one act that takes an entry out of every count (红冲), with its reason."""

    entry = models.OneToOneField(Entry, models.PROTECT, related_name="reversal")
    reason = models.CharField(_("原因"), max_length=300)
    by = models.ForeignKey(Account, models.PROTECT, related_name="+", verbose_name=_("经办人"))
    at = models.DateTimeField(_("时间"))

    class Meta:
        verbose_name = _("红冲")


class EntryClassification(EntryAct):
    """Origin, nature and category of one entry put right; its evidence and review stay."""

    origin = models.CharField(_("资金来源地"), max_length=20, blank=True)
    nature = models.CharField(_("资金性质"), max_length=20, blank=True)
    category = models.CharField(_("细类"), max_length=40, blank=True)
    reason = models.CharField(_("原因"), max_length=200)

    class Meta:
        verbose_name = _("记录改归类")


class Waiver(EntryAct):
    """One requirement of verification that a named person set aside, with the reason."""

    requirement = models.TextField(_("免除的要求"))
    reason = models.CharField(_("原因"), max_length=300)

    class Meta:
        verbose_name = _("免除")
        constraints = [
            models.UniqueConstraint(fields=["entry", "requirement"], name="waiver_once"),
        ]
