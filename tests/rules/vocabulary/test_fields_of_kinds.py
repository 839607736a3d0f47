"""The own fields of kinds: little is asked for, and what figures need stands in columns."""

from __future__ import annotations

import pytest

from luodi.foundation.vocabulary.codelists import NATURES, ORIGINS, codes
from luodi.foundation.vocabulary.dimensions import DIMENSIONS
from luodi.foundation.vocabulary.kinds import KINDS, kind
from luodi.foundation.vocabulary.reasons import OWN_REASONS, REASONS, RETURN_REASONS
from luodi.foundation.vocabulary.shapes import FieldType, Kind
from luodi.foundation.vocabulary.words import LISTS, word

COLUMNS = {
    *("category", "reference", "enterprise", "event", "nature", "origin"),
    *("voucher_no", "payer", "payer_place", "local_value"),
}

REQUIRED = {
    "above_scale": {"above_class"},
    "money_in": {"voucher_no", "payer", "payer_place", "nature", "origin"},
    "money_withdrawn": {"nature", "origin"},
    "stopped": {"reason"},
    "terminated": {"reason"},
    "lost": {"reason"},
    "returned": {"reason"},
    "swap_out": {"replaced_by"},
    "swap_in": {"replaces"},
    "supervision": {"problem"},
    "supervision_reply": {"problem"},
    "supervision_closed": {"problem"},
    "tour_score": {"event"},
    "firm_contact": {"firm"},
    "trip_out": {"leader_rank"},
    "station_arrival": {"person"},
    "station_leave": {"person"},
    "published_figure": {"indicator"},
}


def test_only_what_a_figure_or_an_identity_needs_is_required() -> None:
    required = {row.code: {own.code for own in row.fields if own.required} for row in KINDS}
    assert {code: fields for code, fields in required.items() if fields} == REQUIRED


def test_phones_and_informants_are_kept_apart() -> None:
    personal = {(row.code, own.code) for row in KINDS for own in row.fields if own.personal}
    assert personal == {("lead", "phone"), ("lead", "informant"), ("firm_contact", "phone")}


@pytest.mark.parametrize("row", KINDS, ids=lambda row: row.code)
def test_fields_of_a_kind_do_not_collide(row: Kind) -> None:
    held = [own.column for own in row.fields if own.column]
    assert len({own.code for own in row.fields}) == len(row.fields)
    assert len(set(held)) == len(held)
    assert set(held) <= COLUMNS


def test_no_personal_field_stands_in_a_column() -> None:
    """Columns enter the chain as they are; only the detail can be sealed apart."""
    assert not [own for row in KINDS for own in row.fields if own.personal and own.column]


@pytest.mark.parametrize("row", KINDS, ids=lambda row: row.code)
def test_choices_are_given_exactly_where_a_choice_is_asked(row: Kind) -> None:
    for own in row.fields:
        assert bool(own.choices) == (own.type is FieldType.CHOICE), own.code
        assert all(len(code) <= 20 for code in own.choices)
        assert all(code == code.upper() and word(code) != code for code in own.choices)


def test_enterprises_and_events_are_asked_for_by_the_column_that_holds_them() -> None:
    for own in (own for row in KINDS for own in row.fields):
        assert (own.column == "enterprise") == (own.type is FieldType.ENTERPRISE)
        assert (own.column == "event") == (own.type is FieldType.EVENT)


def test_one_code_means_one_word_in_every_list() -> None:
    pairs = [pair for values in LISTS for pair in values]
    pairs += [pair for row in DIMENSIONS for pair in row.values]
    assert len(dict(set(pairs))) == len(set(pairs))


def test_money_keeps_its_origin_and_nature_also_when_it_leaves() -> None:
    for code in ("money_in", "money_withdrawn"):
        held = {own.column: own.choices for own in kind(code).fields}
        assert held["origin"] == codes(ORIGINS)
        assert held["nature"] == codes(NATURES)


@pytest.mark.parametrize("code", ["stopped", "terminated", "lost"])
def test_setbacks_take_their_reason_from_one_list(code: str) -> None:
    assert next(o.choices for o in kind(code).fields if o.code == "reason") == codes(REASONS)


def test_the_reasons_of_the_catalogue() -> None:
    words = [text for _, text in REASONS]
    assert words == [
        *("用地不足", "载体不合", "要素价格", "政策诉求未满足", "融资断裂", "市场变化"),
        *("环保能耗不允", "审批周期", "区域竞争", "投资方不实", "其他"),
    ]


def test_a_return_has_reasons_of_its_own_besides() -> None:
    own = [text for _, text in RETURN_REASONS[len(OWN_REASONS) : -1]]
    assert own == ["开而未建", "材料不实", "重复上报", "不符合口径"]
    assert next(o.choices for o in kind("returned").fields if o.code == "reason") == codes(
        RETURN_REASONS
    )


def test_a_word_of_no_list_stays_as_it_is() -> None:
    assert word("甲区自拟") == "甲区自拟"
