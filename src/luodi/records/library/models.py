"""Documents: files identified by their content."""

from __future__ import annotations

from django.apps import apps
from django.db import models
from django.db.models import Exists, ForeignObjectRel, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from luodi.foundation.history.models import Chained, Sealed
from luodi.foundation.people.models import Account, Unit
from luodi.foundation.people.rules.policy import Right


class DocumentQuerySet(models.QuerySet["Document"]):
    """Row access to files is written once, here."""

    def visible_to(self, account: Account) -> DocumentQuerySet:
        """Files of a unit that the account may read, and those beside what it may read."""
        units = Unit.objects.reached_by(account, Right.READ).values("pk")
        # What a unit has received stands above the library too, and is its own until it is used.
        received = apps.get_model("inbox.Received").objects.visible_to(account)
        opened = came_with(received__in=received.values("pk"))
        # Subjects stand above the library; who reads one is theirs to say, and said only there.
        subjects = apps.get_model("subjects.Subject").objects.visible_to(account)
        seen = subjects.values("pk")
        proving = Document.objects.filter(uses__entry__subject__in=seen).values("pk")
        stamped = Document.objects.filter(stamped__subject__in=seen).values("pk")
        of_units = Q(unit__in=units) & (~came_with() | is_used())
        return self.filter(of_units | Q(opened) | Q(pk__in=proving) | Q(pk__in=stamped))


def came_with(**which: object) -> Exists:
    """The file came with something that a unit received."""
    enclosures = apps.get_model("inbox.Enclosure")._default_manager
    return Exists(enclosures.filter(document=OuterRef("pk"), **which))


def is_used() -> Q:
    """Something in the book rests on the file: an entry, a report, a closing."""
    rests = Q(pk__in=[])
    for relation in Document._meta.get_fields(include_hidden=True):
        model = relation.related_model if isinstance(relation, ForeignObjectRel) else None
        if isinstance(model, type) and model._meta.label != "inbox.Enclosure":
            name = relation.field.name  # type: ignore[union-attr]
            rests |= Q(Exists(model._default_manager.filter(**{name: OuterRef("pk")})))
    return rests


class Document(Chained):
    """One file of a book, identified by its content; content removed leaves row and digest."""

    type = models.CharField(_("材料类型"), max_length=40)
    title = models.CharField(_("名称"), max_length=200)
    media_type = models.CharField(_("格式"), max_length=80)
    size = models.PositiveBigIntegerField(_("大小（字节）"))
    source = models.CharField(_("来源"), max_length=200, blank=True)
    uploaded_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("单位"))
    shot_at = models.DateTimeField(_("拍摄时间"), null=True, blank=True)
    latitude = models.DecimalField(_("纬度"), max_digits=9, decimal_places=6, null=True)
    longitude = models.DecimalField(_("经度"), max_digits=9, decimal_places=6, null=True)
    fingerprint = models.OneToOneField(Sealed, models.PROTECT, related_name="+")
    # The content's SHA-256, by which it is found and kept once; emptied when content is removed.
    content = models.CharField(max_length=64, blank=True)

    unchained = frozenset({"content"})
    objects = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name = _("资料")
        constraints = [
            models.UniqueConstraint(
                fields=["book", "content"],
                condition=~models.Q(content=""),
                name="document_content_once",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def path(self) -> str:
        """Where the content lies below the data folder."""
        return f"documents/{self.content[:2]}/{self.content}"
