"""What an administrator may do with one account: a table of deeds with their forms and bars."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext

from luodi.foundation.people import actions
from luodi.foundation.people.actions.accounts import keeper_problems, not_oneself
from luodi.foundation.people.forms.accounts import (
    AccountForm,
    AppointForm,
    CorrectForm,
    DismissForm,
    ReasonForm,
)
from luodi.foundation.people.models import Account
from luodi.foundation.people.queries import lacking, seats_kept_by
from luodi.foundation.people.rules.policy import GRANTS, Right, Role
from luodi.foundation.ui.parts import Happening
from luodi.kernel.refusal import Reason, because
from luodi.kernel.text import gettext_noop

type Given = Mapping[str, Any]


@dataclass(frozen=True)
class Deed:
    """One thing that may be done: its words, its form, who is barred from it, and the action."""

    code: str
    name: str
    form: type[AccountForm]
    bars: Callable[[Account, Account], Iterable[Reason]]
    act: Callable[[Account, Given, Account, datetime], object]
    done: str = ""
    help: str = ""
    is_grave: bool = False


@dataclass(frozen=True)
class Offer:
    """A deed with its form as the page shows it; open where it was just refused."""

    deed: Deed
    form: AccountForm
    is_open: bool = False


def bars_appointing(account: Account, by: Account) -> Iterator[Reason]:
    yield from not_oneself(account, by)
    yield from bars_when_off(account)


def bars_dismissing(account: Account, by: Account) -> Iterator[Reason]:
    yield from not_oneself(account, by)
    if not seats_kept_by(by, account).exists():
        yield because(gettext_noop("没有可以由您结束的任用"))


def bars_correcting(account: Account, by: Account) -> Iterator[Reason]:
    yield from lacking(by, Right.PEOPLE, unit=account.unit)


def bars_renewing(account: Account, by: Account) -> Iterator[Reason]:
    yield from not_oneself(account, by)
    yield from bars_when_off(account)
    yield from keeper_problems(account, by)


def bars_switching_off(account: Account, by: Account) -> Iterator[Reason]:
    yield from lacking(by, Right.PEOPLE, unit=account.unit)
    yield from not_oneself(account, by)
    yield from bars_when_off(account)


def bars_switching_on(account: Account, by: Account) -> Iterator[Reason]:
    yield from keeper_problems(account, by)
    if account.is_active:
        yield because(gettext_noop("账号“%(name)s”在用"), name=account.name)


def bars_when_off(account: Account) -> Iterator[Reason]:
    if not account.is_active:
        yield because(gettext_noop("账号“%(name)s”已停用"), name=account.name)


DEEDS = (
    Deed(
        "appoint",
        gettext_noop("办理任用"),
        AppointForm,
        bars_appointing,
        lambda account, given, by, at: actions.appoint(account=account, **given, by=by, at=at),
        gettext_noop("已任用，立即生效"),
    ),
    Deed(
        "dismiss",
        gettext_noop("结束任用"),
        DismissForm,
        bars_dismissing,
        lambda account, given, by, at: actions.dismiss(**given, by=by, at=at),
        gettext_noop("任用已结束，立即生效"),
        gettext_noop("结束以后不再有这个角色的权；以前办的事仍记在他名下。"),
    ),
    Deed(
        "correct",
        gettext_noop("更正姓名、单位"),
        CorrectForm,
        bars_correcting,
        lambda account, given, by, at: actions.correct_account(
            account=account, **given, by=by, at=at
        ),
        gettext_noop("已更正"),
        gettext_noop("只改他属于哪个单位；任用不跟着变，要变的另办。"),
    ),
    Deed(
        "password",
        gettext_noop("给新密码"),
        AccountForm,
        bars_renewing,
        lambda account, given, by, at: None,  # done by a view of its own, which shows it
        help=gettext_noop("请先核实是本人。新密码只显示一次，他登录后须马上改；锁定随之解除。"),
    ),
    Deed(
        "off",
        gettext_noop("停用账号"),
        ReasonForm,
        bars_switching_off,
        lambda account, given, by, at: actions.deactivate(account=account, **given, by=by, at=at),
        gettext_noop("账号已停用"),
        gettext_noop("停用以后不能登录，已经登录的下一步就被请出；记录都留着。"),
        is_grave=True,
    ),
    Deed(
        "on",
        gettext_noop("重新启用"),
        ReasonForm,
        bars_switching_on,
        lambda account, given, by, at: actions.reactivate(account=account, **given, by=by, at=at),
        gettext_noop("账号已启用"),
        gettext_noop("没有结束的任用随之恢复；不该再有的，启用以后请马上结束。"),
    ),
)
BY_CODE = {deed.code: deed for deed in DEEDS}


def offers(account: Account, by: Account, refused: Offer | None) -> list[Offer]:
    """The deeds that nothing bars this administrator from, the refused one as it was sent."""
    found = [
        Offer(deed, deed.form(keeper=by, account=account, auto_id=f"{deed.code}-%s"))
        for deed in DEEDS
        if not any(True for _ in deed.bars(account, by))
    ]
    if refused is None:
        return found
    return [refused, *(one for one in found if one.deed.code != refused.deed.code)]


def history_of(account: Account) -> list[Happening]:
    """Every appointment, the newest first: its beginning and its end."""
    held = account.appointments.select_related("unit").order_by("-began_at", "-pk")
    return [
        Happening(
            on=timezone.localdate(one.began_at),
            title=f"{one.unit} {gettext(GRANTS[Role(one.role)].name)}",
            said=until(one.ended_at),
            mark=gettext("已离任") if one.ended_at else gettext("在任"),
            tone="off" if one.ended_at else "done",
        )
        for one in held
    ]


def until(ended_at: datetime | None) -> str:
    if ended_at is None:
        return ""
    return gettext("%(day)s 离任") % {"day": timezone.localdate(ended_at).isoformat()}
