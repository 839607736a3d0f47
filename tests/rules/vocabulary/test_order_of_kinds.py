"""What must stand before what: the order of the catalogue, possible and without a circle."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from luodi.foundation.vocabulary.kinds import KINDS, START_KINDS, kind
from luodi.foundation.vocabulary.shapes import Kind

# Where kind and "before" sit on different subjects, the party 项目公司 joins them.
JOINED_BY_PARTY = {"enterprise", "project"}


@pytest.mark.parametrize("row", KINDS, ids=lambda row: row.code)
def test_what_must_stand_before_can_stand_on_the_same_subject(row: Kind) -> None:
    for before in row.before:
        for code in before.any_of:
            reachable = set(kind(code).subjects) | (
                JOINED_BY_PARTY if JOINED_BY_PARTY & set(kind(code).subjects) else set()
            )
            assert reachable & set(row.subjects), code


def test_only_states_and_amounts_and_supervision_stand_before_anything() -> None:
    asked = {code for row in KINDS for before in row.before for code in before.any_of}
    others = {code for code in asked if kind(code).bit is None}
    assert others == {
        *("clearance_progress", "contract_amount", "money_in", "planned_total", "year_plan"),
        *("supervision", "supervision_reply", "station_arrival", "promise_due"),
    }


def test_order_has_no_circle() -> None:
    assert not [row.code for row in KINDS if row.code in set(earlier(row.code, set()))]


def earlier(code: str, seen: set[str]) -> Iterator[str]:
    """Every kind that must or should stand before this one in the same attempt."""
    for before in kind(code).before:
        for other in set(before.any_of) - seen:
            if not before.earlier_attempt:
                seen.add(other)
                yield other
                yield from earlier(other, seen)


def test_a_project_reported_again_was_returned_in_an_earlier_attempt() -> None:
    assert [(b.any_of, b.earlier_attempt) for b in kind("re_reported").before] == [
        (("returned",), True)
    ]


def test_the_order_that_the_catalogue_only_expects() -> None:
    """The ~ of the catalogue: shown when absent, no bar."""
    expected = {
        (row.code, code)
        for row in KINDS
        for before in row.before
        if before.expected_only
        for code in before.any_of
    }
    assert expected == {
        ("talks", "lead"),
        ("intention", "talks"),
        ("agreement", "review_passed"),
        ("registered", "contract"),
        ("project_filed", "registered"),
        ("site_secured", "project_filed"),
        ("clearance_done", "clearance_progress"),
        ("construction_permit", "planning_permit"),
        ("ground_break", "construction_permit"),
        ("production", "completed"),
        ("above_scale", "production"),
    }


# What bars a verification; alternatives by |. START stands for any one start kind.
BARRING = {
    "lead_valid": "lead",
    "review_passed": "talks",
    "contract": "review_passed",
    "env_approved": "project_filed",
    "planning_permit": "site_secured",
    "ground_break": "contract",
    "first_pile": "contract",
    "fitout_start": "contract site_secured",
    "statistics_entry": "project_filed START",
    "completed": "START",
    "production": "START",
    "full_capacity": "production",
    "above_scale": "registered",
    "above_scale_exit": "above_scale",
    "revenue": "registered",
    "tax_paid": "registered",
    "jobs": "registered",
    "contract_amount": "contract",
    "capital_increase": "contract_amount",
    "capital_reduction": "contract_amount",
    "agreement_amount": "agreement",
    "money_in": "contract_amount",
    "money_withdrawn": "money_in",
    "investment_done": "START",
    "image_progress": "START",
    "year_plan": "planned_total",
    "month_plan": "year_plan",
    "stopped": "START",
    "resumed": "stopped",
    "start_notice": "contract",
    "terminated": "contract|agreement",
    "returned": "contract",
    "re_reported": "returned",
    "swap_out": "contract",
    "swap_in": "contract",
    "supervision_reply": "supervision",
    "supervision_closed": "supervision_reply",
    "tour_score": "START",
    "station_arrival": "station_opened",
    "station_leave": "station_arrival",
    "promise_paid": "promise_due",
}


def test_the_order_that_bars_is_that_of_the_catalogue() -> None:
    barring = {
        row.code: " ".join("|".join(b.any_of) for b in row.before if not b.expected_only)
        for row in KINDS
    }
    starts = "|".join(START_KINDS)
    assert {code: order.replace(starts, "START") for code, order in barring.items() if order} == (
        BARRING
    )
