"""People as an administrator keeps them: found, enlisted, appointed, put right, off and on."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from conftest import NOON, PASSWORD, Cast, person
from luodi.foundation.history.actions import house
from luodi.foundation.history.models import Line
from luodi.foundation.people.actions import deactivate
from luodi.foundation.people.models import Account, Appointment
from luodi.foundation.people.rules.policy import Role

SHOWN_ONCE = re.compile(r"\b[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}\b")


def enter(client: Client, account: Account) -> Client:
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    return client


def do(client: Client, account: Account, deed: str, **given: Any) -> Any:
    return client.post(f"/settings/people/{account.pk}/{deed}/", given)


def deeds(client: Client, account: Account) -> set[str]:
    """The deeds that the page of a person offers."""
    page = client.get(f"/settings/people/{account.pk}/")
    return {offer.deed.code for offer in page.context["offers"]}


def again(account: Account) -> Account:
    return Account.objects.get(pk=account.pk)


def last_line() -> Line:
    return Line.objects.filter(book=house()).order_by("-seq")[0]


def test_the_start_says_who_asks_for_what_and_where_it_is_done(client: Client, cast: Cast) -> None:
    text = enter(client, cast.admin).get("/settings/").content.decode()
    assert "忘了密码、被锁定的人" in text
    for address in ("/settings/people/new/", "/settings/units/", "/rulebook/load/", "/history/"):
        assert f'href="{address}"' in text
    assert '<a href="/settings/" aria-current="page">设置</a>' in text


@pytest.mark.parametrize("who", ["clerk", "head", "office", "supervisor", "leader", "auditor"])
@pytest.mark.parametrize("address", ["", "people/", "people/new/", "units/", "units/list/"])
def test_nobody_else_finds_these_pages(client: Client, cast: Cast, who: str, address: str) -> None:
    assert enter(client, getattr(cast, who)).get(f"/settings/{address}").status_code == 404
    assert client.get(f"/settings/people/{cast.clerk.pk}/").status_code == 404
    assert "设置" not in client.get("/").content.decode()


def test_the_administrator_of_another_district_finds_nobody_here(
    client: Client, cast: Cast
) -> None:
    stranger = person("far", "乙管理", cast.other_district, Role.ADMIN)
    enter(client, stranger)
    assert client.get(f"/settings/people/{cast.clerk.pk}/").status_code == 404
    assert do(client, cast.clerk, "off", reason="调离").status_code == 404
    assert do(client, cast.clerk, "password").status_code == 404
    assert again(cast.clerk).is_active
    assert again(cast.clerk).check_password(PASSWORD)
    assert "陈填报" not in client.get("/settings/people/").content.decode()


def test_the_city_keeps_the_people_of_its_districts(client: Client, cast: Cast) -> None:
    city_admin = person("city-admin", "市管理", cast.city, Role.ADMIN)
    text = enter(client, city_admin).get("/settings/people/").content.decode()
    assert "陈填报" in text
    assert "卫乙区" in text


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("q=陈", {"陈填报"}),
        ("q=SECOND-office", {"赵复核"}),
        ("q=西河", {"李西河"}),
        ("role=AUDITOR", {"郑审计"}),
        ("state=off", {"马镇长"}),
        ("state=idle", {"何无职"}),
        ("q=没有这个人", set()),
    ],
)
def test_people_are_found_by_what_one_knows_of_them(
    client: Client, cast: Cast, asked: str, found: set[str]
) -> None:
    person("idle", "何无职", cast.town)
    deactivate(account=cast.head, reason="退休", by=cast.admin, at=NOON)
    page = enter(client, cast.admin).get(f"/settings/people/?{asked}")
    assert {row.name for row in page.context["table"].rows} == found


def test_a_long_list_comes_in_pages_that_keep_the_filter(client: Client, cast: Cast) -> None:
    for number in range(60):
        person(f"many-{number:02}", f"人{number:02}", cast.town, Role.CLERK)
    page = enter(client, cast.admin).get("/settings/people/?q=many")
    assert (page.context["pager"].total, len(page.context["table"].rows)) == (60, 50)
    second = client.get(f"/settings/people/{page.context['pager'].on}")
    assert len(second.context["table"].rows) == 10
    assert second.context["pager"].on == ""


def test_a_newcomer_gets_an_account_a_role_and_a_password_that_is_shown_once(
    client: Client, cast: Cast
) -> None:
    given = {"username": "Huang.Ke", "name": "黄科", "unit": cast.town.pk, "role": "CLERK"}
    page = enter(client, cast.admin).post("/settings/people/new/", given)
    password = SHOWN_ONCE.findall(page.content.decode())[0]
    account = Account.objects.get(username="huang.ke")
    assert account.check_password(password)
    assert account.must_change_password
    assert [one.role for one in account.standing_appointments()] == ["CLERK"]
    assert page["Cache-Control"].startswith("max-age=0, no-cache")
    assert password not in client.get(f"/settings/people/{account.pk}/").content.decode()
    assert password not in str(list(Line.objects.values_list("detail", flat=True)))


def test_a_newcomer_whose_role_is_refused_gets_no_account_either(
    client: Client, cast: Cast
) -> None:
    given = {"username": "huang.ke", "name": "黄科", "unit": cast.town.pk, "role": "OFFICE"}
    page = enter(client, cast.admin).post("/settings/people/new/", given)
    assert page.status_code == 422
    assert "不能任用在镇（街道）" in page.content.decode()
    assert not Account.objects.filter(username="huang.ke").exists()
    assert last_line().action == "refusal"


def test_each_reason_stands_beside_its_field(client: Client, cast: Cast) -> None:
    given = {"username": "clerk", "name": "黄" * 41, "unit": cast.town.pk}
    form = enter(client, cast.admin).post("/settings/people/new/", given).context["form"]
    assert form.errors["username"] == ["登录名“clerk”已有人用，请换一个"]
    assert form.errors["name"] == ["最多 40 个字，现有 41 个，请压缩"]


def test_a_unit_of_another_district_is_no_choice(client: Client, cast: Cast) -> None:
    given = {"username": "huang.ke", "name": "黄科", "unit": cast.other_district_town.pk}
    form = enter(client, cast.admin).post("/settings/people/new/", given).context["form"]
    assert "unit" in form.errors


def test_a_role_is_given_and_ended_and_both_are_told(client: Client, cast: Cast) -> None:
    enter(client, cast.admin)
    assert do(client, cast.clerk, "appoint", role="HEAD", unit=cast.town.pk).status_code == 302
    given = Appointment.objects.get(account=cast.clerk, role="HEAD")
    assert do(client, cast.clerk, "dismiss", appointment=given.pk).status_code == 302
    given.refresh_from_db()
    assert given.ended_at
    text = client.get(f"/settings/people/{cast.clerk.pk}/").content.decode()
    assert "东山镇 单位负责人" in text
    assert "已离任" in text


def test_a_seat_in_another_district_is_not_ended_from_here(client: Client, cast: Cast) -> None:
    far = Appointment.objects.create(
        account=cast.clerk, unit=cast.other_district_town, role=Role.CLERK, began_at=NOON
    )
    page = do(enter(client, cast.admin), cast.clerk, "dismiss", appointment=far.pk)
    assert page.status_code == 422
    assert not Appointment.objects.exclude(ended_at=None).exists()


def test_nobody_gets_a_password_for_a_seat_that_he_does_not_keep(
    client: Client, cast: Cast
) -> None:
    """Who knows the password may sign in, also as what the person is in the city."""
    Appointment.objects.create(
        account=cast.clerk, unit=cast.city_bureau, role=Role.OFFICE, began_at=NOON
    )
    enter(client, cast.admin)
    assert "password" not in deeds(client, cast.clerk)
    page = do(client, cast.clerk, "password")
    assert page.status_code == 422
    assert "无权在“江城市招商局”办理此事" in page.content.decode()
    assert again(cast.clerk).check_password(PASSWORD)


def test_a_name_and_a_unit_are_put_right(client: Client, cast: Cast) -> None:
    enter(client, cast.admin)
    do(client, cast.clerk, "correct", name="陈天保", unit=cast.other_town.pk)
    assert (again(cast.clerk).name, again(cast.clerk).unit) == ("陈天保", cast.other_town)
    line = last_line()
    assert (line.action, line.detail["before"]) == (
        "account.correct",
        {"name": "陈填报", "unit": cast.town.pk},
    )
    page = do(client, cast.clerk, "correct", name="陈天保", unit=cast.other_town.pk)
    assert "没有改动" in page.content.decode()


def test_a_new_password_is_shown_once_and_unlocks(client: Client, cast: Cast) -> None:
    page = do(enter(client, cast.admin), cast.clerk, "password")
    password = SHOWN_ONCE.findall(page.content.decode())[0]
    assert again(cast.clerk).check_password(password)
    assert again(cast.clerk).must_change_password


def test_an_account_is_switched_off_and_on_with_the_reason(client: Client, cast: Cast) -> None:
    enter(client, cast.admin)
    assert do(client, cast.clerk, "off", reason="").status_code == 422
    do(client, cast.clerk, "off", reason="借调")
    assert not again(cast.clerk).is_active
    assert deeds(client, cast.clerk) == {"dismiss", "correct", "on"}
    do(client, cast.clerk, "on", reason="回来了")
    assert again(cast.clerk).is_active
    assert (last_line().action, last_line().detail) == ("account.reactivate", {"reason": "回来了"})


def test_nobody_changes_what_he_himself_may_do(client: Client, cast: Cast) -> None:
    enter(client, cast.admin)
    assert deeds(client, cast.admin) == {"correct"}
    for deed, given in (
        ("appoint", {"role": "OFFICE", "unit": cast.district.pk}),
        ("off", {"reason": "误点"}),
    ):
        page = do(client, cast.admin, deed, **given)
        assert page.status_code == 422
        assert "不能办理自己的账号和任用" in page.content.decode()
    assert [one.role for one in again(cast.admin).standing_appointments()] == ["ADMIN"]


def test_a_deed_that_is_none_has_no_page(client: Client, cast: Cast) -> None:
    assert do(enter(client, cast.admin), cast.clerk, "promote").status_code == 404


def test_pages_take_few_queries_however_many_people_there_are(
    client: Client, cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(30):
        person(f"many-{number:02}", f"人{number:02}", cast.town, Role.CLERK)
    enter(client, cast.admin)
    with django_assert_max_num_queries(12):
        client.get("/settings/people/")
    with django_assert_max_num_queries(14):
        client.get(f"/settings/people/{cast.clerk.pk}/")
    with django_assert_max_num_queries(9):
        client.get("/settings/")
