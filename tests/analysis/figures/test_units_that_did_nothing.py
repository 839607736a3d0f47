"""零招引, 零签约, 零开工 and 全军覆没: which units they name, and by which rule."""

from __future__ import annotations

import pytest
from scene import Scene, after_2023

from conftest import Cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene(cast: Cast) -> Scene:
    """东山镇 signs, 西河镇 agrees, 文旅局 claims a contract, 招商办 talks, 经开区 lands nothing."""
    scene = after_2023(cast)
    scene.landed(scene.signed("甲厂", "2023-03-01", "ground_break 2023-05-01"), "2023-04-01")
    scene.verified(scene.project("乙厂", cast.other_town), "agreement", "2023-03-01")
    scene.claim(scene.project("丙厂", cast.department), "contract", "2023-03-01")
    scene.verified(scene.project("丁厂", cast.office_unit), "talks", "2023-03-01")
    scene.signed("戊厂", "2023-03-01", unit=cast.park)
    return scene


def named(scene: Scene, code: str, *, verified: bool = True) -> set[str]:
    """The units that an explanation lists."""
    (part,) = scene.explain(code, verified=verified).parts
    assert part.figure.value == len(part.rows)
    return {row.name for row in part.rows}


def test_every_town_and_department_carries_a_task_and_the_park_does_not(scene: Scene) -> None:
    assert named(scene, "units_with_task") == {"东山镇", "西河镇", "招商办", "文旅局"}


def test_zero_contracts_are_told_in_each_reading(scene: Scene) -> None:
    assert named(scene, "零签约", verified=False) == {"西河镇", "招商办"}
    assert named(scene, "零签约") == {"西河镇", "招商办", "文旅局"}


def test_zero_starts_are_told_of_units_with_a_task_only(scene: Scene) -> None:
    assert named(scene, "零开工") == {"西河镇", "招商办", "文旅局"}


def test_talks_or_an_agreement_keep_a_unit_off_the_list_of_zero_leads(scene: Scene) -> None:
    assert named(scene, "零招引", verified=False) == set()
    assert named(scene, "零招引") == {"文旅局"}


def test_by_choice_b_only_a_signature_keeps_a_unit_off_that_list(scene: Scene) -> None:
    scene.rulebook('[settings]\nzero_leads = "B"')
    assert named(scene, "零招引") == {"文旅局", "招商办"}


def test_whoever_signed_and_landed_nothing_is_wiped_out_with_or_without_a_task(
    scene: Scene,
) -> None:
    assert named(scene, "全军覆没") == {"经开区"}
    assert named(scene, "全军覆没", verified=False) == {"经开区", "文旅局"}


def test_the_rulebook_says_which_units_carry_a_task(scene: Scene) -> None:
    scene.rulebook('[settings]\ntasked_unit_kinds = ["园区"]')
    assert named(scene, "units_with_task") == {"经开区"}
    assert named(scene, "零签约") == set()


def test_the_lists_are_as_long_whatever_the_figures_are_split_by(scene: Scene) -> None:
    for by in ("event", "industry", "cluster", "channel", "origin"):
        assert scene.both("zero_contract_units", by=by) == (2, 3)
        assert scene.both("wiped_out_units", by=by) == (2, 1)


def test_a_unit_that_was_not_yet_open_carries_no_task(scene: Scene) -> None:
    assert scene.figure("units_with_task", "2009") == 3  # 东山镇 opened on 2010-01-01
    assert scene.figure("units_with_task", "2010") == 4
