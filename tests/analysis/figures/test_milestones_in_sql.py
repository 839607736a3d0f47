"""The statements ask a milestone of a mask in the same words as the rules."""

from __future__ import annotations

import sqlite3

from hypothesis import given
from hypothesis import strategies as st

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
MASKS = st.sets(st.sampled_from(STEPS)).map(lambda codes: bits(*codes))
DATABASE = sqlite3.connect(":memory:")


def said(condition: str) -> bool:
    (found,) = DATABASE.execute(f"SELECT {condition}").fetchone()
    return bool(found)


@given(name=st.sampled_from(NAMES), mask=MASKS)
def test_sql_holds_what_python_holds(name: str, mask: int) -> None:
    assert said(holding(WORDS, name, str(mask))) is WORDS.holds(name, mask)


@given(name=st.sampled_from(NAMES), before=MASKS, within=MASKS)
def test_sql_reaches_what_python_reaches(name: str, before: int, within: int) -> None:
    condition = reaching(WORDS, name, str(before), str(within))
    assert said(condition) is WORDS.reached(name, before, within)
