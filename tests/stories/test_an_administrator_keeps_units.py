"""Units as an administrator keeps them: the tree, one more, one less, a list of them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from acting import in_order, last_line
from conftest import Cast, person
from luodi.foundation.people.models import Account, Succession, Unit
from luodi.foundation.people.rules.policy import Role

CLOSING = {"closed_on": "2023-02-01", "reason": "撤镇并镇"}


def enter(client: Client, account: Account) -> Client:
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    return client


def open_below(client: Client, unit: Unit, **given: Any) -> Any:
    return client.post(f"/settings/units/{unit.pk}/units/", given)


def close(client: Client, unit: Unit, **given: Any) -> Any:
    return client.post(f"/settings/units/{unit.pk}/closure/", CLOSING | given)


def send(client: Client, cast: Cast, text: str) -> Any:
    file = SimpleUploadedFile("单位.csv", text.encode("gb18030"))
    return client.post("/settings/units/list/", {"book": cast.book.pk, "file": file})


def test_the_tree_shows_each_unit_below_its_own(client: Client, cast: Cast) -> None:
    page = enter(client, cast.admin).get("/settings/units/")
    names = [row.name for row in page.context["table"].rows]
    assert names == ["甲区", "甲区招商办", "甲区文旅局", "甲区经开区", "东山镇", "西河镇"]
    form = client.get(f"/settings/people/{cast.clerk.pk}/").context["offers"][0].form
    chosen = [label for _, label in form.fields["unit"].choices]
    assert chosen[1:3] == ["\u3000甲区", "\u3000\u3000甲区招商办"]


def test_one_unit_is_opened_below_another(client: Client, cast: Cast) -> None:
    sent = open_below(
        enter(client, cast.admin), cast.park, name="云谷街道", kind="TOWN", short_name="云谷"
    )
    assert sent.status_code == 302
    unit = Unit.objects.get(name="云谷街道")
    assert (unit.parent, unit.unit_class) == (cast.park, "镇（街道）")
    assert unit.path == f"{cast.park.path}{unit.pk}/"
    assert last_line(cast.book).topic == f"unit:{unit.pk}"
    assert in_order(cast.book)


def test_what_is_wrong_with_a_unit_stands_beside_its_fields(client: Client, cast: Cast) -> None:
    tomorrow = timezone.localdate() + timedelta(days=1)
    page = open_below(
        enter(client, cast.admin), cast.district, name="东山镇", kind="TOWN", opened_on=tomorrow
    )
    assert page.status_code == 422
    errors = page.context["opening"].errors
    assert errors["name"] == ["单位“东山镇”已有，名称不能重复"]
    assert errors["opened_on"] == ["设立日期不能晚于今天"]
    assert page.context["is_opening"]


def test_a_kind_that_cannot_stand_there_is_no_choice(client: Client, cast: Cast) -> None:
    page = open_below(enter(client, cast.admin), cast.town, name="某镇", kind="TOWN")
    assert "kind" in page.context["opening"].errors
    assert not Unit.objects.filter(name="某镇").exists()


def test_a_unit_is_closed_and_its_work_goes_on_in_shares(client: Client, cast: Cast) -> None:
    sent = close(
        enter(client, cast.admin),
        cast.town,
        heir_1=cast.other_town.pk,
        share_1="70",
        heir_2=cast.park.pk,
        share_2="30",
    )
    assert sent.status_code == 302
    assert dict(Succession.objects.values_list("successor__name", "share")) == {
        "西河镇": 7000,
        "甲区经开区": 3000,
    }
    text = client.get(f"/settings/units/{cast.town.pk}/").content.decode()
    assert "西河镇 70%" in text
    assert "撤镇并镇" in text
    assert "撤销这个单位" not in text
    rows = client.get("/settings/units/?closed=1").context["table"].rows
    assert [row.name for row in rows] == ["东山镇"]
    assert in_order(cast.book)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({}, "请写明由哪个单位承接“东山镇”"),
        ({"heir_1": "other_town", "share_1": "60"}, "承接份额合计须为 100%，现为 60%"),
        ({"heir_1": "other_town"}, "“西河镇”的承接份额须大于 0"),
        (
            {"heir_1": "other_town", "share_1": "50", "heir_2": "other_town", "share_2": "50"},
            "这个单位上面已经写了",
        ),
        ({"heir_1": "other_town", "share_1": "100", "reason": ""}, "这个字段是必填项"),
        ({"heir_1": "other_town", "share_1": "100", "closed_on": "2001-01-01"}, "不能早于设立日期"),
    ],
)
def test_a_closing_that_does_not_add_up_is_refused(
    client: Client, cast: Cast, given: dict[str, str], said: str
) -> None:
    keys = {
        key: getattr(cast, value).pk if key.startswith("heir") else value
        for key, value in given.items()
    }
    page = close(enter(client, cast.admin), cast.town, **keys)
    assert page.status_code == 422
    assert said in page.content.decode()
    assert not Succession.objects.exists()


def test_units_below_are_closed_first(client: Client, cast: Cast) -> None:
    enter(client, cast.admin)
    open_below(client, cast.park, name="云谷街道", kind="TOWN")
    page = close(client, cast.park, heir_1=cast.other_town.pk, share_1="100")
    assert "请先撤销下级单位：云谷街道" in page.content.decode()


def test_a_list_is_opened_as_a_whole(client: Client, cast: Cast) -> None:
    text = "名称,上级,类别\n高新产业园,甲区,园区\n驻深圳招商联络处,高新产业园,驻点\n"
    assert send(enter(client, cast.admin), cast, text).status_code == 302
    assert Unit.objects.get(name="驻深圳招商联络处").parent == Unit.objects.get(name="高新产业园")


def test_a_list_with_a_fault_opens_nothing_and_names_every_line(client: Client, cast: Cast) -> None:
    text = "名称,上级,类别\n高新产业园,甲区,园区\n东山镇,甲区,镇\n某处,丙区,驻点\n丁区,,区县\n"
    page = send(enter(client, cast.admin), cast, text)
    assert page.status_code == 422
    said = page.content.decode()
    assert "第 3 行“名称”：单位“东山镇”已有" in said
    assert "第 4 行“上级”：没有叫“丙区”的单位" in said
    assert not Unit.objects.filter(name="高新产业园").exists()


def test_a_district_is_not_opened_inside_a_book(client: Client, cast: Cast) -> None:
    page = send(enter(client, cast.admin), cast, "名称,上级,类别\n丁区,,区县\n")
    assert "区县各有账套，只在安装时建立" in page.content.decode()
    assert not Unit.objects.filter(name="丁区").exists()


def test_the_administrator_of_another_district_finds_no_unit_here(
    client: Client, cast: Cast
) -> None:
    enter(client, person("far", "乙管理", cast.other_district, Role.ADMIN))
    assert client.get(f"/settings/units/{cast.town.pk}/").status_code == 404
    assert open_below(client, cast.district, name="某镇", kind="TOWN").status_code == 404
    assert close(client, cast.town, heir_1=cast.other_town.pk, share_1="100").status_code == 404
    page = send(client, cast, "名称,上级,类别\n高新产业园,甲区,园区\n")
    assert page.status_code == 422
    assert not Unit.objects.filter(name="高新产业园").exists()


def test_pages_take_few_queries(
    client: Client, cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    enter(client, cast.admin)
    with django_assert_max_num_queries(9):
        client.get("/settings/units/")
    with django_assert_max_num_queries(10):
        client.get(f"/settings/units/{cast.town.pk}/")
