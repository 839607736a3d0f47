"""Accounts: made, put right, given a password, put out of use and back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from axes.utils import reset
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from luodi.foundation.history.actions import begin, house
from luodi.foundation.people.models import Account, Unit
from luodi.foundation.people.queries import lacking
from luodi.foundation.people.rules.names import folded, username_problems
from luodi.foundation.people.rules.policy import Right
from luodi.kernel.refusal import Reason, Refused, because, insist, too_long
from luodi.kernel.text import gettext_noop

LONGEST_NAME, LONGEST_REASON = 40, 200


@transaction.atomic
def register_account(
    *,
    username: str,
    name: str,
    unit: Unit,
    password: str,
    must_change_password: bool = True,
    by: Account | None,
    at: datetime,
) -> Account:
    """An account without any role yet; `by` is None for the first administrator only."""
    act = begin(house(), "account.register", by=by, at=at)
    account = Account(
        username=folded(username),
        name=name.strip(),
        unit=unit,
        must_change_password=must_change_password,
    )
    insist(
        (
            *_right_problems(by, unit),
            *username_problems(account.username),
            *_identity_problems(account),
            *password_problems(password, account),
        )
    )
    account.set_password(password)
    account.save()
    act.seal(topic=f"account:{account.pk}", username=account.username, unit=unit.pk)
    return account


@transaction.atomic
def set_password(*, account: Account, password: str, by: Account, at: datetime) -> None:
    """One's own password stands; one that an administrator sets must be changed at sign-in."""
    act = begin(house(), "account.password", by=by, at=at)
    own = by.pk == account.pk
    insist((*(() if own else keeper_problems(account, by)), *password_problems(password, account)))
    if own and account.check_password(password):
        raise Refused(because(gettext_noop("新密码不能与旧密码相同"), about="password"))
    account.set_password(password)
    account.must_change_password = not own
    account.save(update_fields=["password", "must_change_password"])
    reset(username=account.username)  # whoever was locked out may try the new one
    act.seal(topic=f"account:{account.pk}")


@transaction.atomic
def deactivate(*, account: Account, reason: str, by: Account, at: datetime) -> None:
    """Put an account out of use: nobody signs in with it, what it did keeps its name."""
    act = begin(house(), "account.deactivate", by=by, at=at)
    insist(
        (
            *lacking(by, Right.PEOPLE, unit=account.unit),
            *not_oneself(account, by),
            *too_long(reason, LONGEST_REASON, about="reason"),
        )
    )
    if not Account.objects.filter(pk=account.pk, is_active=True).update(is_active=False):
        raise Refused(because(gettext_noop("账号“%(name)s”已停用"), name=account.name))
    account.is_active = False
    act.seal(topic=f"account:{account.pk}", reason=reason)


@transaction.atomic
def reactivate(*, account: Account, reason: str, by: Account, at: datetime) -> None:
    """Put an account back into use, with the appointments that it had."""
    act = begin(house(), "account.reactivate", by=by, at=at)
    insist((*keeper_problems(account, by), *too_long(reason, LONGEST_REASON, about="reason")))
    if not Account.objects.filter(pk=account.pk, is_active=False).update(is_active=True):
        raise Refused(because(gettext_noop("账号“%(name)s”在用"), name=account.name))
    account.is_active = True
    act.seal(topic=f"account:{account.pk}", reason=reason)


@transaction.atomic
def correct_account(*, account: Account, name: str, unit: Unit, by: Account, at: datetime) -> None:
    """Put a person's name or unit right; the sign-in name stays, for the chain knows it."""
    act = begin(house(), "account.correct", by=by, at=at)
    before, name = {"name": account.name, "unit": account.unit_id}, name.strip()
    moves = unit.pk != account.unit_id
    insist(
        (
            *lacking(by, Right.PEOPLE, unit=account.unit),
            *(_right_problems(by, unit) if moves else ()),
            *_name_problems(name),
            *_change_problems(moves or name != account.name),
        )
    )
    account.name, account.unit = name, unit
    account.save(update_fields=["name", "unit"])
    act.seal(topic=f"account:{account.pk}", before=before, name=name, unit=unit.pk)


def keeper_problems(account: Account, by: Account) -> Iterator[Reason]:
    """Who gives a password can sign in with it: so he keeps every unit that the account sits at."""
    held = account.appointments.filter(ended_at=None).select_related("unit__book")
    for unit in dict.fromkeys([account.unit, *(one.unit for one in held)]):
        yield from lacking(by, Right.PEOPLE, unit=unit)


def _change_problems(is_changed: bool) -> Iterator[Reason]:
    if not is_changed:
        yield because(gettext_noop("没有改动"))


def not_oneself(account: Account, by: Account | None) -> Iterator[Reason]:
    """Nobody changes what he himself may do: so the last administrator always stays."""
    if by is not None and by.pk == account.pk:
        yield because(gettext_noop("不能办理自己的账号和任用，请另一位管理员办理"))


def _right_problems(by: Account | None, unit: Unit) -> Iterator[Reason]:
    if by is not None:
        yield from lacking(by, Right.PEOPLE, unit=unit)
    elif Account.objects.exists():
        yield because(gettext_noop("已有账号，新账号须由管理员登记"))
    if unit.closed_on is not None:
        yield because(gettext_noop("“%(unit)s”已经撤销，请选承接它的单位"), unit=unit.name)


def _identity_problems(account: Account) -> Iterator[Reason]:
    yield from _name_problems(account.name)
    if Account.objects.filter(username=account.username).exists():
        text = gettext_noop("登录名“%(username)s”已有人用，请换一个")
        yield because(text, about="username", username=account.username)


def _name_problems(name: str) -> Iterator[Reason]:
    if not name:
        yield because(gettext_noop("请填姓名"), about="name")
    yield from too_long(name, LONGEST_NAME, about="name")


def password_problems(password: str, account: Account) -> Iterator[Reason]:
    """What Django's validators and our own say, each as a sentence."""
    try:
        validate_password(password, account)
    except ValidationError as error:
        for message in error.messages:
            yield because(message, about="password")
