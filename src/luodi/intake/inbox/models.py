"""What came in, the files that came with it, and what became of it."""

from __future__ import annotations

from enum import StrEnum

from django.db import models
from django.db.models import CharField, Count, F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Cast, Coalesce
from django.utils.translation import gettext_lazy as _

from luodi.foundation.history.models import Chained, Sealed
from luodi.foundation.people.models import Account, Unit, UnitQuerySet, seats
from luodi.foundation.people.rules.policy import Reach, Right
from luodi.records.ledger.models import Entry
from luodi.records.library.models import Document


class Shelf(StrEnum):
    """Where something received lies."""

    EVERY = "every"
    WAITING = "waiting"
    RECORDED = "recorded"
    ASIDE = "aside"


def units_receiving_for(account: Account) -> UnitQuerySet:
    """The units whose post a person opens: those he records for as one of their own.

    Who may record for a whole book opens only the post of the unit at which he sits.
    """
    own = [unit.pk for unit in seats(account, Right.RECORD, Reach.BOOK)]
    below = Unit.objects.parts_reached_by(account, Right.RECORD)
    return Unit.objects.filter(Q(pk__in=own) | Q(pk__in=below.values("pk")))


class ReceivedQuerySet(models.QuerySet["Received"]):
    """The words in which received items are asked for."""

    def visible_to(self, account: Account) -> ReceivedQuerySet:
        """Only the unit that received it sees what has not been recorded yet."""
        return self.filter(unit__in=units_receiving_for(account).values("pk"))

    def on(self, shelf: Shelf) -> ReceivedQuerySet:
        """What waits, was recorded or lies aside; each with `place` and the entries it became."""
        last = Placing.objects.filter(received=OuterRef("pk")).order_by("-seq", "-pk")
        rows = self.annotate(
            place=Coalesce(Subquery(last.values("place")[:1]), Value("")),
            recorded=Coalesce(entries_counted(), 0),
        )
        aside, done = Q(place=Placing.Place.ASIDE), Q(recorded__gte=F("to_record"))
        return {
            Shelf.EVERY: rows,
            Shelf.WAITING: rows.filter(~aside & ~done),
            Shelf.RECORDED: rows.filter(~aside & done),
            Shelf.ASIDE: rows.filter(aside),
        }[shelf]


def entries_counted() -> Subquery:
    """How many entries stand that were recorded from one received item."""
    batch = Cast(OuterRef("pk"), CharField())
    rows = Entry.objects.filter(source=Entry.Source.INBOX, batch=batch, reversal=None)
    return Subquery(rows.order_by().values("batch").annotate(count=Count("pk")).values("count"))


class Received(Chained):
    """One thing that reached a unit: a text under its seal, files, or both."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("收件单位"))
    by = models.ForeignKey(Account, models.PROTECT, related_name="+", verbose_name=_("收件人"))
    at = models.DateTimeField(_("收件时间"))
    text = models.OneToOneField(Sealed, models.PROTECT, null=True, related_name="+")
    # How many entries it is waited for, as the text was read when it came.
    to_record = models.PositiveSmallIntegerField(_("待记条数"), default=1)

    objects = ReceivedQuerySet.as_manager()

    class Meta:
        verbose_name = _("收件")
        indexes = [models.Index(fields=["unit", "seq"], name="received_by_unit")]


class Enclosure(Chained):
    """One file that came with something received, under the name that it had then."""

    received = models.ForeignKey(Received, models.PROTECT, related_name="enclosures")
    document = models.ForeignKey(Document, models.PROTECT, related_name="enclosures")
    part = models.PositiveSmallIntegerField(_("序"))
    title = models.CharField(_("名称"), max_length=200)

    class Meta:
        verbose_name = _("附件")
        constraints = [
            models.UniqueConstraint(fields=["received", "document"], name="enclosure_once"),
        ]


class Placing(Chained):
    """One act of putting something received aside, with its reason, or of taking it up again."""

    class Place(models.TextChoices):
        ASIDE = "ASIDE", _("放一边")
        BACK = "BACK", _("取回")

    received = models.ForeignKey(Received, models.PROTECT, related_name="placings")
    place = models.CharField(_("去向"), max_length=8, choices=Place)
    reason = models.CharField(_("理由"), max_length=200, blank=True)
    by = models.ForeignKey(Account, models.PROTECT, related_name="+", verbose_name=_("经办人"))
    at = models.DateTimeField(_("时间"))

    class Meta:
        verbose_name = _("收件去向")
