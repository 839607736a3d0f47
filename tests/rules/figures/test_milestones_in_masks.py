"""Milestones asked of state masks: what holds, and what is reached in a period."""

from __future__ import annotations

import pytest

from luodi.analysis.figures.rules.conditions import Conditions
from luodi.foundation.vocabulary.kinds import bits
from luodi.foundation.vocabulary.milestones import DEFAULT_MILESTONES
from luodi.foundation.vocabulary.shapes import Milestone

STRICT = Milestone(
    "m.strict", "从严开工", any_of=("ground_break", "first_pile"), all_of=("statistics_entry",)
)
WORDS = Conditions({row.code: row for row in (*DEFAULT_MILESTONES, STRICT)})


@pytest.mark.parametrize(
    ("name", "standing", "holds"),
    [
        ("contract", ("contract",), True),
        ("m.signed", ("agreement",), False),
        ("m.landed", ("registered", "project_filed"), False),
        ("m.landed", ("registered", "project_filed", "site_secured"), True),
        ("m.started", ("fitout_start",), True),
        ("m.on_books", ("contract", "ground_break"), True),
        ("m.on_books", ("contract", "returned"), False),
        ("m.started_or_built", ("production",), True),
        ("m.strict", ("ground_break",), False),
        ("m.strict", ("statistics_entry",), False),
        ("m.strict", ("first_pile", "statistics_entry"), True),
    ],
)
def test_a_milestone_holds_by_the_kinds_it_is_made_of(
    name: str, standing: tuple[str, ...], holds: bool
) -> None:
    assert WORDS.holds(name, bits(*standing)) is holds


@pytest.mark.parametrize(
    ("before", "within", "reached"),
    [
        ((), ("ground_break", "statistics_entry"), True),
        (("ground_break",), ("statistics_entry",), True),  # dated by the last
        (("ground_break", "statistics_entry"), ("first_pile",), False),  # reached before
        ((), ("ground_break",), False),
    ],
)
def test_a_milestone_is_reached_when_its_last_part_comes(
    before: tuple[str, ...], within: tuple[str, ...], reached: bool
) -> None:
    assert WORDS.reached("m.strict", bits(*before), bits(*within)) is reached
