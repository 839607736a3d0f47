"""What several units share, and what cannot be added up over units."""

from __future__ import annotations

from decimal import Decimal

import pytest
from saying import WAN
from scene import Scene, after_2023

from conftest import Cast
from luodi.analysis.figures.rules.asked import SPLITS

pytestmark = pytest.mark.django_db
HALF = Decimal("0.5")


@pytest.fixture
def scene(cast: Cast) -> Scene:
    return after_2023(cast)


def test_five_to_five_makes_halves_by_unit_and_one_whole(scene: Scene) -> None:
    town, other = scene.cast.town, scene.cast.other_town
    shared = scene.signed("甲厂", shares={town: 5, other: 5})
    scene.verified(shared, "money_in", "2023-04-01", 301 * WAN)
    assert scene.split("contracts") == {"东山镇": HALF, "西河镇": HALF}
    assert scene.split("arrived") == {"东山镇": 1505000, "西河镇": 1505000}
    assert scene.split("arrived_projects") == {"东山镇": HALF, "西河镇": HALF}
    assert scene.split("coh_with_money") == {"东山镇": HALF, "西河镇": HALF}
    assert (scene.figure("contracts"), scene.figure("arrived_projects")) == (1, 1)


def test_seven_to_three_loses_no_fen(scene: Scene) -> None:
    shared = scene.signed("甲厂", shares={scene.cast.town: 7, scene.cast.park: 3})
    scene.verified(shared, "contract_amount", "2023-03-01", Decimal("1000000.01"))
    parts = scene.split("contract_money")
    assert parts == {"东山镇": Decimal("700000"), "甲区经开区": Decimal("300000.01")}
    assert sum(parts.values()) == scene.figure("contract_money") == Decimal("1000000.01")


def test_a_unit_sees_its_part_and_a_shared_project_is_as_large_as_all_its_parts(
    scene: Scene,
) -> None:
    town, other = scene.cast.town, scene.cast.other_town
    scene.signed("甲厂", shares={town: 9, other: 1}, total=1000 * WAN)
    assert scene.figure("contracts_10m", unit=other.pk) == Decimal("0.1")
    assert scene.shown("contracts_10m", unit=other.pk) == "0.1"


def test_the_score_of_a_shared_project_is_the_same_for_each(scene: Scene) -> None:
    town, other = scene.cast.town, scene.cast.other_town
    tour = scene.event("二季度观摩")
    shared = scene.signed("甲厂", shares={town: 5, other: 5})
    own = scene.signed("乙厂")
    scene.verified(shared, "tour_score", "2023-06-20", 90, event=tour.pk)
    scene.verified(own, "tour_score", "2023-06-20", 60, event=tour.pk)
    assert scene.split("tour_avg") == {"东山镇": 70, "西河镇": 90}
    assert scene.figure("tour_avg") == 75


def test_a_firm_that_two_units_met_is_one_firm(scene: Scene) -> None:
    firm = scene.firm("甲公司")
    scene.verified(firm, "firm_contact", "2023-03-01")
    scene.verified(firm, "firm_contact", "2023-03-02", unit=scene.cast.other_town)
    assert scene.split("firms_contacted") == {"东山镇": 1, "西河镇": 1}
    assert scene.figure("firms_contacted") == 1


def test_money_from_two_origins_makes_one_project_with_money(scene: Scene) -> None:
    project = scene.signed("甲厂")
    scene.verified(project, "money_in", "2023-04-01", 100 * WAN, origin="PROVINCE_OUT")
    scene.verified(project, "money_in", "2023-04-02", 100 * WAN, origin="CITY_OUT")
    assert scene.split("arrived_projects", "origin") == {"省外": 1, "市外省内": 1}
    assert scene.figure("arrived_projects", by="origin") == 1


def test_the_totals_are_the_same_whatever_they_are_split_by(scene: Scene) -> None:
    town, other = scene.cast.town, scene.cast.other_town
    fair = scene.event("第七届丝博会")
    project = scene.signed("甲厂", shares={town: 5, other: 5}, event=fair, industry="C30")
    scene.verified(project, "money_in", "2023-04-01", 100 * WAN, origin="CITY_OUT")
    scene.verified(scene.firm("甲公司"), "visit_in", "2023-03-01")
    whole = {key: figure.value for key, figure in scene.table().figures.items()}
    for by in SPLITS:
        split = {key: figure.value for key, figure in scene.table(by=by).figures.items()}
        assert split == whole, by
