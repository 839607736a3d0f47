"""Targets as they were set: one document, its targets, their months, and what was taken back."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from luodi.foundation.history.models import Book, Chained
from luodi.foundation.people.models import Account, Unit
from luodi.kernel.periods import Period
from luodi.records.library.models import Document
from luodi.records.subjects.models import Subject
from luodi.records.targets.rules.goal import Goal, Heading


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    """Row access to what was assigned is written once, here."""

    def of_books(self, books: models.QuerySet[Book]) -> AssignmentQuerySet:
        """By which documents targets were set is for everybody who may read the book's figures."""
        return self.filter(book__in=books)


class Assignment(Chained):
    """One act that sets or adjusts targets: by which document, of which day, with its paper."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("登记单位"))
    title = models.CharField(_("下达文件"), max_length=120)
    document_no = models.CharField(_("文号"), max_length=60, blank=True)
    issued_on = models.DateField(_("下达日期"))
    reason = models.CharField(_("调整原因"), max_length=200, blank=True)
    document = models.ForeignKey(
        Document, models.PROTECT, null=True, related_name="assignments", verbose_name=_("原件")
    )
    by = models.ForeignKey(Account, models.PROTECT, related_name="+", verbose_name=_("经办人"))
    at = models.DateTimeField(_("时间"))

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("任务下达")

    def __str__(self) -> str:
        return self.title

    @property
    def heading(self) -> Heading:
        return Heading(self.title, self.issued_on, self.document_no)


class Target(Chained):
    """What one unit owes of one figure for one period; an adjusted one is a row of its own."""

    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="targets")
    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="targets", verbose_name=_("承担单位")
    )
    code = models.CharField(_("指标"), max_length=40)
    event = models.ForeignKey(
        Subject, models.PROTECT, null=True, related_name="+", verbose_name=_("签约活动")
    )
    axis = models.CharField(_("范围"), max_length=20, blank=True)
    key = models.CharField(_("范围取值"), max_length=40, blank=True)
    covers_from = models.DateField(_("起"))
    covers_to = models.DateField(_("止"))
    # Yuan, the main unit of foreign money, a number of things, or per cent.
    amount = models.DecimalField(_("目标"), max_digits=24, decimal_places=4)
    replaces = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="replaced_by", verbose_name=_("调整前")
    )

    class Meta:
        verbose_name = _("目标任务")
        constraints = [
            models.CheckConstraint(condition=Q(amount__gte=0), name="target_is_not_negative"),
            models.CheckConstraint(
                condition=Q(axis="", key="") | (~Q(axis="") & ~Q(key="")),
                name="target_scope_has_its_word",
            ),
        ]
        indexes = [models.Index(fields=["book", "seq"], name="target_seq")]

    def __str__(self) -> str:
        return f"{self.code} {self.period.label}"

    @property
    def period(self) -> Period:
        return Period.custom(self.covers_from, self.covers_to)

    @property
    def goal(self) -> Goal:
        return Goal(self.unit_id, self.code, self.period, self.event_id, self.axis, self.key)


class TargetStep(Chained):
    """What a target wants by the end of one month (分月倒排)."""

    target = models.ForeignKey(Target, models.PROTECT, related_name="steps")
    until = models.DateField(_("至"))
    amount = models.DecimalField(_("累计"), max_digits=24, decimal_places=4)

    class Meta:
        verbose_name = _("分月计划")
        constraints = [
            models.UniqueConstraint(fields=["target", "until"], name="target_step_once"),
        ]


class TargetWithdrawal(Chained):
    """A target taken back, with the reason; nothing is measured by it any more."""

    target = models.OneToOneField(Target, models.PROTECT, related_name="withdrawal")
    reason = models.CharField(_("原因"), max_length=200)
    by = models.ForeignKey(Account, models.PROTECT, related_name="+", verbose_name=_("经办人"))
    at = models.DateTimeField(_("时间"))

    class Meta:
        verbose_name = _("目标撤销")
