"""A clerk registers what is new: a project and its investor, an enterprise, an event, a station."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from acting import in_order, last_line, project, refused
from conftest import NOON, Cast
from luodi.foundation.history.models import Line
from luodi.foundation.people.models import Account
from luodi.records.campaigns.models import Event
from luodi.records.enterprises import actions as enterprises
from luodi.records.enterprises.models import Enterprise
from luodi.records.enterprises.rules import Newcomer, check_character
from luodi.records.projects.actions import register
from luodi.records.projects.models import Project
from luodi.records.subjects.models import Party, Share, Subject
from luodi.records.subjects.rules import SubjectType

BODY = "91330100MA27XXXXX".replace("XXXXX", "00001")
CODE = BODY + check_character(BODY)


def signed_in(client: Client, account: Account) -> Client:
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def clerk(cast: Cast, client: Client) -> Client:
    return signed_in(client, cast.clerk)


def send(client: Client, cast: Cast, **given: Any) -> Any:
    plain = {"name": "光电产业园项目", "unit": cast.town.pk, "build_type": "NEW"}
    return client.post("/projects/new/", {**plain, **given})


def test_a_name_is_enough_and_the_clerk_is_led_on_to_record(clerk: Client, cast: Cast) -> None:
    sent = send(clerk, cast)
    found = Project.objects.select_related("subject").get()
    assert sent["Location"] == f"/subjects/{found.subject_id}/record/"
    assert (found.subject.name, found.subject.unit) == ("光电产业园项目", cast.town)
    assert "已登记“光电产业园项目”" in clerk.get(sent["Location"]).content.decode()
    assert in_order(cast.book)


def test_how_it_counts_is_kept_with_it(clerk: Client, cast: Cast) -> None:
    clerk.post(
        "/events/new/",
        {
            "name": "第八届丝博会",
            "unit": cast.town.pk,
            "series": "丝博会",
            "edition": "8",
            "first_day": "2023-05-16",
            "last_day": "2023-05-20",
            "place": "西安",
        },
    )
    event = Event.objects.get()
    send(
        clerk,
        cast,
        content="建设两条光电生产线",
        place="东山工业园",
        industry="c39",
        cluster="光电信息",
        channel="EVENT_LED",
        money_type="DOMESTIC",
        event=event.subject_id,
    )
    subject = Project.objects.get().subject
    row = subject.classifications.get()
    assert (row.industry, row.cluster, row.channel, row.money_type, row.event_id) == (
        "C39",
        "光电信息",
        "EVENT_LED",
        "DOMESTIC",
        event.subject_id,
    )


def test_a_new_investor_is_registered_in_the_same_act(clerk: Client, cast: Cast) -> None:
    send(clerk, cast, investor="远方光电有限公司", credit_code=CODE)
    firm = Enterprise.objects.select_related("subject").get()
    found = Project.objects.get()
    assert (firm.subject.name, firm.credit_code, firm.seq) == ("远方光电有限公司", CODE, found.seq)
    party = Party.objects.get()
    assert (party.subject, party.enterprise, party.role) == (
        found.subject,
        firm.subject,
        Party.Role.INVESTOR,
    )
    assert last_line(cast.book).action == "project.register"
    assert in_order(cast.book)


@pytest.mark.parametrize("said", ["远方光电有限公司", CODE])
def test_an_investor_that_is_known_is_found_by_name_or_code_whoever_registered_it(
    clerk: Client, cast: Cast, said: str
) -> None:
    firm = enterprises.register(
        name="远方光电有限公司", unit=cast.other_town, credit_code=CODE, by=cast.office, at=NOON
    )
    send(clerk, cast, investor=said)
    assert Party.objects.get().enterprise == firm.subject
    assert Enterprise.objects.count() == 1


def test_every_fault_stands_beside_its_field_and_nothing_is_written(
    clerk: Client, cast: Cast
) -> None:
    page = send(clerk, cast, name="", industry="电子", investor="远方公司", credit_code="123")
    assert page.status_code == 422
    errors = page.context["form"].errors
    assert errors["name"] == ["请填写名称"]
    assert "C391" in errors["industry"][0]
    assert "应为 18 位" in errors["credit_code"][0]
    assert not Subject.objects.exists()
    assert Line.objects.filter(action="refusal").latest("pk").detail["page"] == "/projects/new/"


def test_a_code_without_a_name_is_refused(clerk: Client, cast: Cast) -> None:
    page = send(clerk, cast, credit_code=CODE)
    assert page.context["form"].errors["credit_code"]


def test_a_project_with_a_name_that_comes_near_is_shown_before_it_is_registered_twice(
    clerk: Client, cast: Cast
) -> None:
    project(cast, "光电产业园")
    part = clerk.get("/projects/new/near/", {"name": "光电产业园项目"}).content.decode()
    assert "光电产业园</a>" in part
    assert "光电" not in clerk.get("/projects/new/near/", {"name": "食品加工"}).content.decode()
    page = send(clerk, cast)
    assert page.status_code == 422
    assert "请先看是不是同一个" in page.content.decode()
    assert Project.objects.count() == 1
    assert send(clerk, cast, apart="on").status_code == 302
    assert Project.objects.count() == 2


def test_what_the_clerk_may_not_see_is_not_shown_as_near(clerk: Client, cast: Cast) -> None:
    project(cast, "光电产业园", unit=cast.other_town)
    assert "光电" not in clerk.get("/projects/new/near/", {"name": "光电产业园"}).content.decode()


def test_the_office_shares_a_project_between_two_units(client: Client, cast: Cast) -> None:
    office = signed_in(client, cast.office)
    send(office, cast, introducer=cast.department.pk, ratio="7")
    assert [(share.unit, share.role, share.weight) for share in Share.objects.order_by("part")] == [
        (cast.department, "INTRODUCING", 7000),
        (cast.town, "LANDING", 3000),
    ]
    page = send(office, cast, name="另一个厂", introducer=cast.town.pk, ratio="5")
    assert page.status_code == 422
    assert "同一单位只能占一份" in page.content.decode()


def test_a_clerk_leaves_the_shares_to_the_office(clerk: Client, cast: Cast) -> None:
    send(clerk, cast, introducer=cast.department.pk, ratio="7")
    assert [share.unit for share in Share.objects.all()] == [cast.town]


def test_a_clerk_cannot_register_for_another_unit(clerk: Client, cast: Cast) -> None:
    page = send(clerk, cast, unit=cast.other_town.pk)
    assert page.status_code == 422
    assert page.context["form"].errors["unit"] == ["您不能替这个单位登记"]


@pytest.mark.parametrize("who", ["leader", "auditor", "admin", "supervisor"])
@pytest.mark.parametrize(
    "address", ["/projects/new/", "/enterprises/new/", "/events/new/", "/stations/new/"]
)
def test_who_only_reads_finds_no_page(client: Client, cast: Cast, who: str, address: str) -> None:
    assert signed_in(client, getattr(cast, who)).get(address).status_code == 404


def test_only_who_may_register_is_offered_it_on_the_first_page(client: Client, cast: Cast) -> None:
    assert "/projects/new/" in signed_in(client, cast.clerk).get("/").content.decode()
    assert "/projects/new/" not in signed_in(client, cast.leader).get("/").content.decode()


def test_an_enterprise_is_registered_and_its_code_is_checked_while_one_types(
    clerk: Client, cast: Cast
) -> None:
    wrong = CODE[:-1] + ("0" if CODE[-1] != "0" else "1")
    assert "校验位不符" in clerk.get(f"/enterprises/code/?credit_code={wrong}").content.decode()
    assert "代码无误" in clerk.get(f"/enterprises/code/?credit_code={CODE}").content.decode()
    given = {"name": "远方光电有限公司", "credit_code": CODE.lower(), "unit": cast.town.pk}
    sent = clerk.post("/enterprises/new/", given)
    firm = Enterprise.objects.get()
    assert (firm.credit_code, sent["Location"]) == (CODE, f"/subjects/{firm.subject_id}/record/")
    assert "已登记在另一家" in clerk.get(f"/enterprises/code/?credit_code={CODE}").content.decode()
    again = clerk.post("/enterprises/new/", {**given, "name": "另一家公司"})
    assert again.status_code == 422
    assert again.context["form"].errors["credit_code"]


def test_an_event_whose_days_are_turned_round_is_refused(clerk: Client, cast: Cast) -> None:
    given = {"name": "推介会", "series": "推介会", "unit": cast.town.pk}
    days = {"first_day": "2023-05-20", "last_day": "2023-05-16"}
    page = clerk.post("/events/new/", {**given, **days})
    assert page.status_code == 422
    assert page.context["form"].errors["last_day"] == ["活动的起止日期颠倒了"]
    assert not Event.objects.exists()


def test_a_station_is_opened(clerk: Client, cast: Cast) -> None:
    sent = clerk.post("/stations/new/", {"name": "上海驻点", "unit": cast.town.pk})
    station = Subject.objects.get()
    assert (station.type, station.name) == (SubjectType.STATION, "上海驻点")
    assert sent["Location"] == f"/subjects/{station.pk}/record/"


def test_a_new_investor_that_cannot_be_registered_takes_the_project_with_it(cast: Cast) -> None:
    with refused(cast.book) as said:
        register(
            name="光电厂",
            unit=cast.town,
            investor=Newcomer("", "123"),
            by=cast.clerk,
            at=NOON,
        )
    assert len(said) == 2


def test_the_form_takes_few_queries(
    clerk: Client, cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(12):
        clerk.get("/projects/new/")
