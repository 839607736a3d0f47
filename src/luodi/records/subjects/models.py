"""Subjects, their versions, classifications, parties and links."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from luodi.foundation.history.models import Book, Chained
from luodi.foundation.people.models import Account, Unit, books_held, seats
from luodi.foundation.people.queries import may_in_book
from luodi.foundation.people.rules.policy import Reach, Right
from luodi.records.subjects.rules import TYPE_NAMES, WHOLE, SubjectType


class SubjectQuerySet(models.QuerySet["Subject"]):
    """Row access to everything that has entries is written once, here."""

    def visible_to(self, account: Account) -> SubjectQuerySet:
        """Subjects of a unit that the account may read, or in which such a unit has a share."""
        return self.filter(seen_by(account))


def seen_by(account: Account, *, book: Book | None = None, path: str = "") -> Q:
    """What an account may read, as a condition on a table that leads to subjects by `path`.

    A whole book is told by its key alone, and a reader of all of `book` needs no condition.
    """
    if book is not None and may_in_book(account, Right.READ, book=book):
        return Q()
    books = books_held(account, Right.READ)
    whole = Q((f"{path}book__in", Book.objects.filter(books).values("pk")))
    if not seats(account, Right.READ, Reach.UNIT):
        return whole
    units = Unit.objects.parts_reached_by(account, Right.READ).values("pk")
    shared = Share.objects.filter(unit__in=units).values("classification__subject")
    return whole | Q((f"{path}unit__in", units)) | Q((f"{path}pk__in", shared))


class Subject(Chained):
    """One thing that can have entries: a project, an enterprise, a lead, a site, an event …

    Name, unit, code name and whether it is open are the newest version's, kept here for lists.
    """

    type = models.CharField(
        _("类型"), max_length=20, choices=[(kind.value, TYPE_NAMES[kind]) for kind in SubjectType]
    )
    name = models.CharField(_("名称"), max_length=120, db_index=True)
    codename = models.CharField(_("代号"), max_length=40, blank=True)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("责任单位"))
    is_open = models.BooleanField(_("在办"), default=True)

    unchained = frozenset({"name", "codename", "unit", "is_open"})
    proved_by = "versions"
    objects = SubjectQuerySet.as_manager()

    class Meta:
        verbose_name = _("事项")
        indexes = [
            models.Index(fields=["book", "type", "unit"], name="subject_list"),
            models.Index(fields=["book", "type", "id"], name="subject_in_order"),
        ]

    def __str__(self) -> str:
        return self.codename or self.name


class SubjectVersion(Chained):
    """What a subject was called, whose it was and whether it was open, from one act on."""

    subject = models.ForeignKey(Subject, models.PROTECT, related_name="versions")
    name = models.CharField(_("名称"), max_length=120)
    codename = models.CharField(_("代号"), max_length=40, blank=True)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("责任单位"))
    is_open = models.BooleanField(_("在办"), default=True)
    reason = models.CharField(_("原因"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("事项沿革")
        constraints = [
            models.UniqueConstraint(fields=["subject", "seq"], name="subject_version_once_per_act"),
        ]


class Classification(Chained):
    """The dimensions of a subject's attempt (or of all its attempts) from one act on."""

    subject = models.ForeignKey(Subject, models.PROTECT, related_name="classifications")
    attempt = models.PositiveSmallIntegerField(_("轮次"), null=True, blank=True)
    event = models.ForeignKey(
        Subject, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("签约活动")
    )
    station = models.ForeignKey(
        Subject, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("驻点")
    )
    industry = models.CharField(_("行业"), max_length=8, blank=True)
    cluster = models.CharField(_("产业集群"), max_length=40, blank=True)
    channel = models.CharField(_("招商方式"), max_length=20, blank=True)
    money_type = models.CharField(_("内外资"), max_length=20, blank=True)
    reason = models.CharField(_("原因"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("归类")
        indexes = [models.Index(fields=["subject", "seq"], name="classification_latest")]


class Share(Chained):
    """One unit's part in a classified subject, in ten-thousandths."""

    classification = models.ForeignKey(Classification, models.PROTECT, related_name="shares")
    part = models.PositiveSmallIntegerField(_("序"))
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("单位"))
    role = models.CharField(_("单位角色"), max_length=20, blank=True)
    weight = models.PositiveIntegerField(_("份额（万分之）"), default=WHOLE)

    class Meta:
        verbose_name = _("份额")
        constraints = [
            models.UniqueConstraint(fields=["classification", "part"], name="share_parts_differ"),
            models.UniqueConstraint(fields=["classification", "unit"], name="share_units_differ"),
            models.CheckConstraint(
                condition=Q(weight__gt=0, weight__lte=WHOLE), name="share_is_a_part"
            ),
        ]


class Party(Chained):
    """One enterprise's role in a subject, with its share and dates."""

    class Role(models.TextChoices):
        INVESTOR = "INVESTOR", _("投资方")
        PROJECT_COMPANY = "PROJECT_COMPANY", _("项目公司")
        INTRODUCER = "INTRODUCER", _("引荐方")

    subject = models.ForeignKey(Subject, models.PROTECT, related_name="parties")
    enterprise = models.ForeignKey(Subject, models.PROTECT, related_name="roles")
    role = models.CharField(_("角色"), max_length=16, choices=Role)
    percent = models.DecimalField(_("股比（%）"), max_digits=5, decimal_places=2, null=True)
    from_on = models.DateField(_("起"), null=True, blank=True)
    until_on = models.DateField(_("止"), null=True, blank=True)

    class Meta:
        verbose_name = _("参与方")


class Link(Chained):
    """How one subject came from, replaced or continues another, and who keeps count and money."""

    class Kind(models.TextChoices):
        PHASE_OF = "PHASE_OF", _("分期")
        SPLIT_FROM = "SPLIT_FROM", _("拆分自")
        MERGED_INTO = "MERGED_INTO", _("并入")
        REPLACES = "REPLACES", _("置换")
        DUPLICATE_OF = "DUPLICATE_OF", _("重复")
        CAME_FROM = "CAME_FROM", _("来自")
        HANDED_TO = "HANDED_TO", _("流转至")

    class Keeps(models.TextChoices):
        SUBJECT = "SUBJECT", _("本事项")
        OTHER = "OTHER", _("对方事项")

    subject = models.ForeignKey(Subject, models.PROTECT, related_name="links")
    other = models.ForeignKey(Subject, models.PROTECT, related_name="linked_by")
    kind = models.CharField(_("关系"), max_length=16, choices=Kind)
    keeps_count = models.CharField(_("个数计入"), max_length=8, choices=Keeps)
    keeps_money = models.CharField(_("金额计入"), max_length=8, choices=Keeps)
    reason = models.CharField(_("原因"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("事项关系")
        constraints = [
            models.CheckConstraint(condition=~Q(subject=F("other")), name="link_to_another"),
        ]


class CircleMember(Chained):
    """One person inside the circle that sees a code-named subject's real name."""

    subject = models.ForeignKey(Subject, models.PROTECT, related_name="circle")
    account = models.ForeignKey(Account, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("知情人")
        constraints = [
            models.UniqueConstraint(fields=["subject", "account"], name="circle_member_once"),
        ]


class NameKey(models.Model):
    """The initials by which one subject is found and put in order; rebuilt from its name.

    They are those of the name that everyone may read: of a code-named subject, the code name's.
    """

    subject = models.OneToOneField(Subject, models.CASCADE, primary_key=True, related_name="key")
    book = models.ForeignKey(Book, models.PROTECT, related_name="+", db_index=False)
    type = models.CharField(max_length=20)
    initials = models.CharField(_("首字母"), max_length=200)

    class Meta:
        verbose_name = _("检索键")
        indexes = [
            models.Index(fields=["book", "type", "initials", "subject"], name="name_key_in_order"),
            models.Index(fields=["initials"], name="name_key_initials"),
        ]


class NameWord(models.Model):
    """Two neighbouring characters of a subject's name or code name; rebuilt from them.

    The newest subjects of a type that have a word are read from its key.
    """

    pk = models.CompositePrimaryKey("word", "type", "subject")
    word = models.CharField(_("检索词"), max_length=4)
    type = models.CharField(max_length=20)
    subject = models.ForeignKey(Subject, models.CASCADE, related_name="words")

    class Meta:
        verbose_name = _("检索词")
