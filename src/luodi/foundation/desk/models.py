"""Drafts, saved views and the look of the pages; private, changeable, no part of any chain."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from luodi.foundation.people.models import Account, Unit


class Draft(models.Model):
    """One form that a person has begun and not yet sent."""

    owner = models.ForeignKey(Account, models.CASCADE, related_name="drafts")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("单位"))
    form = models.CharField(_("表单"), max_length=40)
    about = models.CharField(_("关于"), max_length=80, blank=True)
    content = models.JSONField(_("内容"), default=dict)
    changed_at = models.DateTimeField(_("修改时间"))

    class Meta:
        verbose_name = _("草稿")


class SavedView(models.Model):
    """One list with its filters that a person keeps under a name, for himself or for his unit."""

    owner = models.ForeignKey(Account, models.CASCADE, related_name="views")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    page = models.CharField(_("页面"), max_length=40)
    name = models.CharField(_("名称"), max_length=40)
    query = models.CharField(_("条件"), max_length=2000)

    class Meta:
        verbose_name = _("视图")
        constraints = [
            models.UniqueConstraint(fields=["owner", "page", "name"], name="saved_view_name_once"),
        ]


class Look(models.Model):
    """Light or dark, chosen by one person; without a row the pages follow his system."""

    class Theme(models.TextChoices):
        LIGHT = "LIGHT", _("浅色")
        DARK = "DARK", _("深色")

    owner = models.OneToOneField(Account, models.CASCADE, related_name="look")
    theme = models.CharField(_("外观"), max_length=5, choices=Theme)

    class Meta:
        verbose_name = _("外观")
