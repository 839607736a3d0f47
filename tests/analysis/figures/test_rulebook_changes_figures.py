"""What districts decide differently moves figures without a line of code."""

from __future__ import annotations

from datetime import date

import pytest
from saying import WAN, YI
from scene import Scene, after_2023

from conftest import Cast
from luodi.foundation.rulebook.actions import load
from luodi.foundation.rulebook.rules.shipped import shipped

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene(cast: Cast) -> Scene:
    return after_2023(cast)


def by_preset(scene: Scene, name: str) -> None:
    load(book=scene.cast.book, text=shipped(name).text, by=scene.cast.office, at=scene.tick())


@pytest.mark.parametrize(
    ("preset", "starts", "building"),
    [
        ("permanent_works_and_statistics", 1, 1),
        ("first_pile", 1, 1),
        ("business_licence", 2, 2),
    ],
)
def test_what_a_start_is_is_data(scene: Scene, preset: str, starts: int, building: int) -> None:
    """One broke ground and is in the statistics, one drove a pile, one broke ground only."""
    scene.signed("甲厂", "2023-01-05", "ground_break 2023-03-01", "statistics_entry 2023-05-01")
    scene.signed("乙厂", "2023-01-05", "first_pile 2023-03-01", "registered 2023-02-01")
    scene.signed("丙厂", "2023-01-05", "ground_break 2023-03-01", "registered 2023-02-01")
    assert (scene.figure("starts"), scene.figure("building_now")) == (3, 3)
    by_preset(scene, preset)
    assert (scene.figure("starts"), scene.figure("building_now")) == (starts, building)


def test_a_strict_start_is_dated_by_the_last_of_its_parts(scene: Scene) -> None:
    scene.signed("甲厂", "2022-01-05", "ground_break 2022-09-01", "statistics_entry 2023-02-01")
    assert (scene.figure("starts", "2022"), scene.figure("starts", "2023")) == (1, 0)
    by_preset(scene, "permanent_works_and_statistics")
    assert (scene.figure("starts", "2022"), scene.figure("starts", "2023")) == (0, 1)


def test_a_strict_start_is_in_time_when_all_of_it_is(scene: Scene) -> None:
    project = scene.signed(
        "甲厂", "2022-01-05", "ground_break 2023-02-01", "statistics_entry 2023-08-01"
    )
    scene.verified(project, "start_planned", "2022-01-05", planned_on=date(2023, 3, 1))
    assert scene.figure("starts_on_time") == 1
    by_preset(scene, "permanent_works_and_statistics")
    assert (scene.figure("starts_due"), scene.figure("starts_on_time")) == (1, 0)


def test_begun_and_not_in_the_statistics_is_found_under_a_strict_start_too(scene: Scene) -> None:
    scene.signed("甲厂", "2023-01-05", "ground_break 2023-03-01", total=600 * WAN)
    by_preset(scene, "permanent_works_and_statistics")
    assert (scene.figure("starts"), scene.figure("started_no_stats")) == (0, 1)


def money_of_each(scene: Scene) -> None:
    project = scene.signed("甲厂", "2023-01-05", "ground_break 2022-12-01")
    for wan, origin, nature in (
        (100, "FOREIGN", "EQUITY"),
        (200, "PROVINCE_OUT", "FIXED_ASSETS"),
        (400, "CITY_OUT", "WORKING_CAPITAL"),
    ):
        scene.verified(project, "money_in", "2023-03-01", wan * WAN, origin=origin, nature=nature)


@pytest.mark.parametrize(
    ("line", "code", "before", "after"),
    [
        ('admitted_natures = ["固定资产投资"]', "arrived", 300, 200),
        ('admitted_natures = ["固定资产投资", "流动资金"]', "arrived", 300, 600),
        ('admitted_natures = ["固定资产投资", "流动资金"]', "coh_arrived", 300, 600),
        ("foreign_in_outside = false", "arrived_outside", 300, 200),
        ("foreign_in_province = true", "arrived_province", 200, 300),
        ('new_or_carried = "start"', "arrived_new", 300, 0),
        ('new_or_carried = "start"', "arrived_carried", 0, 300),
    ],
)
def test_a_choice_moves_a_sum_of_money(
    scene: Scene, line: str, code: str, before: int, after: int
) -> None:
    money_of_each(scene)
    assert scene.figure(code) == before * WAN
    scene.rulebook(f"[settings]\n{line}")
    assert scene.figure(code) == after * WAN


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("", 100),
        ("local_in_contract_money = true", 300),
        ("loans_in_contract_money = true", 500),
    ],
)
def test_local_money_and_loans_are_no_contract_money_unless_so_set(
    scene: Scene, line: str, told: int
) -> None:
    project = scene.signed("甲厂", "2023-01-05")
    for wan, more in ((100, {}), (200, {"origin": "LOCAL"}), (400, {"nature": "BANK_LOAN"})):
        scene.verified(project, "contract_amount", "2023-01-05", wan * WAN, **more)
    scene.rulebook(f"[settings]\n{line}")
    assert scene.figure("contract_money") == told * WAN
    assert scene.figure("coh_money") == told * WAN
    (part,) = scene.explain("coh_money").parts
    assert sum(row.amount for row in part.rows) == told * WAN


def test_size_floors_include_their_own_number(scene: Scene) -> None:
    for name, total in (("甲厂", 1000 * WAN), ("乙厂", 1000 * WAN - 1), ("丙厂", 1 * YI)):
        scene.signed(name, "2023-03-01", "ground_break 2023-05-01", total=total)
    assert scene.figure("contracts_10m") == 2
    assert scene.figure("starts_new_10m") == 2
    assert scene.figure("contracts_100m") == 1
    assert scene.figure("contracts_1b") == 0


def test_the_floor_of_the_statistics_is_the_rulebooks(scene: Scene) -> None:
    scene.signed("甲厂", "2023-03-01", "ground_break 2023-05-01", total=500 * WAN)
    assert (scene.figure("coh_starts"), scene.figure("started_no_stats")) == (1, 1)
    scene.rulebook('[settings]\nstatistics_floor = "501万元"')
    assert (scene.figure("coh_starts"), scene.figure("started_no_stats")) == (0, 0)


def test_landing_may_be_the_start(scene: Scene) -> None:
    scene.signed("甲厂", "2023-03-01", "ground_break 2023-05-01")
    assert scene.figure("landed") == 0
    scene.rulebook('[milestones.landed]\nname = "落地"\nany_of = ["m.started"]\nnote = "口径B"')
    assert (scene.figure("landed"), scene.figure("not_landed")) == (1, 0)


def test_where_agreements_are_signatures_money_follows_the_same_cohort(scene: Scene) -> None:
    project = scene.project("甲厂")
    scene.verified(project, "agreement", "2023-03-01")
    scene.verified(project, "money_in", "2023-04-01", 100 * WAN)
    assert scene.figure("coh_contracts") == scene.figure("coh_arrived") == 0
    scene.rulebook(
        '[milestones.signed]\nname = "签约"\nany_of = ["签订合同", "签订协议"]\nnote = "含协议"'
    )
    assert scene.figure("coh_contracts") == 1
    assert scene.figure("coh_arrived") == 100 * WAN
    assert scene.figure("coh_with_money") == 1


def test_a_moment_before_a_rulebook_was_loaded_answers_by_the_one_before(scene: Scene) -> None:
    project = scene.signed("甲厂", "2023-03-01")
    scene.verified(project, "money_in", "2023-04-01", 100 * WAN, nature="WORKING_CAPITAL")
    before = scene.cast.book.seq
    scene.rulebook('[settings]\nadmitted_natures = ["流动资金"]')
    assert scene.figure("arrived", as_of=f"#{before}") == 0
    assert scene.figure("arrived") == 100 * WAN
    assert scene.table(as_of=f"#{before}").rulebook == "口径：默认"
    assert scene.table().rulebook.startswith("口径：某区口径")
