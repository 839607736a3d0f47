"""A figure split by unit or event: rates worked out anew for each, sums as in the total."""

from __future__ import annotations

import pytest
from scene import Scene, after_2023

from conftest import Cast
from luodi.analysis.figures.queries.splitting import slices
from scenes import claimed_project, go_by

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene(cast: Cast) -> Scene:
    return after_2023(cast)


def split(scene: Scene, code: str, by: str = "unit") -> dict[str, tuple[str, str]]:
    found = slices(scene.cast.book, code, scene.asked(by=by), scene.now)
    return {one.name: (one.claimed.shown, one.verified.shown) for one in found}


def test_a_rate_is_worked_out_for_each_unit(scene: Scene) -> None:
    scene.signed("甲厂", "2023-03-01", "ground_break 2023-05-01")
    scene.signed("乙厂", "2023-03-01")
    scene.signed("丙厂", "2023-03-01", unit=scene.cast.park)
    assert split(scene, "r_start") == {
        "东山镇": ("50.00%", "50.00%"),
        "甲区经开区": ("0.00%", "0.00%"),
    }


def test_the_readings_stay_apart(scene: Scene) -> None:
    subject = scene.project("甲厂")
    scene.claim(subject, "contract", "2023-03-01")
    assert split(scene, "contracts") == {"东山镇": ("1", "0")}


def test_shared_projects_count_by_share_and_add_up(scene: Scene) -> None:
    scene.signed("甲厂", shares={scene.cast.town: 7, scene.cast.park: 3})
    parts = slices(scene.cast.book, "contracts", scene.asked(by="unit"), scene.now)
    assert {one.name: one.verified.shown for one in parts} == {"东山镇": "0.7", "甲区经开区": "0.3"}
    total = sum(one.verified.value or 0 for one in parts)
    assert total == scene.figure("contracts")


def test_a_rate_by_event(scene: Scene) -> None:
    fair = scene.event("第七届丝博会")
    scene.signed("甲厂", "2023-05-11", "ground_break 2023-06-01", event=fair)
    scene.signed("乙厂", "2023-05-11", event=fair)
    scene.signed("丙厂", "2023-05-11")
    assert split(scene, "r_start", "event") == {
        "第七届丝博会": ("50.00%", "50.00%"),
        "未填": ("0.00%", "0.00%"),
    }


def test_a_citys_parts_come_from_all_its_books(scene: Scene) -> None:
    cast = scene.cast
    go_by(cast.city_book, at=scene.now)
    go_by(cast.other_book, at=scene.now)
    scene.signed("甲厂", "2023-03-01")
    on = scene.now.date().replace(year=2023, month=2, day=1)
    south, other = cast.other_district_town, cast.other_office
    claimed_project("乙厂", south, ("contract", "ground_break"), on=on, by=other, at=scene.now)
    found = slices(cast.city_book, "r_start", scene.asked(by="unit"), scene.now)
    assert {one.name: one.claimed.shown for one in found} == {
        "东山镇": "0.00%",
        "南湖镇": "100.00%",
    }
