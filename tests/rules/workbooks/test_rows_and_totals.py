"""Every row ends somewhere, with its reason; printed totals are worked out again."""

from __future__ import annotations

from decimal import Decimal

import pytest
from sheets_by_hand import Lines, amount, grid, only, read, row

from luodi.intake.workbooks.rules.shapes import Region, Status
from luodi.intake.workbooks.rules.understanding import understand
from luodi.kernel.grids import Cell
from luodi.kernel.readings import Certainty

HEAD = ["序号", "项目名称", "责任单位", "总投资（万元）", "累计到位资金（万元）", "形象进度"]


def statuses(region: Region) -> list[Status]:
    return [r.status for r in region.rows]


def agreement(region: Region) -> list[tuple[int, str, bool]]:
    return [(t.row, t.field, t.agrees) for t in region.totals]


def test_groups_with_their_sums_stand_for_the_rows_below_them() -> None:
    region = only(
        read(
            [
                HEAD,
                ["一、工业项目(2个)", "", "", 300, 30],
                [1, "甲", "红旗镇", 100, 10],
                [2, "乙", "红旗镇", 200, 20],
                ["二", "服务业项目", "", 50, 6],
                [3, "丙", "城关镇", 50, 5],
                ["合计", "", "", 350, 35],
            ]
        )
    )
    assert [r.group for r in region.rows if r.status is Status.READ] == [
        *("一、工业项目", "一、工业项目", "二、服务业项目")
    ]
    assert agreement(region) == [
        *((2, "planned_total", True), (2, "money_in_to_date", True)),
        *((5, "planned_total", True), (5, "money_in_to_date", False)),
        *((7, "planned_total", True), (7, "money_in_to_date", True)),
    ]


@pytest.mark.parametrize(
    "lines",
    [
        [HEAD, [1, "甲", "", 100, 10], [2, "乙", "", 200, 20], ["合  计", "", "", 300, 30]],
        [HEAD, ["总计", "", "", 300, 30], [1, "甲", "", 100, 10], [2, "乙", "", 200, 20]],
        [HEAD, [1, "甲", "", 100, 10], [2, "乙", "", 200, 20], ["", "合计（2个）", "", 300, 30]],
        [HEAD, [1, "甲", "", 100, 10], [2, "乙", "", 200, 20], ["", "", "", 300, 30]],
        [
            *(HEAD, [1, "甲", "", 100, 10], [2, "乙", "", 200, 20]),
            ["", "", "", Cell(Decimal(300), is_formula=True), Cell(Decimal(30), is_formula=True)],
        ],
    ],
    ids=["below", "on top", "in the column of names", "by being the sum", "by its formulas"],
)
def test_a_total_is_known_by_its_word_by_its_formulas_or_by_being_the_sum(lines: Lines) -> None:
    region = only(read(lines))
    assert statuses(region).count(Status.TOTAL) == 1
    assert [total.agrees for total in region.totals] == [True, True]


def test_a_total_that_does_not_agree_is_shown_with_what_was_worked_out() -> None:
    (total,) = only(read([HEAD, [1, "甲", "", 100], ["合计", "", "", 120]])).totals
    assert (total.printed, total.computed, total.agrees) == (
        Decimal(1_200_000),
        Decimal(1_000_000),
        False,
    )


def test_subtotals_are_sums_since_the_last_one_and_of_the_total_every_row_counts_once() -> None:
    region = only(
        read(
            [
                *(HEAD, [1, "甲", "", 100], ["小计", "", "", 100], [2, "乙", "", 200]),
                *([3, "丙", "", 300], ["小计", "", "", 500], ["合计", "", "", 600]),
            ]
        )
    )
    assert all(total.agrees for total in region.totals)
    assert len(region.totals) == 3


def test_a_total_printed_to_fewer_places_than_its_numbers_agrees_within_half_a_place() -> None:
    def total(printed: float) -> bool:
        lines = [["项目名称", "总投资（亿元）"], ["甲", 1.24], ["乙", 2.32], ["合计", printed]]
        return only(read(lines)).totals[0].agrees

    assert total(3.6)
    assert not total(3.7)
    assert not total(3.55)


def test_a_line_of_which_is_no_project_and_is_not_added_up() -> None:
    region = only(
        read([HEAD, [1, "甲", "", 100], ["其中：工业", "", "", 60], ["合计", "", "", 100]])
    )
    assert statuses(region) == [Status.READ, Status.TOTAL, Status.TOTAL]
    assert "没有核算" in str(region.rows[1].reasons[0])
    assert agreement(region) == [(4, "planned_total", True)]


def test_notes_signatures_and_blank_rows_are_no_projects() -> None:
    region = only(
        read(
            [
                *(HEAD, [1, "甲", "", 100], [], [2, "乙", "", 200], []),
                ["注：总投资以合同为准，其中外资500万美元。"],
                ["填报人：张三", "", "审核人：李四", "", "填报日期：2023年7月1日"],
            ]
        )
    )
    assert [r.name for r in region.rows if r.status is Status.READ] == ["甲", "乙"]
    assert statuses(region)[-2:] == [Status.NOTE, Status.NOTE]
    assert row(region, "注：总投资以合同为准，其中外资500万美元。").status is Status.NOTE


def test_a_row_without_a_name_and_a_cell_that_cannot_be_read_are_refused_by_name() -> None:
    region = only(read([HEAD, [1, "", "红旗镇", 100], [2, "乙", "红旗镇", "若干"]]))
    nameless, unreadable = region.rows
    assert nameless.status is unreadable.status is Status.REFUSED
    assert "工作表“台账”第2行：没有项目名称" in str(nameless.reasons[0])
    assert str(unreadable.reasons[0]).startswith(
        "工作表“台账”第3行“总投资（万元）”（D3，写的是“若干”）：“若干”读不出金额：请写成"
    )
    assert unreadable.values["responsible"][0].value == "红旗镇"


def test_a_lone_name_is_asked_because_it_may_head_a_group() -> None:
    region = only(read([HEAD, ["", "重点项目"], [1, "甲", "红旗镇", 100]]))
    assert region.rows[0].status is Status.DOUBTFUL
    assert "是小标题" in str(region.rows[0].reasons[0])


def test_struck_out_rows_and_cells_are_asked_and_hidden_rows_are_read_and_marked() -> None:
    struck = Cell("乙", is_struck=True)
    lines: Lines = [
        *(HEAD, [1, "甲", "", Cell(Decimal(100), is_struck=True)], [2, struck, "", 200]),
        [3, "丙", "", 300],
    ]
    region = only(understand(grid(lines, hidden=[4])))
    assert statuses(region) == [Status.DOUBTFUL, Status.DOUBTFUL, Status.READ]
    assert "划掉" in str(row(region, "甲").reasons[0])
    assert "planned_total" not in row(region, "甲").values
    assert row(region, "乙").is_struck
    assert [str(why) for why in row(region, "乙").reasons] == [
        "工作表“台账”第3行：这一行被划掉了：还算数就去掉删除线，不算数就删掉这一行"
    ]
    assert row(region, "丙").is_hidden


def test_one_amount_in_another_unit_than_its_column_is_asked() -> None:
    lines = [HEAD, [1, "甲", "红旗镇", 100], [2, "乙", "红旗镇", 520_000_000], [3, "丙", "", 80]]
    region = only(read(lines))
    assert statuses(region) == [Status.READ, Status.DOUBTFUL, Status.READ]
    assert "请核对单位" in str(row(region, "乙").reasons[0])
    assert "planned_total" not in row(region, "乙").values


def test_a_group_numbered_on_from_the_one_before_stands_beside_it() -> None:
    lines = [HEAD, ["二、工业"], ["（一）在建"], [1, "甲", "", 100], ["三、农业"], ["（四）文旅"]]
    region = only(read([*lines, [2, "乙", "", 100]]))
    assert [r.group for r in region.rows if r.status is Status.READ] == [
        *("二、工业/（一）在建", "（四）文旅")
    ]


def test_a_merged_text_stands_for_its_rows_and_a_merged_amount_is_not_said_twice() -> None:
    lines = [HEAD, [1, "甲", "红旗镇", 100, 10], [2, "乙", "", "", 20]]
    shared = only(read(lines, (2, 3, 3, 3), (2, 4, 3, 4)))
    assert row(shared, "乙").values["responsible"][0].value == "红旗镇"
    assert statuses(shared) == [Status.DOUBTFUL, Status.DOUBTFUL]
    assert "请拆开合并" in str(row(shared, "乙").reasons[0])
    one = only(
        read([HEAD, [1, "甲", "红旗镇", 100, 10], ["", "", "", "", 20]], (2, 2, 3, 2), (2, 4, 3, 4))
    )
    assert [r.name for r in one.rows] == ["甲", "甲"]
    assert "planned_total" not in one.rows[1].values


def test_a_text_without_a_merge_is_not_filled_down() -> None:
    region = only(read([HEAD, [1, "甲", "红旗镇", 100], [2, "乙", "", 200]]))
    assert "responsible" not in row(region, "乙").values


def test_facts_in_a_sentence_are_added_and_a_contradiction_is_asked() -> None:
    heads = ["项目名称", "开工时间", "累计完成投资（万元）", "形象进度"]
    region = only(
        read(
            [
                heads,
                ["甲", "", "", "2023年3月开工,已完成投资2000万元"],
                ["乙", "2023年3月15日", 2000, "2023年3月开工,已完成投资2000万元"],
                ["丙", "2023年5月", 800, "2023年3月开工,已完成投资2000万元"],
            ]
        )
    )
    assert amount(region, "甲", "done_to_date") == 20_000_000
    assert len(row(region, "乙").values["started"]) == 1
    assert statuses(region) == [Status.READ, Status.READ, Status.DOUBTFUL]
    assert len(row(region, "丙").reasons) == 2


def test_a_word_of_state_dates_its_step_no_later_than_the_table() -> None:
    region = only(
        read([["截至2023年6月底"], ["项目名称", "状态"], ["甲", "在建"], ["乙", "正在筹备"]])
    )
    (started,) = row(region, "甲").values["started"]
    assert (started.value, started.certainty) == (None, Certainty.AT_MOST)
    assert str(started.last) == "2023-06-30"
    assert "started" not in row(region, "乙").values
