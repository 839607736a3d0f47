"""The sections and divisions of GB/T 4754-2017."""

from __future__ import annotations

from luodi.foundation.vocabulary.dimensions import label
from luodi.foundation.vocabulary.industries import DIVISIONS, INDUSTRIES, SECTIONS, industry


def test_there_are_twenty_sections_and_ninety_seven_divisions_each_under_its_section() -> None:
    assert (len(SECTIONS), len(DIVISIONS)) == (20, 97)
    assert len(dict(INDUSTRIES)) == 117
    assert {code[0] for code, _ in DIVISIONS} == {code for code, _ in SECTIONS}
    assert [code[1:] for code, _ in DIVISIONS] == [f"{number:02}" for number in range(1, 98)]


def test_a_division_is_shown_by_its_name_and_a_group_by_its_code() -> None:
    assert label("industry", "R90") == industry("R90") == "娱乐业"
    assert industry("C3071") == "C3071"
    assert industry("") == ""
