"""A figure by months, each beside the same month of the year before."""

from __future__ import annotations

import pytest
from scene import Scene, after_2023, opened

from conftest import Cast
from luodi.analysis.figures.queries.trending import Trend, trend

pytestmark = pytest.mark.django_db


def months_of(scene: Scene, code: str, period: str = "2023", as_of: str = "") -> Trend:
    found = trend(scene.cast.book, code, scene.asked(period, as_of), scene.now)
    assert found is not None
    return found


def verified(found: Trend) -> list[str]:
    return [month.verified.shown if month.verified else "" for month in found.months]


def test_a_flow_is_what_happened_in_each_month(cast: Cast) -> None:
    scene = after_2023(cast)
    scene.signed("甲厂", "2023-03-01")
    scene.signed("乙厂", "2023-03-31")
    scene.signed("丙厂", "2022-03-15")
    found = months_of(scene, "contracts")
    assert verified(found) == ["0", "0", "2", *["0"] * 9]
    assert [month.year_before.shown for month in found.months] == ["0", "0", "1", *["0"] * 9]
    assert not found.is_cumulative


def test_a_standing_figure_is_that_of_each_months_end(cast: Cast) -> None:
    scene = after_2023(cast)
    scene.signed("甲厂", "2023-03-01")
    assert verified(months_of(scene, "contracts_on_books")) == ["0", "0", *["1"] * 10]


def test_a_rate_is_asked_from_january_on(cast: Cast) -> None:
    scene = after_2023(cast)
    scene.signed("甲厂", "2023-02-01", "ground_break 2023-05-01")
    scene.signed("乙厂", "2023-04-01")
    found = months_of(scene, "r_start")
    assert found.is_cumulative
    assert verified(found)[:5] == ["—", "100.00%", "100.00%", "50.00%", "50.00%"]


def test_every_month_says_what_the_month_alone_says(cast: Cast) -> None:
    scene = after_2023(cast)
    for number in range(1, 13):
        scene.signed(f"{number}厂", f"2023-{number:02d}-0{1 + number % 9}")
    alone = [scene.shown("contracts", f"2023-{number:02d}") for number in range(1, 13)]
    assert verified(months_of(scene, "contracts")) == alone


def test_months_to_come_are_empty_and_last_years_are_not(cast: Cast) -> None:
    scene = opened(cast).on("2023-06-15")
    scene.signed("甲厂", "2022-12-01")
    scene.signed("乙厂", "2022-06-20")
    found = months_of(scene, "contracts")
    assert verified(found) == [*["0"] * 6, *[""] * 6]
    assert found.months[11].year_before.shown == "1"
    assert found.months[5].year_before.shown == "0", "half of June is compared with half of June"


def test_an_earlier_moment_shows_the_months_as_they_were_then(cast: Cast) -> None:
    scene = opened(cast).on("2023-06-15")
    scene.signed("甲厂", "2023-03-01")
    scene.on("2023-09-01")
    scene.signed("乙厂", "2023-03-02")
    assert verified(months_of(scene, "contracts"))[2] == "2"
    assert verified(months_of(scene, "contracts", as_of="2023-06-30"))[2] == "1"


def test_what_the_rulebook_does_not_know_has_no_months(cast: Cast) -> None:
    scene = after_2023(cast)
    assert trend(cast.book, "r_nothing", scene.asked(), scene.now) is None
