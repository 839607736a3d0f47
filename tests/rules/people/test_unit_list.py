"""Reading a list of units as offices keep it."""

from __future__ import annotations

from datetime import date

import pytest

from luodi.foundation.people.rules.tree import UnitRow
from luodi.foundation.people.rules.unit_list import decoded, unit_rows
from luodi.kernel.refusal import Refused

LIST = """名称,上级,类别,简称,单位类别,设立日期
甲区,,区县,,,
甲区招商局,甲区,部门,招商局,经济部门,2012年5月1日

东山镇 ,甲区,街道,,,2010/1/2
"""


def reasons(text: str) -> list[str]:
    with pytest.raises(Refused) as refused:
        unit_rows(text, {})
    return [str(reason) for reason in refused.value.reasons]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_list_is_read_as_excel_and_wps_save_it(encoding: str) -> None:
    assert unit_rows(decoded(LIST.encode(encoding)), {}) == [
        UnitRow("甲区", "DISTRICT", line=2),
        UnitRow("甲区招商局", "DEPARTMENT", "甲区", "招商局", "经济部门", date(2012, 5, 1), line=3),
        UnitRow("东山镇", "TOWN", "甲区", "", "镇（街道）", date(2010, 1, 2), line=5),
    ]


def test_every_problem_of_every_line_is_told_at_once() -> None:
    assert reasons(
        "类别,名称,上级,单位类别,设立日期\n"
        "区县,甲区,,,\n"
        "县,乙县,,,\n"
        "镇,南湖镇,乙县,,\n"
        "镇,,甲区,好单位,2023-02-30\n"
        "镇,西河镇,丙区,,\n"
    ) == [
        "第 3 行“类别”：“县”不是类别，可填市、区县、镇（街道）、部门、园区、驻点、国企",
        "第 5 行“名称”：不能空着",
        "第 5 行“单位类别”：“好单位”不在可填的"
        "镇（街道）、经济部门、非经济部门、园区、国企、其他之中",
        "第 5 行“设立日期”：“2023-02-30”不是日期，请写成 2023-03-01",
        "第 6 行“上级”：没有叫“丙区”的单位，名称须与那一行完全一致",
    ]


@pytest.mark.parametrize("text", ["", "单位,上级\n甲区,\n"])
def test_a_list_without_its_heading_is_refused(text: str) -> None:
    assert "第 1 行须是表头" in reasons(text)[0]


def test_a_name_longer_than_its_column_is_refused() -> None:
    assert reasons(f"名称,上级,类别,简称\n甲区,,区县,{'长' * 31}\n") == [
        "第 2 行“简称”：不能超过 30 个字"
    ]


def test_an_empty_list_and_a_workbook_are_refused() -> None:
    assert reasons("名称,上级,类别\n") == ["表中没有单位"]
    with pytest.raises(Refused, match="CSV UTF-8"):
        decoded(b"PK\x03\x04\xff\xff\xff")
