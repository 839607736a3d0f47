"""Sentences, periods and lists of words, said in another tongue than the source's."""

from __future__ import annotations

from datetime import date

import pytest

from luodi.foundation.rulebook.rules.formula import in_words, parse
from luodi.foundation.vocabulary.wording import Words, alternatives
from luodi.kernel.periods import Period
from luodi.kernel.refusal import because

DICTIONARY = {
    "“%(kind)s”：%(said)s": "“%(kind)s”: %(said)s",
    "签订合同": "Contract signed",
    "、": ", ",
    "或": " or ",
    "加": " with ",
    "%(first)s至%(last)s": "%(first)s to %(last)s",
    "%(year)s年%(month)s月": "%(year)s-%(month)s",
    "%(year)s年%(month)s月%(day)s日": "%(year)s-%(month)s-%(day)s",
    "%(year)s年第三季度": "Q3 %(year)s",
    "（{}）": "({})",
    "%(name)s目标": "target of %(name)s",
    "上年同期%(name)s": "last year's %(name)s",
}


def tongue(chinese: str) -> str:
    return DICTIONARY.get(chinese, chinese)


def test_a_value_that_is_a_reason_is_said_and_a_string_stays() -> None:
    reason = because("“%(kind)s”：%(said)s", kind=because("签订合同"), said="签订合同")
    assert reason.said(tongue) == "“Contract signed”: 签订合同"
    assert str(reason) == "“签订合同”：签订合同"


def test_a_sentence_with_a_percent_sign_and_no_values_is_said_as_it_is() -> None:
    assert because("默认100%，另有规定的除外").said(tongue) == "默认100%，另有规定的除外"


def test_words_stand_one_after_the_other() -> None:
    assert Words(("签订合同", "竣工")).said(tongue) == "Contract signed, 竣工"
    assert str(Words(("签订合同", "竣工"))) == "签订合同、竣工"


def test_alternatives_are_joined_within_and_between() -> None:
    groups = (("a",), ("b", "c"))
    assert alternatives(groups, str.upper, tongue) == "A or B with C"
    assert alternatives(groups, str.upper) == "A或B加C"


@pytest.mark.parametrize(
    ("period", "said"),
    [
        (Period.quarter(2023, 3), "Q3 2023"),
        (Period.month(2023, 3), "2023-3"),
        (Period.custom(date(2023, 3, 2), date(2024, 3, 3)), "2023-3-2 to 2024-3-3"),
        (Period.custom(date(2023, 11, 1), date(2024, 2, 29)), "2023-11 to 2024-2"),
    ],
)
def test_a_period_is_said_with_all_its_parts(period: Period, said: str) -> None:
    assert period.said(tongue) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("(a - b) / a", "(Contract signed − 竣工) ÷ Contract signed"),
        ("a.prior / b.target", "last year's Contract signed ÷ target of 竣工"),
    ],
)
def test_a_formula_is_said_with_its_names(text: str, said: str) -> None:
    names = {"a": "签订合同", "b": "竣工"}
    assert in_words(parse(text), names.__getitem__, tongue) == said
