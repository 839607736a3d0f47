"""A table of targets is read as documents print it; what cannot be read is refused by its cell."""

from __future__ import annotations

from decimal import Decimal

import pytest

from luodi.foundation.vocabulary.indicators import indicator
from luodi.kernel.grids import Cell, Grid
from luodi.kernel.periods import Period
from luodi.kernel.refusal import Refused
from luodi.records.targets.rules.amounts import amount_of, steps_of
from luodi.records.targets.rules.goal import Aim, Heading
from luodi.records.targets.rules.setting import Wanted, changed
from luodi.records.targets.rules.table import Known, Named, wanted_in_any

YEAR = Period.year(2024)
YI = 10**8


def figure(name: str) -> Named:
    found = indicator(name)
    return Named(found.code, found.name, found.unit)


KNOWN = Known(whole=1, units={"东山镇": 2, "经开区": 3, "甲区经开区": 3, "甲区": 1}, figure=figure)


def grid(text: str, name: str = "分解表") -> Grid:
    rows = {
        row: {at: Cell(word) for at, word in enumerate(line.split("|"), start=1) if word}
        for row, line in enumerate(text.strip().splitlines(), start=1)
    }
    return Grid(name, rows)


def read(text: str) -> list[tuple[int, str, Decimal, str]]:
    return [
        (one.goal.unit, one.goal.code, one.amount, one.goal.period.label)
        for one in wanted_in_any([grid(text)], KNOWN, YEAR)
    ]


def test_a_row_for_each_unit_and_a_column_for_each_figure() -> None:
    found = read(
        """2024年招商引资目标任务分解表
序号|单位|合同项目数（个）|实际利用市域外资金（亿元）|其中：省际项目资金（万元）|备注
1|东山镇|12|3.5|1,000|含续建
2|甲区经开区|—|20|
|小计|99|99|99
|合计|30|25亿元以上|"""
    )
    assert found == [
        (2, "contracts", Decimal(12), "2024年"),
        (2, "arrived_outside", Decimal("3.5") * YI, "2024年"),
        (2, "arrived_province", Decimal(1000) * 10**4, "2024年"),
        (3, "arrived_outside", Decimal(20) * YI, "2024年"),
        (1, "contracts", Decimal(30), "2024年"),
        (1, "arrived_outside", Decimal(25) * YI, "2024年"),
    ]


def test_a_row_for_each_target() -> None:
    found = read(
        """层级|指标|目标|单位|期间
全区|实际利用市域外资金|44|亿元|
全区|其中:省际项目资金|28|亿元以上|2024年上半年
东山镇|合同项目数|不少于12个||"""
    )
    assert found == [
        (1, "arrived_outside", Decimal(44) * YI, "2024年"),
        (1, "arrived_province", Decimal(28) * YI, "2024年上半年"),
        (2, "contracts", Decimal(12), "2024年"),
    ]


def test_a_lone_unit_is_whom_it_is_about_where_its_cells_name_units() -> None:
    assert read("指标|目标|单位\n合同项目数|12|东山镇") == [(2, "contracts", Decimal(12), "2024年")]
    assert read("指标|目标|单位\n合同项目数|12|个") == [(1, "contracts", Decimal(12), "2024年")]


def test_every_cell_that_cannot_be_read_is_named() -> None:
    with pytest.raises(Refused) as refusal:
        read(
            """单位|合同项目数（个）|签约热情
东山街|12|
东山镇|约十个|3"""
        )
    said = [str(reason) for reason in refusal.value.reasons]
    assert said[0].startswith("表“分解表”C1：没有“签约热情”这个指标")
    assert said[1] == "表“分解表”A2：没有“东山街”这个单位，相近的有：东山镇"
    assert said[2] == "表“分解表”B3：“约十个”不是一个确定的目标，请写成一个数"


def test_a_file_without_a_table_of_targets_is_refused_and_other_sheets_are_passed_over() -> None:
    with pytest.raises(Refused, match="找不到表头"):
        read("说明|请各单位认真落实")
    with pytest.raises(Refused, match="没有一个目标数"):
        read("单位|合同项目数\n东山镇|—")
    sheets = [grid("说明|请认真落实", "说明"), grid("单位|合同项目数\n东山镇|3")]
    assert len(wanted_in_any(sheets, KNOWN, YEAR)) == 1


@pytest.mark.parametrize(
    ("text", "unit", "measure", "amount"),
    [
        ("45", "亿元", "", 45 * YI),
        ("45万元", "亿元", "", 450_000),
        ("45", "亿元", "万元", 450_000),
        ("44亿元以上", "亿元", "", 44 * YI),
        ("1000", "万美元", "", 10**7),
        ("≥1000", "万美元", "万美元以上", 10**7),
        ("12个", "个", "", 12),
        ("12", "个", "个以上", 12),
        ("85%", "%", "", 85),
        ("85", "%", "", 85),
        ("30", "㎡", "亩", 20_000),
    ],
)
def test_amounts(text: str, unit: str, measure: str, amount: int) -> None:
    assert amount_of(text, unit, measure) == amount


@pytest.mark.parametrize("text", ["约45亿元", "40-45亿元", "待定", "100万美元", "力争45亿元"])
def test_no_amounts(text: str) -> None:
    with pytest.raises(Refused):
        amount_of(text, "亿元")


def test_the_steps_of_a_plan() -> None:
    assert steps_of("1,200万元、3 4", "亿元") == [12_000_000, 3 * YI, 4 * YI]
    assert steps_of(" ", "个") == []


def test_a_table_handed_in_again_says_only_what_is_new() -> None:
    targets = wanted_in_any([grid("单位|合同项目数\n东山镇|3\n经开区|4")], KNOWN, YEAR)
    stands = Aim(targets[0].goal, Decimal(3), Heading("表", YEAR.start), 1, plan=(Decimal(3),) * 12)
    assert changed(targets, [stands]) == targets[1:]
    again = Wanted(targets[0].goal, Decimal(3), (Decimal(0), Decimal(3)))
    assert changed([again], [stands]) == [again]
