"""Appointing an account to a role at a unit, and dismissing it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.db import transaction

from luodi.foundation.history.actions import Act, begin, house
from luodi.foundation.people.actions.accounts import not_oneself
from luodi.foundation.people.models import Account, Appointment, Unit
from luodi.foundation.people.queries import lacking
from luodi.foundation.people.rules.appointing import seat_problems, together_problems
from luodi.foundation.people.rules.policy import Right, Role
from luodi.kernel.refusal import Reason, Refused, because, insist
from luodi.kernel.text import gettext_noop


@transaction.atomic
def appoint(
    *, account: Account, unit: Unit, role: Role, by: Account | None, at: datetime
) -> Appointment:
    """Give the account a role at the unit; `by` is None for the first administrator only."""
    act = begin(house(), "account.appoint", by=by, at=at)
    insist(
        (
            *_right_problems(by, unit),
            *not_oneself(account, by),
            *seat_problems(role, unit.kind),
            *together_problems(role, _held(account)),
            *_standing_problems(account, unit, role),
        )
    )
    appointment = Appointment.objects.create(account=account, unit=unit, role=role, began_at=act.at)
    account.read_appointments_again()
    _seal(act, appointment)
    return appointment


@transaction.atomic
def dismiss(*, appointment: Appointment, by: Account, at: datetime) -> None:
    """End an appointment; what was done under it stays."""
    act = begin(house(), "account.dismiss", by=by, at=at)
    insist(
        (
            *lacking(by, Right.PEOPLE, unit=appointment.unit),
            *not_oneself(appointment.account, by),
        )
    )
    if not Appointment.objects.filter(pk=appointment.pk, ended_at=None).update(ended_at=act.at):
        raise Refused(because(gettext_noop("这项任用已经结束")))
    appointment.ended_at = act.at
    appointment.account.read_appointments_again()
    _seal(act, appointment)


def _right_problems(by: Account | None, unit: Unit) -> Iterator[Reason]:
    if by is not None:
        yield from lacking(by, Right.PEOPLE, unit=unit)
    elif Appointment.objects.exists():
        yield because(gettext_noop("已有任用，新的任用须由管理员办理"))


def _standing_problems(account: Account, unit: Unit, role: Role) -> Iterator[Reason]:
    if not account.is_active:
        yield because(gettext_noop("账号“%(name)s”已停用"), name=account.name)
    if unit.closed_on is not None:
        yield because(gettext_noop("“%(unit)s”已经撤销，请选承接它的单位"), unit=unit.name)
    if account.appointments.filter(unit=unit, role=role, ended_at=None).exists():
        text = gettext_noop("%(name)s 在“%(unit)s”已任此职")
        yield because(text, name=account.name, unit=unit.name)


def _held(account: Account) -> set[Role]:
    return {Role(held.role) for held in account.appointments.filter(ended_at=None)}


def _seal(act: Act, appointment: Appointment) -> None:
    topic = f"account:{appointment.account_id}"
    act.seal(topic=topic, unit=appointment.unit_id, role=str(appointment.role))
