"""The papers that come with the house: their figures are those of the catalogue, row by row."""

from __future__ import annotations

import io
import re
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from conftest import NOON, Cast
from luodi.foundation.people.models import Account
from luodi.outputs.papers.rules.ready import READY
from luodi.records.subjects.actions import give_codename
from scenes import claimed_project, go_by
from targeting import set_targets, wanted

pytestmark = pytest.mark.django_db

LATER = NOON + timedelta(minutes=1)
SIGNED = ("contract", ("contract_amount", Decimal(350_000_000)))
ASKED = "period=2023&reading=claimed"


@pytest.fixture
def district(cast: Cast) -> Cast:
    """One project of this year and one of last year, both signed and not landed; one is secret."""
    go_by(cast.book)
    by, at = cast.clerk, NOON
    claimed_project("甲厂", cast.town, SIGNED, on=date(2023, 2, 1), by=by, at=at)
    claimed_project("乙厂", cast.town, SIGNED, on=date(2022, 1, 10), by=by, at=at)
    secret = claimed_project(
        "机密厂", cast.park, SIGNED, on=date(2023, 2, 20), by=cast.park_clerk, at=at
    )
    give_codename(subject=secret, codename="X号", circle=[], by=cast.office, at=LATER)
    return cast


def signed_in(client: Client, account: Account) -> Client:
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    return client


def page(client: Client, who: Account, address: str, query: str = ASKED) -> str:
    answer = signed_in(client, who).get(f"/papers/ready/{address}/?{query}")
    assert answer.status_code == 200
    return words(answer.content.decode())


def words(text: str) -> str:
    """What a page says, without its tags."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", text))


def test_the_bulletin_says_what_the_figures_say(district: Cast, client: Client) -> None:
    said = page(client, district.office, "bulletin")
    assert "新签合同项目2个，同比增长100.00%；合同引资额7.00亿元，同比增长100.00%。" in said
    assert "各单位申报比核定多出：合同项目2个，合同引资额7.00亿元，到位资金0.00亿元。" in said
    assert "东山镇 1 3.50 +0.00" in said
    assert "新签亿元以上合同项目0个，合同引资额0.00亿元，占全部合同引资额的0.0%。" in said
    assert "未落地的3个，其中签约满三个月的3个、满一年的1个" in said


def test_the_other_reading_is_asked_for_and_never_mixed(district: Cast, client: Client) -> None:
    said = page(client, district.office, "bulletin", "period=2023&reading=verified")
    assert "新签合同项目0个，与上年同期不可比" in said
    assert "核定数" in said


def test_contracts_that_have_not_landed_stand_by_their_age(district: Cast, client: Client) -> None:
    said = page(client, district.office, "unlanded", "period=2023年1月至5月&reading=claimed")
    year, quarter = (
        said.index("签约满一年仍未落地（1 个）"),
        said.index("签约满三个月未落地（2 个）"),
    )
    assert year < said.index("乙厂 东山镇 2022-01-10") < quarter
    assert quarter < said.index("甲厂 东山镇 2023-02-01 119")


def test_a_clerk_reads_the_count_and_only_his_own_rows(district: Cast, client: Client) -> None:
    said = page(client, district.clerk, "unlanded")
    assert "在册合同项目中未落地的 3 个" in said
    assert "甲厂" in said
    assert "X号" not in said
    assert "另有 1 条您无权查看，未列。" in said


def test_a_secret_is_called_by_its_code_name(district: Cast, client: Client) -> None:
    for code in ("unlanded", "bulletin", "week"):
        said = page(client, district.office, code, "period=2023年第8周&reading=claimed")
        assert "机密厂" not in said
    assert "X号" in page(client, district.office, "unlanded")


def test_units_with_nothing_are_named_under_their_rule(district: Cast, client: Client) -> None:
    said = page(client, district.office, "zeros")
    assert "有任务而期内未签订合同的单位个数" in said
    nothing = re.search(r"零签约单位（(\d+) 个） [^。]*。 ([^。]*)。", said)
    assert nothing
    assert int(nothing[1]) == len(nothing[2].split("、"))
    assert "东山镇" not in nothing[2]


def test_a_unit_has_its_year_on_one_page(district: Cast, client: Client) -> None:
    query = f"{ASKED}&unit={district.town.pk}"
    said = page(client, district.leader, "brief", query)
    assert "东山镇招商引资简报" in said
    assert "合同项目数 个 1 0 -1 1 +0.00" in said
    assert "手上的项目（2 个，按现在的台账）" in said


def test_a_week_shows_what_happened_in_it(district: Cast, client: Client) -> None:
    said = page(client, district.office, "week", "period=2023年第5周&reading=claimed")
    assert "合同项目数 1 个" in said
    assert "甲厂 东山镇 2023-02-01" in said
    assert "乙厂" not in said.partition("过计划日期")[0]
    empty = page(client, district.office, "week", "period=2021年第5周&reading=claimed")
    assert "这一周没有新签、开工、投产、到位和退回。" in empty


def test_a_past_moment_answers_as_it_was(district: Cast, client: Client) -> None:
    said = page(client, district.office, "bulletin", f"{ASKED}&as_of=%231")
    assert "新签合同项目0个" in said


@pytest.mark.parametrize("paper", READY, ids=lambda paper: paper.code)
def test_each_figure_opens_at_the_moment_of_the_paper(
    district: Cast, client: Client, paper: Any
) -> None:
    query = f"{ASKED}&unit={district.town.pk}" if paper.is_of_a_unit else ASKED
    text = signed_in(client, district.office).get(f"/papers/ready/{paper.code}/?{query}")
    links = re.findall(r'href="(/figures/[^"]+[?][^"]+)"', text.content.decode())
    assert len(links) == len(paper.figures)
    for link in links:
        assert client.get(link.replace("&amp;", "&")).status_code == 200


def test_a_paper_leaves_as_a_workbook_with_numbers(district: Cast, client: Client) -> None:
    answer = signed_in(client, district.office).post(
        f"/papers/ready/bulletin/?{ASKED}", {"form": "xlsx"}
    )
    book = load_workbook(io.BytesIO(answer.content))
    assert book.sheetnames[:2] == ["说明", "各单位"]
    rows = list(book["各单位"].iter_rows(values_only=True))
    assert rows[0][:3] == ("单位", "合同项目（个）", "合同引资额（亿元） 本期")
    assert ("东山镇", 1, 3.5) in [row[:3] for row in rows]


def test_questions_without_sense_are_answered_beside_their_field(
    district: Cast, client: Client
) -> None:
    signed_in(client, district.office)
    answer = client.get("/papers/ready/bulletin/?period=什么时候")
    assert answer.status_code == 422
    assert "什么时候" in answer.content.decode()
    assert client.get("/papers/ready/none/").status_code == 404


def test_the_papers_of_another_district_are_not_there(district: Cast, client: Client) -> None:
    signed_in(client, district.other_office)
    address = f"/papers/ready/bulletin/?book={district.book.code}"
    assert client.get(address).status_code == 404


def test_a_city_opens_the_brief_of_a_district_at_its_first_unit(
    district: Cast, client: Client
) -> None:
    signed_in(client, district.city_office)
    answer = client.get(f"/papers/ready/brief/?book={district.book.code}&{ASKED}")
    assert answer.status_code == 200
    assert "甲区招商引资简报" in answer.content.decode()


@pytest.mark.parametrize(("code", "most"), [("bulletin", 90), ("unlanded", 40), ("week", 60)])
def test_a_paper_costs_the_same_however_much_the_book_holds(
    district: Cast, client: Client, code: str, most: int
) -> None:
    signed_in(client, district.office)
    before = queries_of(client, code)
    for number in range(3):
        claimed_project(
            f"丙{number}厂", district.town, SIGNED, on=date(2023, 2, 2), by=district.clerk, at=LATER
        )
    assert queries_of(client, code) <= before <= most


def queries_of(client: Client, code: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(f"/papers/ready/{code}/?{ASKED}").status_code == 200
    return len(asked)


def test_targets_stand_in_the_bulletin_and_in_the_brief(district: Cast, client: Client) -> None:
    assert "没有下达过目标任务，本期不列完成率" in page(client, district.office, "bulletin")
    set_targets(
        district,
        wanted(district, "contracts", 10),
        wanted(district, "contracts", 4, district.town),
        wanted(district, "contracts", 4, district.other_town),
        at=LATER,
    )
    text = words(page(client, district.office, "bulletin"))
    assert "合同项目数2023年目标10个，完成" in text
    assert "没有下达的：" in text
    assert "目标任务完成情况" in text
    brief = words(page(client, district.office, "brief", f"{ASKED}&unit={district.town.pk}"))
    assert "合同项目数2023年目标4个" in brief
