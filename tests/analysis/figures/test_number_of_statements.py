"""The facts take six statements, however many indicators and units there are."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from scene import Scene, after_2023

from conftest import Cast
from luodi.analysis.figures.queries.statements.writing import POSTING
from luodi.analysis.figures.rules.asked import SPLITS

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene(cast: Cast) -> Scene:
    return after_2023(cast)


def asked_of_postings(scene: Scene, **asked: Any) -> tuple[int, int]:
    """How many statements read postings, and how many there are in all."""
    with CaptureQueriesContext(connection) as queries:
        scene.table(**asked)
    of_postings = [query for query in queries if f"FROM {POSTING}" in query["sql"]]
    return len(of_postings), len(queries)


def test_the_whole_catalogue_by_unit_takes_six(scene: Scene) -> None:
    empty = asked_of_postings(scene, by="unit")
    for number, unit in enumerate((scene.cast.town, scene.cast.other_town, scene.cast.park)):
        scene.signed(f"{number}号厂", "2023-03-01", "ground_break 2023-05-01", unit=unit)
    assert empty[0] == 6
    assert asked_of_postings(scene, by="unit") == empty


@pytest.mark.parametrize("by", sorted(set(SPLITS) - {"unit"}))
def test_split_by_anything_else_it_takes_one_more(scene: Scene, by: str) -> None:
    assert asked_of_postings(scene, by=by)[0] == 7


def test_narrowed_and_of_another_day_it_takes_no_more(scene: Scene) -> None:
    asked = {"as_of": "2023-06-30", "as_organised_now": True}
    assert asked_of_postings(scene, unit=scene.cast.town.pk, **asked)[0] == 6
