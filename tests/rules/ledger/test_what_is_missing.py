"""The table of what is missing: papers with their alternatives, order, conditions, waivers."""

from __future__ import annotations

import pytest

from luodi.foundation.vocabulary.conditions import CONDITIONS
from luodi.foundation.vocabulary.kinds import KINDS, kind
from luodi.foundation.vocabulary.shapes import Before, Kind, Need
from luodi.kernel.refusal import Refused
from luodi.records.ledger.rules.conditions import Situation, holds
from luodi.records.ledger.rules.gates import Gate, Held, Want, barring, missing

ALWAYS = Situation(industry="C39")


def of(row: Kind) -> str:
    return row.code


def gate_of(row: Kind) -> Gate:
    return Gate(row.code, row.evidence, row.before)


def applies(need: Need) -> bool:
    return not need.when or holds(need.when, ALWAYS)


def test_ground_breaking_asks_for_photo_contract_and_one_of_the_filing_papers() -> None:
    found = list(missing(gate_of(kind("ground_break")), Held(), lambda code: True))
    assert [(item.want, item.names, item.bars) for item in found] == [
        (Want.EVIDENCE, "永久性工程现场照片", True),
        (Want.EVIDENCE, "施工合同", True),
        (
            Want.EVIDENCE,
            "备案证明或核准批复或审批批复或施工许可证加缺立项说明",
            True,
        ),
        (Want.ORDER, "签订合同", True),
        (Want.ORDER, "施工许可", False),
    ]


@pytest.mark.parametrize("row", KINDS, ids=of)
def test_with_nothing_every_requirement_of_a_kind_is_missing(row: Kind) -> None:
    found = list(missing(gate_of(row), Held(), lambda code: True))
    assert len(found) == len(row.evidence) + len(row.before)
    assert [item.bars for item in found if item.want is Want.EVIDENCE] == [True] * len(row.evidence)
    expected = [not before.expected_only for before in row.before]
    assert [item.bars for item in found if item.want is Want.ORDER] == expected


@pytest.mark.parametrize("row", KINDS, ids=of)
def test_any_alternative_of_each_requirement_is_enough_and_half_of_one_is_not(row: Kind) -> None:
    for need in row.evidence:
        for group in need.any_of:
            one = Gate(row.code, (need,), ())
            whole = Held(evidence=frozenset(group))
            assert not list(missing(one, whole, lambda code: True))
            for left in group:
                part = Held(evidence=frozenset(group) - {left})
                assert list(missing(one, part, lambda code: True))


@pytest.mark.parametrize("row", KINDS, ids=of)
def test_any_of_the_kinds_before_it_is_enough(row: Kind) -> None:
    for before in row.before:
        for code in before.any_of:
            one = Gate(row.code, (), (before,))
            here, earlier = Held(verified=frozenset({code})), Held(earlier=frozenset({code}))
            stands, elsewhere = (earlier, here) if before.earlier_attempt else (here, earlier)
            assert not list(missing(one, stands, lambda code: True))
            assert list(missing(one, elsewhere, lambda code: True))


def test_recognition_after_a_return_needs_the_return_in_an_earlier_attempt() -> None:
    gate = Gate("re_reported", (), kind("re_reported").before)
    assert not list(missing(gate, Held(earlier=frozenset({"returned"})), lambda code: True))
    assert list(missing(gate, Held(verified=frozenset({"returned"})), lambda code: True))


def test_what_is_only_expected_is_shown_and_does_not_bar() -> None:
    gate = Gate("talks", (), (Before(("lead",), expected_only=True),))
    (found,) = missing(gate, Held(), lambda code: True)
    assert not found.bars
    assert not barring([found])


def test_a_waived_requirement_is_shown_as_waived_and_does_not_bar() -> None:
    gate = gate_of(kind("ground_break"))
    everything = list(missing(gate, Held(), lambda code: True))
    photo = everything[0]
    found = list(missing(gate, Held(waived=frozenset({photo.code})), lambda code: True))
    assert (found[0].waived, found[0].bars) == (True, False)
    assert found[1:] == everything[1:]
    assert barring(found) == barring(everything)[1:]


@pytest.mark.parametrize("row", KINDS, ids=of)
def test_no_two_requirements_of_a_kind_share_the_code_by_which_they_are_waived(row: Kind) -> None:
    found = list(missing(gate_of(row), Held(), lambda code: True))
    assert len({item.code for item in found}) == len(found)
    for item in found:
        rest = missing(gate_of(row), Held(waived=frozenset({item.code})), lambda code: True)
        assert [other.waived for other in rest].count(True) == (1 if item.bars else 0)


def test_a_requirement_whose_condition_is_not_met_is_not_asked_for() -> None:
    gate = Gate("x", (Need((("bank_slip",),), when="cash_contribution"),), ())
    assert list(missing(gate, Held(), lambda code: code == "cash_contribution"))
    assert not list(missing(gate, Held(), lambda code: False))


CASES = {
    "industrial_project": (Situation(industry="C39"), Situation(industry="F51")),
    "class_by_revenue": (Situation(category="INDUSTRY"), Situation(category="PROPERTY")),
    "class_by_qualification": (Situation(category="CONSTRUCTION"), Situation(category="RETAIL")),
    "cash_contribution": (Situation(nature="EQUITY"), Situation(nature="IN_KIND")),
    "non_cash_contribution": (Situation(nature="INTANGIBLE"), Situation(nature="LAND_PRICE")),
    "construction_project": (
        Situation(category="CONSTRUCTED"),
        Situation(category="PURCHASE_ONLY"),
    ),
    "purchase_only": (Situation(category="PURCHASE_ONLY"), Situation()),
}


def test_every_condition_of_the_vocabulary_has_its_cases() -> None:
    assert set(CASES) == {row.code for row in CONDITIONS}


@pytest.mark.parametrize(("code", "cases"), CASES.items())
def test_a_condition_holds_where_it_should_and_nowhere_else(
    code: str, cases: tuple[Situation, Situation]
) -> None:
    met, unmet = cases
    assert (holds(code, met), holds(code, unmet)) == (True, False)


@pytest.mark.parametrize("section", "ABCDEFGHIJKLMNOPQRST")
def test_industry_is_mining_manufacturing_power_and_water(section: str) -> None:
    found = holds("industrial_project", Situation(industry=f"{section}01"))
    assert found == (section in "BCD")


def test_a_condition_that_the_vocabulary_does_not_have_is_refused() -> None:
    with pytest.raises(Refused, match="没有“cash”这个条件"):
        holds("cash", Situation())
