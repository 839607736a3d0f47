"""Units as a tree that never changes its shape, accounts, and what they are appointed to."""

from __future__ import annotations

from functools import cached_property
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from luodi.foundation.history.models import Chained
from luodi.foundation.people.rules.policy import FROM_THE_CITY, GRANTS, Reach, Right, Role
from luodi.foundation.people.rules.tree import FULL_SHARE


class UnitQuerySet(models.QuerySet["Unit"]):
    """The words in which units are asked for."""

    def below(self, unit: Unit) -> UnitQuerySet:
        """The unit and everything under it."""
        return self.filter(path__startswith=unit.path)

    def reached_by(self, account: Account, right: Right) -> UnitQuerySet:
        """The units at which the account holds the right."""
        return self.filter(parts_held(account, right) | books_held(account, right, "book__"))

    def parts_reached_by(self, account: Account, right: Right) -> UnitQuerySet:
        """Those of them at which it is held through one unit, not through the whole book."""
        return self.filter(parts_held(account, right))


def parts_held(account: Account, right: Right) -> Q:
    """The units that appointments at one unit and below reach."""
    reached = Q(pk__in=[])
    for unit in seats(account, right, Reach.UNIT):
        reached |= Q(path__startswith=unit.path, book=unit.book_id)
    return reached


def books_held(account: Account, right: Right, path: str = "") -> Q:
    """The books that appointments reach whole, as a condition on a table that leads to them."""
    reached = Q((f"{path}pk__in", []))
    for unit in seats(account, right, Reach.BOOK):
        reached |= Q((f"{path}pk", unit.book_id))
        if right in FROM_THE_CITY:
            reached |= Q((f"{path}city", unit.book_id))
    return reached


def seats(account: Account, right: Right, reach: Reach) -> list[Unit]:
    """The units at which the account is appointed to something that holds the right so far."""
    held = [(GRANTS[Role(row.role)], row.unit) for row in account.standing_appointments()]
    return [unit for grant, unit in held if right in grant.rights and grant.reach is reach]


class Unit(Chained):
    """One body that reports: city, district, town, department, park, station, company.

    A unit never changes its parent: it is closed and succeeded.
    """

    class Kind(models.TextChoices):
        CITY = "CITY", _("市")
        DISTRICT = "DISTRICT", _("区县")
        TOWN = "TOWN", _("镇（街道）")
        DEPARTMENT = "DEPARTMENT", _("部门")
        PARK = "PARK", _("园区")
        STATION = "STATION", _("驻点")
        COMPANY = "COMPANY", _("国企")

    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("上级"),
    )
    kind = models.CharField(_("类别"), max_length=10, choices=Kind)
    name = models.CharField(_("名称"), max_length=80)
    short_name = models.CharField(_("简称"), max_length=30, blank=True)
    unit_class = models.CharField(_("单位类别"), max_length=20, blank=True)
    opened_on = models.DateField(_("设立日期"), null=True, blank=True)
    # The keys from the root down, "/1/4/17/": stable, because a unit never changes its parent.
    path = models.CharField(max_length=200, db_index=True, default="")
    closed_on = models.DateField(_("撤销日期"), null=True, blank=True)

    unchained = frozenset({"path", "closed_on"})
    objects = UnitQuerySet.as_manager()

    class Meta:
        verbose_name = _("单位")
        constraints = [
            models.UniqueConstraint(fields=["book", "name"], name="unit_one_name_per_book"),
            models.CheckConstraint(
                condition=Q(opened_on=None) | Q(closed_on=None) | Q(closed_on__gte=F("opened_on")),
                name="unit_closed_after_it_opened",
            ),
        ]

    def __str__(self) -> str:
        return self.short_name or self.name


class UnitClosure(Chained):
    """One act that closed a unit, with its reason."""

    unit = models.OneToOneField(Unit, models.PROTECT, related_name="closure")
    closed_on = models.DateField(_("撤销日期"))
    reason = models.CharField(_("原因"), max_length=200)

    class Meta:
        verbose_name = _("单位撤销")


class Succession(Chained):
    """One successor of a closed unit, with its share in ten-thousandths."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="successions")
    successor = models.ForeignKey(Unit, models.PROTECT, related_name="inheritances")
    share = models.PositiveIntegerField(_("份额（万分之）"), default=FULL_SHARE)

    class Meta:
        verbose_name = _("单位承接")
        constraints = [
            models.UniqueConstraint(fields=["unit", "successor"], name="succession_once"),
            models.CheckConstraint(
                condition=Q(share__gt=0, share__lte=FULL_SHARE) & ~Q(unit=F("successor")),
                name="succession_share_is_a_part",
            ),
        ]

    @property
    def percent(self) -> str:
        return f"{self.share / 100:g}"


class AccountManager(BaseUserManager["Account"]):
    """Finds accounts by the name they sign in with."""


class Account(AbstractBaseUser):
    """One person who signs in."""

    username = models.CharField(_("登录名"), max_length=40, unique=True)
    name = models.CharField(_("姓名"), max_length=40)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="accounts", verbose_name=_("单位"))
    is_active = models.BooleanField(_("在用"), default=True)
    must_change_password = models.BooleanField(_("须改密码"), default=False)

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]
    objects = AccountManager()

    class Meta:
        verbose_name = _("账号")

    def __str__(self) -> str:
        return self.name

    def standing_appointments(self) -> list[Appointment]:
        """The account's appointments in force, read once per loaded account; none when off."""
        return self._appointments_in_force if self.is_active else []

    def holds(self, right: str) -> bool:
        """Whether some appointment gives the right, wherever it reaches."""
        grants = (GRANTS[Role(one.role)] for one in self.standing_appointments())
        return any(right in grant.rights for grant in grants)

    @cached_property
    def _appointments_in_force(self) -> list[Appointment]:
        return list(self.appointments.filter(ended_at=None).select_related("unit__book"))

    def read_appointments_again(self) -> None:
        """For the action that has just changed them."""
        vars(self).pop("_appointments_in_force", None)


class Appointment(models.Model):
    """One role that an account holds at one unit, until it ends."""

    account = models.ForeignKey(Account, models.PROTECT, related_name="appointments")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="appointments")
    role = models.CharField(
        _("角色"), max_length=10, choices=[(role.value, _(GRANTS[role].name)) for role in Role]
    )
    began_at = models.DateTimeField(_("任用时间"))
    ended_at = models.DateTimeField(_("离任时间"), null=True, blank=True)

    class Meta:
        verbose_name = _("任用")
        constraints = [
            models.UniqueConstraint(
                fields=["account", "unit", "role"],
                condition=Q(ended_at=None),
                name="appointment_once_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(ended_at__gte=F("began_at")),
                name="appointment_ends_after_it_began",
            ),
        ]
