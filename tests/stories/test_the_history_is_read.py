"""The lines of a book and of the house log, as an administrator and an auditor read them."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

import luodi
from acting import claim, last_line, project, proven, told
from conftest import NOON, Cast, person
from luodi.foundation.history.actions import note
from luodi.foundation.history.models import Line
from luodi.foundation.outgoing.rules import ACTIONS as WAYS
from luodi.foundation.people.actions import close_unit, deactivate
from luodi.foundation.people.models import Account, Appointment
from luodi.foundation.people.rules.policy import Role
from luodi.outputs.journal.rules import ACTS, GROUPS, HOUSE_GROUPS, without_numbers
from luodi.records.enterprises.actions import register as register_enterprise
from luodi.records.ledger.actions.reviewing import send_back
from luodi.records.subjects.actions import add_party, open_subject
from luodi.records.subjects.actions.revising import give_codename
from luodi.records.subjects.models import Party
from luodi.records.subjects.rules import SubjectType
from tampering import forge

SOURCE = Path(luodi.__file__).parent
BEGUN = re.compile(r'(?:begin\([^"\n]*|action=|_note\(|note\(\s*action=)"([a-z_]+(?:\.[a-z_]+)?)"')


def enter(client: Client, account: Account) -> Client:
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    return client


def whats(client: Client, address: str) -> list[str]:
    """What was done, as the list tells it."""
    return [row.what for row in client.get(address).context["table"].rows]


def test_every_act_of_the_program_has_its_words() -> None:
    rooms = (path for path in SOURCE.rglob("*.py") if "config" not in path.parts)
    texts = [path.read_text(encoding="utf-8") for path in rooms]
    found = {code for text in texts for code in BEGUN.findall(text)}
    assert {"entry.record", "account.appoint", "session.open", "refusal", "units.open"} <= found
    assert found | set(WAYS.values()) == set(ACTS)
    groups = tuple(GROUPS | HOUSE_GROUPS)
    assert [code for code in ACTS if not code.startswith(groups)] == []


def test_the_newest_stands_first_and_opens_to_what_it_wrote(client: Client, cast: Cast) -> None:
    entry = told(cast, claim(project(cast)))
    enter(client, cast.auditor)
    assert whats(client, "/history/") == ["填报", "登记项目", "开设单位"]
    line = last_line(cast.book)
    page = client.get(f"/history/{cast.book.code}/{line.seq}/")
    text = page.content.decode()
    assert "这一行没有被改动，与前一行相接" in text
    assert "陈填报" in text
    assert "甲厂" in text
    rows = {(row.table, row.key): row.state for row in page.context["table"].rows}
    assert rows["记录", str(entry.pk)] == "AS_WRITTEN"
    assert f'href="/entries/{entry.pk}/"' in text


def test_what_was_changed_behind_the_chain_shows(client: Client, cast: Cast) -> None:
    entry = told(cast, claim(project(cast)))
    forge(entry, said="改过的话")
    page = enter(client, cast.auditor).get(f"/history/{cast.book.code}/{entry.seq}/")
    assert "被改动过" in page.content.decode()


def test_an_administrator_reads_who_did_what_but_no_project(client: Client, cast: Cast) -> None:
    entry = proven(cast, told(cast, claim(project(cast))))
    send_back(entry=entry, reason="照片是邻县的", by=cast.office, at=NOON)
    for who, reads in ((cast.admin, False), (cast.auditor, True)):
        enter(client, who)
        lines = client.get("/history/").content.decode()
        page = client.get(f"/history/{cast.book.code}/{last_line(cast.book).seq}/")
        for text in (lines, page.content.decode()):
            assert "王招商" in text
            assert "退回" in text
            assert ("甲厂" in text) is reads
            assert ("照片是邻县的" in text) is reads
            assert (f"事项 {entry.subject_id}" in text) is not reads


def test_outside_the_circle_a_subject_keeps_its_code_name(client: Client, cast: Cast) -> None:
    lead = open_subject(
        type=SubjectType.LEAD, name="某光电集团", unit=cast.town, by=cast.clerk, at=NOON
    )
    give_codename(subject=lead, codename="一号", circle=[cast.clerk], by=cast.office, at=NOON)
    enter(client, cast.auditor)
    for seq in (last_line(cast.book).seq, last_line(cast.book).seq - 1):
        text = client.get(f"/history/{cast.book.code}/{seq}/").content.decode()
        assert "一号" in text
        assert "某光电集团" not in text
    assert "某光电集团" not in client.get("/history/").content.decode()


def test_the_role_of_an_enterprise_is_no_role_of_a_person(client: Client, cast: Cast) -> None:
    subject = project(cast)
    firm = register_enterprise(name="某光电公司", unit=cast.town, by=cast.clerk, at=NOON)
    add_party(
        subject=subject, enterprise=firm.subject, role=Party.Role.INVESTOR, by=cast.office, at=NOON
    )
    assert whats(enter(client, cast.auditor), "/history/")[0] == "记参与方"


def test_no_phone_stands_in_the_history(client: Client, cast: Cast) -> None:
    lead = open_subject(
        type=SubjectType.LEAD, name="某线索", unit=cast.town, by=cast.clerk, at=NOON
    )
    told(cast, claim(lead, "lead", detail={"investor": "甲", "phone": "13900000000"}))
    enter(client, cast.auditor)
    page = client.get(f"/history/{cast.book.code}/{last_line(cast.book).seq}/").content.decode()
    assert "隐私值" in page
    assert "13900000000" not in page
    assert without_numbers("电话“13900000000”不对") == "电话“•••”不对"


@pytest.mark.parametrize("who", ["clerk", "head", "office", "supervisor", "leader"])
def test_nobody_else_finds_the_history(client: Client, cast: Cast, who: str) -> None:
    enter(client, getattr(cast, who))
    for address in ("/history/", "/history/house/", f"/history/{cast.book.code}/1/"):
        assert client.get(address).status_code == 404
    assert "流水" not in client.get("/").content.decode()


def test_another_district_reads_its_own_lines_only(client: Client, cast: Cast) -> None:
    enter(client, person("far", "乙管理", cast.other_district, Role.ADMIN))
    assert client.get("/history/").context["book"] == cast.other_book
    assert client.get(f"/history/?book={cast.book.code}").status_code == 404
    assert client.get(f"/history/{cast.book.code}/1/").status_code == 404


def test_the_city_reads_the_lines_of_its_districts(client: Client, cast: Cast) -> None:
    enter(client, person("far", "市审计", cast.city, Role.AUDITOR))
    assert client.get("/history/").context["book"] == cast.city_book
    assert whats(client, f"/history/?book={cast.book.code}") == ["开设单位"]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("who=王", ["退回", "登记项目"]),
        ("group=project", ["登记项目"]),
        ("unit=town", ["填报"]),
        ("since=2023-03-02", ["退回"]),
        ("until=2023-03-01&group=project", ["登记项目"]),
        ("who=没有这个人", []),
    ],
)
def test_lines_are_found_by_person_act_unit_and_day(
    client: Client, cast: Cast, asked: str, found: list[str]
) -> None:
    entry = told(cast, claim(project(cast)))
    send_back(entry=entry, reason="看不清", by=cast.office, at=NOON + timedelta(days=1))
    asked = asked.replace("=town", f"={cast.town.pk}")
    assert whats(enter(client, cast.auditor), f"/history/?{asked}") == found


def test_all_that_was_done_about_one_thing_is_one_click_away(client: Client, cast: Cast) -> None:
    one, other = project(cast, "甲厂"), project(cast, "乙厂")
    told(cast, claim(one))
    told(cast, claim(other))
    page = enter(client, cast.auditor).get("/history/")
    way = next(row.way for row in page.context["table"].rows if row.about == "甲厂")
    page = client.get(way)
    assert [row.what for row in page.context["table"].rows] == ["填报", "登记项目"]
    assert page.context["chips"][0].value == "甲厂"


def test_lines_are_turned_over_by_their_number(client: Client, cast: Cast) -> None:
    for number in range(120):
        note(action="session.open", detail={"address": str(number)}, by=cast.clerk, at=NOON)
    enter(client, cast.admin)
    seen, address = [], "/history/house/"
    while True:
        page = client.get(address)
        seen += [row.line.seq for row in page.context["table"].rows]
        if not page.context["older"]:
            break
        address = f"/history/house/{page.context['older']}"
    assert seen == list(range(120, 0, -1))
    back = client.get(f"/history/house/{page.context['newer']}")
    assert [row.line.seq for row in back.context["table"].rows] == list(range(70, 20, -1))
    assert back.context["newer"]
    assert back.context["older"]


def test_the_house_log_shows_each_district_its_own_people(client: Client, cast: Cast) -> None:
    deactivate(account=cast.other_clerk, reason="调离", by=cast.admin, at=NOON)
    note(action="session.open", by=cast.other_office, at=NOON)
    note(action="session.refused", detail={"address": "10.0.0.9"}, by=None, at=NOON)
    enter(client, cast.auditor)
    assert whats(client, "/history/house/") == ["停用账号"]
    assert client.get("/history/house/2/").status_code == 404
    enter(client, person("far", "市审计", cast.city, Role.AUDITOR))
    assert whats(client, "/history/house/") == ["登录被拒", "登录", "停用账号"]


def test_what_was_refused_is_told_to_who_reads_projects(client: Client, cast: Cast) -> None:
    detail = {"page": "/subjects/1/record/start/", "reasons": ["甲厂 13900000000 不对"]}
    note(action="refusal", detail=detail, by=cast.clerk, at=NOON)
    assert "甲厂" not in enter(client, cast.admin).get("/history/house/").content.decode()
    text = enter(client, cast.auditor).get("/history/house/").content.decode()
    assert "甲厂 ••• 不对" in text


def test_an_auditor_changes_nothing(client: Client, cast: Cast) -> None:
    before = Line.objects.count()
    enter(client, cast.auditor)
    for address in (
        f"/settings/people/{cast.clerk.pk}/off/",
        f"/settings/people/{cast.clerk.pk}/password/",
        f"/settings/units/{cast.town.pk}/closure/",
        "/settings/people/new/",
        "/rulebook/load/",
    ):
        assert client.post(address, {"reason": "试试"}).status_code == 404
    assert client.post("/history/").status_code == 405
    assert Line.objects.count() == before


def test_a_closed_unit_and_the_head_of_the_chain_are_told(client: Client, cast: Cast) -> None:
    close_unit(
        unit=cast.town,
        successors={cast.other_town: 10_000},
        closed_on=NOON.date(),
        reason="撤镇并镇",
        by=cast.admin,
        at=NOON,
    )
    line = last_line(cast.book)
    text = enter(client, cast.admin).get("/history/").content.decode()
    assert "承接单位 西河镇" in text
    assert f"#{line.seq}:{line.digest[:16]}" in text


def test_a_seat_that_ended_reads_nothing_more(client: Client, cast: Cast) -> None:
    Appointment.objects.filter(account=cast.auditor).update(ended_at=NOON)
    assert enter(client, cast.auditor).get("/history/").status_code == 404


def test_pages_take_few_queries_however_long_the_book_is(
    client: Client, cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(30):
        told(cast, claim(project(cast, f"{number}厂")))
    enter(client, cast.auditor)
    with django_assert_max_num_queries(15):
        client.get("/history/")
    with django_assert_max_num_queries(20):
        client.get(f"/history/{cast.book.code}/{last_line(cast.book).seq}/")
