"""Tables proofread: totals, rates, shares, ranks, gaps, and what must stay unsaid."""

from __future__ import annotations

import pytest
from written_grids import grid

from luodi.analysis.proofreading.rules.finding import Certainty, Relation
from luodi.analysis.proofreading.rules.tables import findings_of_grid

TOWNS = """
单位|任务(万元)|完成(万元)|完成率|排名|超欠进度
甲镇|1000|800|80%|2|5
乙镇|2000|1800|90%|1|15
丙镇|1500|900|60%|3|-15
丁镇|1000|500|50%|4|-25
合计|5500|4000|72.7%||
"""
TRADES = """
类别|本期|上年同期|增幅(%)|占比
工业|120|100|20|60%
农业|30|25|20|15%
服务业|50|40|25|25%
合计|200|165|21.2|100%
"""
ORIGINS = """
单位|合计|省外|市外省内|其中：外资
甲镇|30|20|10|5
乙镇|25|15|10|2
丙镇|18|12|6|1
合计|73|47|26|8
"""
STATES = """
状态|个数|占比
已投产|7|30%
在建|13|57%
筹备|1|4%
未开工|2|9%
合计|23|
"""
GROUPS = """
序号|项目名称|总投资（亿元）
|一、工业|30
1|甲项目|20
2|乙项目|10
|二、农业|8
3|丙项目|5
4|丁项目|3
|合计|38
"""
SUBTOTALS = """
园区|项目|投资
东区|甲|3
东区|乙|4
|小计|7
西区|丙|5
西区|丁|6
|小计|11
|合计|18
"""
RIGHT = (TOWNS, TRADES, ORIGINS, STATES, GROUPS, SUBTOTALS)


def changed(table: str, old: str, new: str) -> str:
    assert table.count(old) == 1
    return table.replace(old, new)


def wrong(table: str) -> dict[str, tuple[Relation, str]]:
    found = findings_of_grid(grid(table), 0)
    return {one.printed: (one.relation, one.computed) for one in found if not one.agrees}


@pytest.mark.parametrize("table", RIGHT)
def test_a_table_without_a_mistake_has_no_finding(table: str) -> None:
    assert not wrong(table)
    assert [one for one in findings_of_grid(grid(table), 0) if one.agrees]


@pytest.mark.parametrize(
    ("table", "old", "new", "printed", "relation", "computed"),
    [
        (TOWNS, "5500|4000", "5500|4100", "4100", Relation.SUM, "4000"),
        (TOWNS, "900|60%", "900|62%", "62%", Relation.COMPLETION, "60%"),
        (TOWNS, "80%|2|5", "80%|2|8", "8", Relation.GAP, "5"),
        (TOWNS, "60%|3", "60%|4", "4", Relation.RANK, "3"),
        (TRADES, "40|25|25%", "40|30|25%", "30", Relation.GROWTH, "25"),
        (TRADES, "25|20|15%", "25|20|18%", "18%", Relation.SHARE, "15%"),
        (TRADES, "合计|200", "合计|210", "210", Relation.SUM, "200"),
        (ORIGINS, "乙镇|25", "乙镇|27", "27", Relation.SUM, "25"),
        (STATES, "30%", "31%", "31%", Relation.SHARE, "30.4%"),
        (SUBTOTALS, "小计|7", "小计|9", "9", Relation.SUM, "7"),
        (GROUPS, "合计|38", "合计|48", "48", Relation.SUM, "38"),
    ],
)
def test_a_changed_cell_is_found(
    table: str, old: str, new: str, printed: str, relation: Relation, computed: str
) -> None:
    found = wrong(changed(table, old, new))
    assert found[printed] == (relation, computed)


def test_a_part_larger_than_its_whole_is_found() -> None:
    assert "≤27" in {
        said for _, said in wrong(changed(ORIGINS, "25|15|10|2\n", "27|17|10|28\n")).values()
    }


def test_a_total_over_cells_of_words_is_not_judged() -> None:
    assert not wrong(changed(TOWNS, "丁镇|1000|500", "丁镇|1000|待核"))


def test_truncated_cells_do_not_make_a_total_wrong() -> None:
    table = "单位|到位\n甲|3.33\n乙|3.33\n丙|3.33\n合计|10.00"
    assert not wrong(table)


def test_a_total_that_counts_the_rows_is_compared_with_them() -> None:
    table = "项目|投资\n甲|3\n乙|4\n合计（3个）|7"
    found = [one for one in findings_of_grid(grid(table), 0) if one.relation is Relation.COUNT]
    assert [(one.printed, one.computed, one.agrees) for one in found] == [("3个", "2个", False)]


def test_a_cell_in_another_unit_than_its_column_is_named() -> None:
    table = "项目|投资（万元）|税收\n甲|12000|3\n乙|1.5|4\n丙|8000|2\n合计|35000|9"
    found = [one for one in findings_of_grid(grid(table), 0) if not one.agrees]
    assert [(one.relation, one.printed, one.computed) for one in found] == [
        (Relation.UNIT, "1.5", "15000")
    ]
    assert found[0].certainty is Certainty.LIKELY


def test_a_register_of_projects_without_totals_says_nothing() -> None:
    table = "序号|项目|总投资|开工时间|电话\n1|甲|3|2023年5月|123\n2|乙|4|2023年6月|456"
    assert not wrong(table)


def test_a_sentence_in_a_cell_is_read_too() -> None:
    table = "单位|情况\n甲镇|完成投资8.0亿元，完成年度任务10亿元的90%。\n乙镇|无"
    assert wrong(table) == {"90%": (Relation.COMPLETION, "80%")}
