"""Where the book's entries come from, as its administrator sees it: every import, no project."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from importing import ROWS, applied, handed_in, ledger
from pytest_django import DjangoAssertNumQueries

from acting import days_on
from conftest import NOON, Cast, person
from luodi.foundation.people.models import Account
from luodi.foundation.people.rules.policy import Role
from luodi.intake.workbooks.actions.receiving import discard
from luodi.intake.workbooks.actions.withdrawing import withdraw
from luodi.records.subjects.actions import give_codename
from luodi.records.subjects.models import Subject

PAGE = "/settings/imports/"
# Session, account, its appointments, unit and look; books; number, imports, files, rows, lines.
QUERIES = 11


def shown(client: Client, account: Account, address: str = PAGE) -> str:
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    answer = client.get(address)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def rows(text: str) -> list[list[str]]:
    """The cells of the table's rows as they are read."""
    body = text.partition("<tbody>")[2].partition("</tbody>")[0]
    lines = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.S) for row in body.split("</tr>")]
    return [[re.sub(r"<[^>]+>", "", cell).strip() for cell in line] for line in lines if line]


def test_every_import_says_from_whom_it_came_and_what_it_wrote(client: Client, cast: Cast) -> None:
    batch = applied(handed_in(cast, ledger(), ledger(*ROWS[:1])))
    handed_in(cast, ledger(*ROWS[:1]), at=days_on(1))
    newest, oldest = rows(shown(client, cast.admin))
    assert newest[:4] == ["台账1.xlsx", "东山镇", "陈填报", "2023-03-02 12:00"]
    assert newest[4].endswith("待入账")
    assert newest[5:] == ["1", "—", "—", "—", "—"]
    assert oldest[0] == "台账1.xlsx、台账2.xlsx"
    assert oldest[4].endswith("已入账")
    assert oldest[5:] == ["4", "3", "8", f"#{batch.seq}", "—"]


def test_what_was_taken_back_or_dropped_stays_in_the_list(client: Client, cast: Cast) -> None:
    batch = applied(handed_in(cast, ledger()))
    withdraw(batch=batch, reason="导错了文件", by=cast.clerk, at=days_on(1))
    discard(batch=handed_in(cast, ledger()), by=cast.clerk, at=NOON)
    dropped, withdrawn = rows(shown(client, cast.admin))
    assert dropped[4].endswith("已放弃")
    assert dropped[5:] == ["0", "—", "—", "—", "—"]
    assert withdrawn[4].endswith("已撤回")
    batch.refresh_from_db()
    assert withdrawn[5:] == ["3", "3", "8", f"#{batch.seq}", f"#{batch.withdrawn_seq}"]


def test_a_number_leads_to_its_line_of_the_history(client: Client, cast: Cast) -> None:
    batch = applied(handed_in(cast, ledger()))
    address = f"/history/{cast.book.code}/{batch.seq}/"
    assert f'<a href="{address}">#{batch.seq}</a>' in shown(client, cast.admin)
    assert "导入入账" in shown(client, cast.admin, address)


def test_no_project_and_no_amount_is_told(client: Client, cast: Cast) -> None:
    applied(handed_in(cast, ledger()))
    text = shown(client, cast.admin)
    for name in (str(row[1]) for row in ROWS):
        assert name not in text
    assert "12000" not in text
    assert "万元" not in text


def test_a_title_that_may_tell_of_a_code_name_is_left_out(client: Client, cast: Cast) -> None:
    applied(handed_in(cast, ledger()))
    known = Subject.objects.get(name="食品加工厂")
    give_codename(subject=known, codename="蓝鲸", circle=[cast.head], by=cast.office, at=days_on(1))
    text = shown(client, cast.admin)
    assert "台账1.xlsx" not in text
    assert rows(text)[0][0] == "（涉及代号项目，不列文件名）"
    assert rows(text)[0][5:8] == ["3", "3", "8"]


@pytest.mark.parametrize(
    "who",
    ["clerk", "head", "office", "supervisor", "leader", "auditor", "city_office", "other_office"],
)
def test_it_is_the_administrators_page_alone(client: Client, cast: Cast, who: str) -> None:
    client.force_login(getattr(cast, who), backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(PAGE).status_code == 404


def test_another_books_administrator_sees_his_own_only(client: Client, cast: Cast) -> None:
    handed_in(cast, ledger())
    other = person("other-admin", "沈乙区", cast.other_district, Role.ADMIN)
    assert "台账1.xlsx" not in shown(client, other)
    assert client.get(f"{PAGE}?book={cast.book.code}").status_code == 404


def test_the_citys_administrator_turns_to_a_districts_imports(client: Client, cast: Cast) -> None:
    handed_in(cast, ledger())
    city = person("city-admin", "韩市局", cast.city, Role.ADMIN)
    assert "台账1.xlsx" not in shown(client, city)
    assert "台账1.xlsx" in shown(client, city, f"{PAGE}?book={cast.book.code}")


def test_the_settings_lead_there(client: Client, cast: Cast) -> None:
    text = shown(client, cast.admin, "/settings/")
    assert text.count(f'href="{PAGE}"') == 2
    assert "导入来源" in text


def test_many_imports_come_in_pages_and_cost_no_more_questions(
    client: Client,
    cast: Cast,
    django_assert_max_num_queries: DjangoAssertNumQueries,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for number in range(3):
        applied(handed_in(cast, ledger(ROWS[number]), at=days_on(number)), at=days_on(number))
    assert len(rows(shown(client, cast.admin))) == 3
    with django_assert_max_num_queries(QUERIES):
        client.get(PAGE)
    monkeypatch.setattr("luodi.intake.workbooks.views.sources.PAGE", 2)
    first = shown(client, cast.admin)
    assert len(rows(first)) == 2
    assert f'href="?book={cast.book.code}&amp;page=2"' in first
    assert len(rows(shown(client, cast.admin, f"{PAGE}?page=2"))) == 1
    assert len(rows(shown(client, cast.admin, f"{PAGE}?page=nonsense"))) == 2
