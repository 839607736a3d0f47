"""Kinds and milestones asked of state masks, in the SQL of the statements."""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luodi.analysis.figures.queries.statements.asking import BITS, Condition, hits
from luodi.analysis.figures.queries.statements.writing import holding, reaching
from luodi.analysis.figures.rules.conditions import Conditions
from luodi.foundation.vocabulary.kinds import KINDS, bits
from luodi.foundation.vocabulary.milestones import DEFAULT_MILESTONES
from luodi.foundation.vocabulary.shapes import Milestone

STRICT = Milestone(
    "m.strict", "从严开工", any_of=("ground_break", "first_pile"), all_of=("statistics_entry",)
)
WORDS = Conditions({row.code: row for row in (*DEFAULT_MILESTONES, STRICT)})
NAMES = (*WORDS.milestones, "contract", "packaged")
STEPS = [row.code for row in KINDS if row.is_single and row.bit is not None]
STANDING = st.sets(st.sampled_from(STEPS))
DATABASE = sqlite3.connect(":memory:")


def said(condition: str) -> bool:
    (found,) = DATABASE.execute(f"SELECT {condition}").fetchone()
    return bool(found)


def holds(name: str, standing: set[str]) -> bool:
    """The same in Python, from the kinds themselves."""
    if not name.startswith("m."):
        return name in standing
    rule = WORDS.milestones[name]
    return (
        all(holds(part, standing) for part in rule.all_of)
        and (not rule.any_of or any(holds(part, standing) for part in rule.any_of))
        and not any(holds(part, standing) for part in rule.none_of)
    )


@pytest.mark.parametrize(
    ("name", "standing", "stands"),
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
    name: str, standing: tuple[str, ...], stands: bool
) -> None:
    assert said(holding(WORDS, name, str(bits(*standing)))) is stands


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
    condition = reaching(WORDS, "m.strict", str(bits(*before)), str(bits(*within)))
    assert said(condition) is reached


@given(name=st.sampled_from(NAMES), standing=STANDING)
def test_what_holds_of_the_kinds_holds_of_their_mask(name: str, standing: set[str]) -> None:
    assert said(holding(WORDS, name, str(bits(*standing)))) is holds(name, standing)


@given(name=st.sampled_from(NAMES), before=STANDING, within=STANDING)
def test_what_is_reached_stood_not_before_and_stands_then(
    name: str, before: set[str], within: set[str]
) -> None:
    condition = reaching(WORDS, name, str(bits(*before)), str(bits(*within)))
    assert said(condition) is (not holds(name, before) and holds(name, before | within))


@pytest.mark.parametrize("guard", ["", "2 = 2"])
@pytest.mark.parametrize("count", [1, BITS, BITS + 1, 2 * BITS])
def test_every_condition_has_a_bit_of_its_own(count: int, guard: str) -> None:
    columns = hits([Condition("1 = 1", guard if place % 3 else "") for place in range(count)])
    (found,) = DATABASE.execute(f"SELECT {', '.join(columns)}").fetchall()
    whole = sum(value << (BITS * place) for place, value in enumerate(found))
    assert whole == (1 << count) - 1
    assert all(0 <= value < 1 << 63 for value in found)


def test_what_fails_its_guard_has_no_bit() -> None:
    (column,) = hits([Condition("1 = 1", "1 = 2"), Condition("1 = 1"), Condition("1 = 2")])
    assert DATABASE.execute(f"SELECT {column}").fetchall() == [(2,)]
