"""Every base indicator that the book can know, from entries made through the actions."""

from __future__ import annotations

import pytest
from catalogue import KNOWN, OF_IDLE_UNITS, Case, moved
from scene import after_2023
from scenes_of_building import BUILDING_SCENES
from scenes_of_money_and_work import MONEY_AND_WORK_SCENES
from scenes_of_signing import SIGNING_SCENES

from conftest import Cast

pytestmark = pytest.mark.django_db

SCENES = (*SIGNING_SCENES, *BUILDING_SCENES, *MONEY_AND_WORK_SCENES)


@pytest.mark.parametrize("case", SCENES, ids=repr)
def test_a_scene_moves_these_figures_and_no_others(cast: Cast, case: Case) -> None:
    scene = after_2023(cast)
    case.happens(scene)
    assert moved(scene) == dict(case.figures)


def test_no_indicator_of_the_vocabulary_is_forgotten() -> None:
    moved_somewhere = {code for case in SCENES for code in case.figures}
    assert moved_somewhere | set(OF_IDLE_UNITS) == set(KNOWN)
