"""A lead that became a project is one investment in 在谈, and never none while the talks go on."""

from __future__ import annotations

import pytest
from scene import Scene, opened

from conftest import Cast
from luodi.records.ledger.actions.reviewing import withdraw
from luodi.records.subjects.actions import add_link
from luodi.records.subjects.models import Link, Subject

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene(cast: Cast) -> Scene:
    return opened(cast).on("2023-04-01")


def came_from(scene: Scene, project: Subject, lead: Subject, keeps: str = "SUBJECT") -> None:
    add_link(
        subject=project,
        other=lead,
        kind=Link.Kind.CAME_FROM,
        keeps_count=Link.Keeps(keeps),
        by=scene.clerk(scene.cast.town),
        at=scene.tick(),
    )


def lead_in_talks(scene: Scene) -> Subject:
    lead = scene.subject("lead", "甲线索")
    scene.verified(lead, "talks", "2023-02-01")
    return lead


def test_the_project_takes_the_place_of_its_lead(scene: Scene) -> None:
    lead, project = lead_in_talks(scene), scene.project("甲厂")
    scene.verified(project, "talks", "2023-03-01")
    assert scene.both("talks_now") == (2, 2)
    came_from(scene, project, lead)
    assert scene.both("talks_now") == (1, 1)
    (row,) = scene.explain("talks_now").parts[0].rows
    assert row.subject == project.pk
    scene.verified(project, "contract", "2023-03-15")
    assert scene.both("talks_now") == (0, 0)


def test_until_the_project_has_a_step_the_lead_speaks_for_it_in_each_reading(scene: Scene) -> None:
    lead, project = lead_in_talks(scene), scene.project("甲厂")
    came_from(scene, project, lead)
    assert scene.both("talks_now") == (1, 1)
    scene.verified(project, "planned_total", "2023-02-20", 1)
    assert [row.subject for row in scene.explain("talks_now").parts[0].rows] == [lead.pk]
    scene.claim(project, "agreement", "2023-03-01")
    assert scene.both("talks_now") == (0, 1)
    step = scene.verified(project, "registered", "2023-03-02")
    assert scene.both("talks_now") == (0, 0)
    withdraw(entry=step, reason="重核", by=scene.cast.office, at=scene.tick())
    assert scene.both("talks_now") == (0, 1)


def test_the_lead_leaves_on_the_day_of_the_projects_step_and_days_before_stay(scene: Scene) -> None:
    lead, project = lead_in_talks(scene), scene.project("甲厂")
    scene.verified(project, "talks", "2023-03-01")
    before = str(scene.table().moment)
    came_from(scene, project, lead)
    assert scene.both("talks_now", "2023-02") == (1, 1)
    assert [row.subject for row in scene.explain("talks_now", "2023-02").parts[0].rows] == [lead.pk]
    assert scene.both("talks_now", "2023-03") == (1, 1)
    assert scene.both("talks_now", "2023-03", before) == (2, 2)


def test_a_lead_that_keeps_the_count_and_is_talked_about_further_stays(scene: Scene) -> None:
    lead, project = lead_in_talks(scene), scene.signed("一期", "2023-03-01")
    came_from(scene, project, lead, "OTHER")
    assert scene.both("talks_now") == (1, 1)
    came_from(scene, scene.signed("二期", "2023-03-02"), lead)
    assert scene.both("talks_now") == (0, 0)


def test_a_packaged_project_that_found_its_investor_stays_in_the_reserve(scene: Scene) -> None:
    packaged = scene.subject("packaged_project", "甲包装")
    scene.verified(packaged, "packaged", "2023-02-01")
    came_from(scene, scene.signed("甲厂", "2023-03-01"), packaged)
    assert scene.both("packaged_now") == (1, 1)
