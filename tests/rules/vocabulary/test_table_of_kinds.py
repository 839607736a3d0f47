"""The table of kinds: whole, frozen, and consistent with itself."""

from __future__ import annotations

import pytest

from luodi.foundation.vocabulary.codelists import STAGES, codes
from luodi.foundation.vocabulary.kinds import (
    ENDING_KINDS,
    KINDS,
    START_KINDS,
    bits,
    by_bit,
    kind,
)
from luodi.foundation.vocabulary.shapes import Adding, Family, Kind, Measure
from luodi.kernel.refusal import Refused

CATALOGUE = """
lead lead_valid talks visit_in intention review_passed agreement contract registered
project_filed env_approved site_secured clearance_progress clearance_done planning_permit
construction_permit ground_break first_pile fitout_start ceremony statistics_entry completed
production full_capacity above_scale above_scale_exit contract_amount capital_increase
capital_reduction agreement_amount planned_total money_in money_withdrawn investment_done
image_progress revenue tax_paid jobs start_planned completion_planned production_planned
year_plan month_plan stopped resumed start_notice terminated lost returned re_reported
swap_out swap_in supervision supervision_reply supervision_closed tour_score firm_contact
trip_out station_opened station_arrival station_leave event_held site_check packaged
promise_due promise_paid published_figure
"""

# Stored in state masks: a number given once is never given to another kind.
BITS = {
    "lead": 0,
    "lead_valid": 1,
    "talks": 2,
    "intention": 3,
    "review_passed": 4,
    "agreement": 5,
    "contract": 6,
    "registered": 7,
    "project_filed": 8,
    "env_approved": 9,
    "site_secured": 10,
    "clearance_done": 11,
    "planning_permit": 12,
    "construction_permit": 13,
    "ground_break": 14,
    "first_pile": 15,
    "fitout_start": 16,
    "statistics_entry": 17,
    "completed": 18,
    "production": 19,
    "full_capacity": 20,
    "above_scale": 21,
    "above_scale_exit": 22,
    "stopped": 23,
    "resumed": 24,
    "terminated": 25,
    "lost": 26,
    "returned": 27,
    "re_reported": 28,
    "swap_out": 29,
    "swap_in": 30,
    "station_opened": 31,
    "packaged": 32,
}

SUBJECTS = {
    *("lead", "project", "enterprise", "site", "station", "promise", "packaged_project"),
    *("promotion_event", "unit_figure"),
}


def test_every_kind_of_the_catalogue_stands_in_the_table_once() -> None:
    assert sorted(row.code for row in KINDS) == sorted([*CATALOGUE.split(), "visit_planned"])


def test_names_are_unique() -> None:
    assert len({row.name for row in KINDS}) == len(KINDS)


def test_every_sentence_is_one() -> None:
    assert [row.code for row in KINDS if not row.sentence.endswith("。")] == []


def test_bits_are_frozen() -> None:
    assert {row.code: row.bit for row in KINDS if row.bit is not None} == BITS


def test_bits_are_unique_and_fit_a_signed_column() -> None:
    assert len(set(BITS.values())) == len(BITS)
    assert max(BITS.values()) < 60


def test_steps_setbacks_and_the_end_of_a_setback_have_bits_and_nothing_else_has() -> None:
    stating = {row.code for row in KINDS if row.is_step or row.family is Family.SETBACK}
    assert {row.code for row in KINDS if row.bit is not None} == stating | {"resumed"}


def test_a_bit_leads_back_to_its_kind() -> None:
    assert all(by_bit(number).code == code for code, number in BITS.items())


def test_a_mask_holds_exactly_the_named_kinds() -> None:
    assert bits("lead", "contract", "packaged") == 1 | 1 << 6 | 1 << 32
    assert bits() == 0


def test_a_kind_without_a_state_has_no_mask() -> None:
    with pytest.raises(ValueError, match="money_in"):
        bits("money_in")


def test_the_setbacks_that_end_an_attempt() -> None:
    ending = ("above_scale_exit", "terminated", "lost", "returned", "swap_out")
    assert set(ENDING_KINDS) == set(ending)
    assert all(kind(code).family is Family.SETBACK for code in ending)


def test_the_main_line_stands_in_the_order_of_the_stages() -> None:
    places = [row.place for row in KINDS if row.place]
    assert list(dict.fromkeys(places)) == list(codes(STAGES))


def test_main_steps_are_the_places_of_the_main_line() -> None:
    assert all(bool(row.place) == (row.family is Family.MAIN_STEP) for row in KINDS)


def test_the_start_kinds_share_one_place() -> None:
    assert {row.code for row in KINDS if row.place == "START"} == set(START_KINDS)


def test_subjects_are_known() -> None:
    assert {subject for row in KINDS for subject in row.subjects} == SUBJECTS
    assert all(row.subjects for row in KINDS)


@pytest.mark.parametrize("row", KINDS, ids=lambda row: row.code)
def test_only_amounts_and_plans_have_values(row: Kind) -> None:
    has_value = row.adding is not Adding.NONE
    assert bool(row.measures) == has_value
    if row.family is Family.AMOUNT:
        assert has_value
    elif row.family is not Family.PLAN:
        assert not has_value
    assert not row.covers or has_value


def test_reductions_are_stored_negative() -> None:
    assert {row.code for row in KINDS if row.negative} == {"capital_reduction", "money_withdrawn"}


def test_levels_are_never_added_across_time() -> None:
    levels = {row.code for row in KINDS if row.adding is Adding.LEVEL}
    assert levels == {
        *("agreement_amount", "planned_total", "image_progress", "jobs", "tour_score"),
        *("published_figure", "year_plan", "month_plan"),
    }


def test_periodic_amounts_say_what_they_may_cover() -> None:
    assert {row.code: row.covers for row in KINDS if row.covers} == {
        "investment_done": ("month",),
        "revenue": ("month", "year"),
        "tax_paid": ("month", "year"),
        "jobs": ("month",),
        "year_plan": ("year",),
        "month_plan": ("month",),
        "published_figure": ("month", "quarter", "year"),
    }


def test_cleared_land_is_counted_in_area_or_in_households() -> None:
    assert kind("clearance_progress").measures == (Measure.M2, Measure.HOUSEHOLD)


def test_a_units_own_activities_count_for_the_reporter() -> None:
    assert {row.code for row in KINDS if row.counts_for_reporter} == {
        *("visit_in", "visit_planned", "firm_contact", "trip_out", "event_held", "site_check"),
    }


def test_an_unknown_kind_is_refused_with_the_nearest_names() -> None:
    with pytest.raises(Refused, match="签订合同"):
        kind("签订合约")


def test_a_kind_like_no_other_is_refused_without_a_guess() -> None:
    with pytest.raises(Refused) as refusal:
        kind("◇◇◇")
    assert str(refusal.value) == "没有“◇◇◇”这种记录"


def test_codes_fit_their_columns() -> None:
    assert all(len(row.code) <= 30 and len(row.place) <= 20 for row in KINDS)
