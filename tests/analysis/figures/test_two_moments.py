"""Two moments of one figure, and the acts that made the difference."""

from __future__ import annotations

import pytest
from saying import parts_of
from scene import Scene, opened

from conftest import Cast
from luodi.analysis.figures.queries.differing import Difference, difference
from luodi.analysis.figures.rules.changes import Change
from luodi.analysis.figures.rules.moments import as_of
from luodi.foundation.people.models import Account
from luodi.records.ledger.actions.correcting import reverse
from luodi.records.ledger.actions.reviewing import send_back, withdraw
from luodi.records.subjects.rules import Classing, Part

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene(cast: Cast) -> Scene:
    return opened(cast).on("2023-04-01")


def between(
    scene: Scene,
    code: str,
    first: str = "2023-04-01",
    *,
    verified: bool = True,
    reader: Account | None = None,
    unit: int | None = None,
) -> Difference:
    moments = as_of(first), as_of(scene.now.date().isoformat())
    question = scene.asked("2023", unit=unit)
    return difference(
        scene.cast.book, code, question, moments, scene.now, verified=verified, reader=reader
    )


def told(found: Difference) -> dict[str, list[str]]:
    changes: list[Change] = [change for part in found.parts for change in part.changes]
    return {change.name: [cause.what for cause in change.causes] for change in changes}


def test_what_was_recorded_and_verified_since_came(scene: Scene) -> None:
    scene.signed("甲厂")
    scene.on("2023-05-01")
    scene.signed("乙厂")
    found = between(scene, "contracts")
    assert (found.before.figure.shown, found.after.figure.shown) == ("1", "2")
    assert told(found) == {"乙厂": ["新记", "核定"]}


def test_a_withdrawn_verification_went(scene: Scene) -> None:
    entry = scene.verified(scene.project("甲厂"), "contract", "2023-03-01")
    scene.on("2023-05-01")
    withdraw(entry=entry, reason="照片地点待核", by=scene.cast.office, at=scene.tick())
    found = between(scene, "contracts")
    [change] = found.parts[0].changes
    assert change.before == 1
    assert change.after is None
    assert [(cause.what, cause.said, cause.who) for cause in change.causes] == [
        ("撤销核定", "照片地点待核", "王招商")
    ]
    assert told(between(scene, "contracts", verified=False)) == {}, "the claim stays"


def test_a_return_and_a_reversal_take_the_claim(scene: Scene) -> None:
    one = scene.claim(scene.project("甲厂"), "contract", "2023-03-01")
    other = scene.claim(scene.project("乙厂"), "contract", "2023-03-01")
    scene.on("2023-05-01")
    send_back(entry=one, reason="合同缺页", by=scene.cast.office, at=scene.tick())
    reverse(entry=other, reason="记重了", by=scene.cast.office, at=scene.tick())
    assert told(between(scene, "contracts", verified=False)) == {"甲厂": ["退回"], "乙厂": ["红冲"]}


def test_a_reclassified_project_moves_from_one_unit_to_the_other(scene: Scene) -> None:
    subject = scene.signed("甲厂")
    scene.on("2023-05-01")
    scene.reclassify(subject, Classing(parts=moved_to(scene)))
    town, park = scene.cast.town.pk, scene.cast.park.pk
    assert told(between(scene, "contracts", unit=town)) == {"甲厂": ["改归类"]}
    [change] = between(scene, "contracts", unit=park).parts[0].changes
    assert change.before is None
    assert change.after == 1


def moved_to(scene: Scene) -> tuple[Part, ...]:
    return parts_of({scene.cast.park: 10})


def test_what_left_a_list_is_told_by_what_made_it_leave(scene: Scene) -> None:
    subject = scene.signed("甲厂")
    scene.on("2023-05-01")
    scene.landed(subject, "2023-04-20")
    causes = told(between(scene, "not_landed"))["甲厂"]
    assert set(causes) == {"新记", "核定"}


def test_time_alone_has_no_act(scene: Scene) -> None:
    scene.signed("甲厂", "2023-03-01")
    scene.on("2023-07-15")
    assert told(between(scene, "not_landed_3m")) == {"甲厂": []}


def test_the_changes_add_up_to_the_difference(scene: Scene) -> None:
    scene.signed("甲厂")
    scene.on("2023-05-01")
    for number in range(3):
        scene.signed(f"{number}厂", shares={scene.cast.town: 7, scene.cast.park: 3})
    part = between(scene, "contracts").parts[0]
    assert sum(change.difference for change in part.changes) == 3
    assert part.unseen == 0


def test_who_may_not_see_the_rows_is_told_how_much_they_make(scene: Scene) -> None:
    scene.signed("甲厂", unit=scene.cast.park)
    scene.on("2023-05-01")
    scene.signed("乙厂", unit=scene.cast.park)
    part = between(scene, "contracts", reader=scene.cast.clerk).parts[0]
    assert part.changes == ()
    assert part.unseen == 1


def test_another_rulebook_is_said(scene: Scene) -> None:
    scene.signed("甲厂")
    assert not between(scene, "contracts").has_other_rulebook
    scene.on("2023-05-01")
    scene.rulebook("")
    assert between(scene, "contracts").has_other_rulebook
