"""Enterprises and their contacts."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from luodi.foundation.history.models import Chained, Sealed
from luodi.records.subjects.models import Subject


class Enterprise(Chained):
    """One legal person known to a book; the newest version's values are kept here for lists."""

    subject = models.OneToOneField(Subject, models.PROTECT, related_name="enterprise")
    credit_code = models.CharField(_("统一社会信用代码"), max_length=18, blank=True)
    place = models.CharField(_("注册地"), max_length=60, blank=True)
    short_name = models.CharField(_("简称"), max_length=40, blank=True)

    unchained = frozenset({"credit_code", "place", "short_name"})
    proved_by = "versions"

    class Meta:
        verbose_name = _("企业")
        constraints = [
            models.UniqueConstraint(
                fields=["book", "credit_code"],
                condition=~Q(credit_code=""),
                name="enterprise_code_once_per_book",
            ),
        ]


class EnterpriseVersion(Chained):
    """What was known of an enterprise from one act on."""

    enterprise = models.ForeignKey(Enterprise, models.PROTECT, related_name="versions")
    credit_code = models.CharField(_("统一社会信用代码"), max_length=18, blank=True)
    place = models.CharField(_("注册地"), max_length=60, blank=True)
    short_name = models.CharField(_("简称"), max_length=40, blank=True)
    reason = models.CharField(_("原因"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("企业沿革")


class Contact(Chained):
    """One person who speaks for an enterprise; the phone can be removed."""

    enterprise = models.ForeignKey(Enterprise, models.PROTECT, related_name="contacts")
    name = models.CharField(_("姓名"), max_length=40)
    post = models.CharField(_("职务"), max_length=40, blank=True)
    phone = models.OneToOneField(Sealed, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("联系人")
