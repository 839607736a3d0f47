"""Figures as the district was organised then, and as it is organised now."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from scene import Scene, after_2023

from conftest import Cast
from luodi.foundation.people.actions import close_unit, open_units
from luodi.foundation.people.models import Unit
from luodi.foundation.people.rules.tree import UnitRow

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene(cast: Cast) -> Scene:
    return after_2023(cast)


def newly(scene: Scene, name: str) -> Unit:
    row = UnitRow(name, "TOWN", "甲区", opened_on=date(2023, 11, 1))
    (unit,) = open_units(book=scene.cast.book, rows=(row,), by=scene.cast.admin, at=scene.tick())
    return unit


def closed(scene: Scene, unit: Unit, heirs: dict[Unit, int]) -> None:
    close_unit(
        unit=unit,
        successors=heirs,
        closed_on=date(2023, 11, 1),
        reason="镇改街",
        by=scene.cast.admin,
        at=scene.tick(),
    )


def test_one_that_carries_on_two_has_what_both_did(scene: Scene) -> None:
    town, other = scene.cast.town, scene.cast.other_town
    scene.signed("甲厂", unit=town)
    scene.signed("乙厂", unit=other)
    street = newly(scene, "东西街道")
    closed(scene, town, {street: 10_000})
    closed(scene, other, {street: 10_000})
    assert scene.split("contracts") == {"东山镇": 1, "西河镇": 1}
    assert scene.split("contracts", as_organised_now=True) == {"东西街道": 2}
    assert scene.figure("contracts", as_organised_now=True) == 2


def test_heirs_of_a_divided_unit_have_their_shares(scene: Scene) -> None:
    for name in ("甲厂", "乙厂"):
        scene.signed(name)
    east, west = newly(scene, "东街道"), newly(scene, "西街道")
    closed(scene, scene.cast.town, {east: 7_500, west: 2_500})
    then = scene.split("contracts", as_organised_now=True)
    assert then == {"东街道": Decimal("1.5"), "西街道": Decimal("0.5")}
    assert scene.figure("contracts", as_organised_now=True) == 2
    assert scene.figure("contracts", as_organised_now=True, unit=east.pk) == Decimal("1.5")


def test_an_heir_of_an_heir_carries_on_the_first(scene: Scene) -> None:
    scene.signed("甲厂")
    street, centre = newly(scene, "东街道"), newly(scene, "中心街道")
    closed(scene, scene.cast.town, {street: 10_000})
    closed(scene, street, {centre: 10_000})
    assert scene.split("contracts", as_organised_now=True) == {"中心街道": 1}
    assert scene.figure("contracts", as_organised_now=True, unit=centre.pk) == 1


def test_an_heir_is_no_zero_for_what_his_forerunner_signed(scene: Scene) -> None:
    """Nor does a forerunner that is gone stand on the list as the district is now."""
    scene.signed("甲厂")
    street = newly(scene, "东街道")
    closed(scene, scene.cast.town, {street: 10_000})
    assert "东街道" in scene.split("zero_contract_units")
    now = scene.split("zero_contract_units", as_organised_now=True)
    assert set(now) == {"西河镇", "甲区招商办", "甲区文旅局"}
    assert scene.figure("units_with_task", as_organised_now=True) == 4


def test_before_the_change_the_forerunner_carries_the_task(scene: Scene) -> None:
    street = newly(scene, "东街道")
    closed(scene, scene.cast.town, {street: 10_000})
    half = "2023年上半年"
    assert "东山镇" in scene.split("units_with_task", "unit", half)
    assert "东街道" in scene.split("units_with_task", "unit", half, as_organised_now=True)


def test_split_by_anything_else_an_heir_still_has_what_he_took_over(scene: Scene) -> None:
    scene.signed("甲厂", channel="SMALL_TEAM")
    street = newly(scene, "东街道")
    closed(scene, scene.cast.town, {street: 10_000})
    asked = {"as_organised_now": True, "unit": street.pk}
    assert scene.split("contracts", "channel", **asked) == {"小分队": 1}
