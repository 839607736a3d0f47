"""The address is the view: what is read from it is written back as one and the same address."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any
from urllib.parse import parse_qs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luodi.kernel.refusal import Refused
from luodi.outputs.registers.rules.columns import COLUMNS, DEFAULT
from luodi.outputs.registers.rules.filters import AMOUNT, DAY, FILTERS, KEYS, TEXT, Filter
from luodi.outputs.registers.rules.view import View, read, written
from luodi.records.projects.rules import SORTS, Order, Wanted

SORTABLE = [column.sort for column in COLUMNS if column.sort]


def sets(values: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.sets(values, max_size=5).map(lambda found: tuple(sorted(found)))


def values_of(row: Filter) -> st.SearchStrategy[Any]:
    if row.shape is TEXT:
        return st.text(max_size=20).map(str.strip)
    if row.shape is KEYS:
        return sets(st.integers(1, 10**9))
    if row.shape is DAY:
        return st.none() | st.dates()
    if row.shape is AMOUNT:
        numbers = st.decimals(0, 10**9, places=2, allow_nan=False, allow_infinity=False)
        return st.none() | numbers.map(Decimal.normalize)
    if row.code == "industry":
        return sets(st.from_regex(r"[A-T][0-9]{0,4}", fullmatch=True))
    return sets(st.sampled_from([code for code, _ in row.shape.choices]))


def in_order(wanted: Wanted) -> bool:
    pairs = [(wanted.least, wanted.most)] + [
        (getattr(wanted, f"{name}_from"), getattr(wanted, f"{name}_to"))
        for name in ("signed", "started", "recent")
    ]
    return all(one is None or other is None or one <= other for one, other in pairs)


VIEWS = st.builds(
    View,
    wanted=st.builds(Wanted, **{row.code: values_of(row) for row in FILTERS}).filter(in_order),
    verified=st.booleans(),
    order=st.builds(Order, sort=st.sampled_from(SORTABLE), descending=st.booleans()),
    columns=st.lists(st.sampled_from([c.code for c in COLUMNS]), min_size=1, unique=True).map(
        tuple
    ),
    page=st.integers(1, 9_999),
    book=st.sampled_from(["", "city", "a-1"]),
)


@given(VIEWS)
def test_a_view_is_read_back_from_its_own_address(view: View) -> None:
    assert read(parse_qs(written(view))) == view


@given(VIEWS)
def test_what_is_read_from_an_address_has_one_address(view: View) -> None:
    said = parse_qs(written(view))
    turned = {code: values[::-1] for code, values in reversed(said.items())}
    if len(said.get("columns", [])) <= 1:
        assert written(read(turned)) == written(view)


def test_an_address_without_a_question_is_the_plain_register_and_says_nothing() -> None:
    assert read({}) == View()
    assert written(View()) == ""
    assert read({"text": [" "], "unit": [""], "page": ["1"]}) == View()


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"unit": ["东山镇"]}, "“东山镇”不是编号"),
        ({"step": ["DONE"]}, "没有“DONE”这个选项"),
        ({"industry": ["39"]}, "行业代码应为门类字母加数字，如 C39，现为“39”"),
        ({"least": ["-3"]}, "“-3”不是金额，请写万元数，如 5000"),
        ({"signed_from": ["2023-02-30"]}, "“2023-02-30”不是日期，请写成 2023-03-01"),
        ({"signed_to": ["去年"]}, "“去年”不是日期，请写成 2023-03-01"),
        ({"signed_from": ["2023-03-01"], "signed_to": ["2023-02-01"]}, "“起”不能大于“止”"),
        ({"reading": ["both"]}, "读法只有申报（claimed）和核定（verified）"),
        ({"sort": ["-place"]}, "不能按“-place”排序"),
        ({"columns": ["name,phone"]}, "台账没有“phone”这一栏"),
        ({"page": ["0"]}, "“0”不是页码"),
        ({"page": ["²"]}, "“²”不是页码"),
        ({"password": ["1"]}, "台账没有“password”这个条件"),
        ({"text": ["长" * 61]}, "最多写 60 个字"),
    ],
)
def test_what_makes_no_sense_is_refused_with_a_sentence(
    asked: dict[str, list[str]], said: str
) -> None:
    with pytest.raises(Refused) as caught:
        read(asked)
    assert said in str(caught.value)
    assert [reason.about for reason in caught.value.reasons] == [min(asked)]


def test_all_mistakes_of_an_address_are_said_at_once() -> None:
    with pytest.raises(Refused) as caught:
        read({"unit": ["x"], "page": ["y"], "z": ["1"]})
    assert [reason.about for reason in caught.value.reasons] == ["unit", "page", "z"]


def test_every_filter_is_a_part_of_what_is_wanted_and_the_reverse() -> None:
    assert [row.code for row in FILTERS] == list(vars(Wanted()))


def test_every_sort_of_a_column_is_one_that_the_book_can_be_asked_for() -> None:
    assert set(SORTABLE) <= SORTS
    assert len(SORTABLE) == len(set(SORTABLE))


def test_the_columns_of_the_plain_register_exist_and_differ() -> None:
    codes = [column.code for column in COLUMNS]
    assert set(DEFAULT) <= set(codes)
    assert len(codes) == len(set(codes))


def test_a_column_asked_for_twice_turns_the_order_and_begins_anew() -> None:
    name = next(column for column in COLUMNS if column.code == "name")
    once = replace(View(), page=7).ordered_by(name)
    assert (once.order, once.page) == (Order("name", True), 1)
    assert once.ordered_by(name).order == Order("name", False)


def test_days_of_any_year_are_written_as_they_are_read() -> None:
    view = View(wanted=Wanted(signed_from=date(999, 1, 2)))
    assert read(parse_qs(written(view))) == view
