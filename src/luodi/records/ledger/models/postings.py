"""What figures count, what waits to be verified, where subjects stand: rebuilt from the acts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from luodi.foundation.history.models import Book
from luodi.foundation.people.models import Account, Unit
from luodi.records.ledger.models.entries import Entry
from luodi.records.subjects.models import Subject

# Databases differ in where a column's nothing stands; here it is the least of all.
ORDERS: dict[str, models.Func] = {
    **{
        day: models.Func(models.F(day), template="COALESCE(%(expressions)s, '0001-01-01')")
        for day in ("contract_on", "started_on", "due_on", "last_on")
    },
    **{
        number: models.Func(models.F(number), template="COALESCE(%(expressions)s, -1)")
        for number in ("planned_total_fen", "event")
    },
}


class Posting(models.Model):
    """One unit's part of an entry that counts in one reading, from one act until another."""

    # No index of a single key: every question is asked of a book, a subject or an entry, and each
    # index makes ten thousand entries slower to record.
    book = models.ForeignKey(Book, models.PROTECT, related_name="+", db_index=False)
    entry = models.ForeignKey(Entry, models.PROTECT, related_name="postings", db_index=False)
    verified = models.BooleanField(_("核定"))  # False: claimed 申报
    part = models.PositiveSmallIntegerField(_("序"))
    from_seq = models.PositiveBigIntegerField(_("起"))
    until_seq = models.PositiveBigIntegerField(_("止"), null=True)

    subject = models.ForeignKey(Subject, models.PROTECT, related_name="postings", db_index=False)
    subject_type = models.CharField(max_length=20)
    attempt = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=30)
    bit = models.BigIntegerField()  # the kind's value in a state mask; 0 for what may stand twice
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", db_index=False)
    unit_role = models.CharField(max_length=20, blank=True)
    weight = models.PositiveIntegerField()  # in ten-thousandths; the parts sum to 10,000
    event = models.ForeignKey(Subject, models.PROTECT, null=True, related_name="+", db_index=False)
    station = models.ForeignKey(
        Subject, models.PROTECT, null=True, related_name="+", db_index=False
    )
    enterprise = models.ForeignKey(
        Subject, models.PROTECT, null=True, related_name="+", db_index=False
    )
    industry = models.CharField(max_length=8, blank=True)
    cluster = models.CharField(max_length=40, blank=True)
    channel = models.CharField(max_length=20, blank=True)
    money_type = models.CharField(max_length=20, blank=True)
    origin = models.CharField(max_length=20, blank=True)
    nature = models.CharField(max_length=20, blank=True)
    category = models.CharField(max_length=40, blank=True)
    reference = models.CharField(max_length=80, blank=True)

    occurred_from = models.DateField()
    occurred_to = models.DateField()
    planned_on = models.DateField(null=True)
    measure = models.CharField(max_length=10, blank=True)
    # Hundredths of the measure (分 for money), so that sums are exact on every database.
    hundredths = models.BigIntegerField(null=True)
    local_hundredths = models.BigIntegerField(null=True)
    dollar_cents = models.BigIntegerField(null=True)
    opening = models.BooleanField(default=False)
    known_on = models.DateField(null=True)

    # Of an entry stored by the act itself; see `sheaves`.
    of_the_act: ClassVar[Mapping[str, str]] = {"from_seq": "seq"}

    class Meta:
        verbose_name = _("计数")
        constraints = [
            models.UniqueConstraint(
                fields=["subject", "attempt", "kind", "verified", "part"],
                condition=Q(until_seq=None) & ~Q(bit=0),
                name="posting_one_standing_step",
            ),
            models.UniqueConstraint(
                fields=["entry", "verified", "part", "from_seq"], name="posting_once_per_act"
            ),
            models.CheckConstraint(
                condition=Q(until_seq=None) | Q(until_seq__gt=F("from_seq")),
                name="posting_ends_after_it_begins",
            ),
        ]
        # The figures' statements go by these (docs/operate/benchmark.md): attempts are folded in
        # the order of their index and read from it alone, planned totals too.
        indexes = [
            models.Index(
                fields=["subject", "verified", "kind", "occurred_to"], name="posting_of_subject"
            ),
            models.Index(fields=["book", "kind", "occurred_to"], name="posting_by_kind"),
            models.Index(
                fields=[
                    *("book", "verified", "subject", "attempt", "part"),
                    *("unit", "weight", "industry", "subject_type", "event"),
                    *("from_seq", "until_seq", "occurred_from", "occurred_to", "bit"),
                ],
                condition=Q(bit__gt=0),
                name="posting_steps",
            ),
            models.Index(
                fields=[
                    *("book", "verified", "subject", "occurred_to", "entry"),
                    *("from_seq", "until_seq", "hundredths"),
                ],
                condition=Q(kind="planned_total"),
                name="posting_planned_totals",
            ),
        ]


class Pending(models.Model):
    """One entry that counts as claimed and not as verified: it waits for a second person.

    What it repeats of its entry never changes, so the queue is counted from its index alone.
    """

    entry = models.OneToOneField(Entry, models.PROTECT, primary_key=True, related_name="pending")
    book = models.ForeignKey(Book, models.PROTECT, related_name="+", db_index=False)
    seq = models.PositiveBigIntegerField(_("序号"))
    recorded_at = models.DateTimeField(_("记录时间"))
    recorded_by = models.ForeignKey(Account, models.PROTECT, related_name="+", db_index=False)
    on_behalf = models.BooleanField(_("代录"))

    of_the_act: ClassVar[Mapping[str, str]] = {"seq": "seq", "recorded_at": "at"}

    class Meta:
        verbose_name = _("待核定")
        indexes = [
            models.Index(
                fields=["book", "seq", "entry", "recorded_at", "recorded_by", "on_behalf"],
                name="pending_in_order",
            )
        ]


class Standing(models.Model):
    """Where one subject stands now in one reading: rebuilt from its acts; registers read it."""

    subject = models.ForeignKey(Subject, models.PROTECT, related_name="standings")
    book = models.ForeignKey(Book, models.PROTECT, related_name="+", db_index=False)
    type = models.CharField(max_length=20, blank=True)
    verified = models.BooleanField(_("核定"))
    attempt = models.PositiveSmallIntegerField(_("轮次"))
    place = models.CharField(_("所处阶段"), max_length=20, blank=True)
    rank = models.PositiveSmallIntegerField(_("阶段次序"), default=0)
    sign_type = models.CharField(_("签约类型"), max_length=10, blank=True)
    mask = models.BigIntegerField(_("已达步骤"))
    started_on = models.DateField(_("开工"), null=True)
    contract_on = models.DateField(_("签合同"), null=True)
    is_ended = models.BooleanField(_("已结束"), default=False)
    is_stopped = models.BooleanField(_("停工"), default=False)
    contract_fen = models.BigIntegerField(_("合同引资额（分）"), default=0)
    arrived_fen = models.BigIntegerField(_("到位资金（分）"), default=0)
    invested_fen = models.BigIntegerField(_("完成投资（分）"), default=0)
    planned_total_fen = models.BigIntegerField(_("计划总投资（分）"), null=True)
    last_on = models.DateField(_("最近发生日"), null=True)
    due_on = models.DateField(_("最早到期计划"), null=True)
    unproven = models.PositiveIntegerField(_("无证据记录"), default=0)
    returned = models.PositiveIntegerField(_("退回未答复"), default=0)  # the same in both readings
    # The newest classification, the same in both readings.
    event = models.ForeignKey(Subject, models.PROTECT, null=True, related_name="+", db_index=False)
    industry = models.CharField(_("行业"), max_length=8, blank=True)
    cluster = models.CharField(_("产业集群"), max_length=40, blank=True)
    channel = models.CharField(_("招商方式"), max_length=20, blank=True)
    money_type = models.CharField(_("内外资"), max_length=20, blank=True)

    class Meta:
        verbose_name = _("现状")
        constraints = [
            models.UniqueConstraint(fields=["subject", "verified"], name="standing_one_a_reading"),
        ]
        # A page of the register is read from the index of its order, from the nearer end.
        indexes = [
            models.Index(
                *("book", "type", "verified"), ORDERS.get(column, column), "subject", name=name
            )
            for column, name in (
                ("rank", "standing_by_rank"),
                ("contract_fen", "standing_by_contract_money"),
                ("arrived_fen", "standing_by_arrived"),
                ("invested_fen", "standing_by_invested"),
                ("planned_total_fen", "standing_by_planned_total"),
                ("contract_on", "standing_by_contract_day"),
                ("started_on", "standing_by_start_day"),
                ("due_on", "standing_by_due_day"),
                ("last_on", "standing_by_last_day"),
                ("event", "standing_by_event"),
                ("industry", "standing_by_industry"),
                ("channel", "standing_by_channel"),
            )
        ]
