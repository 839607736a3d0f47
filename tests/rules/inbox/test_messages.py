"""Messages as they come by chat: proposed rightly, asked about, or left alone; never wrongly."""

from __future__ import annotations

import pytest
from messages import CASES, ON, Case, written

from luodi.intake.inbox.rules.telling import read_message


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.text[:24])
def test_a_message_says_what_happened_when_and_how_much(case: Case) -> None:
    assert tuple(map(written, read_message(case.text, ON).facts)) == case.facts


def test_the_table_is_as_large_as_it_claims_and_most_of_it_needs_no_question() -> None:
    facts = [fact for case in CASES for fact in case.facts]
    sure = [fact for fact in facts if "|" not in fact.partition("@")[0]]
    assert len(CASES) > 120
    assert len(sure) / len(facts) > 0.75
    assert sum(not case.facts for case in CASES) > 30
