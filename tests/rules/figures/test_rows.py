"""Rows of a figure: parts put together, what a reader may see, on which kinds they rest."""

from __future__ import annotations

from decimal import Decimal

import pytest

from luodi.analysis.figures.rules.conditions import Conditions
from luodi.analysis.figures.rules.rows import Taken, kinds_behind, together
from luodi.foundation.vocabulary.indicators import INDICATORS, indicator
from luodi.foundation.vocabulary.milestones import DEFAULT_MILESTONES
from luodi.foundation.vocabulary.shapes import Less, Units, Waits

CONDITIONS = Conditions({row.code: row for row in DEFAULT_MILESTONES})
HALF = Decimal("0.5")


def test_two_halves_of_one_project_are_one_row() -> None:
    rows = [Taken(HALF, 1, 1), Taken(HALF, 1, 1), Taken(HALF, 2, 1), Taken(HALF, 1, 2)]
    found = {(row.subject, row.attempt): row.amount for row in together(rows)}
    assert found == {(1, 1): 1, (2, 1): HALF, (1, 2): HALF}


def test_what_comes_to_nothing_is_no_row() -> None:
    assert together([Taken(Decimal(1), 1), Taken(Decimal(-1), 1)]) == []


def test_without_a_reader_everything_shows() -> None:
    row = Taken(Decimal(1), 1, entries=((7, 2),))
    assert row.seen(None) == row


@pytest.mark.parametrize(
    ("visible", "entries"),
    [({1, 2, 3}, ((7, 2), (8, 3))), ({2}, ((7, 2),)), ({1}, ()), ({9}, None)],
)
def test_a_reader_sees_a_row_by_its_subject_or_by_an_entry(
    visible: set[int], entries: tuple[tuple[int, int], ...] | None
) -> None:
    seen = Taken(Decimal(1), 1, entries=((7, 2), (8, 3))).seen(visible)
    assert (seen.entries if seen else None) == entries


def test_a_unit_that_stands_for_itself_is_seen_by_all() -> None:
    row = Taken(Decimal(1), unit=5)
    assert row.seen(set()) == row


@pytest.mark.parametrize(
    ("code", "kinds"),
    [
        ("contracts", {"contract"}),
        ("starts", {"ground_break", "first_pile", "fitout_start"}),
        ("landed", {"registered", "project_filed", "site_secured"}),
        ("coh_landed", {"contract", "registered", "project_filed", "site_secured"}),
        ("stopped_now", {"contract", "stopped"}),
        ("coh_with_money", {"contract", "money_in", "money_withdrawn"}),
        ("starts_due", {"ground_break", "first_pile", "fitout_start"}),
    ],
)
def test_a_row_rests_on_what_the_indicator_is_made_of(code: str, kinds: set[str]) -> None:
    assert kinds_behind(indicator(code).counts, CONDITIONS) == kinds


def test_every_indicator_that_counts_entries_rests_on_some() -> None:
    for row in INDICATORS:
        if not isinstance(row.counts, Waits | Units | Less):
            assert kinds_behind(row.counts, CONDITIONS), row.code
