"""Every kind takes a claim that fills in all it asks for, and refuses each thing that is wrong."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from claiming import OPEN, changed, fitting, said

from luodi.foundation.vocabulary.kinds import KINDS, kind
from luodi.foundation.vocabulary.shapes import Adding, Field, FieldType, Kind, Measure
from luodi.records.ledger.rules.claims import SealedAlready
from luodi.records.subjects.rules import SubjectType

VALUED = [row for row in KINDS if row.adding is not Adding.NONE]
UNVALUED = [row for row in KINDS if row.adding is Adding.NONE]
FIELDS = [(row, own) for row in KINDS for own in row.fields]
WRONG = {
    FieldType.TEXT: 3,
    FieldType.CREDIT_CODE: 3,
    FieldType.MONEY: 1.5,
    FieldType.NUMBER: "三",
    FieldType.AREA: True,
    FieldType.DATE: "3月1日",
    FieldType.YES_NO: "是",
    FieldType.CHOICE: "没有这个",
    FieldType.UNIT: "东山镇",
    FieldType.EVENT: True,
    FieldType.SUBJECT: "7",
    FieldType.ENTERPRISE: 7.0,
}


def of(row: Kind) -> str:
    return row.code


def of_field(pair: tuple[Kind, Field]) -> str:
    return f"{pair[0].code}.{pair[1].code}"


@pytest.mark.parametrize("row", KINDS, ids=of)
def test_a_claim_with_everything_filled_in_is_taken(row: Kind) -> None:
    assert not said(fitting(row))


@pytest.mark.parametrize("row", KINDS, ids=of)
def test_only_subjects_of_the_kinds_types_are_spoken_of(row: Kind) -> None:
    for type_ in SubjectType:
        found = said(fitting(row), replace(OPEN, type=type_))
        wrong = f"“{row.name}”不能记在这类事项上，请换一个事项或记录种类"
        assert found == ([] if type_ in row.subjects else [wrong])


@pytest.mark.parametrize("row", UNVALUED, ids=of)
def test_a_kind_without_numbers_takes_none(row: Kind) -> None:
    assert said(fitting(row, value=Decimal(1), measure="YUAN")) == [
        f"“{row.name}”不记数值，金额请另用金额类记录"
    ]


@pytest.mark.parametrize("row", VALUED, ids=of)
def test_a_kind_of_amounts_needs_one_in_a_measure_of_its_own(row: Kind) -> None:
    assert said(fitting(row, value=None)) == ["请填写数值和单位"]
    allowed = "、".join(measure.value for measure in row.measures)
    for measure in Measure:
        found = said(fitting(row, measure=measure.name))
        wrong = [] if measure in row.measures else [f"“{row.name}”应以{allowed}计量"]
        assert found == wrong


@pytest.mark.parametrize("row", VALUED, ids=of)
def test_the_sign_of_an_amount_is_its_kinds(row: Kind) -> None:
    own = {own.column: Decimal(0) for own in row.fields if own.column == "local_value"}
    down = said(fitting(row, value=Decimal("-0.01"), **own))
    zero = said(fitting(row, value=Decimal(0), **own))
    if row.negative:
        assert (down, zero) == ([], [f"“{row.name}”应为负数"])
    elif row.either_sign:
        assert (down, zero) == ([], [])
    else:
        assert down == [f"“{row.name}”不能为负数，减少请用相应的减少类记录"]
        assert zero == []


@pytest.mark.parametrize(
    "pair", [pair for pair in FIELDS if pair[1].column != "local_value"], ids=of_field
)
def test_each_field_takes_its_own_type_only(pair: tuple[Kind, Field]) -> None:
    row, own = pair
    claim, value = fitting(row), WRONG[own.type]
    if own.column:
        wrong = changed(claim, **{own.column: value})
    else:
        wrong = replace(claim, detail={**claim.detail, own.code: value})
    (sentence,) = said(wrong)
    assert sentence.startswith(f"“{own.name}”")
    assert f"不能填“{value}”" in sentence


@pytest.mark.parametrize("pair", FIELDS, ids=of_field)
@pytest.mark.parametrize("empty", [None, ""])
def test_a_required_field_is_asked_for_and_any_other_may_be_left(
    pair: tuple[Kind, Field], empty: str | None
) -> None:
    row, own = pair
    claim = fitting(row)
    if own.column:
        text = isinstance(getattr(claim, own.column), str)
        left = changed(claim, **{own.column: "" if text else None})
    else:
        left = replace(claim, detail={**claim.detail, own.code: empty})
    assert said(left) == ([f"请填写“{own.name}”"] if own.required else [])


@pytest.mark.parametrize("row", KINDS, ids=of)
def test_what_the_kind_does_not_ask_for_is_refused_by_name(row: Kind) -> None:
    columns = {"voucher_no": "1", "payer": "甲", "payer_place": "乙", "nature": "EQUITY"}
    columns |= {"origin": "LOCAL", "category": "X", "reference": "3"}
    foreign = {name: columns[name] for name in columns.keys() - {f.column for f in row.fields}}
    claim = fitting(row)
    beside = changed(claim, detail={**claim.detail, "weather": "晴"}, **foreign)
    found = said(beside)
    assert found[0] == f"“{row.name}”没有“weather”这一项"
    assert len(found) == 1 + len(foreign)
    assert all(sentence.startswith(f"“{row.name}”没有“") for sentence in found)


@pytest.mark.parametrize("row", KINDS, ids=of)
def test_a_plan_speaks_of_a_day_or_a_period_ahead_and_nothing_else_does(row: Kind) -> None:
    ahead = date(2024, 5, 1)
    if row.is_plan and not row.covers:
        assert said(fitting(row, planned_on=None)) == ["请填写计划日期"]
    elif row.is_plan:
        assert not said(fitting(row, planned_on=ahead))
    else:
        assert said(fitting(row, planned_on=ahead)) == ["只有计划类记录可以填计划日期"]


@pytest.mark.parametrize("row", KINDS, ids=of)
def test_only_periodic_kinds_are_about_a_period(row: Kind) -> None:
    january = {"covers_from": date(2023, 1, 1), "covers_to": date(2023, 1, 31)}
    found = said(fitting(row, **january))
    assert found == ([] if row.covers else [f"“{row.name}”不分所属期，请只填发生日"])
    without = said(fitting(row, covers_from=None, covers_to=None))
    needed = row.covers and (row.is_plan or row.adding is Adding.INCREMENT)
    assert without == (["请填写所属的月份或期间"] if needed else [])


@pytest.mark.parametrize("pair", [pair for pair in FIELDS if pair[1].personal], ids=of_field)
def test_a_personal_value_already_sealed_is_taken_and_no_look_alike(
    pair: tuple[Kind, Field],
) -> None:
    row, own = pair
    claim = fitting(row)
    sealed = replace(claim, detail={**claim.detail, own.code: SealedAlready(5)})
    assert not said(sealed)
    forged = replace(claim, detail={**claim.detail, own.code: {"sealed": 5}})
    assert len(said(forged)) == 1


def test_no_other_field_takes_a_sealed_value() -> None:
    row = kind("talks")
    assert len(said(fitting(row, detail={"counterpart": SealedAlready(5)}))) == 1
