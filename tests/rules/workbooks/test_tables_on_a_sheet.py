"""Tables are found with their heads, wherever they stand on a sheet."""

from __future__ import annotations

from datetime import date

from sheets_by_hand import amount, column, fields, grid, only, read, row

from luodi.intake.workbooks.rules.shapes import Status


def test_titles_and_notes_above_a_table_are_told_apart_from_it() -> None:
    region = only(
        read(
            [
                ["附件1"],
                ["××县招商引资项目台账"],
                ["填报单位：红旗镇（盖章）", "", "截至2023年6月底", "单位：万元、亩"],
                ["序号", "项目名称", "总投资", "用地"],
                [1, "甲项目", 500, 30],
            ]
        )
    )
    assert region.title == "××县招商引资项目台账"
    assert region.reported_by == "红旗镇"
    assert region.as_of == date(2023, 6, 30)
    assert region.header_rows == (4,)
    assert amount(region, "甲项目", "planned_total") == 5_000_000
    assert amount(region, "甲项目", "land_area") == 20_000


def test_a_head_of_three_merged_rows_is_joined_along_its_path() -> None:
    region = only(
        read(
            [
                ["序号", "项目名称", "投资情况", "", "", "责任单位"],
                ["", "", "计划总投资", "到位资金", "", ""],
                ["", "", "（亿元）", "本年（万元）", "累计（万元）", ""],
                [1, "甲项目", 1.2, 300, 500, "红旗镇"],
            ],
            *((1, 1, 3, 1), (1, 2, 3, 2), (1, 3, 1, 5), (2, 4, 2, 5), (1, 6, 3, 6)),
        )
    )
    assert region.header_rows == (1, 2, 3)
    assert fields(region) == {
        "序号": "ordinal",
        "项目名称": "project_name",
        "投资情况/计划总投资/（亿元）": "planned_total",
        "投资情况/到位资金/本年（万元）": "money_in_year",
        "投资情况/到位资金/累计（万元）": "money_in_to_date",
        "责任单位": "responsible",
    }
    assert amount(region, "甲项目", "planned_total") == 120_000_000


def test_a_head_of_two_rows_without_merges_is_joined_with_its_left_neighbour() -> None:
    region = only(
        read(
            [
                ["序号", "项目名称", "到位资金（万元）", "", "备注"],
                ["", "", "累计", "本月", ""],
                [1, "甲项目", 500, 20, ""],
            ]
        )
    )
    assert region.header_rows == (1, 2)
    assert amount(region, "甲项目", "money_in_month") == 200_000


def test_a_ledger_on_its_side_is_turned_round_and_its_cells_keep_their_places() -> None:
    region = only(
        read(
            [
                ["", "项目一", "项目二"],
                ["项目名称", "甲项目", "乙项目"],
                ["总投资（亿元）", 1.2, "若干"],
                ["开工时间", "2023年3月", "未开工"],
                ["建设地点", "东区", "西区"],
            ]
        )
    )
    assert region.is_turned
    (total,) = row(region, "甲项目").values["planned_total"]
    assert (total.row, total.column) == (3, 2)
    refused = row(region, "乙项目")
    assert refused.status is Status.REFUSED
    assert "第C列“总投资（亿元）”（C3，写的是“若干”）" in str(refused.reasons[0])


def test_titles_over_a_ledger_on_its_side_are_taken_off_and_their_unit_holds() -> None:
    region = only(
        read(
            [
                ["××县招商台账"],
                ["单位：万元"],
                ["项目名称", "甲项目", "乙项目"],
                ["总投资", 120, 300],
                ["投资方", "A公司", "B公司"],
            ],
            (1, 1, 1, 3),
        )
    )
    assert region.title == "××县招商台账"
    assert amount(region, "乙项目", "planned_total") == 3_000_000


def test_a_form_of_one_project_is_read_label_by_label() -> None:
    region = only(
        read(
            [
                ["招商引资项目登记表"],
                ["项目名称", "甲项目", "责任单位", "红旗镇"],
                ["投资方", "A公司", "总投资（万元）", 500],
                ["联系人", "", "开工时间", "2023年3月"],
            ],
            (1, 1, 1, 4),
        )
    )
    (total,) = row(region, "甲项目").values["planned_total"]
    assert total.value == 5_000_000
    assert (total.row, total.column) == (3, 4)
    assert row(region, "甲项目").row == 2
    assert column(region, "总投资（万元）").letter == "D3"


def test_tables_side_by_side_and_one_under_the_other_are_several() -> None:
    beside = read(
        [
            ["序号", "项目名称", "总投资(亿元)", "", "序号", "项目名称", "总投资(万元)"],
            [1, "甲", 2, "", 1, "丁", 500],
            [2, "乙", 3, "", 2, "戊", 600],
        ]
    )
    assert [[r.name for r in region.rows] for region in beside.regions] == [
        ["甲", "乙"],
        ["丁", "戊"],
    ]
    below = read(
        [
            ["甲表"],
            ["项目名称", "总投资(亿元)"],
            ["甲", 2],
            [],
            ["乙表"],
            ["项目名称", "累计到位资金（万元）"],
            ["丁", 500],
        ]
    )
    assert [region.title for region in below.regions] == ["甲表", "乙表"]


def test_a_head_printed_again_on_the_next_page_goes_on_with_the_table() -> None:
    head = ["序号", "项目名称", "总投资（万元）"]
    region = only(read([head, [1, "甲", 100], ["续表"], head, [2, "乙", 200], ["合计", "", 300]]))
    assert [r.status for r in region.rows] == [
        *(Status.READ, Status.NOTE, Status.NOTE, Status.READ, Status.TOTAL)
    ]
    assert region.totals[0].agrees


def test_a_row_that_numbers_the_columns_is_no_project() -> None:
    region = only(
        read([["序号", "项目名称", "总投资（万元）"], ["甲", "乙", 1], [1, "丙项目", 100]])
    )
    assert [r.status for r in region.rows] == [Status.NOTE, Status.READ]


def test_a_summary_by_unit_is_no_ledger_and_says_so_with_every_cell_listed() -> None:
    understood = read([["序号", "镇办", "签约个数", "签约金额(亿元)"], [1, "甲镇", 3, 2.5]])
    assert not understood.regions
    assert "没有项目名称" in str(understood.reasons[0])
    assert len(understood.outside) == 8


def test_a_sheet_without_a_head_is_named_and_nothing_of_it_is_dropped() -> None:
    understood = read([["关于报送台账的说明"], ["请于每月5日前报送"]])
    assert "没有找到表头" in str(understood.reasons[0])
    assert [one.text for one in understood.outside] == ["关于报送台账的说明", "请于每月5日前报送"]


def test_a_column_without_a_head_is_listed_and_not_dropped() -> None:
    region = only(read([["项目名称", "总投资（万元）", ""], ["甲", 100, "旁注"]]))
    assert [c.letter for c in region.unread_columns] == ["C"]


def test_every_written_cell_is_in_a_table_over_it_or_outside() -> None:
    sheet = grid([["说明"], [], [], ["项目名称", "总投资（万元）"], ["甲", 100], [], ["注：无"]])
    understood = read(
        [["说明"], [], [], ["项目名称", "总投资（万元）"], ["甲", 100], [], ["注：无"]]
    )
    region = only(understood)
    inside = {*region.header_rows, *(r.row for r in region.rows)}
    outside = {one.row for one in understood.outside}
    assert {r for r, _, _ in sheet.cells()} <= inside | outside
    assert column(region, "项目名称").field == "project_name"
