"""What was counted once is read back, and never after something has changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from scene import Scene, opened

from conftest import Cast
from luodi.analysis.figures.queries import keeping
from luodi.analysis.figures.queries.statements.writing import POSTING
from luodi.config.cli import run
from luodi.foundation.history.actions import begin
from luodi.foundation.history.models import Line
from luodi.records.ledger.models import Posting
from tampering import forge

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene(cast: Cast) -> Scene:
    """Two projects that signed."""
    found = opened(cast)
    for name in ("甲厂", "乙厂"):
        found.claim(found.project(name), "contract", "2023-02-01")
    return found


def counting(ask: Callable[[], Any]) -> int:
    """How many statements over postings an answer takes."""
    with CaptureQueriesContext(connection) as queries:
        ask()
    return sum(f"FROM {POSTING}" in query["sql"] for query in queries)


def lose_one_posting() -> None:
    """What the program never does, so that only a new count can show it."""
    Posting.objects.filter(kind="contract").order_by("pk")[0].delete()


def test_asked_again_nothing_is_counted(scene: Scene) -> None:
    first = scene.table(by="unit")
    assert counting(lambda: scene.table(by="unit")) == 0
    assert scene.table(by="unit") == first


@pytest.mark.parametrize("other", [{"by": "event"}, {"as_of": "2023-02-28"}, {"period": "2022"}])
def test_another_question_is_counted_by_itself(scene: Scene, other: dict[str, Any]) -> None:
    scene.table()
    assert counting(lambda: scene.table(**other)) > 0


def test_narrowed_to_a_unit_it_is_another_question(scene: Scene) -> None:
    scene.table()
    assert counting(lambda: scene.table(unit=scene.cast.town.pk)) == 6


def test_after_the_next_act_it_is_counted_anew(scene: Scene) -> None:
    assert scene.both("contracts") == (2, 0)
    scene.claim(scene.project("丙厂"), "contract", "2023-02-01")
    assert scene.both("contracts") == (3, 0)


def test_other_acts_under_the_same_number_are_counted_anew(scene: Scene) -> None:
    assert scene.both("contracts") == (2, 0)
    lose_one_posting()
    assert scene.both("contracts") == (2, 0)
    forge(Line.objects.filter(book=scene.cast.book).latest("seq"), digest="f" * 64)
    assert scene.both("contracts") == (1, 0)


def test_another_program_counts_anew(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    scene.table()
    monkeypatch.setattr(keeping, "PROGRAM", "another")
    assert counting(scene.table) == 6


def test_while_an_act_is_under_way_nothing_is_kept(scene: Scene) -> None:
    begin(scene.cast.book, "ledger.record", by=scene.cast.clerk, at=scene.tick())
    assert counting(scene.table) == counting(scene.table) == 6


def test_a_rebuild_forgets_what_was_kept(scene: Scene) -> None:
    lose_one_posting()
    assert scene.both("contracts") == (1, 0)
    assert run("books", ["rebuild", "--book", "甲区"]) == 0
    assert scene.both("contracts") == (2, 0)
