"""The catalogue, the page of a figure, its months, two moments of it, as each reader finds them."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from decimal import Decimal
from html import unescape
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from conftest import NOON, Cast, person
from luodi.analysis.figures.queries.defining import definitions
from luodi.foundation.people.models import Account
from luodi.foundation.people.rules.policy import Role
from luodi.foundation.vocabulary.indicators import INDICATORS
from luodi.kernel.periods import Period
from luodi.records.ledger.actions.periods import close_period
from luodi.records.subjects.actions import give_codename
from scenes import claimed_project, go_by

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
ON = date(2023, 2, 1)
STEPS = ("contract", ("contract_amount", Decimal(350_000_000)), "ground_break")
ASKED = "period=2023&reading=claimed"
HTMX = {"HX-Request": "true"}
MOST_STATEMENTS = {"/figures/": 30, "/figures/contracts/": 50, "/figures/r_start/": 60}
MONTHS_STATEMENTS = 420


@pytest.fixture
def district(cast: Cast) -> Cast:
    """甲区 has one project of the town and one of the park, claimed in 2023."""
    go_by(cast.book)
    claimed_project("甲厂", cast.town, STEPS, on=ON, by=cast.clerk, at=NOON)
    claimed_project("园区厂", cast.park, STEPS, on=ON, by=cast.park_clerk, at=NOON)
    return cast


def enter(client: Client, account: Account) -> None:
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")


def seen(client: Client, account: Account, address: str, status: int = 200) -> str:
    enter(client, account)
    page = client.get(address)
    assert page.status_code == status, page.content.decode()
    return " ".join(page.content.decode().split())


def words(text: str) -> str:
    """What a person reads of the page."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", text)).split())


def line(text: str, code: str) -> list[str]:
    """The numbers of one line of the catalogue."""
    row = text.partition(f"/figures/{code}/?")[2].partition("</tr>")[0]
    return re.findall(r'<td class="num[^"]*">(?:<b>)?([^<]*)<', row)


@pytest.mark.parametrize(
    "who", ["clerk", "head", "office", "leader", "supervisor", "auditor", "admin"]
)
def test_every_role_reads_the_catalogue_in_both_readings(
    district: Cast, client: Client, who: str
) -> None:
    text = seen(client, getattr(district, who), "/figures/?period=2023")
    assert line(text, "contracts") == ["2", "0", "-2"]
    assert line(text, "contract_money") == ["7.00", "0.00", "-7.00"]
    assert "口径：默认，第1版" in text
    assert "<code>#" in text
    assert ("导出 Excel" in text) is (who != "admin")


def test_the_rail_has_a_place_for_figures_and_its_chapter(district: Cast, client: Client) -> None:
    text = seen(client, district.clerk, "/figures/")
    assert '<a href="/figures/" aria-current="page">指标</a>' in text
    assert 'id="help" href="/help/figures/"' in text


def test_the_words_of_a_speech_find_the_figure(district: Cast, client: Client) -> None:
    text = seen(client, district.leader, "/figures/?period=2023&q=涉及资金")
    assert "合同引资额" in text
    assert "/figures/contracts/?" not in text
    assert "没有叫“月亮”的指标" in seen(client, district.leader, "/figures/?period=2023&q=月亮")


def test_figures_that_wait_say_for_what(district: Cast, client: Client) -> None:
    text = seen(client, district.leader, "/figures/?period=2023&q=开而未建项目数")
    assert "体检（尚未启用）" in text
    assert re.findall(r'<td class="num[^"]*">(?:<b>)?([^<]*)<', text) == ["—", "—", "—"]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"period": "月亮"}, "读不出期间"),
        ({"period": "2023", "as_of": "昨天"}, "看不懂时点“昨天”"),
        ({"period": "2023", "as_of": "#9999"}, "“甲区”没有 #9999"),
        ({"period": "2023", "unit": "999999"}, "999999"),
    ],
)
@pytest.mark.parametrize("address", ["/figures/", "/figures/contracts/"])
def test_a_question_without_sense_is_refused_beside_its_field(
    district: Cast, client: Client, address: str, asked: dict[str, str], said: str
) -> None:
    enter(client, district.leader)
    page = client.get(address, asked)
    assert page.status_code == 422
    assert said in page.content.decode().partition('<ul class="errors"')[2].partition("</ul>")[0]


def test_a_period_may_be_said_in_a_word(district: Cast, client: Client) -> None:
    text = seen(client, district.leader, "/figures/contracts/?period=去年")
    assert f"<span>{datetime.now(tz=ZoneInfo('Asia/Shanghai')).year - 1}年</span>" in text


def test_every_figure_has_a_page(district: Cast, client: Client) -> None:
    codes = list(definitions(district.book, 1))
    assert {row.code for row in INDICATORS} < set(codes)
    enter(client, district.office)
    failed = {code: client.get(f"/figures/{code}/?{ASKED}").status_code for code in codes}
    assert {code: status for code, status in failed.items() if status != 200} == {}


def test_what_the_rulebook_does_not_know_is_not_there(district: Cast, client: Client) -> None:
    for address in ("/figures/nothing/", "/figures/nothing/months/"):
        seen(client, district.leader, address, 404)


def test_a_figures_page_opens_down_to_the_entries(district: Cast, client: Client) -> None:
    text = words(seen(client, district.office, f"/figures/contracts/?{ASKED}"))
    assert "申报 2 个 核定 0 个 差距 -2" in text
    assert "期内（或一次活动上）签订正式投资合同的项目个数。" in text
    assert "合同项目个数" in text
    assert "甲厂 东山镇 签订合同 2023-02-01" in text
    assert "甲厂：contract" in text
    assert "另有" not in text


def test_a_rate_shows_its_formula_its_arithmetic_and_its_milestones(
    district: Cast, client: Client
) -> None:
    text = words(seen(client, district.leader, f"/figures/r_start/?{ASKED}"))
    assert "合同项目已开工数 ÷ 合同基数" in text
    assert "申报算式 2 ÷ 2 ＝ 100.00%" in text
    assert "破土开槽、首桩施工" in text


@pytest.mark.parametrize(("who", "sees"), [("clerk", 1), ("park_clerk", 1), ("admin", 0)])
def test_totals_are_the_same_for_all_and_rows_are_those_one_may_see(
    district: Cast, client: Client, who: str, sees: int
) -> None:
    text = words(seen(client, getattr(district, who), f"/figures/contracts/?{ASKED}"))
    assert "申报 2 个 核定 0 个" in text
    assert f"另有 {2 - sees} 条您无权查看" in text
    assert ("甲厂" in text) is (who == "clerk")


def test_outside_the_circle_a_code_name_stands(district: Cast, client: Client) -> None:
    secret = claimed_project(
        "机密厂", district.town, STEPS, on=ON, by=district.clerk, at=NOON + DAY
    )
    give_codename(
        subject=secret, codename="X号", circle=[district.office], by=district.office, at=NOON + DAY
    )
    row = '<span class="what">{}</span>'
    assert row.format("机密厂") in seen(client, district.office, f"/figures/contracts/?{ASKED}")
    text = seen(client, district.clerk, f"/figures/contracts/?{ASKED}")
    assert row.format("X号") in text
    assert row.format("机密厂") not in text


@pytest.mark.parametrize("by", ["unit", "event", "industry", "cluster", "channel", "origin"])
def test_a_figure_is_split_by_what_is_asked(district: Cast, client: Client, by: str) -> None:
    text = seen(client, district.leader, f"/figures/contracts/?{ASKED}&by={by}")
    parts = text.partition('id="parts"')[2].partition("</section>")[0]
    names = re.findall(r'<th scope="row">(?:<a href="[^"]*">)?([^<]*)<', parts)
    assert names == (["甲区经开区", "东山镇"] if by == "unit" else ["未填"])


def test_a_units_part_leads_to_the_figure_of_the_unit(district: Cast, client: Client) -> None:
    text = seen(client, district.leader, f"/figures/contracts/?{ASKED}")
    address = re.findall(r'href="(\?[^"]*)">东山镇<', text)[0]
    narrowed = words(seen(client, district.leader, f"/figures/contracts/{unescape(address)}"))
    assert "申报 1 个 核定 0 个" in narrowed


def test_the_moment_printed_asks_the_same_again(district: Cast, client: Client) -> None:
    text = seen(client, district.leader, f"/figures/contracts/?{ASKED}")
    moment = text.partition("时点 <code>")[2].partition("</code>")[0]
    claimed_project("乙厂", district.town, ("contract",), on=ON, by=district.clerk, at=NOON + DAY)
    enter(client, district.leader)
    for as_of, number in (("", 3), (moment, 2)):
        page = client.get("/figures/contracts/", {"period": "2023", "as_of": as_of})
        assert f"申报 {number} 个 核定 0 个" in words(page.content.decode())


def test_a_closed_year_shows_today_beside_it_and_leads_to_what_changed(
    district: Cast, client: Client
) -> None:
    closed = datetime(2024, 1, 9, 12, tzinfo=ZoneInfo("Asia/Shanghai"))
    close_period(book=district.book, period=Period.year(2023), by=district.office, at=closed)
    claimed_project("乙厂", district.town, ("contract",), on=ON, by=district.clerk, at=closed + DAY)
    text = seen(client, district.leader, f"/figures/contracts/?{ASKED}")
    assert "2024-01-09 封账" in text
    assert "今日核定 0" in words(text)
    link = re.findall(r'href="(/figures/contracts/compare/[^"]*)">封账以后', text)[0]
    moved = words(seen(client, district.leader, f"{unescape(link)}&reading=claimed"))
    assert "乙厂 东山镇 ✓ 新计入 — → 1 +1" in moved
    assert "新记 签订合同 2024-01-10" in moved
    assert "甲厂" not in moved


def test_two_moments_that_are_the_same_have_no_difference(district: Cast, client: Client) -> None:
    text = words(seen(client, district.leader, f"/figures/contracts/compare/?{ASKED}&from="))
    assert "您看得到的行没有变化。" in text


def test_a_part_of_the_months_comes_to_htmx_and_a_page_to_a_link(
    district: Cast, client: Client
) -> None:
    enter(client, district.leader)
    whole = client.get(f"/figures/contracts/months/?{ASKED}").content.decode()
    part = client.get(f"/figures/contracts/months/?{ASKED}", headers=HTMX).content.decode()
    assert "<html" in whole
    assert "<html" not in part
    for text in (whole, part):
        assert "2023年申报" in text
        assert "2月 2023年申报" not in text, "lines have dots, and their numbers stand in the table"
        assert re.search(r'<th scope="row">2月</th><td[^>]*>.*?0.*?</td><td[^>]*>2</td>', text)


def test_the_numbers_of_the_first_page_lead_to_their_figures(
    district: Cast, client: Client
) -> None:
    text = seen(client, district.leader, "/?period=2023")
    links = re.findall(r'href="(/figures/contracts/[^"]*)"', text)
    assert len(links) == 3, "the claimed number, the verified number, the head of the grid"
    for link in links:
        assert "申报 2 个 核定 0 个" in words(seen(client, district.leader, unescape(link)))


def test_another_districts_figures_are_not_there(district: Cast, client: Client) -> None:
    enter(client, district.other_office)
    for address in ("/figures/", "/figures/contracts/", "/figures/contracts/compare/"):
        assert client.get(address, {"book": district.book.code}).status_code == 404
    assert client.post(f"/figures/exports/?book={district.book.code}").status_code == 404


def test_who_is_appointed_to_nothing_is_told_whom_to_ask(cast: Cast, client: Client) -> None:
    assert "您还没有任用" in seen(client, person("nobody", "无任用", cast.town), "/figures/")


def test_a_city_leader_sees_the_citys_figure_and_its_districts(
    district: Cast, client: Client
) -> None:
    go_by(district.city_book)
    go_by(district.other_book)
    south, other = district.other_district_town, district.other_office
    claimed_project("乙厂", south, STEPS, on=ON, by=other, at=NOON)
    leader = person("city-leader", "市领导", district.city, Role.LEADER)
    text = seen(client, leader, "/figures/contracts/?period=2023")
    assert "申报 3 个 核定 0 个" in words(text)
    address = re.findall(r'href="(\?[^"]*)">乙区<', text)[0]
    assert "申报 1 个" in words(seen(client, leader, f"/figures/contracts/{unescape(address)}"))
    assert "乙厂" not in text, "rows stand with the district"
    seen(client, leader, "/figures/contracts/months/?period=2023")
    refused = seen(client, leader, "/figures/contracts/compare/?period=2023", 422)
    assert "请到区县的指标页比较两日" in refused


def test_who_reads_the_city_alone_sees_no_district_and_no_unit_of_one(
    district: Cast, client: Client
) -> None:
    go_by(district.city_book)
    clerk = person("city-clerk", "城填报", district.city_bureau, Role.CLERK)
    for by in ("district", "unit", "event"):
        text = seen(client, clerk, f"/figures/contracts/?period=2023&by={by}")
        parts = text.partition('id="parts"')[2].partition("</section>")[0]
        assert "甲区" not in parts
        assert "东山镇" not in parts


def test_the_pages_ask_the_database_a_fixed_number_of_times(district: Cast, client: Client) -> None:
    enter(client, district.office)
    few = {address: statements(client, address) for address in MOST_STATEMENTS}
    for number in range(9):
        claimed_project(
            f"乙{number}", district.town, STEPS, on=ON, by=district.clerk, at=NOON + DAY
        )
    many = {address: statements(client, address) for address in MOST_STATEMENTS}
    assert few == many
    assert {address for address, count in many.items() if count > MOST_STATEMENTS[address]} == set()
    assert statements(client, "/figures/contracts/months/") <= MONTHS_STATEMENTS


def statements(client: Client, address: str) -> int:
    client.get(f"{address}?{ASKED}")  # a session's first page also reads the person's desk
    with CaptureQueriesContext(connection) as queries:
        assert client.get(f"{address}?{ASKED}").status_code == 200
    return len(queries)


def test_a_change_of_definitions_shows_its_figures_and_its_projects(
    district: Cast, client: Client
) -> None:
    refused = seen(client, district.leader, f"/figures/rulebooks/?{ASKED}", 422)
    assert "只有一版口径手册，没有可以比较的" in refused
    go_by(district.book, "permanent_works_and_statistics", by=district.office, at=NOON + DAY)
    text = seen(client, district.leader, f"/figures/rulebooks/?{ASKED}")
    row = words(text.partition("/figures/starts/rulebooks/")[2].partition("</tr>")[0])
    assert "开工项目数 2 0 -2 0 0 0 个" in row
    link = re.findall(r'href="(/figures/starts/rulebooks/[^"]*)"', text)[0]
    opened = words(seen(client, district.leader, f"{unescape(link)}&reading=claimed"))
    assert "甲厂 东山镇 ! 不再计入 1 → — -1" in opened
    assert "它没有变，是口径变了。它凭的是： 破土开槽 2023-02-01" in opened


def test_what_a_question_is_narrowed_to_stands_under_the_heading(
    district: Cast, client: Client
) -> None:
    text = seen(client, district.leader, f"/figures/?{ASKED}&unit={district.town.pk}")
    assert "<b>东山镇</b>" in text
    assert line(text, "contracts") == ["1", "0", "-1"]


def test_in_english_the_pages_keep_their_figures(district: Cast, client: Client) -> None:
    enter(client, district.leader)
    client.post("/language/setlang/", {"language": "en", "next": "/"})
    for address in ("/figures/", "/figures/r_start/", "/figures/starts/compare/"):
        page = client.get(f"{address}?{ASKED}")
        assert page.status_code == 200
        assert "Claimed" in page.content.decode()
    assert line(client.get(f"/figures/?{ASKED}").content.decode(), "contracts") == ["2", "0", "-2"]
