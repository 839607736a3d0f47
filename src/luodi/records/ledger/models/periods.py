"""Opening the book (建账) and closing its periods (封账)."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from luodi.foundation.history.models import Chained
from luodi.foundation.people.models import Account
from luodi.records.library.models import Document


class OpeningStep(Chained):
    """The act that began or ended the opening of a book (建账)."""

    class Step(models.TextChoices):
        BEGUN = "BEGUN", _("建账开始")
        ENDED = "ENDED", _("建账结束")

    step = models.CharField(_("环节"), max_length=6, choices=Step)
    by = models.ForeignKey(Account, models.PROTECT, related_name="+", verbose_name=_("经办人"))
    at = models.DateTimeField(_("时间"))
    reason = models.CharField(_("说明"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("建账")
        constraints = [
            models.UniqueConstraint(fields=["book", "step"], name="opening_once"),
        ]


class Closing(Chained):
    """One period of a book closed by a named act; its figures are those of this seq for ever."""

    first_day = models.DateField(_("起"))
    last_day = models.DateField(_("止"))
    document = models.ForeignKey(Document, models.PROTECT, null=True, related_name="+")
    head_before = models.CharField(_("封账时链首"), max_length=90)
    by = models.ForeignKey(Account, models.PROTECT, related_name="+", verbose_name=_("经办人"))
    at = models.DateTimeField(_("时间"))

    class Meta:
        verbose_name = _("封账")
        constraints = [
            models.UniqueConstraint(
                fields=["book", "first_day", "last_day"], name="closing_once_per_period"
            ),
            models.CheckConstraint(
                condition=Q(first_day__lte=F("last_day")), name="closing_days_in_order"
            ),
        ]
