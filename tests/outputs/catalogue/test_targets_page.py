"""The page of targets: what a reader sees, what it costs, and the forms behind it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from acting import claim, days_on, project, verified
from conftest import NOON, Cast
from luodi.foundation.people.models import Account
from luodi.foundation.rulebook.actions import load
from luodi.foundation.rulebook.rules.shipped import shipped
from luodi.records.targets.models import Assignment, Target
from targeting import set_targets, wanted

PAGE = "/figures/targets/?period=2023"


@pytest.fixture
def owing(cast: Cast) -> Cast:
    load(book=cast.book, text=shipped("default").text, by=cast.office, at=NOON)
    set_targets(
        cast,
        wanted(cast, "contracts", 40),
        wanted(cast, "contracts", 10, cast.town),
        wanted(cast, "contracts", 20, cast.other_town),
        at=NOON,
    )
    verified(cast, claim(project(cast), "contract"))
    return cast


def seen(client: Client, account: Account, address: str = PAGE) -> str:
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    return client.get(address).content.decode()


def test_the_office_sees_all_and_the_furthest_behind_first(owing: Cast, client: Client) -> None:
    page = seen(client, owing.office)
    assert page.index("西河镇") < page.index("东山镇")
    assert "10.00%" in page
    assert "各单位合计30个，比总目标少10个，还没有分下去。" in page
    assert "没有下达的：招商办、文旅局" in page
    assert "下达一个目标" in page


def test_a_unit_sees_its_own_and_the_whole(owing: Cast, client: Client) -> None:
    page = seen(client, owing.clerk)
    assert "东山镇" in page
    assert "全部" in page
    assert "西河镇" not in page
    assert "各单位合计" not in page
    assert "下达一个目标" not in page
    assert seen(client, owing.leader).count("西河镇") == 1


def test_a_target_of_another_unit_is_not_found(owing: Cast, client: Client) -> None:
    other = Target.objects.get(unit=owing.other_town)
    client.force_login(owing.clerk, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(f"/figures/targets/{other.pk}/").status_code == 404
    own = Target.objects.get(unit=owing.town)
    assert client.get(f"/figures/targets/{own.pk}/").status_code == 200
    assert client.get(f"/figures/targets/{own.pk}/adjustment/").status_code == 404
    assert client.get("/figures/targets/new/").status_code == 404
    page = client.get(f"/figures/targets/assignments/{own.assignment_id}/").content.decode()
    assert "东山镇" in page
    assert "西河镇" not in page


def test_it_costs_the_same_for_more_units_and_figures(
    owing: Cast, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client.force_login(owing.leader, backend="django.contrib.auth.backends.ModelBackend")
    with django_assert_max_num_queries(40):
        client.get(PAGE)
    more = [
        wanted(owing, code, 10, unit)
        for code in ("starts", "arrived", "productions")
        for unit in (None, owing.town, owing.other_town, owing.park, owing.department)
    ]
    set_targets(owing, *more, at=days_on(0.1))
    with django_assert_max_num_queries(40):
        assert client.get(PAGE).content.decode().count("文旅局") > 2


def test_the_figures_page_shows_its_target(owing: Cast, client: Client) -> None:
    page = seen(client, owing.office, "/figures/contracts/?period=2023")
    assert "目标任务分解表（甲政发〔2023〕3号）" in page
    assert "2.50%" in page
    assert "个百分点" in page
    assert "目标任务分解表" not in seen(client, owing.office, "/figures/starts/?period=2023")


DOCUMENT = {"title": "分解表", "document_no": "", "issued_on": "2023-02-01", "reason": ""}


def test_one_is_set_adjusted_and_taken_back_on_the_pages(owing: Cast, client: Client) -> None:
    client.force_login(owing.office, backend="django.contrib.auth.backends.ModelBackend")
    form = {
        **DOCUMENT,
        "figure": "到位资金",
        "owner": owing.town.pk,
        "period": "2023",
        "amount": "1.2亿元",
        "plan": "0.1 " * 12,
    }
    page = client.post("/figures/targets/new/", form, follow=True).content.decode()
    assert "已下达 1 个目标" in page
    target = Target.objects.get(code="arrived")
    assert (target.amount, target.steps.count()) == (Decimal(120_000_000), 12)
    refused = client.post("/figures/targets/new/", {**form, "plan": "1 2 3"})
    assert refused.status_code == 422
    assert "分月计划要写 12 个月，现有 3 个" in refused.content.decode()
    at = f"/figures/targets/{target.pk}/"
    assert "1.2亿元" in client.get(f"{at}adjustment/").content.decode()
    lacking = client.post(f"{at}adjustment/", {**DOCUMENT, "amount": "1.5"})
    assert "请写明调整的原因" in lacking.content.decode()
    new = client.post(f"{at}adjustment/", {**DOCUMENT, "amount": "1.5", "reason": "追加"})
    assert new.status_code == 302
    later = Target.objects.get(replaces=target)
    ended = client.post(f"/figures/targets/{later.pk}/", {"reason": "重了"}, follow=True)
    assert "撤销：重了" in ended.content.decode()


def test_a_table_is_pasted_or_handed_in(owing: Cast, client: Client) -> None:
    client.force_login(owing.office, backend="django.contrib.auth.backends.ModelBackend")
    form = {
        **DOCUMENT,
        "period": "2023",
        "table": "单位\t开工项目数（个）\n东山镇\t3\n西河镇\t4\n合计\t8",
    }
    page = client.post("/figures/targets/table/", form, follow=True).content.decode()
    assert "已下达 3 个目标" in page
    table = "单位,投产项目数\n东山镇,1\n东山,2\n"
    file = SimpleUploadedFile("分解表.csv", table.encode())
    refused = client.post("/figures/targets/table/", {**form, "table": "", "file": file})
    assert refused.status_code == 422
    assert "A3：没有“东山”这个单位" in refused.content.decode()
    file = SimpleUploadedFile("分解表.csv", table.replace("东山,2", "西河镇,2").encode())
    client.post("/figures/targets/table/", {**form, "table": "", "file": file})
    assert Assignment.objects.get(document__isnull=False).targets.count() == 2
    assert Target.objects.filter(code="productions", covers_to=date(2023, 12, 31)).count() == 2
