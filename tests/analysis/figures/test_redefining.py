"""Two versions of the rulebook at one moment: which figures differ, and by which projects."""

from __future__ import annotations

import pytest
from scene import Scene, after_2023

from conftest import Cast
from luodi.analysis.figures.queries.differing import impact_on
from luodi.analysis.figures.queries.redefining import Impact, Versions, impact, versions_of
from luodi.foundation.rulebook.actions import load
from luodi.foundation.rulebook.rules.shipped import shipped

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene(cast: Cast) -> Scene:
    """One project is in the statistics, one is not; then a start asks for the statistics too."""
    scene = after_2023(cast)
    scene.signed("甲厂", "2023-01-05", "ground_break 2023-03-01", "statistics_entry 2023-05-01")
    scene.signed("乙厂", "2023-01-05", "ground_break 2023-03-01")
    strict = shipped("permanent_works_and_statistics").text
    load(book=cast.book, text=strict, by=cast.office, at=scene.tick())
    return scene


def both(scene: Scene) -> Versions:
    new, old = versions_of(scene.cast.book)
    return old, new


def table(scene: Scene, as_of: str = "") -> Impact:
    return impact(scene.cast.book, scene.asked(as_of=as_of), both(scene), scene.now)


def test_the_figures_that_differ_are_listed_under_both_versions(scene: Scene) -> None:
    found = {one.code: (one.old[1].shown, one.new[1].shown) for one in table(scene).figures}
    assert found["starts"] == ("2", "1")
    assert found["r_start"] == ("100.00%", "50.00%")
    assert "contracts" not in found


def test_each_version_says_what_it_says_when_it_is_in_force(scene: Scene) -> None:
    found = {one.code: one.new[1].shown for one in table(scene).figures}
    assert found["starts"] == scene.shown("starts")


def test_the_sentences_that_changed_are_told(scene: Scene) -> None:
    assert any(sentence.startswith("开工") for sentence in table(scene).sentences)


def test_the_projects_that_make_the_difference_are_named(scene: Scene) -> None:
    found = impact_on(
        scene.cast.book,
        "starts",
        scene.asked(),
        both(scene),
        scene.now,
        verified=True,
        reader=None,
    )
    [part] = found.parts
    [change] = part.changes
    assert change.name == "乙厂"
    assert change.difference == -1
    assert not change.causes
    assert [proof.kind for proof in change.proofs] == ["破土开槽"]


def test_one_version_against_itself_changes_nothing(scene: Scene) -> None:
    _, new = both(scene)
    found = impact(scene.cast.book, scene.asked(), (new, new), scene.now)
    assert (found.figures, found.sentences) == ((), [])
