"""Which days count in a period, on a day, to date; and ages to the day."""

from __future__ import annotations

from datetime import date

import pytest
from saying import WAN
from scene import Scene, after_2023, opened

from conftest import Cast
from luodi.records.subjects.actions import revise

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene(cast: Cast) -> Scene:
    return after_2023(cast)


@pytest.mark.parametrize(
    ("on", "counts"),
    [("2022-12-31", 0), ("2023-01-01", 1), ("2023-12-31", 1), ("2024-01-01", 0)],
)
def test_both_edges_of_the_period_lie_inside(scene: Scene, on: str, counts: int) -> None:
    project = scene.signed("甲厂", on)
    scene.verified(project, "money_in", on, 100 * WAN)
    assert scene.figure("contracts") == counts
    assert scene.figure("arrived") == counts * 100 * WAN
    assert scene.figure("coh_arrived") == counts * 100 * WAN


def test_a_month_counts_in_its_year_and_in_no_part_of_itself(scene: Scene) -> None:
    scene.signed("甲厂", "2023-05")
    assert scene.figure("contracts", "2023") == 1
    assert scene.figure("contracts", "2023年5月") == 1
    assert scene.figure("contracts", "2023-05-01至2023-05-15") == 0


@pytest.mark.parametrize("code", ["contracts", "coh_contracts", "arrived", "coh_money", "visits"])
def test_days_over_the_edge_are_listed_beside_and_count_nothing(scene: Scene, code: str) -> None:
    project = scene.signed("甲厂", "2022-12-20/2023-01-10")
    scene.verified(project, "contract_amount", "2022-12-20/2023-01-10", 100 * WAN)
    scene.verified(project, "money_in", "2022-12-20/2023-01-10", 100 * WAN)
    scene.verified(scene.firm("甲公司"), "visit_in", "2023-12-20/2024-01-05")
    (part,) = scene.explain(code).parts
    assert part.figure.value == 0
    assert part.rows == ()
    assert len(part.uncertain) == 1


def test_only_what_the_indicator_would_take_is_listed_as_uncertain(scene: Scene) -> None:
    project = scene.signed("甲厂", "2022-05-01")
    scene.verified(project, "money_in", "2022-12-20/2023-01-10", 100 * WAN, origin="LOCAL")
    (arrived,) = scene.explain("arrived").parts
    (outside,) = scene.explain("arrived_outside").parts
    assert (len(arrived.uncertain), len(outside.uncertain)) == (1, 0)


def test_a_standing_takes_what_is_sure_by_the_day_whatever_began_the_period(scene: Scene) -> None:
    scene.signed("甲厂", "2022-12-20/2023-01-10")
    scene.signed("乙厂", "2023-12-20/2024-01-05")
    assert scene.figure("contracts_on_books") == 1
    (part,) = scene.explain("contracts_on_books").parts
    assert [row.name for row in part.uncertain] == ["乙厂"]


def test_a_milestone_of_any_is_dated_by_the_first_and_one_of_all_by_the_last(scene: Scene) -> None:
    project = scene.signed("甲厂", "2022-03-01", "ground_break 2022-09-01", "first_pile 2023-03-01")
    scene.verified(project, "registered", "2022-04-01")
    scene.verified(project, "project_filed", "2022-05-01")
    scene.verified(project, "site_secured", "2023-02-01")
    assert (scene.figure("starts", "2022"), scene.figure("starts", "2023")) == (1, 0)
    assert (scene.figure("landed", "2022"), scene.figure("landed", "2023")) == (0, 1)


def test_carried_over_means_started_in_an_earlier_year_in_a_month_too(scene: Scene) -> None:
    scene.signed("甲厂", "2022-03-01", "ground_break 2022-09-01")
    scene.signed("乙厂", "2023-01-05", "ground_break 2023-02-01")
    assert scene.figure("building_now", "2023年6月") == 2
    assert scene.figure("carried_over", "2023年6月") == 1
    assert scene.figure("carried_over", "2023") == 1


def test_the_year_plan_is_the_same_in_every_part_of_its_year(scene: Scene) -> None:
    project = scene.signed("甲厂", "2022-03-01")
    scene.verified(project, "year_plan", "2022", 900 * WAN)
    scene.verified(project, "year_plan", "2023", 500 * WAN, occurred_from=date(2023, 2, 1))
    for period in ("2023", "2023年第二季度", "2023年12月"):
        assert scene.figure("year_planned", period) == 500 * WAN


@pytest.mark.parametrize(
    ("signed", "day", "aged"),
    [
        ("2022-11-30", "2023-02-27", False),
        ("2022-11-30", "2023-02-28", True),  # month ends clamp
        ("2022-12-01", "2023-02-28", False),
        ("2022-12-01", "2023-03-01", True),
        ("2023-11-30", "2024-02-28", False),
        ("2023-11-30", "2024-02-29", True),
    ],
)
def test_three_months_are_full_on_the_same_day_of_the_month(
    cast: Cast, signed: str, day: str, aged: bool
) -> None:
    scene = opened(cast).on("2024-03-10")
    scene.signed("甲厂", signed)
    asked = f"{day[:4]}-01-01至{day}"
    assert scene.figure("not_landed_3m", asked) == aged
    assert scene.figure("not_started_3m", asked) == aged
    assert scene.figure("not_landed", asked) == 1


@pytest.mark.parametrize(
    ("day", "full_year", "beyond"),
    [("2023-02-28", 0, 0), ("2023-03-01", 1, 0), ("2023-03-02", 1, 1)],
)
def test_beyond_a_year_begins_on_day_366(
    scene: Scene, day: str, full_year: int, beyond: int
) -> None:
    """渭南 counts from the 366th day (domain 8, F15); 满一年 from the same day of the year."""
    scene.signed("甲厂", "2022-03-01")
    asked = f"2023-01-01至{day}"
    assert scene.figure("not_landed_1y", asked) == full_year
    assert scene.figure("not_started_1y", asked) == beyond


def test_the_state_of_a_cohort_is_read_on_the_day_that_is_asked_for(scene: Scene) -> None:
    scene.signed("甲厂", "2023-03-01", "ground_break 2023-08-01")
    assert scene.figure("coh_started", state_on=date(2023, 7, 31)) == 0
    assert scene.figure("coh_started", state_on=date(2023, 8, 1)) == 1
    assert scene.figure("coh_contracts", state_on=date(2023, 7, 31)) == 1


def test_a_cohort_goes_on_after_its_period(scene: Scene) -> None:
    project = scene.signed("甲厂", "2022-03-01", "ground_break 2023-08-01")
    scene.verified(project, "contract_amount", "2022-03-01", 400 * WAN)
    scene.verified(project, "money_in", "2023-09-01", 100 * WAN)
    assert scene.figure("coh_started", "2022") == 1
    assert scene.figure("coh_arrived", "2022") == 100 * WAN
    assert scene.figure("coh_arrived", "2022", state_on=date(2023, 8, 1)) == 0
    assert scene.shown("r_money", "2022") == "25.00%"


def test_of_levels_the_latest_business_day_stands_whenever_it_was_recorded(scene: Scene) -> None:
    firm = scene.firm("甲公司")
    scene.verified(firm, "jobs", "2023-11", 80)
    scene.verified(firm, "jobs", "2023-06", 50)
    assert scene.figure("jobs_now") == 80
    assert scene.figure("jobs_now", "2023年上半年") == 50
    scene.verified(firm, "jobs", "2023-11", 82)
    assert scene.figure("jobs_now") == 82


def test_a_score_of_last_year_is_none_of_this_year(scene: Scene) -> None:
    tour = scene.event("观摩", "2022-06-20")
    scene.verified(
        scene.signed("甲厂", "2021-03-01"), "tour_score", "2022-06-20", 90, event=tour.pk
    )
    assert scene.figure("tour_avg", "2022") == 90
    assert scene.figure("tour_avg", "2023") == 0


def test_a_score_stands_under_its_own_event_and_not_under_that_of_the_signature(
    scene: Scene,
) -> None:
    fair, tour = scene.event("丝博会"), scene.event("观摩", "2023-06-20")
    project = scene.signed("甲厂", event=fair)
    scene.verified(project, "tour_score", "2023-06-20", 90, event=tour.pk)
    assert scene.figure("tour_avg", event=tour.pk) == 90
    assert scene.figure("tour_avg", event=fair.pk) == 0


def test_a_station_that_was_closed_later_still_stood_at_the_end_of_the_year(scene: Scene) -> None:
    post = scene.subject("station", "驻沪")
    scene.verified(post, "station_opened", "2023-01-10")
    revise(subject=post, is_open=False, reason="撤", by=scene.cast.office, at=scene.tick())
    assert scene.figure("stations_now", "2023") == 1
    assert scene.figure("stations_now", "2024") == 0
