"""What ends and begins again: no new start, no new project, and no rate that gains by a return."""

from __future__ import annotations

import pytest
from saying import WAN, YI
from scene import Scene, after_2023

from conftest import Cast
from luodi.records.subjects.models import Subject

pytestmark = pytest.mark.django_db

RESIGN = "[settings]\nresign_counts = true"
DROP = '[settings]\nreturn_effect = "drop"'
STRICT = """
without = ["rates.r_stats"]
[milestones.started]
name = "开工"
any_of = ["破土开槽", "首桩施工", "设备进场安装"]
all_of = ["statistics_entry"]
note = "并已入统。"
"""


@pytest.fixture
def scene(cast: Cast) -> Scene:
    return after_2023(cast)


def signed_twice(scene: Scene) -> Subject:
    """Ended in February, signed and started a second time in the same year."""
    project = scene.signed(
        "甲厂",
        "2022-03-01",
        "ground_break 2022-06-01",
        "terminated 2023-02-01",
        "contract 2023-03-01",
        "ground_break 2023-04-01",
        total=2 * YI,
    )
    scene.verified(project, "contract_amount", "2023-03-01", 500 * WAN)
    scene.verified(project, "money_in", "2023-05-01", 100 * WAN)
    return project


def test_a_project_signed_again_is_no_new_project(scene: Scene) -> None:
    signed_twice(scene)
    for code in ("contracts", "signed_all", "coh_contracts", "coh_started", "contracts_100m"):
        assert scene.figure(code) == 0, code
    assert scene.figure("coh_arrived") == scene.figure("contract_investment") == 0
    assert scene.figure("contracts_to_date") == 1
    assert scene.figure("contracts_on_books") == 1


def test_the_rulebook_may_say_that_it_is_one(scene: Scene) -> None:
    signed_twice(scene)
    scene.rulebook(RESIGN)
    for code in ("contracts", "signed_all", "coh_contracts", "coh_started", "contracts_100m"):
        assert scene.figure(code) == 1, code
    assert scene.figure("coh_arrived") == 100 * WAN
    assert scene.figure("contract_investment") == 2 * YI
    assert scene.figure("contracts_to_date") == 2


def test_money_agreed_anew_is_money_all_the_same(scene: Scene) -> None:
    signed_twice(scene)
    assert scene.figure("contract_money") == 500 * WAN
    assert scene.figure("arrived") == 100 * WAN


def test_a_second_start_is_a_start_and_no_new_start(scene: Scene) -> None:
    signed_twice(scene)
    assert scene.figure("starts") == 1
    assert (scene.figure("starts_new_10m"), scene.figure("starts_new_100m")) == (0, 0)


def test_a_first_start_in_a_second_attempt_is_a_new_start(scene: Scene) -> None:
    scene.signed(
        "甲厂",
        "2022-03-01",
        "terminated 2023-02-01",
        "contract 2023-03-01",
        "ground_break 2023-04-01",
        total=1000 * WAN,
    )
    assert scene.figure("starts_new_10m") == 1


def test_by_a_strict_start_works_outside_the_statistics_were_none(scene: Scene) -> None:
    """What the earlier attempt had must be the whole milestone, not a part of it."""
    scene.signed(
        "甲厂",
        "2022-03-01",
        "ground_break 2022-06-01",
        "terminated 2023-02-01",
        "contract 2023-03-01",
        "ground_break 2023-04-01",
        "statistics_entry 2023-05-01",
        total=1000 * WAN,
    )
    assert scene.figure("starts_new_10m") == 0
    scene.rulebook(STRICT)
    assert scene.figure("starts_new_10m") == 1


def test_an_agreement_after_an_ended_contract_is_no_new_project(scene: Scene) -> None:
    scene.signed("甲厂", "2022-03-01", "terminated 2023-02-01", "agreement 2023-03-01")
    assert scene.figure("agreements") == scene.figure("signed_all") == 0
    assert scene.figure("coh_agreements") == 0


def test_money_of_a_second_attempt_is_money_of_an_old_project(scene: Scene) -> None:
    signed_twice(scene)
    assert (scene.figure("arrived_new"), scene.figure("arrived_carried")) == (0, 100 * WAN)


def test_planned_total_is_the_subjects_whichever_attempt_it_was_told_in(scene: Scene) -> None:
    project = scene.signed("甲厂", "2023-03-01", total=1 * YI)
    scene.verified(project, "terminated", "2023-06-01")
    scene.verified(project, "planned_total", "2023-08-01", 3 * YI)
    assert scene.figure("contract_investment") == 3 * YI


def returned(scene: Scene) -> None:
    """Four signed in 2023, of which one was returned and one of the others started."""
    scene.signed("甲厂", "2023-03-01", "ground_break 2023-06-01")
    back = scene.signed("乙厂", "2023-03-01", "ground_break 2023-05-01")
    scene.verified(back, "contract_amount", "2023-03-01", 100 * WAN)
    scene.verified(back, "money_in", "2023-04-01", 50 * WAN)
    scene.verified(back, "returned", "2023-09-01")
    for name in ("丙厂", "丁厂"):
        scene.signed(name, "2023-03-01")


def test_a_returned_project_stays_in_the_base_so_that_no_rate_gains_by_it(scene: Scene) -> None:
    returned(scene)
    assert (scene.figure("coh_contracts"), scene.figure("coh_started")) == (4, 2)
    assert scene.figure("coh_money") == 100 * WAN
    assert scene.shown("r_return") == "25.00%"


def test_dropped_it_leaves_every_base_by_number_and_by_money(scene: Scene) -> None:
    returned(scene)
    scene.rulebook(DROP)
    assert (scene.figure("coh_contracts"), scene.figure("coh_started")) == (3, 1)
    assert scene.figure("coh_money") == scene.figure("coh_arrived") == 0
    assert scene.figure("coh_with_money") == 0
    assert scene.figure("coh_starts") == 0  # both are under 500万元, whatever is dropped


def test_dropped_or_not_the_returned_are_counted_themselves(scene: Scene) -> None:
    returned(scene)
    scene.rulebook(DROP)
    assert (scene.figure("returns"), scene.figure("coh_returns")) == (1, 1)
    assert scene.figure("coh_returned") == 1


def test_returned_and_taken_back_later_is_found_in_the_later_attempt(scene: Scene) -> None:
    scene.signed("甲厂", "2023-03-01", "returned 2023-06-01", "re_reported 2023-09-01")
    scene.signed("乙厂", "2023-03-01", "returned 2023-07-01")
    assert scene.figure("returns_rereported") == 1
    assert scene.shown("r_rereport") == "50.00%"
    assert scene.figure("contracts_on_books") == 0


def test_a_project_that_ended_is_neither_on_the_books_nor_unlanded(scene: Scene) -> None:
    for name, end in (("甲厂", "terminated"), ("乙厂", "returned"), ("丙厂", "swap_out")):
        scene.signed(name, "2023-01-05", f"{end} 2023-09-01")
    for code in ("contracts_on_books", "not_landed", "not_landed_3m", "not_started_3m"):
        assert scene.figure(code) == 0, code
    assert scene.shown("gap_landed") == "3个"
