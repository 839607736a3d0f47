"""Real texts of real districts: every figure is seen and classed, nothing is bound wrongly.

The truth was read by hand: what is not in the table has to be asked, or is no figure of a book.
"""

from __future__ import annotations

import re

import pytest
from told_speeches import SHARED

from luodi.outputs.papers.rules.phrases.bindings import Binding
from luodi.outputs.papers.rules.phrases.passages import read
from luodi.outputs.papers.rules.phrases.scopes import Known
from luodi.outputs.papers.rules.phrases.understanding import understand

PAGES = SHARED / "cases" / "published-pages.md"
pytestmark = pytest.mark.skipif(not PAGES.exists(), reason="the pages are not on this machine")

# Page → how many figures it prints, and those that are bound without a question.
BOUND: dict[str, tuple[int, dict[int, str]]] = {
    "P06": (53, {}),  # 引进 is no word of the catalogue, and the districts are others
    "P10": (20, {}),  # of one ceremony without a name, and of single projects
    "P12": (16, {}),
    "P16": (7, {}),  # names no year
    "P18": (4, {3: "event_contracts", 4: "event_money"}),
    "P23": (11, {3: "fai_growth"}),
    "P35": (
        33,
        {
            6: "arrived_foreign",
            16: "signed_all",
            17: "contracts",
            18: "agreements",
            20: "contract_money",
            21: "agreement_money",
            30: "talks_now",
        },
    ),
    "P40": (7, {}),
}


def understood(page: str) -> tuple[Binding, ...]:
    """The page under its heading, which has the place and the year."""
    text = PAGES.read_text(encoding="utf-8")
    found = re.search(rf"(?ms)^## {page} · (?P<head>.*?)\n.*?\n(?P<body>.*?)(?=^## |\Z)", text)
    assert found
    return understand(read([found["head"], *found["body"].splitlines()]), Known())


@pytest.mark.parametrize("page", BOUND)
def test_every_figure_is_seen_and_only_what_is_certain_is_bound(page: str) -> None:
    count, bound = BOUND[page]
    found = understood(page)
    assert len(found) == count
    assert {one.n: one.indicator for one in found if one.is_sure} == bound


@pytest.mark.parametrize("page", BOUND)
def test_every_question_says_why(page: str) -> None:
    asked = [one for one in understood(page) if not one.is_sure]
    assert asked
    assert all(one.reasons for one in asked)
