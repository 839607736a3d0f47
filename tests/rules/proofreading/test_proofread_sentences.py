"""Sentences proofread: what must be found wrong, what must hold, what must stay unsaid."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from luodi.analysis.proofreading.rules.lines import findings_of_line

TABLES = ("published", "own", "blind", "second", "genres", "more_genres", "no_mistake")


class Case(NamedTuple):
    """One paragraph: figures that hold, and figures that do not with what follows instead."""

    text: str
    holds: tuple[str, ...]
    breaks: dict[str, str]


def cases() -> list[Case]:
    here = Path(__file__).parent
    lines = [
        line
        for table in TABLES
        for line in (here / f"{table}.txt").read_text(encoding="utf-8").splitlines()
        if not line.startswith("#")
    ]
    return [case(*line.split(" | ")) for line in lines]


def case(text: str, holds: str, breaks: str) -> Case:
    planted = dict(part.split("→") for part in breaks.split())
    return Case(text, tuple(holds.split()), planted)


CASES = cases()


@pytest.mark.parametrize("case", CASES, ids=[case.text[:24] for case in CASES])
def test_a_paragraph_is_found_as_right_or_wrong_as_it_is(case: Case) -> None:
    found = list(findings_of_line(case.text))
    wrong = {one.printed: one.computed for one in found if not one.agrees}
    held = {one.printed for one in found if one.agrees}

    assert wrong.keys() == case.breaks.keys()
    for printed, follows in case.breaks.items():
        assert wrong[printed].startswith(follows)
    assert set(case.holds) <= held


@pytest.mark.parametrize("case", CASES, ids=[case.text[:24] for case in CASES])
def test_every_finding_marks_the_figure_that_it_is_about(case: Case) -> None:
    for one in findings_of_line(case.text):
        assert case.text[one.place.start : one.place.end] == one.printed
