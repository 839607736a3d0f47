"""Finding an indicator by any name that a speech may use."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luodi.foundation.vocabulary.evidence import evidence
from luodi.foundation.vocabulary.indicators import INDICATORS, indicator, names_of
from luodi.foundation.vocabulary.indicators import plain_name as plain
from luodi.foundation.vocabulary.kinds import kind
from luodi.kernel.refusal import Refused

SHARED = {"到资项目"}  # the catalogue gives it to two; which is meant is asked


def test_every_name_leads_to_its_indicator() -> None:
    names = [(name, row.code) for row in INDICATORS for name in names_of(row)]
    lost = [pair for pair in names if pair[0] not in SHARED and indicator(pair[0]).code != pair[1]]
    assert lost == []


def test_no_name_belongs_to_two_but_those_of_the_catalogue() -> None:
    owners = Counter(name for row in INDICATORS for name in set(map(plain, names_of(row))))
    assert {name for name, count in owners.items() if count > 1} == SHARED


def test_a_name_of_two_is_refused_with_both() -> None:
    with pytest.raises(Refused) as refusal:
        indicator("到资项目")
    expected = "“到资项目”可以指：有到位资金项目数、合同项目已到资数，请写全名"
    assert str(refusal.value) == expected


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("合同项目个数", "contracts"),
        ("合同项目金额", "contract_money"),
        ("实际利用市域外资金", "arrived_outside"),
        ("培育“五上”企业", "above_scale_new"),
        ("固投 绝对值", "fai"),
        ("四上企业", "above_scale_now"),
        ("全军覆没", "wiped_out_units"),
        (" contracts ", "contracts"),
    ],
)
def test_spaces_quotes_and_remarks_do_not_matter(said: str, code: str) -> None:
    assert indicator(said).code == code


def test_an_unknown_name_is_refused_with_the_nearest() -> None:
    with pytest.raises(Refused, match="合同项目数"):
        indicator("合同数")


def test_a_name_like_no_other_is_refused_without_a_guess() -> None:
    with pytest.raises(Refused) as refusal:
        indicator("◇◇◇")
    assert str(refusal.value) == "没有“◇◇◇”这个指标"


@given(text=st.text(max_size=60))
@pytest.mark.parametrize("look", [indicator, kind, evidence])
def test_any_text_is_found_or_refused_with_a_sentence(
    look: Callable[[str], object], text: str
) -> None:
    try:
        found: object = look(text)
    except Refused as refusal:
        found = str(refusal)
    assert found
