"""What the lines over a table say of all of it."""

from __future__ import annotations

from datetime import date

import pytest

from luodi.intake.workbooks.rules.fields.row import Holds
from luodi.intake.workbooks.rules.notes import read_notes


@pytest.mark.parametrize(
    ("line", "units"),
    [
        ("单位：万元", {Holds.MONEY: "万元"}),
        ("单位：万元、亩", {Holds.MONEY: "万元", Holds.AREA: "亩"}),
        ("红旗镇招商引资项目台账　单位：万元　截至2025年3月底", {Holds.MONEY: "万元"}),
        ("金额单位:亿元  填报时间:2025年4月2日", {Holds.MONEY: "亿元"}),
        ("填报单位：红旗镇　单位：万元 2025年3月", {Holds.MONEY: "万元"}),
        ("单位：个", {}),
        ("填报单位：万元村", {}),
    ],
)
def test_a_unit_is_told_by_its_note_whatever_else_stands_in_the_line(
    line: str, units: dict[Holds, str]
) -> None:
    assert read_notes([line]).units == units


def test_a_day_is_told_in_the_same_line_as_the_title_and_the_unit() -> None:
    notes = read_notes(["红旗镇招商引资项目台账　单位：万元　截至2025年3月底"])
    assert notes.as_of == date(2025, 3, 31)
