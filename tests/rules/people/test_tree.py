"""Which unit may stand under which, and how a list of units is refused."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luodi.foundation.people.rules.tree import (
    PLACES,
    Heir,
    Standing,
    UnitRow,
    by_root,
    in_circles,
    levels,
    list_problems,
    share_problems,
)

UNDER = {
    ("", "CITY"),
    ("", "DISTRICT"),
    ("CITY", "DISTRICT"),
    *(("CITY", kind) for kind in ("DEPARTMENT", "PARK", "STATION", "COMPANY")),
    *(("DISTRICT", kind) for kind in ("TOWN", "DEPARTMENT", "PARK", "STATION", "COMPANY")),
    *(("PARK", kind) for kind in ("TOWN", "DEPARTMENT", "STATION", "COMPANY")),
    *(("TOWN", kind) for kind in ("STATION", "COMPANY")),
    *(("DEPARTMENT", kind) for kind in ("STATION", "COMPANY")),
    ("COMPANY", "STATION"),
}
SMALL = (
    UnitRow("江城市", "CITY", line=2),
    UnitRow("甲区", "DISTRICT", "江城市", line=3),
    UnitRow("东山镇", "TOWN", "甲区", line=4),
    UnitRow("驻深圳", "STATION", "东山镇", line=5),
)


@pytest.mark.parametrize("kind", PLACES)
@pytest.mark.parametrize("above", ["", *PLACES])
def test_every_pair_of_kinds(above: str, kind: str) -> None:
    row = UnitRow("新单位", kind, "上级单位" if above else "", line=2)
    standing = {"上级单位": Standing(above)} if above else {}
    assert (not list(list_problems([row], standing))) == ((above, kind) in UNDER)


def told(*rows: UnitRow, standing: dict[str, Standing] | None = None) -> list[str]:
    return [str(reason) for reason in list_problems(rows, standing or {})]


def test_every_problem_is_told_at_once_with_its_line() -> None:
    assert told(
        *SMALL,
        UnitRow("东山镇", "TOWN", "甲区", line=6),
        UnitRow("西河镇", "TOWN", "丙区", line=7),
        UnitRow("南湖镇", "TOWN", "江城市", line=8),
        UnitRow("北岭镇", "TOWN", line=9),
    ) == [
        "第 4 行“名称”：单位“东山镇”已有，名称不能重复",
        "第 6 行“名称”：单位“东山镇”已有，名称不能重复",
        "第 7 行“上级”：没有叫“丙区”的单位，名称须与那一行完全一致",
        "第 8 行“上级”：镇（街道）不能设在市“江城市”之下",
        "第 9 行“上级”：“北岭镇”是镇（街道），须填上级单位",
    ]


def test_nothing_is_opened_under_a_closed_unit_or_beside_its_namesake() -> None:
    standing = {"甲区": Standing("DISTRICT"), "旧镇": Standing("TOWN", is_closed=True)}
    rows = UnitRow("甲区", "DISTRICT", line=2), UnitRow("驻点", "STATION", "旧镇", line=3)
    assert told(*rows, standing=standing) == [
        "第 2 行“名称”：单位“甲区”已有，名称不能重复",
        "第 3 行“上级”：“旧镇”已撤销，请填承接它的单位",
    ]


def test_a_circle_is_found_and_who_stands_under_it_is_not_blamed() -> None:
    first = UnitRow("甲公司", "COMPANY", "乙镇", line=2)
    second = UnitRow("乙镇", "TOWN", "甲公司", line=3)
    below = UnitRow("驻点", "STATION", "甲公司", line=4)
    assert in_circles([first, second, below]) == [first, second]
    with pytest.raises(ValueError, match="circle"):
        list(levels([first, second]))


@pytest.mark.parametrize("order", list(permutations(SMALL)))
def test_the_order_of_the_lines_does_not_matter(order: tuple[UnitRow, ...]) -> None:
    assert [row.name for layer in levels(order) for row in layer] == [row.name for row in SMALL]
    books = by_root(order)
    assert {name: {row.name for row in rows} for name, rows in books.items()} == {
        "江城市": {"江城市"},
        "甲区": {"甲区", "东山镇", "驻深圳"},
    }


@given(st.lists(st.integers(1, 9_998), max_size=4))
def test_shares_that_make_up_the_whole_pass_and_any_other_sum_is_refused(parts: list[int]) -> None:
    rest = 10_000 - sum(parts)
    heirs = [Heir(f"单位{n}", share) for n, share in enumerate([*parts, rest])]
    refused = list(share_problems("旧镇", heirs, may_have_none=False))
    assert (not refused) == (rest > 0)
    short = list(share_problems("旧镇", heirs[:-1], may_have_none=True))
    assert any("100%" in str(reason) for reason in short) == (bool(parts) and rest != 0)


def test_a_successor_is_needed_and_named_once() -> None:
    none = share_problems("旧镇", [], may_have_none=False)
    assert [str(reason) for reason in none] == [
        "请写明由哪个单位承接“旧镇”，否则它的业绩今后无处归属"
    ]
    assert not list(share_problems("旧驻点", [], may_have_none=True))
    twice = share_problems("旧镇", [Heir("新镇", 5000)] * 2, may_have_none=False)
    assert [str(reason) for reason in twice] == ["承接单位“新镇”写了不止一次"]
