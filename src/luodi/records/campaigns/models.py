"""Signing and promotion events."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from luodi.foundation.history.models import Chained
from luodi.records.subjects.models import Subject


class Event(Chained):
    """One edition of a series of events (第八届丝博会): its dates and place."""

    subject = models.OneToOneField(Subject, models.PROTECT, related_name="event")
    series = models.CharField(_("系列"), max_length=60)
    edition = models.PositiveSmallIntegerField(_("届"), null=True, blank=True)
    first_day = models.DateField(_("起"))
    last_day = models.DateField(_("止"))
    place = models.CharField(_("地点"), max_length=60, blank=True)

    class Meta:
        verbose_name = _("招商活动")
        constraints = [
            models.UniqueConstraint(
                fields=["book", "series", "edition"], name="event_edition_once"
            ),
            models.CheckConstraint(
                condition=Q(first_day__lte=F("last_day")), name="event_days_in_order"
            ),
        ]
