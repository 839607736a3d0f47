"""The standing of a subject: a fold of what counts now."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from luodi.foundation.vocabulary.kinds import KINDS, bits, kind
from luodi.foundation.vocabulary.shapes import Kind
from luodi.records.ledger.rules.standing import Counted, Standing, standing

DAY = date(2023, 2, 1)


def counted(code: str, seq: int = 1, **more: object) -> Counted:
    row = kind(code)
    bit = bits(code) if row.is_single else 0
    plain = Counted(seq, None, code, 1, bit, DAY, DAY)
    return replace(plain, **more)  # type: ignore[arg-type]


def test_where_nothing_counts_nothing_stands() -> None:
    assert standing([]) == Standing(attempt=1)


@pytest.mark.parametrize(
    ("codes", "place"),
    [
        (["registered"], ""),
        (["talks"], "TALKS"),
        (["talks", "agreement"], "AGREEMENT"),
        (["contract", "talks"], "CONTRACT"),
        (["contract", "project_filed", "site_secured"], "CONTRACT"),
        (["contract", "ground_break"], "START"),
        (["contract", "fitout_start"], "START"),
        (["production", "ground_break"], "PRODUCTION"),
        (["full_capacity"], "FULL_CAPACITY"),
    ],
)
def test_the_place_is_the_furthest_on_the_main_line_in_whatever_order_it_was_told(
    codes: list[str], place: str
) -> None:
    rows = [counted(code, seq) for seq, code in enumerate(codes, start=1)]
    assert standing(rows).place == place
    assert standing(rows[::-1]).place == place


@pytest.mark.parametrize("row", [row for row in KINDS if row.is_single], ids=lambda row: row.code)
def test_the_mask_holds_each_step_and_each_ending(row: Kind) -> None:
    assert standing([counted(row.code)]).mask == bits(row.code)
    assert standing([counted(row.code)]).is_ended is row.ends_attempt


def test_the_mask_and_the_place_are_those_of_the_last_attempt() -> None:
    rows = [
        counted("contract"),
        counted("terminated", 2),
        counted("talks", 3, attempt=2),
    ]
    found = standing(rows)
    assert (found.attempt, found.place, found.mask) == (2, "TALKS", bits("talks"))
    assert not found.is_ended
    assert standing(rows[:2]).is_ended
    assert (standing(rows[:2]).place, found.contract_on) == ("CONTRACT", None)


def test_started_and_contract_are_dated_by_the_last_day_they_may_have_been() -> None:
    rows = [
        counted("contract", occurred_to=date(2023, 1, 31)),
        counted("first_pile", 2, occurred_to=date(2023, 5, 31)),
        counted("ground_break", 3, occurred_to=date(2023, 4, 30)),
    ]
    found = standing(rows)
    assert (found.contract_on, found.started_on) == (date(2023, 1, 31), date(2023, 4, 30))


@pytest.mark.parametrize(
    ("acts", "stopped"),
    [
        ([("stopped", 1, 3)], True),
        ([("stopped", 1, 3), ("resumed", 2, 5)], False),
        ([("stopped", 1, 3), ("resumed", 2, 5), ("stopped", 3, 6)], True),
        ([("resumed", 1, 5), ("stopped", 2, 3)], False),  # the stop was told late
        ([("stopped", 1, 5), ("resumed", 2, 5)], False),  # of one day, the later told
        ([("resumed", 1, 5), ("stopped", 2, 5)], True),
    ],
)
def test_a_stop_holds_until_works_resume(acts: list[tuple[str, int, int]], stopped: bool) -> None:
    rows = [
        counted(code, seq, occurred_from=date(2023, 1, day), occurred_to=date(2023, 1, day))
        for code, seq, day in acts
    ]
    assert standing(rows).is_stopped is stopped


def test_money_adds_up_over_all_attempts_and_reductions_take_away() -> None:
    rows = [
        counted("contract_amount", hundredths=100),
        counted("capital_increase", 2, hundredths=30),
        counted("capital_reduction", 3, hundredths=-20),
        counted("money_in", 4, hundredths=50),
        counted("money_withdrawn", 5, hundredths=-7),
        counted("investment_done", 6, hundredths=9),
        counted("money_in", 7, hundredths=1, attempt=2),
        counted("agreement_amount", 8, hundredths=1_000),
    ]
    found = standing(rows)
    assert (found.contract_fen, found.arrived_fen, found.invested_fen) == (110, 44, 9)


def test_a_level_is_the_latest_by_day_and_of_one_day_the_later_told() -> None:
    early, late = date(2023, 1, 1), date(2023, 2, 1)
    rows = [
        counted("planned_total", 1, hundredths=5, occurred_to=late),
        counted("planned_total", 2, hundredths=6, occurred_to=early),
    ]
    assert standing(rows).planned_total_fen == 5
    again = counted("planned_total", 3, hundredths=7, occurred_to=late)
    assert standing([again, *rows]).planned_total_fen == 7


def test_the_last_activity_is_the_last_day_of_anything() -> None:
    rows = [counted("talks"), counted("visit_in", 2, occurred_to=date(2023, 2, 9))]
    assert standing(rows).last_on == date(2023, 2, 9)
