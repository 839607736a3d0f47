"""A unit tells its month: amounts typed into a table, the report of its head, the stamped sheet."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from acting import claim, in_order, money, project, stored, told
from conftest import Cast
from luodi.foundation.desk.models import Draft
from luodi.foundation.history.models import Line
from luodi.foundation.people.models import Account, Unit
from luodi.kernel.periods import add_months
from luodi.records.ledger.models import Confirmation, Entry, MonthReport, MonthScan
from luodi.records.ledger.rules.monthly import due_month
from luodi.records.subjects.models import Subject
from scenes import go_by

TODAY = timezone.localdate()
MONTH = due_month(TODAY)


def address(unit: Unit, end: str = "", month: date = MONTH) -> str:
    return f"/months/{unit.pk}/{month:%Y-%m}/{end}"


def signed_in(client: Client, account: Account) -> Client:
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def clerk(cast: Cast, client: Client) -> Client:
    return signed_in(client, cast.clerk)


@pytest.fixture
def plants(cast: Cast) -> tuple[Subject, Subject, Subject]:
    return project(cast, "甲厂"), project(cast, "乙厂"), project(cast, "丙厂")


def cell(subject: Subject, kind: str = "investment_done") -> str:
    return f"{subject.pk}-{kind}"


def fill(client: Client, unit: Unit, typed: Mapping[str, object], month: date = MONTH) -> Any:
    return client.post(address(unit, "amounts/", month), typed)


def test_several_amounts_are_one_act(
    clerk: Client, cast: Cast, plants: tuple[Subject, Subject, Subject]
) -> None:
    one, two, _ = plants
    sent = fill(clerk, cast.town, {cell(one): "120", cell(two): "1.5亿元"})
    assert sent.status_code == 302
    entries = list(Entry.objects.order_by("pk"))
    assert [(entry.subject, entry.value) for entry in entries] == [
        (one, Decimal(1_200_000)),
        (two, Decimal(150_000_000)),
    ]
    assert {entry.seq for entry in entries} == {entries[0].seq}
    assert {(entry.covers_from, entry.covers_to) for entry in entries} == {
        (MONTH, add_months(MONTH, 1) - timedelta(days=1))
    }
    assert in_order(cast.book)
    page = clerk.get(sent["Location"])
    assert "已填报 2 条" in page.content.decode()
    assert set(page.context["form"].fields) >= {cell(plants[2])}
    assert cell(one) not in page.context["form"].fields


def test_what_is_told_stands_beside_what_is_asked_with_the_year_so_far(
    clerk: Client, cast: Cast, plants: tuple[Subject, Subject, Subject]
) -> None:
    january = date(2023, 1, 1)
    covers = {"occurred_from": None, "covers_from": january, "covers_to": date(2023, 1, 31)}
    told(cast, money(plants[0], "investment_done", 300_000, **covers))
    page = clerk.get(address(cast.town, "amounts/", date(2023, 2, 1)))
    row = next(row for row, _ in page.context["places"] if row.subject == plants[0])
    done = row.cells[0]
    assert (done.kind.code, done.of_month, done.of_year, done.is_asked) == (
        "investment_done",
        None,
        Decimal(300_000),
        True,
    )


def test_a_month_reported_together_with_another_is_not_asked_again(
    clerk: Client, cast: Cast, plants: tuple[Subject, Subject, Subject]
) -> None:
    both = {
        "occurred_from": None,
        "covers_from": date(2023, 1, 1),
        "covers_to": date(2023, 2, 28),
    }
    told(cast, money(plants[0], "investment_done", 300_000, **both))
    page = clerk.get(address(cast.town, "amounts/", date(2023, 2, 1)))
    assert cell(plants[0]) not in page.context["form"].fields


def test_a_fault_stands_beside_its_cell_and_nothing_is_half_written(
    clerk: Client, cast: Cast, plants: tuple[Subject, Subject, Subject]
) -> None:
    one, two, three = plants
    before = Entry.objects.count()
    page = fill(
        clerk,
        cast.town,
        {
            cell(one): "一千多",
            cell(two): "50",
            cell(three): "80万美元",
            f"papers-{cell(two)}": [SimpleUploadedFile("空.txt", b"")],
        },
    )
    assert page.status_code == 422
    errors = page.context["form"].errors
    assert "不是一个确定的数" in errors[cell(one)][0]
    assert errors[f"papers-{cell(two)}"]
    assert "外币" in errors[cell(three)][0]
    assert cell(two) not in errors
    assert Entry.objects.count() == before
    assert "50" in page.content.decode()


def test_what_the_ledger_refuses_is_said_beside_the_cell_and_noted(
    clerk: Client, cast: Cast, plants: tuple[Subject, Subject, Subject]
) -> None:
    one, two, _ = plants
    page = fill(clerk, cast.town, {cell(one): "1.23456789", cell(two): "50"})
    assert page.status_code == 422
    assert "小数" in page.context["form"].errors[cell(one)][0]
    assert not Entry.objects.exists()
    assert Line.objects.filter(action="refusal").latest("pk").detail["page"].endswith("/amounts/")


def test_an_amount_comes_with_its_paper(
    clerk: Client, cast: Cast, plants: tuple[Subject, Subject, Subject]
) -> None:
    name = cell(plants[0])
    file = SimpleUploadedFile("月报表.txt", "报表".encode())
    given = {name: "80", f"papers-{name}": [file], f"type-{name}": "statistics_month_form"}
    assert fill(clerk, cast.town, given).status_code == 302
    assert Entry.objects.get().evidences.get().type == "statistics_month_form"


def test_a_paper_without_its_amount_is_refused_beside_the_cell(
    clerk: Client, cast: Cast, plants: tuple[Subject, Subject, Subject]
) -> None:
    name = cell(plants[0])
    file = SimpleUploadedFile("月报表.txt", "报表".encode())
    page = fill(clerk, cast.town, {f"papers-{name}": [file]})
    assert page.context["form"].errors[name] == ["请填写数值和单位"]


def test_what_another_told_meanwhile_is_not_told_twice_and_not_lost(
    clerk: Client, cast: Cast, plants: tuple[Subject, Subject, Subject]
) -> None:
    fill(clerk, cast.town, {cell(plants[0]): "120"})
    page = fill(clerk, cast.town, {cell(plants[0]): "130"})
    assert page.status_code == 422
    assert "您填的 130 没有记" in page.content.decode()
    assert Entry.objects.get().value == 1_200_000


def test_nothing_typed_is_said_to_be_nothing(
    clerk: Client, cast: Cast, plants: tuple[Subject, Subject, Subject]
) -> None:
    page = fill(clerk, cast.town, {})
    assert page.status_code == 422
    assert "还没有填数" in page.content.decode()


def test_a_plan_is_asked_until_its_month_is_over_and_an_amount_once_it_has_begun(
    clerk: Client, cast: Cast, plants: tuple[Subject, Subject, Subject]
) -> None:
    one = plants[0]
    coming = add_months(TODAY.replace(day=1), 1)
    fields = {
        month: clerk.get(address(cast.town, "amounts/", month)).context["form"].fields
        for month in (MONTH, coming)
    }
    assert cell(one) in fields[MONTH]
    assert cell(one, "month_plan") not in fields[MONTH]
    assert cell(one) not in fields[coming]
    assert fill(clerk, cast.town, {cell(one, "month_plan"): "300"}, coming).status_code == 302
    assert Entry.objects.get().occurred_from == TODAY


def test_what_is_typed_is_kept_as_a_draft_with_and_without_scripts(
    clerk: Client, cast: Cast, plants: tuple[Subject, Subject, Subject]
) -> None:
    name = cell(plants[0])
    keep = address(cast.town, "amounts/draft/")
    part = clerk.post(keep, {name: "77.7"}, headers={"HX-Request": "true"})
    assert "草稿" in part.content.decode()
    draft = Draft.objects.get()
    assert (draft.owner, draft.form, draft.content) == (cast.clerk, "amounts", {name: ["77.7"]})
    assert clerk.post(keep, {name: "88.8"}).status_code == 302
    page = clerk.get(address(cast.town, "amounts/")).content.decode()
    assert "88.8" in page
    assert "已恢复您上次没有发出的草稿" in page
    fill(clerk, cast.town, {name: "88.8"})
    assert not Draft.objects.exists()


def test_a_draft_of_the_month_can_be_thrown_away(
    clerk: Client, cast: Cast, plants: tuple[Subject, Subject, Subject]
) -> None:
    clerk.post(address(cast.town, "amounts/draft/"), {cell(plants[0]): "1"})
    clerk.post(address(cast.town, "amounts/discard/"))
    assert not Draft.objects.exists()


@pytest.mark.parametrize("who", ["other_clerk", "leader", "other_office"])
def test_who_may_not_record_for_the_unit_finds_no_table(
    client: Client, cast: Cast, who: str
) -> None:
    page = signed_in(client, getattr(cast, who)).get(address(cast.town, "amounts/"))
    assert page.status_code == 404


def test_a_month_that_is_none_has_no_page(clerk: Client, cast: Cast) -> None:
    assert clerk.get(f"/months/{cast.town.pk}/2023-13/amounts/").status_code == 404


def test_the_table_takes_as_many_queries_for_ten_projects_as_for_three(
    clerk: Client, cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(10):
        project(cast, f"第{number}厂")
    with django_assert_max_num_queries(17):
        clerk.get(address(cast.town, "amounts/"))


def test_the_page_shows_what_the_report_would_confirm_and_which_projects_are_silent(
    clerk: Client, cast: Cast, plants: tuple[Subject, Subject, Subject]
) -> None:
    entry = told(cast, claim(plants[0], said="谈了用地"))
    page = clerk.get(address(cast.town))
    text = page.content.decode()
    assert "谈了用地" in text
    assert page.context["sheet"].entries == (entry,)
    assert page.context["form"].still.keys() == {one.pk for one in plants}
    assert "月报由单位负责人报送" in text
    assert "报送月报" not in text


def test_the_head_reports_once_with_what_is_unchanged(
    client: Client, cast: Cast, plants: tuple[Subject, Subject, Subject]
) -> None:
    head = signed_in(client, cast.head)
    entry = told(cast, claim(plants[0]))
    sent = head.post(address(cast.town, "report/"), {"unchanged": [plants[1].pk]})
    assert sent.status_code == 302
    report = MonthReport.objects.get()
    assert (report.unit, report.month, report.by) == (cast.town, MONTH, cast.head)
    assert Confirmation.objects.get().entry == entry
    assert [row.subject for row in report.unchanged.all()] == [plants[1]]
    text = head.get(sent["Location"]).content.decode()
    assert "月报已报送" in text
    assert report.head in text
    again = head.post(address(cast.town, "report/"))
    assert again.status_code == 422
    assert "补充请另作记录" in again.content.decode()
    assert in_order(cast.book)


def test_a_clerk_cannot_report_and_another_unit_finds_no_page(
    clerk: Client, cast: Cast, plants: tuple[Subject, Subject, Subject]
) -> None:
    before = stored(cast.book)
    page = clerk.post(address(cast.town, "report/"))
    assert page.status_code == 422
    assert "无权在“东山镇”办理此事" in page.content.decode()
    assert clerk.get(address(cast.other_town)).status_code == 404
    assert clerk.post(address(cast.other_town, "report/")).status_code == 404
    assert MonthReport.objects.count() == 0
    assert before["Entry"] == Entry.objects.count()


def test_a_project_of_another_unit_cannot_be_said_to_be_unchanged(
    client: Client, cast: Cast, plants: tuple[Subject, Subject, Subject]
) -> None:
    foreign = project(cast, "西厂", unit=cast.other_town)
    head = signed_in(client, cast.head)
    page = head.post(address(cast.town, "report/"), {"unchanged": [foreign.pk]})
    assert page.status_code == 422
    assert not MonthReport.objects.exists()


def test_what_the_office_recorded_is_confirmed_on_the_page(
    client: Client, cast: Cast, plants: tuple[Subject, Subject, Subject]
) -> None:
    entry = told(cast, claim(plants[0]), by=cast.office)
    head = signed_in(client, cast.head)
    assert "代录待确认" in head.get(address(cast.town)).content.decode()
    sent = head.post(address(cast.town, "confirm/"), {"entry": entry.pk})
    assert sent.status_code == 302
    assert Confirmation.objects.get().entry == entry
    assert head.post(address(cast.town, "confirm/"), {"entry": entry.pk}).status_code == 404
    assert head.post(address(cast.town, "confirm/"), {"entry": "x"}).status_code == 404


def test_a_clerk_cannot_confirm_what_the_office_recorded(
    clerk: Client, cast: Cast, plants: tuple[Subject, Subject, Subject]
) -> None:
    entry = told(cast, claim(plants[0]), by=cast.office)
    assert clerk.post(address(cast.town, "confirm/"), {"entry": entry.pk}).status_code == 422
    assert not Confirmation.objects.exists()


def test_the_stamped_sheet_is_put_beside_the_report_in_one_act(client: Client, cast: Cast) -> None:
    head = signed_in(client, cast.head)
    file = SimpleUploadedFile("盖章.txt", "盖章".encode())
    assert head.post(address(cast.town, "scan/"), {"content": [file]}).status_code == 404
    head.post(address(cast.town, "report/"))
    file.seek(0)
    assert head.post(address(cast.town, "scan/"), {"content": [file]}).status_code == 302
    scan = MonthScan.objects.select_related("document").get()
    assert (scan.document.title, scan.document.seq) == ("盖章.txt", scan.seq)
    reported = head.get(address(cast.town)).content.decode()
    assert f'href="/documents/{scan.document_id}/reading/"' in reported
    assert reported.index("盖章.txt") < reported.index("已确认的记录")
    file.seek(0)
    twice = head.post(address(cast.town, "scan/"), {"content": [file]})
    assert twice.status_code == 422
    assert head.post(address(cast.town, "scan/")).status_code == 422
    assert in_order(cast.book)


def test_the_printed_sheet_has_the_head_of_the_chain_and_lines_to_sign(
    client: Client, cast: Cast, plants: tuple[Subject, Subject, Subject]
) -> None:
    head = signed_in(client, cast.head)
    assert "未报送，草稿" in head.get(address(cast.town, "print/")).content.decode()
    head.post(address(cast.town, "report/"), {"unchanged": [plants[1].pk]})
    text = head.get(address(cast.town, "print/")).content.decode()
    for words in (
        "东山镇",
        "招商引资月报",
        "单位负责人（签字）",
        "乙厂",
        MonthReport.objects.get().head,
    ):
        assert words in text
    assert "甲厂" not in text


def test_the_office_sees_who_is_late_and_a_unit_sees_itself(client: Client, cast: Cast) -> None:
    go_by(cast.book)
    long_ago = date(2023, 3, 1)
    office = signed_in(client, cast.office).get(f"/months/{long_ago:%Y-%m}/")
    assert "东山镇" in office.content.decode()
    assert "迟报" in office.content.decode()
    assert office.context["found"].late == 1
    other = signed_in(client, cast.other_clerk).get(f"/months/{long_ago:%Y-%m}/")
    assert "东山镇" not in other.content.decode()


def test_the_place_in_the_rail_leads_to_the_month_that_is_due(client: Client, cast: Cast) -> None:
    sent = signed_in(client, cast.office).get("/months/")
    assert sent["Location"] == f"/months/{MONTH:%Y-%m}/"
    assert "还没有口径手册" in client.get(sent["Location"]).content.decode()


def test_who_reads_no_unit_is_told_so(client: Client, cast: Cast) -> None:
    page = signed_in(client, cast.admin).get(f"/months/{MONTH:%Y-%m}/")
    assert "您没有可看的月报" in page.content.decode()


def test_the_list_takes_few_queries(
    client: Client, cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    go_by(cast.book)
    signed_in(client, cast.office)
    with django_assert_max_num_queries(12):
        client.get(f"/months/{MONTH:%Y-%m}/")
