"""What is meant to happen in the demonstration, before it touches a database."""

from __future__ import annotations

import json
from datetime import timedelta
from functools import cache
from itertools import pairwise

import pytest

from luodi.config.demonstration.doing.deeds import OnEntry, RegisterFirm, ReportMonth
from luodi.config.demonstration.doing.reviewing import END
from luodi.config.demonstration.invented.bodies import DISTRICTS, OLDER, District
from luodi.config.demonstration.lives.life import Life, Told
from luodi.config.demonstration.lives.world import Scale
from luodi.config.demonstration.script import Script, script
from luodi.config.demonstration.troubles.planting import PLANTINGS
from luodi.config.demonstration.troubles.trouble import NAMES, Trouble
from luodi.config.demonstration.truth import SHIPPED, truth, written
from luodi.records.enterprises.rules import credit_code_problems

SMALL = Scale(ordinary=0.05, planted=0.2)
# These come only where they were put; the others also come of themselves, as in life.
NEVER_BY_CHANCE = (
    "started_not_built",
    "works_stopped",
    "start_unproved",
    "money_too_little",
    "money_progress_mismatch",
    "local_money_as_outside",
    "same_photo",
    "same_voucher",
    "place_promised_twice",
    "swap_counted_twice",
    "reported_twice",
)


@cache
def whole() -> Script:
    return script()


@cache
def troubles() -> list[Trouble]:
    return truth(whole())


def lives() -> list[Life]:
    return [life for world in whole().worlds for life in world.heard_of()]


def every_told() -> list[Told]:
    return [row for world in whole().worlds for row in world.every_told()]


def test_the_same_seed_gives_the_same_deeds() -> None:
    assert script(7, SMALL).deeds == script(7, SMALL).deeds


def test_another_seed_gives_another_story() -> None:
    assert script(7, SMALL).deeds != script(8, SMALL).deeds


def test_the_truth_that_ships_is_the_truth_of_the_script() -> None:
    """Written anew by `luodi demo --truth`."""
    assert SHIPPED.read_text(encoding="utf-8") == written(whole())


def test_it_is_about_as_large_as_a_district_is() -> None:
    assert 280 <= len(lives()) <= 320
    assert 3_000 <= len(every_told()) <= 6_000


def test_deeds_are_in_the_order_of_time_and_end_with_the_last_day() -> None:
    moments = [deed.at for deed in whole().deeds]
    assert all(one <= other for one, other in pairwise(moments))
    assert moments[-1] <= END


def test_nothing_is_told_before_it_happened() -> None:
    assert [row for row in every_told() if row.recorded_at.date() < row.occurred] == []


def test_firms_have_codes_that_are_well_formed_and_lie_in_no_division() -> None:
    codes = [deed.credit_code for deed in whole().deeds if isinstance(deed, RegisterFirm)]
    assert len(set(codes)) == len(codes) > 200
    assert [code for code in codes if list(credit_code_problems(code))] == []
    assert {code[2:8] for code in codes} == {"990000"}


def test_no_telephone_is_anybody_s() -> None:
    firms = [deed for deed in whole().deeds if isinstance(deed, RegisterFirm) and deed.phone]
    assert firms
    assert {deed.phone[:3] for deed in firms} == {"100"}


def test_it_grew_as_books_grow() -> None:
    told = every_told()
    late = [row for row in told if not row.opening and lag(row) > timedelta(days=25)]
    silent = [row for row in told if row.returned_at and row.answered_at is None]
    assert min(len(late), len(silent)) > 5
    for acted in ("opening", "verified_at", "withdrawn_at", "reversed_at", "waived"):
        assert any(getattr(row, acted) for row in told), acted
    assert {deed.act.__name__ for deed in whole().deeds if isinstance(deed, OnEntry)} == {
        "answer",
        "confirm",
        "reclassify_entry",
        "redact_entry",
        "reverse",
        "send_back",
        "verify",
        "waive",
        "withdraw",
    }


def lag(row: Told) -> timedelta:
    return row.recorded_at.date() - row.occurred


@pytest.mark.parametrize("name", sorted({name for name, _, _ in PLANTINGS} - {""}))
def test_what_was_planted_is_in_the_truth(name: str) -> None:
    planted = {life.name for life in lives() if name in life.planted}
    found = {subject for row in troubles() if row.kind == name for subject in row.subjects}
    assert planted
    assert planted <= found


@pytest.mark.parametrize("name", NEVER_BY_CHANCE)
def test_what_must_be_planted_did_not_grow_by_chance(name: str) -> None:
    assert [row.finding for row in troubles() if row.kind == name and not row.planted] == []


@pytest.mark.parametrize("district", DISTRICTS, ids=lambda district: district.prefix)
def test_units_meant_to_sign_nothing_sign_nothing(district: District) -> None:
    silent = {
        (row.facts["year"], row.units[0])
        for row in troubles()
        if row.kind == "zero_contract_unit" and row.facts["reading"] == "CLAIMED"
    }
    assert set(district.idle) <= silent


def test_the_unit_meant_to_be_wiped_out_is() -> None:
    found = {(row.facts["year"], *row.units) for row in troubles() if row.kind == "wiped_out_unit"}
    assert {district.wiped_out for district in DISTRICTS} <= found


def test_every_kind_of_trouble_occurs() -> None:
    assert {row.kind for row in troubles()} == set(NAMES)


def test_the_file_names_each_trouble_with_what_a_check_should_say() -> None:
    rows = json.loads(SHIPPED.read_text(encoding="utf-8"))["troubles"]
    assert len(rows) == len(troubles())
    assert all(row["finding"] and (row.get("subjects") or row.get("units")) for row in rows)


def test_a_month_said_to_be_missing_was_reported_by_nobody() -> None:
    reports = {
        (deed.unit, f"{deed.month:%Y-%m}")
        for deed in whole().deeds
        if isinstance(deed, ReportMonth)
    }
    missing = [row for row in troubles() if row.kind == "month_not_reported"]
    assert [row for row in missing if (row.units[0], row.facts["month"]) in reports] == []


def test_only_the_older_district_has_a_past() -> None:
    assert {row.unit for row in every_told() if row.opening} <= {b.name for b in OLDER.bodies}
