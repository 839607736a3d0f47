"""Which kinds may be opened under one of each kind, and what is wrong with a new unit."""

from __future__ import annotations

import pytest

from luodi.foundation.people.rules.joining import joining_problems, kinds_under
from luodi.foundation.people.rules.tree import PLACES, Standing, UnitRow, list_problems


@pytest.mark.parametrize("above", PLACES)
@pytest.mark.parametrize("kind", PLACES)
def test_one_unit_may_stand_where_a_list_may_put_it_but_no_district(above: str, kind: str) -> None:
    row = UnitRow("新单位", kind, "上级")
    in_a_list = not list(list_problems([row], {"上级": Standing(above)}))
    alone = not list(joining_problems(row, Standing(above), set()))
    assert alone == (in_a_list and not PLACES[kind].is_root)
    assert (kind in kinds_under(above)) == alone


def test_a_unit_without_a_name_or_of_an_unknown_class_is_refused() -> None:
    row = UnitRow("", "TOWN", "甲区", unit_class="乡下")
    found = list(joining_problems(row, Standing("DISTRICT"), set()))
    assert [reason.about for reason in found] == ["name", "unit_class"]
