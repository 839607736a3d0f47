"""A city's figures: one rulebook over all its books, each district's own figure beside it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from conftest import NOON, Cast
from luodi.analysis.figures.queries.city import city_figures
from luodi.analysis.figures.queries.figures import figures
from luodi.analysis.figures.rules.asked import Asked, CityPart, CityTable
from luodi.analysis.figures.rules.moments import AsOf, as_of
from luodi.foundation.history.models import Book
from luodi.kernel.periods import Period
from luodi.kernel.refusal import Refused
from luodi.records.campaigns.actions import enter_event
from luodi.records.ledger.actions.periods import close_period
from luodi.records.ledger.actions.recording import record
from luodi.records.subjects.queries import subject_named
from scenes import claim, claimed_project, go_by

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
ON = date(2023, 2, 1)
YEAR = Asked(Period.year(2023))
NOW = NOON + 10 * DAY


@pytest.fixture
def city(cast: Cast) -> Book:
    """甲区: three contracts, one of them started with a pile, one by breaking ground. 乙区: one."""
    go_by(cast.city_book, "first_pile")
    go_by(cast.book)
    go_by(cast.other_book, "first_pile")
    contract = ("contract", ("contract_amount", Decimal(200_000_000)))
    for name, steps in (
        ("甲一", (*contract, "first_pile")),
        ("甲二", (*contract, "ground_break")),
        ("甲三", contract),
    ):
        claimed_project(name, cast.town, steps, on=ON, by=cast.clerk, at=NOON + DAY)
    claimed_project(
        "乙一",
        cast.other_district_town,
        (*contract, "first_pile"),
        on=ON,
        by=cast.other_office,
        at=NOON + 2 * DAY,
    )
    return cast.city_book


def claimed(table: CityTable | CityPart, code: str) -> Decimal | None:
    return table.figures[code, False].value


def own(part: CityPart, code: str) -> Decimal | None:
    assert part.own
    return part.own.figures[code, False].value


def test_counts_and_money_of_the_districts_add_up(city: Book) -> None:
    table = city_figures(city, YEAR, NOW)
    assert [part.name for part in table.parts] == ["江城市", "甲区", "乙区"]
    assert [claimed(part, "contracts") for part in table.parts] == [0, 3, 1]
    assert claimed(table, "contracts") == 4
    assert claimed(table, "contract_money") == 800_000_000
    assert table.figures["contract_money", False].shown == "8.00"
    assert table.figures["contracts", True].value == 0


def test_a_district_is_counted_by_the_citys_rulebook_and_its_own_figure_stands_beside(
    city: Book,
) -> None:
    first = city_figures(city, YEAR, NOW).parts[1]
    assert [claimed(first, "starts"), own(first, "starts")] == [1, 2]


def test_a_rate_is_worked_from_the_sums_and_is_no_mean_of_rates(city: Book) -> None:
    table = city_figures(city, YEAR, NOW)
    assert [claimed(part, "r_start") for part in table.parts[1:]] == [Decimal("33.33"), 100]
    assert claimed(table, "r_start") == Decimal("50.00")
    assert table.figures["r_start", False].arithmetic.startswith("2")


def test_a_mean_is_the_mean_of_every_project_and_not_of_the_districts(
    city: Book, cast: Cast
) -> None:
    for book, by, scores in (
        (cast.book, cast.office, {"甲一": 96, "甲二": 90, "甲三": 90}),
        (cast.other_book, cast.other_office, {"乙一": 80}),
    ):
        tour = enter_event(
            name="观摩",
            unit=by.unit,
            series="观摩",
            edition=None,
            first_day=ON,
            last_day=ON,
            by=by,
            at=NOW,
        )
        for name, score in scores.items():
            said = claim(subject_named(book, name), by.unit, ("tour_score", Decimal(score)), on=ON)
            said = replace(said, event=tour.subject_id, measure="SCORE")
            record(book=book, claim=said, by=by, at=NOW)
    table = city_figures(city, YEAR, NOW)
    assert [claimed(part, "tour_avg") for part in table.parts[1:]] == [92, 80]
    assert claimed(table, "tour_avg") == 89


def test_units_without_a_contract_are_counted_in_every_book(city: Book) -> None:
    table = city_figures(city, YEAR, NOW)
    parts = [claimed(part, "zero_contract_units") for part in table.parts]
    # 市招商局; 招商办, 文旅局 and 西河镇; none in 乙区. A park carries no task by default.
    assert parts == [1, 3, 0]
    assert claimed(table, "zero_contract_units") == 4


def test_a_day_is_asked_of_every_book(city: Book) -> None:
    before = city_figures(city, Asked(Period.year(2023), AsOf((NOON + DAY).date())), NOW)
    assert [claimed(part, "contracts") for part in before.parts] == [0, 3, 0]


def test_the_printed_moment_answers_the_same_after_more_was_written(city: Book, cast: Cast) -> None:
    first = city_figures(city, YEAR, NOW)
    claimed_project("甲四", cast.town, ("contract",), on=ON, by=cast.clerk, at=NOW)
    again = city_figures(city, Asked(Period.year(2023), as_of(first.moment)), NOW + DAY)
    assert claimed(again, "contracts") == 4
    assert claimed(city_figures(city, YEAR, NOW + DAY), "contracts") == 5
    assert again.head == first.head
    by_head = city_figures(city, Asked(Period.year(2023), as_of(first.head)), NOW + DAY)
    assert claimed(by_head, "contracts") == 4


def test_a_moment_that_leaves_a_book_out_is_refused(city: Book) -> None:
    with pytest.raises(Refused, match="时点里没有“甲区”的序号，现有：江城市、乙区"):
        city_figures(city, Asked(Period.year(2023), as_of("江城市#1、乙区#1")), NOW)


def test_a_year_that_the_city_closed_answers_as_of_its_closing_and_the_district_as_of_its_own(
    city: Book, cast: Cast
) -> None:
    new_year = NOON.replace(year=2024, month=1, day=10)
    close_period(book=city, period=Period.year(2023), by=cast.city_office, at=new_year)
    claimed_project("甲五", cast.town, ("contract",), on=ON, by=cast.clerk, at=new_year + DAY)
    table = city_figures(city, YEAR, new_year + 2 * DAY)
    assert claimed(table, "contracts") == 4
    assert [claimed(table.parts[1], "contracts"), own(table.parts[1], "contracts")] == [3, 4]
    close_period(book=cast.book, period=Period.year(2023), by=cast.office, at=new_year + 2 * DAY)
    claimed_project("甲六", cast.town, ("contract",), on=ON, by=cast.clerk, at=new_year + 3 * DAY)
    later = city_figures(city, YEAR, new_year + 4 * DAY).parts[1]
    assert [claimed(later, "contracts"), own(later, "contracts")] == [3, 4]


def test_a_number_of_the_citys_book_means_what_was_written_by_then(city: Book, cast: Cast) -> None:
    before = Book.objects.get(pk=city.pk).seq
    go_by(city, "business_licence", by=cast.city_office, at=NOON + DAY + DAY / 2)
    parts = [
        [claimed(part, "contracts") for part in city_figures(city, asked, NOW).parts]
        for asked in (
            Asked(Period.year(2023), AsOf(seq=before)),
            Asked(Period.year(2023), AsOf(seq=before + 1)),
        )
    ]
    assert parts == [[0, 0, 0], [0, 3, 0]]


def test_a_district_without_a_rulebook_is_counted_and_has_no_figure_of_its_own(cast: Cast) -> None:
    go_by(cast.city_book)
    claimed_project("甲一", cast.town, ("contract",), on=ON, by=cast.clerk, at=NOON)
    table = city_figures(cast.city_book, YEAR, NOW)
    assert claimed(table, "contracts") == 1
    assert [part.own is None for part in table.parts] == [False, True, True]


def test_the_city_agrees_with_a_district_of_the_same_rulebook(city: Book, cast: Cast) -> None:
    part = city_figures(city, YEAR, NOW).parts[2]
    assert part.own
    assert part.figures == part.own.figures == figures(cast.other_book, YEAR, NOW).figures


def test_split_by_unit_the_city_names_the_units_of_all_its_books(city: Book) -> None:
    table = city_figures(city, Asked(Period.year(2023), by="unit"), NOW)
    contracts = {table.keys[key]: value for (_, key), value in table.values["contracts"].items()}
    assert contracts == {"东山镇": 3, "南湖镇": 1}
