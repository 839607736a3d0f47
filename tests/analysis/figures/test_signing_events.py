"""What a fair brought: contracts and agreements apart, its money, and what became of them."""

from __future__ import annotations

import pytest
from saying import WAN, YI
from scene import Scene, after_2023

from conftest import Cast
from luodi.records.subjects.models import Subject

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene(cast: Cast) -> Scene:
    return after_2023(cast)


@pytest.fixture
def fair(scene: Scene) -> Subject:
    """Two contracts (one started), one agreement; beside them what was signed elsewhere."""
    fair = scene.event("第七届丝博会")
    first = scene.signed("甲厂", "2023-05-11", "ground_break 2023-08-01", event=fair)
    scene.verified(first, "contract_amount", "2023-05-11", 2 * YI)
    scene.verified(first, "capital_increase", "2023-09-01", 1 * YI)
    scene.verified(first, "money_in", "2023-09-01", 3000 * WAN)
    scene.verified(
        scene.signed("乙厂", "2023-06-01", event=fair), "contract_amount", "2023-06-01", 1
    )
    scene.verified(scene.project("丙厂", event=fair), "agreement", "2023-05-11")
    scene.signed("丁厂", "2023-05-11", event=scene.event("自办推介会"))
    scene.signed("戊厂", "2023-05-11")
    return fair


def test_an_event_narrows_every_figure(scene: Scene, fair: Subject) -> None:
    assert scene.figure("contracts") == 4
    assert scene.figure("contracts", event=fair.pk) == 2
    assert scene.figure("agreements", event=fair.pk) == 1
    assert scene.figure("coh_started", event=fair.pk) == 1
    assert scene.figure("coh_arrived", event=fair.pk) == 3000 * WAN
    assert scene.shown("r_start", event=fair.pk) == "50.00%"


def test_its_money_leaves_later_increases_out_and_the_flow_has_them(
    scene: Scene, fair: Subject
) -> None:
    assert scene.figure("event_money", event=fair.pk) == 2 * YI + 1
    assert scene.figure("contract_money", event=fair.pk) == 3 * YI + 1


def test_figures_named_after_events_leave_daily_signatures_out(scene: Scene, fair: Subject) -> None:
    assert scene.figure("event_contracts") == 3
    assert scene.figure("event_agreements") == 1


def test_by_event_each_stands_beside_the_other(scene: Scene, fair: Subject) -> None:
    assert scene.split("contracts", "event") == {"第七届丝博会": 2, "自办推介会": 1, "未填": 1}


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ("industry", {"非金属矿物制品业": 1, "未填": 1}),
        ("cluster", {"陶瓷": 1, "未填": 1}),
        ("channel", {"小分队": 1, "未填": 1}),
    ],
)
def test_figures_are_split_by_what_a_project_is(
    scene: Scene, by: str, expected: dict[str, int]
) -> None:
    scene.signed("甲厂", industry="C30", cluster="陶瓷", channel="SMALL_TEAM")
    scene.signed("乙厂")
    assert scene.split("contracts", by) == expected


def test_an_industry_told_more_finely_counts_in_its_division(scene: Scene) -> None:
    project = scene.signed("甲厂", industry="C3071")
    scene.signed("乙厂", industry="C30")
    scene.verified(project, "money_in", "2023-04-01", 100 * WAN, origin="PROVINCE_OUT")
    assert scene.split("contracts", "industry") == {"非金属矿物制品业": 2}
    assert scene.split("arrived", "industry") == {"非金属矿物制品业": 100 * WAN}


def test_money_is_split_by_the_place_it_came_from(scene: Scene) -> None:
    project = scene.signed("甲厂")
    for origin in ("PROVINCE_OUT", "CITY_OUT", "LOCAL"):
        scene.verified(project, "money_in", "2023-04-01", 100 * WAN, origin=origin)
    each = {"省外": 100 * WAN, "市外省内": 100 * WAN, "区内": 100 * WAN}
    assert scene.split("arrived", "origin") == each
    assert set(scene.split("arrived_outside", "origin")) == {"省外", "市外省内"}
