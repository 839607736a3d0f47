"""What others publish: one publication, its figures, and its withdrawal."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from luodi.foundation.history.models import Book, Chained
from luodi.foundation.people.models import Account, Unit
from luodi.kernel.periods import Period
from luodi.records.bulletins.rules import Said
from luodi.records.library.models import Document


class BulletinQuerySet(models.QuerySet["Bulletin"]):
    """Row access to bulletins is written once, here."""

    def of_books(self, books: models.QuerySet[Book]) -> BulletinQuerySet:
        """What was published is for everybody who may read the book's figures."""
        return self.filter(book__in=books)


class Bulletin(Chained):
    """One publication of somebody else: who, when, under which number, with its paper."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("登记单位"))
    publisher = models.CharField(_("发布单位"), max_length=60)
    title = models.CharField(_("标题"), max_length=120)
    document_no = models.CharField(_("文号"), max_length=60, blank=True)
    published_on = models.DateField(_("发布日期"))
    document = models.ForeignKey(
        Document, models.PROTECT, null=True, related_name="bulletins", verbose_name=_("原件")
    )
    by = models.ForeignKey(Account, models.PROTECT, related_name="+", verbose_name=_("经办人"))
    at = models.DateTimeField(_("时间"))

    objects = BulletinQuerySet.as_manager()

    class Meta:
        verbose_name = _("公报")

    def __str__(self) -> str:
        return self.title


class PublishedFigure(Chained):
    """One figure of a publication, in the words that were printed; never part of a sum of ours."""

    bulletin = models.ForeignKey(Bulletin, models.PROTECT, related_name="figures")
    name = models.CharField(_("指标"), max_length=80)
    about = models.CharField(_("对象"), max_length=60, blank=True)
    covers_from = models.DateField(_("起"))
    covers_to = models.DateField(_("止"))
    words = models.CharField(_("公布数"), max_length=60)
    number = models.DecimalField(_("数值"), max_digits=24, decimal_places=6, null=True)
    measure = models.CharField(_("计量"), max_length=20, blank=True)

    class Meta:
        verbose_name = _("公报数")
        constraints = [
            models.UniqueConstraint(
                fields=["bulletin", "name", "about", "covers_from", "covers_to"],
                name="published_figure_once",
            ),
        ]
        indexes = [models.Index(fields=["book", "name"], name="published_name")]

    @property
    def said(self) -> Said:
        period = Period.custom(self.covers_from, self.covers_to)
        return Said(self.name, period, self.words, self.measure, self.about)


class BulletinWithdrawal(Chained):
    """A publication taken back, or registered wrongly, with the reason."""

    bulletin = models.OneToOneField(Bulletin, models.PROTECT, related_name="withdrawal")
    reason = models.CharField(_("原因"), max_length=200)
    by = models.ForeignKey(Account, models.PROTECT, related_name="+", verbose_name=_("经办人"))
    at = models.DateTimeField(_("时间"))

    class Meta:
        verbose_name = _("公报撤回")
