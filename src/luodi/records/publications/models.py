"""Templates, what was typed or bound for papers, and papers that were issued."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from luodi.foundation.history.models import Chained
from luodi.foundation.people.models import Account, Unit
from luodi.foundation.people.rules.policy import Right
from luodi.foundation.rulebook.queries import books_of
from luodi.records.library.models import Document


class TemplateQuerySet(models.QuerySet["Template"]):
    """Row access to templates is written once, here."""

    def visible_to(self, account: Account) -> TemplateQuerySet:
        """Those of units that the account may read, and those that the whole book shares."""
        units = Unit.objects.reached_by(account, Right.READ).values("pk")
        shared = Q(is_shared=True, book__in=books_of(account))
        return self.filter(Q(unit__in=units) | shared)

    def in_use(self) -> TemplateQuerySet:
        return self.filter(retirement=None)


class Template(Chained):
    """A Word or Excel file with placeholders, kept to be filled again and again."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("单位"))
    name = models.CharField(_("名称"), max_length=80)
    document = models.ForeignKey(
        Document, models.PROTECT, related_name="templates", verbose_name=_("模板文件")
    )
    is_shared = models.BooleanField(_("全区共用"), default=False)
    by = models.ForeignKey(Account, models.PROTECT, related_name="+", verbose_name=_("经办人"))
    at = models.DateTimeField(_("时间"))

    objects = TemplateQuerySet.as_manager()

    class Meta:
        verbose_name = _("模板")

    def __str__(self) -> str:
        return self.name


class TemplateRetirement(Chained):
    """A template that is used no more, with the reason."""

    template = models.OneToOneField(Template, models.PROTECT, related_name="retirement")
    reason = models.CharField(_("原因"), max_length=200)
    by = models.ForeignKey(Account, models.PROTECT, related_name="+", verbose_name=_("经办人"))
    at = models.DateTimeField(_("时间"))

    class Meta:
        verbose_name = _("模板停用")


class TypedFigure(Chained):
    """A figure that a person typed for papers of one period; a later one takes its place."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("单位"))
    name = models.CharField(_("名称"), max_length=80)
    period = models.CharField(_("期间"), max_length=40)
    words = models.CharField(_("手填数"), max_length=120)
    by = models.ForeignKey(Account, models.PROTECT, related_name="+", verbose_name=_("经办人"))
    at = models.DateTimeField(_("时间"))

    class Meta:
        verbose_name = _("手填数")
        indexes = [models.Index(fields=["book", "name", "period"], name="typed_name")]


class Binding(Chained):
    """Words of a speech or a place of a form, and what somebody said it is; the latest counts."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("单位"))
    words = models.CharField(_("原文"), max_length=400)
    question = models.CharField(_("占位符"), max_length=400)
    by = models.ForeignKey(Account, models.PROTECT, related_name="+", verbose_name=_("经办人"))
    at = models.DateTimeField(_("时间"))

    class Meta:
        verbose_name = _("对应")
        indexes = [models.Index(fields=["book", "words"], name="binding_words")]


class IssueQuerySet(models.QuerySet["Issue"]):
    """Row access to issued papers is written once, here."""

    def visible_to(self, account: Account) -> IssueQuerySet:
        return self.filter(unit__in=Unit.objects.reached_by(account, Right.READ).values("pk"))


class Issue(Chained):
    """A paper as it went out, with the moment and the head of the chain of its figures."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("单位"))
    title = models.CharField(_("标题"), max_length=120)
    template = models.ForeignKey(
        Template, models.PROTECT, null=True, related_name="issues", verbose_name=_("模板")
    )
    document = models.ForeignKey(
        Document, models.PROTECT, related_name="issues", verbose_name=_("定稿文件")
    )
    period = models.CharField(_("期间"), max_length=40)
    moment = models.CharField(_("时点"), max_length=60)
    head = models.CharField(_("链首"), max_length=60)
    by = models.ForeignKey(Account, models.PROTECT, related_name="+", verbose_name=_("经办人"))
    at = models.DateTimeField(_("时间"))

    objects = IssueQuerySet.as_manager()

    class Meta:
        verbose_name = _("定稿")

    def __str__(self) -> str:
        return self.title


class IssuedFigure(Chained):
    """One figure of an issued paper: what was asked, what was printed, on what it rests."""

    issue = models.ForeignKey(Issue, models.PROTECT, related_name="figures")
    number = models.PositiveIntegerField(_("序号"))
    name = models.CharField(_("名称"), max_length=120)
    kind = models.CharField(_("来路"), max_length=12)  # counted, published, typed
    question = models.CharField(_("占位符"), max_length=400, blank=True)
    printed = models.CharField(_("文中的数"), max_length=4000)
    reading = models.CharField(_("读法"), max_length=8, blank=True)
    ground = models.CharField(_("出处"), max_length=400, blank=True)

    class Meta:
        verbose_name = _("文中的数")
        constraints = [
            models.UniqueConstraint(fields=["issue", "number"], name="issued_figure_once"),
        ]
