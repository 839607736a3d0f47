"""Books, the lines of their chains, and personal values that may have to be removed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from luodi.foundation.history import rules


class Book(models.Model):
    """One set of accounts (账套): a district's, a city's, or the house's own log of sign-ins."""

    class Kind(models.TextChoices):
        DISTRICT = "DISTRICT", _("区县账套")
        CITY = "CITY", _("市级账套")
        HOUSE = "HOUSE", _("系统日志")

    code = models.SlugField(_("代码"), unique=True)
    name = models.CharField(_("名称"), max_length=80, unique=True)
    kind = models.CharField(_("类别"), max_length=10, choices=Kind)
    city = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="districts",
        verbose_name=_("市"),
    )
    seq = models.PositiveBigIntegerField(_("序号"), default=0)
    last_at = models.DateTimeField(_("最近记账时间"), null=True)

    class Meta:
        verbose_name = _("账套")
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="DISTRICT") | Q(city=None), name="book_only_a_district_has_a_city"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Chained(models.Model):
    """A row that an act wrote and that is never changed: its digest stands in the act's line."""

    book = models.ForeignKey(Book, models.PROTECT, related_name="+", verbose_name=_("账套"))
    seq = models.PositiveBigIntegerField(_("序号"))

    # Columns that say by which act (`seq`) or when (`at`) a row was written; filled in by the act.
    of_the_act: ClassVar[Mapping[str, str]] = {"seq": "seq"}
    # Summaries that may move later; they are proved by a rebuild instead of by the chain.
    unchained: ClassVar[frozenset[str]] = frozenset()
    # The related name of the versions whose newest says what the unchained columns must say.
    proved_by: ClassVar[str] = ""

    class Meta:
        abstract = True

    def chained_values(self) -> dict[str, object]:
        """Every stored value that the chain covers, in the form in which it is digested."""
        values: dict[str, object] = {}
        for field in self._meta.concrete_fields:
            if field.name in self.unchained:
                continue
            value = field.value_from_object(self)
            if isinstance(field, models.DecimalField) and value is not None:
                value = rules.fixed(value, field.decimal_places)
            values[field.attname] = rules.plain(value)
        return values

    def chained_digest(self) -> str:
        return rules.digest(self.chained_values())


class Line(models.Model):
    """One act: who did what, when; with a digest over its rows and over the line before."""

    book = models.ForeignKey(Book, models.PROTECT, related_name="lines")
    seq = models.PositiveBigIntegerField(_("序号"))
    action = models.CharField(_("动作"), max_length=40)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("经办人"),
    )
    at = models.DateTimeField(_("时间"))
    topic = models.CharField(_("关于"), max_length=80, blank=True)
    detail = models.JSONField(_("内容"), default=dict)
    manifest = models.JSONField(_("所写各行"), default=dict)
    previous = models.CharField(max_length=64)
    digest = models.CharField(_("摘要"), max_length=64)

    class Meta:
        verbose_name = _("流水")
        constraints = [models.UniqueConstraint(fields=["book", "seq"], name="line_one_per_seq")]
        indexes = [
            models.Index(fields=["book", "at"], name="line_at"),
            models.Index(fields=["topic", "seq"], name="line_topic"),
        ]

    def facts(self) -> rules.LineFacts:
        """What the line says, as it stands in the database now."""
        return rules.LineFacts(
            book=self.book_id,
            seq=self.seq,
            action=self.action,
            by=self.by_id,
            at=self.at,
            topic=self.topic,
            detail=self.detail,
            manifest=self.manifest,
            previous=self.previous,
        )


class Sealed(Chained):
    """One personal value (a phone, an identity number, a file's fingerprint) under a salted digest.

    The chain covers the digest only, so the value and its salt can be removed by an act (隐去).
    """

    salt = models.CharField(max_length=32, blank=True)
    value = models.TextField(blank=True)
    digest = models.CharField(max_length=64)

    unchained = frozenset({"salt", "value"})

    class Meta:
        verbose_name = _("隐私值")

    @property
    def is_removed(self) -> bool:
        return not (self.salt or self.value)

    @property
    def is_true(self) -> bool:
        """The value still stands as it was sealed."""
        return rules.salted_digest(self.salt, self.value) == self.digest


class Redaction(Chained):
    """One act of removing (隐去) a sealed value, with its reason."""

    sealed = models.OneToOneField(Sealed, models.PROTECT, related_name="redaction")
    what = models.CharField(_("内容"), max_length=80)
    reason = models.CharField(_("原因"), max_length=200)

    class Meta:
        verbose_name = _("隐去")
