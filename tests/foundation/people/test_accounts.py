"""Accounts, passwords and appointments, each with its line in the house log."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from conftest import NOON, PASSWORD, Cast
from luodi.foundation.history.actions import house
from luodi.foundation.history.models import Line
from luodi.foundation.history.queries import verify
from luodi.foundation.people.actions import (
    appoint,
    close_unit,
    correct_account,
    deactivate,
    dismiss,
    reactivate,
    register_account,
    set_password,
)
from luodi.foundation.people.models import Account, Appointment
from luodi.foundation.people.queries import may
from luodi.foundation.people.rules.policy import Right, Role
from luodi.kernel.refusal import Refused

GOOD = "spring-rain-23"


def register(cast: Cast, **changed: object) -> Account:
    given: dict[str, object] = {
        "username": "Huang.Ke",
        "name": "黄科",
        "unit": cast.town,
        "password": GOOD,
        "by": cast.admin,
        "at": NOON,
    }
    return register_account(**(given | changed))  # type: ignore[arg-type]


def told(refused: pytest.ExceptionInfo[Refused]) -> list[str]:
    return [str(reason) for reason in refused.value.reasons]


def last_line() -> Line:
    return Line.objects.filter(book=house()).order_by("-seq")[0]


def test_an_account_is_registered_without_a_role_and_must_change_its_password(cast: Cast) -> None:
    account = register(cast)
    assert account.username == "huang.ke"
    assert account.check_password(GOOD)
    assert account.must_change_password
    assert account.standing_appointments() == []
    line = last_line()
    assert (line.action, line.topic, line.by) == (
        "account.register",
        f"account:{account.pk}",
        cast.admin,
    )
    assert line.detail == {"username": "huang.ke", "unit": cast.town.pk}
    assert list(verify(house())) == []


def test_every_reason_against_an_account_is_told_at_once_and_nothing_is_written(
    cast: Cast,
) -> None:
    before = Account.objects.count()
    with pytest.raises(Refused) as refused:
        register(cast, username="陈", name=" ", password="12345678", by=cast.office)
    assert told(refused) == [
        "王招商 无权在“东山镇”办理此事，请联系管理员核对任用",
        "登录名须为 3 至 40 个小写字母、数字、点、横线或下划线，以字母或数字开头",
        "请填姓名",
        "此密码太短，至少要包含 10 个字符。",
        "这个密码太常见了。",
        "密码须同时有字母和数字",
    ]
    assert Account.objects.count() == before
    assert not Line.objects.filter(book__code="house").exists()


def test_a_name_is_given_once_whatever_its_case(cast: Cast) -> None:
    with pytest.raises(Refused, match="登录名“clerk”已有人用"):
        register(cast, username="CLERK")


def test_an_administrator_registers_nobody_in_another_district(cast: Cast) -> None:
    with pytest.raises(Refused, match="无权在“南湖镇”"):
        register(cast, unit=cast.other_district_town)


def test_nobody_is_registered_without_an_administrator_once_there_are_accounts(cast: Cast) -> None:
    with pytest.raises(Refused, match="新账号须由管理员登记"):
        register(cast, by=None)
    with pytest.raises(Refused, match="新的任用须由管理员办理"):
        appoint(account=cast.clerk, unit=cast.town, role=Role.HEAD, by=None, at=NOON)


def test_an_appointment_gives_its_right_at_once(cast: Cast) -> None:
    account = register(cast)
    assert not may(account, Right.RECORD, unit=cast.town)
    appoint(account=account, unit=cast.town, role=Role.CLERK, by=cast.admin, at=NOON)
    assert may(account, Right.RECORD, unit=cast.town)
    assert last_line().detail == {"unit": cast.town.pk, "role": "CLERK"}


def test_the_same_appointment_is_not_made_twice_but_again_after_it_ended(cast: Cast) -> None:
    held = cast.clerk.appointments.get()
    with pytest.raises(Refused, match="陈填报 在“东山镇”已任此职"):
        appoint(account=cast.clerk, unit=cast.town, role=Role.CLERK, by=cast.admin, at=NOON)
    dismiss(appointment=held, by=cast.admin, at=NOON)
    with pytest.raises(Refused, match="这项任用已经结束"):
        dismiss(appointment=held, by=cast.admin, at=NOON)
    later = NOON + timedelta(days=1)
    appoint(account=cast.clerk, unit=cast.town, role=Role.CLERK, by=cast.admin, at=later)
    assert cast.clerk.appointments.count() == 2


def test_nobody_changes_what_he_himself_may_do(cast: Cast) -> None:
    own = cast.admin.appointments.get()
    for act in (
        lambda: appoint(
            account=cast.admin, unit=cast.district, role=Role.OFFICE, by=cast.admin, at=NOON
        ),
        lambda: dismiss(appointment=own, by=cast.admin, at=NOON),
        lambda: deactivate(account=cast.admin, reason="", by=cast.admin, at=NOON),
    ):
        with pytest.raises(Refused, match="不能办理自己的账号和任用"):
            act()


def test_seats_and_offices_that_do_not_go_together_are_refused(cast: Cast) -> None:
    with pytest.raises(Refused) as refused:
        appoint(account=cast.clerk, unit=cast.town, role=Role.AUDITOR, by=cast.admin, at=NOON)
    assert told(refused) == [
        "“审计”管到全账套，不能任用在镇（街道），请任用在区县、部门或园区",
        "审计不能兼任其他角色：此人现任填报员，拟任审计",
    ]


def test_nobody_is_appointed_at_a_closed_unit_nor_when_out_of_use(cast: Cast) -> None:
    close_unit(
        unit=cast.town,
        successors={cast.other_town: 10_000},
        closed_on=date(2023, 2, 1),
        reason="撤镇并镇",
        by=cast.admin,
        at=NOON,
    )
    deactivate(account=cast.clerk, reason="调离", by=cast.admin, at=NOON)
    with pytest.raises(Refused) as refused:
        appoint(account=cast.clerk, unit=cast.town, role=Role.HEAD, by=cast.admin, at=NOON)
    assert told(refused) == ["账号“陈填报”已停用", "“东山镇”已经撤销，请选承接它的单位"]


def test_an_account_is_put_out_of_use_once_and_the_reason_is_kept(cast: Cast) -> None:
    deactivate(account=cast.clerk, reason="调离", by=cast.admin, at=NOON)
    assert last_line().detail == {"reason": "调离"}
    with pytest.raises(Refused, match="账号“陈填报”已停用"):
        deactivate(account=cast.clerk, reason="调离", by=cast.admin, at=NOON)


def test_one_sets_ones_own_password_and_an_administrator_sets_one_to_be_changed(
    cast: Cast,
) -> None:
    set_password(account=cast.clerk, password=GOOD, by=cast.clerk, at=NOON)
    assert cast.clerk.check_password(GOOD)
    assert not Account.objects.get(pk=cast.clerk.pk).must_change_password
    set_password(account=cast.clerk, password="autumn-wind-23", by=cast.admin, at=NOON)
    assert Account.objects.get(pk=cast.clerk.pk).must_change_password
    assert last_line().detail == {}, "no trace of the password itself"


def test_a_password_is_not_set_for_others_nor_to_what_it_was(cast: Cast) -> None:
    with pytest.raises(Refused, match="无权在“东山镇”"):
        set_password(account=cast.clerk, password=GOOD, by=cast.head, at=NOON)
    with pytest.raises(Refused, match="新密码不能与旧密码相同"):
        set_password(account=cast.clerk, password=PASSWORD, by=cast.clerk, at=NOON)


def test_the_database_itself_refuses_two_of_the_same_appointment(cast: Cast) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Appointment.objects.create(
            account=cast.clerk, unit=cast.town, role=Role.CLERK, began_at=NOON
        )


def test_an_account_comes_back_into_use_once_with_the_seats_it_had(cast: Cast) -> None:
    deactivate(account=cast.clerk, reason="借调", by=cast.admin, at=NOON)
    reactivate(account=cast.clerk, reason="借调结束", by=cast.admin, at=NOON)
    assert may(Account.objects.get(pk=cast.clerk.pk), Right.RECORD, unit=cast.town)
    assert (last_line().action, last_line().detail) == (
        "account.reactivate",
        {"reason": "借调结束"},
    )
    with pytest.raises(Refused, match="账号“陈填报”在用"):
        reactivate(account=cast.clerk, reason="再来", by=cast.admin, at=NOON)


def test_who_does_not_keep_every_seat_gives_neither_password_nor_life(cast: Cast) -> None:
    Appointment.objects.create(
        account=cast.clerk, unit=cast.city_bureau, role=Role.OFFICE, began_at=NOON
    )
    with pytest.raises(Refused, match="无权在“江城市招商局”"):
        set_password(account=cast.clerk, password=GOOD, by=cast.admin, at=NOON)
    deactivate(account=cast.clerk, reason="调离", by=cast.admin, at=NOON)
    with pytest.raises(Refused, match="无权在“江城市招商局”"):
        reactivate(account=cast.clerk, reason="回来", by=cast.admin, at=NOON)


def test_a_name_and_a_unit_are_put_right_and_what_stood_before_is_kept(cast: Cast) -> None:
    correct_account(account=cast.clerk, name=" 陈天保 ", unit=cast.park, by=cast.admin, at=NOON)
    stored = Account.objects.get(pk=cast.clerk.pk)
    assert (stored.name, stored.unit, stored.username) == ("陈天保", cast.park, "clerk")
    assert last_line().detail == {
        "before": {"name": "陈填报", "unit": cast.town.pk},
        "name": "陈天保",
        "unit": cast.park.pk,
    }
    assert list(verify(house())) == []


def test_a_correction_is_refused_with_every_reason_and_leaves_the_account_as_it_was(
    cast: Cast,
) -> None:
    with pytest.raises(Refused) as refused:
        correct_account(
            account=cast.clerk, name=" ", unit=cast.other_district_town, by=cast.admin, at=NOON
        )
    assert told(refused) == ["钱管理 无权在“南湖镇”办理此事，请联系管理员核对任用", "请填姓名"]
    assert (cast.clerk.name, cast.clerk.unit) == ("陈填报", cast.town)
    with pytest.raises(Refused, match="没有改动"):
        correct_account(account=cast.clerk, name="陈填报", unit=cast.town, by=cast.admin, at=NOON)


def test_a_reason_has_an_end(cast: Cast) -> None:
    with pytest.raises(Refused, match="最多 200 个字"):
        deactivate(account=cast.clerk, reason="因" * 201, by=cast.admin, at=NOON)
