"""Where workbooks wait until they are applied, and what is remembered of a unit's layout."""

from __future__ import annotations

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from luodi.foundation.history.models import Book
from luodi.foundation.people.models import Account, Unit
from luodi.foundation.people.rules.policy import Right
from luodi.records.library.models import Document
from luodi.records.subjects.models import Subject


class BatchQuerySet(models.QuerySet["Batch"]):
    """Row access to imports is written once, here."""

    def visible_to(self, account: Account) -> BatchQuerySet:
        """Imports of a unit for which the account may record.

        One that tells who hides behind a code name is only for the person who handed it in.
        """
        units = Unit.objects.reached_by(account, Right.RECORD).values("pk")
        open_to_all = Q(is_confidential=False) & ~Exists(coded_rows())
        return self.filter(open_to_all | Q(by=account), unit__in=units)

    def kept_by(self, account: Account) -> BatchQuerySet:
        """Imports into the books that the account administers; of their rows he reads none.

        Those with `is_secret` may name a code-named project in the titles of their files.
        """
        units = Unit.objects.reached_by(account, Right.PEOPLE).values("pk")
        secret = Q(is_confidential=True) | Exists(coded_rows())
        marked = self.annotate(is_secret=models.ExpressionWrapper(secret, models.BooleanField()))
        return marked.filter(unit__in=units)


def coded_rows() -> models.QuerySet[StagedRow]:
    """Rows of a batch that mean a code-named project."""
    return StagedRow.objects.filter(table__file__batch=OuterRef("pk"), subject__codename__gt="")


class Batch(models.Model):
    """One import: the files of one unit, waiting, applied as a whole, or withdrawn."""

    class State(models.TextChoices):
        RECEIVED = "RECEIVED", _("等待读取")
        READING = "READING", _("正在读取")
        CHECKING = "CHECKING", _("正在核对")
        READY = "READY", _("待入账")
        APPLYING = "APPLYING", _("正在入账")
        APPLIED = "APPLIED", _("已入账")
        WITHDRAWN = "WITHDRAWN", _("已撤回")
        DISCARDED = "DISCARDED", _("已放弃")

    book = models.ForeignKey(Book, models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("单位"))
    by = models.ForeignKey(Account, models.PROTECT, related_name="+", verbose_name=_("经办人"))
    at = models.DateTimeField(_("时间"))
    state = models.CharField(_("状态"), max_length=10, choices=State, default=State.RECEIVED)
    is_opening = models.BooleanField(_("建账补录"), default=False)
    answers = models.JSONField(_("统一说明"), default=dict)
    # How far the work of the moment has come, and since when; no sign of life means it broke off.
    done = models.PositiveIntegerField(default=0)
    whole = models.PositiveIntegerField(default=0)
    since = models.DateTimeField(null=True)
    alive_at = models.DateTimeField(null=True)
    troubles = models.JSONField(_("问题"), default=list)
    summary = models.JSONField(_("小结"), default=dict)  # what applying would do, all together
    planned = models.JSONField(default=dict)  # by whom, when, against which state of the book
    is_confidential = models.BooleanField(default=False)  # a row may mean a code-named project
    is_settled = models.BooleanField(
        default=False
    )  # no decision has been made since it was checked
    seq = models.PositiveBigIntegerField(_("入账序号"), null=True)
    withdrawn_seq = models.PositiveBigIntegerField(_("撤回序号"), null=True)

    objects = BatchQuerySet.as_manager()

    class Meta:
        verbose_name = _("导入批次")
        indexes = [models.Index(fields=["unit", "at"], name="batch_of_unit")]


class BatchFile(models.Model):
    """One file of an import; once applied, it lies in the library as a document."""

    batch = models.ForeignKey(Batch, models.CASCADE, related_name="files")
    title = models.CharField(_("名称"), max_length=200)
    size = models.PositiveBigIntegerField(_("大小（字节）"))
    content = models.CharField(max_length=64)  # the SHA-256 under which it lies while it waits
    code = models.CharField(_("批次"), max_length=64, blank=True)  # as its entries name it
    document = models.ForeignKey(Document, models.PROTECT, null=True, related_name="+")
    troubles = models.JSONField(_("问题"), default=list)

    class Meta:
        verbose_name = _("导入文件")

    @property
    def path(self) -> str:
        """Where the content waits below the data folder."""
        return f"imports/{self.content[:2]}/{self.content}"


class StagedTable(models.Model):
    """One table of a file with what its columns were taken for."""

    file = models.ForeignKey(BatchFile, models.CASCADE, related_name="tables")
    number = models.PositiveIntegerField(_("序"))
    sheet = models.CharField(_("工作表"), max_length=80)
    title = models.CharField(_("标题"), max_length=200, blank=True)
    layout = models.CharField(_("布局"), max_length=64)
    heads = models.TextField(_("表头"), blank=True)  # what the layout's digest stands for
    as_of = models.DateField(_("截至"), null=True)
    reported_by = models.CharField(_("填报单位"), max_length=120, blank=True)
    is_turned = models.BooleanField(default=False)
    header_rows = models.JSONField(default=list)
    columns = models.JSONField(_("列"), default=list)
    totals = models.JSONField(_("合计"), default=list)
    outside = models.JSONField(_("表外文字"), default=list)

    class Meta:
        verbose_name = _("导入表格")


class StagedRow(models.Model):
    """One row of a table: what was read, which project it means, what becomes of it."""

    class Outcome(models.TextChoices):
        NEW = "NEW", _("新项目")
        SAME = "SAME", _("无变化")
        CHANGED = "CHANGED", _("有变化")
        DOUBTFUL = "DOUBTFUL", _("待定")
        REFUSED = "REFUSED", _("退回")
        LEFT = "LEFT", _("不导入")  # by decision
        ASIDE = "ASIDE", _("不入账")  # a total, a group, a note

    class Meant(models.TextChoices):
        NEW = "NEW", _("另立新项目")
        THIS = "THIS", _("就是这个项目")

    class Decision(models.TextChoices):
        REST = "REST", _("其余照记")
        SKIP = "SKIP", _("不导入")

    table = models.ForeignKey(StagedTable, models.CASCADE, related_name="rows")
    row = models.PositiveIntegerField(_("行"))
    status = models.CharField(_("读数"), max_length=8)
    name = models.CharField(_("名称"), max_length=200, blank=True)
    values = models.JSONField(_("内容"), default=dict)
    doubts = models.JSONField(_("读数疑问"), default=list)
    outcome = models.CharField(_("去向"), max_length=8, choices=Outcome, default=Outcome.ASIDE)
    reasons = models.JSONField(_("原因"), default=list)
    candidates = models.JSONField(_("疑似"), default=list)
    changes = models.JSONField(_("入账内容"), default=list)
    notes = models.JSONField(_("提示"), default=list)
    differing = models.JSONField(_("与台账不同的资料"), default=list)
    planned = models.JSONField(default=dict)  # what of the plan applying needs; gone once applied
    asks = models.BooleanField(default=False)  # a person can settle it, row by row
    meant = models.CharField(_("所指"), max_length=4, choices=Meant, blank=True, default="")
    decision = models.CharField(_("决定"), max_length=4, choices=Decision, blank=True, default="")
    chosen = models.ForeignKey(Subject, models.PROTECT, null=True, related_name="+")
    like = models.ForeignKey("self", models.SET_NULL, null=True, related_name="+")
    subject = models.ForeignKey(Subject, models.PROTECT, null=True, related_name="+")
    opened = models.BooleanField(_("由本批登记"), default=False)

    class Meta:
        verbose_name = _("导入行")
        indexes = [models.Index(fields=["table", "outcome", "row"], name="staged_row_by_outcome")]


class Layout(models.Model):
    """What a person said of one column of a unit's layout, used whenever it comes again."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="+")
    layout = models.CharField(_("布局"), max_length=64)
    heads = models.TextField(_("全部表头"), blank=True)
    head = models.CharField(_("表头"), max_length=200)
    field = models.CharField(_("含义"), max_length=40, blank=True)
    measure = models.CharField(_("计量"), max_length=12, blank=True)
    # Said only of words in its cells: what the column is, is read anew each time.
    is_inner = models.BooleanField(_("只说了格子里的词"), default=False)
    words = models.JSONField(_("词"), default=dict)
    hedge = models.CharField(_("约数"), max_length=5, blank=True)
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("时间"))

    class Meta:
        verbose_name = _("布局")
        constraints = [
            models.UniqueConstraint(fields=["unit", "layout", "head"], name="layout_head_once"),
        ]


class LeftDifference(models.Model):
    """What a workbook says of a project otherwise than the book, and a person let the book keep."""

    subject = models.ForeignKey(Subject, models.CASCADE, related_name="+")
    field = models.CharField(_("资料"), max_length=20)
    said = models.CharField(_("台账写的"), max_length=200)
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("时间"))

    class Meta:
        verbose_name = _("保留总账的不同")
        constraints = [
            models.UniqueConstraint(
                fields=["subject", "field", "said"], name="left_difference_once"
            ),
        ]


class Recognition(models.Model):
    """Which project a name (with its firm) in a unit's layout means, decided once by a person."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="+")
    layout = models.CharField(_("布局"), max_length=64)
    name = models.CharField(_("名称"), max_length=200)
    subject = models.ForeignKey(Subject, models.CASCADE, related_name="+")
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("时间"))

    class Meta:
        verbose_name = _("辨认")
        constraints = [
            models.UniqueConstraint(fields=["unit", "layout", "name"], name="recognition_once"),
        ]
