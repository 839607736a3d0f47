"""The first page, as each reader finds it."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from conftest import NOON, Cast, person
from luodi.foundation.people.models import Account
from luodi.foundation.people.rules.policy import Role
from luodi.kernel.periods import Period
from luodi.records.ledger.actions.periods import begin_opening, close_period
from scenes import claimed_project, go_by

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
ON = date(2023, 2, 1)
STEPS = ("contract", ("contract_amount", Decimal(350_000_000)), "ground_break")
MOST_STATEMENTS = 30


@pytest.fixture
def district(cast: Cast) -> Cast:
    """甲区 has one project of the town, in 2023."""
    go_by(cast.book)
    claimed_project("甲厂", cast.town, STEPS, on=ON, by=cast.clerk, at=NOON)
    return cast


def enter(client: Client, account: Account) -> None:
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")


def seen(client: Client, account: Account, address: str = "/?period=2023") -> str:
    enter(client, account)
    page = client.get(address)
    assert page.status_code == 200
    return " ".join(page.content.decode().split())


def cells(text: str, heading: str) -> list[str]:
    """The cells of the table row that begins with the heading."""
    row = text.partition(f'<th scope="row">{heading}</th>')[2].partition("</tr>")[0]
    return [cell.split(">")[-1] for cell in row.replace("</b>", "").split("</td>")[:-1]]


@pytest.mark.parametrize(
    "who", ["clerk", "head", "office", "leader", "supervisor", "auditor", "admin"]
)
def test_every_role_of_the_district_reads_its_figures_in_both_readings(
    district: Cast, client: Client, who: str
) -> None:
    text = seen(client, getattr(district, who))
    assert '主要指标 <span class="period">2023年</span>' in text
    assert "口径：默认，第1版" in text
    assert "期内（或一次活动上）签订正式投资合同的项目个数。" in text
    assert cells(text, "东山镇") == [
        "1",
        "0",
        "3.50",
        "0.00",
        "0",
        "0",
        "1",
        "0",
        *["0", "0"],
        *["0.00"] * 4,
        "1",
        "0",
    ]
    assert cells(text, "合计")[:4] == ["1", "0", "3.50", "0.00"]


def test_a_unit_with_a_task_and_nothing_done_is_listed_with_zeros(
    district: Cast, client: Client
) -> None:
    assert set(cells(seen(client, district.leader), "西河镇")) == {"0", "0.00"}


def test_the_moment_is_printed_and_asked_again_shows_the_same(
    district: Cast, client: Client
) -> None:
    text = seen(client, district.leader)
    head = text.partition("<code>")[2].partition("</code>")[0]
    claimed_project("乙厂", district.town, ("contract",), on=ON, by=district.clerk, at=NOON + DAY)
    assert cells(seen(client, district.leader), "合计")[0] == "2"
    enter(client, district.leader)
    again = client.get("/", {"period": "2023", "as_of": head}).content.decode()
    assert cells(" ".join(again.split()), "合计")[0] == "1"


def test_without_a_year_the_year_is_shown_in_which_the_book_was_last_kept(
    district: Cast, client: Client
) -> None:
    assert "2023年</span>" in seen(client, district.leader, "/")


def test_a_year_without_anything_leads_to_the_year_that_has_something(
    district: Cast, client: Client
) -> None:
    text = seen(client, district.leader, "/?period=2019")
    assert "2019年没有记录。" in text
    assert f'href="?book={district.book.code}&amp;period=2023"' in text


def test_an_empty_book_teaches_the_first_step_and_shows_no_zeros(
    cast: Cast, client: Client
) -> None:
    go_by(cast.book)
    text = seen(client, cast.leader)
    assert "这本账还没有记录" in text
    assert "luodi project" in text
    assert "<table" not in text


def test_a_district_without_a_rulebook_says_what_to_run(cast: Cast, client: Client) -> None:
    enter(client, cast.leader)
    page = client.get("/")
    assert page.status_code == 422
    assert "还没有口径手册，请先运行 ./luodi rulebook load" in page.content.decode()


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"period": "去年"}, "读不出期间"),
        ({"period": "2023", "as_of": "昨天"}, "看不懂时点“昨天”"),
        ({"period": "2023", "as_of": "#9999"}, "“甲区”没有 #9999"),
    ],
)
def test_a_question_without_sense_is_refused_beside_its_field(
    district: Cast, client: Client, asked: dict[str, str], said: str
) -> None:
    enter(client, district.leader)
    page = client.get("/", asked)
    assert page.status_code == 422
    errors = page.content.decode().partition('<ul class="errors"')[2].partition("</ul>")[0]
    assert said in errors


def test_another_districts_book_is_not_there(district: Cast, client: Client) -> None:
    enter(client, district.leader)
    for book in (district.other_book, district.city_book):
        assert client.get("/", {"book": book.code}).status_code == 404


def test_who_is_appointed_to_nothing_is_told_whom_to_ask(cast: Cast, client: Client) -> None:
    nobody = person("nobody", "无任用", cast.town)
    assert "您还没有任用" in seen(client, nobody)


def test_before_the_opening_has_ended_the_page_says_so(district: Cast, client: Client) -> None:
    assert "建账中" not in seen(client, district.leader)
    begin_opening(book=district.book, by=district.office, at=NOON)
    assert "建账中" in seen(client, district.leader)


def test_a_closed_year_shows_its_closing_and_beside_it_today(
    district: Cast, client: Client
) -> None:
    closed = datetime(2024, 1, 9, 12, tzinfo=ZoneInfo("Asia/Shanghai"))
    close_period(book=district.book, period=Period.year(2023), by=district.office, at=closed)
    claimed_project("乙厂", district.town, ("contract",), on=ON, by=district.clerk, at=closed + DAY)
    text = seen(client, district.leader)
    assert "封账数" in text
    assert "2024-01-09 封账；看现在的数" in text
    assert cells(text, "合计")[0] == "1"
    on = text.partition("as_of=")[2].partition('"')[0]
    assert cells(seen(client, district.leader, f"/?period=2023&as_of={on}"), "合计")[0] == "2"


def test_the_page_asks_the_database_a_fixed_number_of_times(district: Cast, client: Client) -> None:
    enter(client, district.office)
    client.get("/rulebook/")  # a session's first page also reads the person's desk
    with CaptureQueriesContext(connection) as few:
        client.get("/?period=2023")
    for number in range(12):
        unit, by = (
            (district.town, district.clerk),
            (district.other_town, district.other_clerk),
            (district.department, district.office),
        )[number % 3]
        claimed_project(f"乙{number}", unit, STEPS, on=ON, by=by, at=NOON + DAY)
    with CaptureQueriesContext(connection) as many:
        client.get("/?period=2023")
    assert len(few) == len(many) <= MOST_STATEMENTS


def test_the_city_sees_its_districts_side_by_side_by_its_rulebook_and_by_theirs(
    district: Cast, client: Client
) -> None:
    go_by(district.city_book, "first_pile")
    go_by(district.other_book, "first_pile")
    south, other = district.other_district_town, district.other_office
    claimed_project("乙厂", south, ("contract", "first_pile"), on=ON, by=other, at=NOON)
    text = seen(client, district.city_office)
    assert '主要指标 <span class="period">2023年</span>' in text
    assert cells(text, "甲区")[6:8] == ["0", "0"], (
        "broken ground is no start by the city's rulebook"
    )
    assert cells(text, "口径：默认")[6:8] == ["1", "0"], "but by the district's own it is"
    assert cells(text, "乙区")[6:8] == ["1", "0"]
    assert text.count('class="own"') == 1, "a district that counts as the city does stands once"
    assert cells(text, "合计")[6:8] == ["1", "0"]
    assert '<th scope="row">江城市</th>' not in text, "the city's own book is empty"
    assert f'<option value="{district.book.code}">甲区</option>' in text


def test_a_city_opens_on_the_year_in_which_a_district_was_last_kept(
    district: Cast, client: Client
) -> None:
    go_by(district.city_book)
    at = NOON + 400 * DAY
    claimed_project("乙厂", district.town, ("talks",), on=at.date(), by=district.clerk, at=at)
    assert "2024年</span>" in seen(client, district.city_office, "/")


def test_a_district_that_closed_the_year_says_so_where_it_differs_from_the_city(
    district: Cast, client: Client
) -> None:
    go_by(district.city_book)
    closed = datetime(2024, 1, 9, 12, tzinfo=ZoneInfo("Asia/Shanghai"))
    close_period(book=district.book, period=Period.year(2023), by=district.office, at=closed)
    claimed_project("乙厂", district.town, ("contract",), on=ON, by=district.clerk, at=closed + DAY)
    text = seen(client, district.city_office)
    assert cells(text, "甲区")[0] == "2"
    own = text.partition('<tr class="own">')[2].partition("</tr>")[0]
    assert "口径：默认，#" in own
    assert "@2024-01-09" in own
    assert '<td class="num">1</td>' in own


def test_who_reads_the_city_alone_sees_its_sum_and_no_district(
    district: Cast, client: Client
) -> None:
    go_by(district.city_book)
    clerk = person("city-clerk", "城填报", district.city_bureau, Role.CLERK)
    text = seen(client, clerk)
    assert cells(text, "合计")[0] == "1"
    assert '<th scope="row">甲区</th>' not in text


def test_in_english_the_page_keeps_its_figures(district: Cast, client: Client) -> None:
    enter(client, district.leader)
    client.post("/language/setlang/", {"language": "en", "next": "/"})
    text = " ".join(client.get("/?period=2023").content.decode().split())
    assert "Claimed" in text
    assert cells(text, "东山镇")[2] == "3.50"
