"""Industries of GB/T 4754-2017 by name and code."""

from __future__ import annotations

from collections import Counter

import pytest

from luodi.foundation.vocabulary.dimensions import label
from luodi.foundation.vocabulary.industries import DIVISIONS, INDUSTRIES, SECTIONS, finer, industry
from luodi.foundation.vocabulary.industry_names import (
    industry_code,
    industry_typed,
    near_industries,
)


def test_there_are_twenty_sections_and_ninety_seven_divisions_each_under_its_section() -> None:
    assert (len(SECTIONS), len(DIVISIONS)) == (20, 97)
    assert len(dict(INDUSTRIES)) == 117
    assert {code[0] for code, _ in DIVISIONS} == {code for code, _ in SECTIONS}
    assert [code[1:] for code, _ in DIVISIONS] == [f"{number:02}" for number in range(1, 98)]


def test_whatever_has_a_code_is_shown_by_its_name() -> None:
    assert label("industry", "R90") == industry("R90") == "娱乐业"
    assert (industry("C307"), industry("C3071")) == ("陶瓷制品制造", "建筑陶瓷制品制造")
    assert (industry(""), industry("C399x")) == ("", "C399x")


def test_every_finer_industry_lies_in_a_division() -> None:
    divisions = {code for code, _ in DIVISIONS}
    assert {code[:3] for code in finer()} == divisions
    assert Counter(map(len, finer())) == {4: 473, 5: 1381}


@pytest.mark.parametrize(
    ("written", "code"),
    [
        *[("火力发电", "D4411"), ("摩托车制造", "C375"), ("炼钢业", "C312"), ("C3911", "C3911")],
        ("水泥、石灰和石膏的制造", "C301"),
        ("砖瓦、石材及其他建筑材料制造", "C303"),
        ("研究与试验发展", "M73"),
        ("饮料制造业", "C15"),  # a division of 2002 and a group of 2017: what holds both
        *[("其他未列明制造业", ""), ("农业", ""), ("新材料", "")],
    ],
)
def test_a_name_of_any_depth_has_its_code(written: str, code: str) -> None:
    assert industry_code(written) == code


def test_what_has_no_name_is_offered_the_nearest() -> None:
    assert near_industries("纺织服装、鞋、帽制造业")[:2] == ["C18", "C181"]
    assert near_industries("总部经济") == []


def test_what_is_typed_is_a_name_or_a_code() -> None:
    assert [industry_typed(given) for given in (" 计算机制造 ", "c39", "39x", "")] == [
        *("C391", "C39", "39X", ""),
    ]
