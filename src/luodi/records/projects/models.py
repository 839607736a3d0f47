"""Projects and their versions."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from luodi.foundation.history.models import Chained
from luodi.records.subjects.models import Subject


class BuildType(models.TextChoices):
    """建设性质, as the statistics bureau classes it."""

    NEW = "NEW", _("新建")
    EXTENSION = "EXTENSION", _("扩建")
    REBUILDING = "REBUILDING", _("改建和技术改造")
    PURCHASE = "PURCHASE", _("单纯购置")
    RELOCATION = "RELOCATION", _("迁建")
    RESTORATION = "RESTORATION", _("恢复")


class Project(Chained):
    """One project; the newest version's values are kept here for lists."""

    subject = models.OneToOneField(Subject, models.PROTECT, related_name="project")
    content = models.TextField(_("建设内容"), blank=True)
    build_type = models.CharField(_("建设性质"), max_length=12, choices=BuildType)
    place = models.CharField(_("落户地"), max_length=80, blank=True)

    unchained = frozenset({"content", "build_type", "place"})
    proved_by = "versions"

    class Meta:
        verbose_name = _("项目")


class ProjectVersion(Chained):
    """What a project was said to be from one act on."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="versions")
    content = models.TextField(_("建设内容"), blank=True)
    build_type = models.CharField(_("建设性质"), max_length=12, choices=BuildType)
    place = models.CharField(_("落户地"), max_length=80, blank=True)
    reason = models.CharField(_("原因"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("项目沿革")
