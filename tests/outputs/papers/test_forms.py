"""Forms without placeholders, filled and read back cell by cell against what was recorded."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import pytest
from openpyxl import Workbook, load_workbook

from acting import claim, money, money_in, project, told
from conftest import NOON, Cast
from drawn_forms import draw, form, of_lines, of_projects, of_units, opened, saved, table
from luodi.analysis.figures.rules.moments import AsOf
from luodi.foundation.files.templates.keeping import kept
from luodi.foundation.people.models import Account
from luodi.foundation.rulebook.actions import load
from luodi.foundation.rulebook.rules.shipped import shipped
from luodi.kernel.periods import parse_period
from luodi.kernel.refusal import Refused
from luodi.outputs.papers.queries.filling import Made, Wanted, fill
from luodi.outputs.papers.queries.forms.reading import chosen, read_form
from luodi.outputs.papers.queries.paper import Paper
from luodi.outputs.papers.queries.rechecking import recheck
from luodi.records.enterprises.actions import register as register_firm
from luodi.records.ledger.rules.claims import Claim
from luodi.records.projects.actions import register
from luodi.records.publications.actions import bind
from luodi.records.subjects.actions import give_codename

WAN = 10_000


@pytest.fixture
def booked(cast: Cast) -> Cast:
    """Two towns: 甲厂 and 丙厂 in 东山镇, 乙厂 in 西河镇; money in January and February."""
    load(book=cast.book, text=shipped("default").text, by=cast.office, at=NOON)
    one, other = project(cast, "甲厂"), project(cast, "乙厂", unit=cast.other_town)
    old = project(cast, "丙厂")
    for subject, day, yuan in (
        (one, date(2023, 1, 10), 30_000 * WAN),
        (other, date(2023, 2, 5), 8_000 * WAN),
        (old, date(2022, 2, 3), 2_000 * WAN),
    ):
        recorded(cast, claim(subject, "contract", occurred_from=day))
        recorded(cast, money(subject, "contract_amount", yuan, occurred_from=day))
        recorded(cast, money(subject, "planned_total", yuan * 2, occurred_from=day))
    recorded(cast, money_in(one, 200 * WAN, occurred_from=date(2023, 1, 20)))
    recorded(cast, money_in(one, 500 * WAN, occurred_from=date(2023, 2, 10)))
    recorded(cast, money_in(other, 100 * WAN, occurred_from=date(2023, 2, 20)))
    recorded(cast, money_in(old, 400 * WAN, occurred_from=date(2022, 2, 15)))
    recorded(cast, claim(one, "first_pile", occurred_from=date(2023, 2, 15)))
    return cast


def recorded(cast: Cast, given: Claim) -> None:
    told(cast, given, by=cast.office)


def paper(cast: Cast, period: str = "2023年2月") -> Paper:
    return Paper(
        book=cast.book, period=parse_period(period), as_of=AsOf(), now=NOON, verified=False
    )


def filled(cast: Cast, content: bytes, period: str = "2023年2月", **answers: str) -> Made:
    """`answers` are by the number of the place: _3="留空"."""
    asked = paper(cast, period)
    read = read_form(content, "市表.xlsx", asked)
    said = dict(chosen(read, int(key[1:]), words, asked) for key, words in answers.items())
    return fill(content, asked, Wanted("市表.xlsx", answers=said))


def asked_of(cast: Cast, content: bytes) -> list[str]:
    return [slot.label for _, _, slot in read_form(content, "市表.xlsx", paper(cast)).asked]


def test_a_row_for_each_unit_under_a_head_of_two_rows(booked: Cast) -> None:
    made = filled(booked, of_units("东山镇", "西河镇", "经开区"))
    assert table(made.content, "A5:G7") == [
        [1, "东山镇", 0, 0, 500, 500, None],
        [2, "西河镇", 1, 8000, 100, 100, None],
        [3, "经开区", 0, 0, 0, 0, None],
    ]
    sheet = opened(made.content)
    assert [sheet.cell(8, c).value for c in (3, 6)] == ["=SUM(C5:C7)", "=SUM(F5:F7)"]
    assert sheet["D6"].number_format == "0.00"
    assert sheet["A1"].font.name == "方正小标宋简体"
    assert "C3:D3" in [str(one) for one in sheet.merged_cells.ranges]
    assert sheet["A9"].value == "填表人："
    assert made.notes[0].values["written"] == "2023年6月"  # the title names another month
    assert len(made.notes) == 1  # the formulas come to the book's own totals


def test_a_total_without_a_formula_is_the_books_own(booked: Cast) -> None:
    rows = (
        ("招商引资工作汇总表",),
        ("单位", "新签约项目[个数]", "新开工项目数[个数]", "合同引资额[亿元]", "到位资金[万元]"),
        ("东山镇",),
        ("西河镇",),
        ("合计",),
    )
    made = filled(booked, form(rows, boxed="A2:E5"), "2023年1-2月")
    assert table(made.content, "A3:E5") == [
        ["东山镇", 1, 1, 3, 700],
        ["西河镇", 1, 0, 0.8, 100],
        ["合计", 2, 1, 3.8, 800],
    ]


def test_months_over_unmerged_groups_and_totals_that_differ_are_said(booked: Cast) -> None:
    rows = (
        ("单位", "本月", None, "累计", None, "排名"),
        (None, "合同项目数", "到位资金（万元）", "合同项目数", "到位资金（万元）"),
        ("东山镇",),
        ("合计", "=SUM(B3:B3)", "=SUM(C3:C3)", "=D3", "=ROUND(E3,1)"),
    )
    content = form(rows, boxed="A1:F4")
    made = filled(booked, content)
    assert table(made.content, "B3:E3") == [[0, 500, 1, 700]]
    said = [str(note) for note in made.notes]
    assert [note[5:10] for note in said] == ["B4 的合", "C4 的合", "D4 的合", "E4 的合"] or len(
        said
    ) == 4
    assert "得 700，账上全区是 800" in said[3]
    assert opened(made.content)["F3"].value == 1  # 排名 is of the column left of it


def test_without_names_every_unit_with_a_task_is_listed_and_the_sum_grows(booked: Cast) -> None:
    made = filled(booked, of_units(None))
    sheet = opened(made.content)
    names = [sheet.cell(row, 2).value for row in range(5, 12)]
    assert {"东山镇", "西河镇"} <= set(names)
    last = names.index("合计") + 4
    assert sheet.cell(last + 1, 5).value == f"=SUM(E5:E{last})"
    row = names.index("东山镇") + 5
    assert [sheet.cell(row, c).value for c in (1, 5)] == [row - 4, 500]
    assert sheet.cell(last, 5).border.left.style == "thin"
    assert sheet.cell(last + 2, 1).value == "填表人："


def test_a_row_for_each_indicator_and_a_column_for_each_span(booked: Cast) -> None:
    made = filled(booked, of_lines())
    assert table(made.content, "A4:G9") == [
        ["签约项目个数", "个", 1, 2, 1, 100, None],
        ["合同引资额", "亿元", 0.8, 3.8, 0.2, 1800, None],
        ["到位资金", "亿元", 0.06, 0.08, 0.04, 100, None],
        ["其中：省外资金", "亿元", 0.06, 0.08, 0.04, 100, None],
        ["新开工项目", "个", 1, 1, 0, "不可比", None],
        ["资金到位率", "%", *[opened(made.content).cell(9, c).value for c in (3, 4, 5, 6)], None],
    ]


def test_labels_in_two_columns_with_an_index_row_and_a_share(booked: Cast) -> None:
    rows = (
        ("指标", None, "计量单位", "本月", "本年累计", "同比增长"),
        ("甲", "乙", "丙", 1, 2, 3),
        ("到位资金", "总额", "万元"),
        (None, "其中：省际", "万元"),
        ("签约", "合同项目个数", "个"),
    )
    merges = ("A1:B1", "A3:A4")
    content = form(rows, merges=merges, boxed="A1:F5", formats={"F": "0.0%"})
    made = filled(booked, content)
    assert table(made.content, "D3:F5") == [[600, 800, 1], [600, 800, 1], [1, 2, 1]]


def test_a_share_in_a_cell_that_shows_per_cent_is_a_part_of_one(booked: Cast) -> None:
    rows = (("指标名称", "完成情况"), ("资金到位率",), ("合同项目数",))
    content = form(rows, boxed="A1:B3", formats={"B": "0.00%"})
    made = filled(booked, content, "2023年1-2月")
    printed = next(one.printed for one in made.figures if one.answer.name == "资金到位率")
    value = opened(made.content)["B2"].value
    assert isinstance(value, float)
    assert f"{value * 100:.2f}".rstrip("0").rstrip(".") + "%" == printed
    assert opened(made.content)["B3"].value == 2


def test_lone_cells_beside_their_labels(booked: Cast) -> None:
    rows = (
        ("2023年2月快报",),
        ("合同项目数（个）", None, "到位资金（万元）", None),
        ("合同引资额（亿元）", None, "审核人", None),
    )
    made = filled(booked, form(rows, merges=("A1:D1",), boxed="A2:D3"))
    assert table(made.content, "A2:D3") == [
        ["合同项目数（个）", 1, "到位资金（万元）", 600],
        ["合同引资额（亿元）", 0.8, "审核人", None],
    ]


def test_a_row_for_each_project_more_than_the_form_has(booked: Cast) -> None:
    made = filled(booked, of_projects(1, "新签约项目情况表"), "2023年1-2月")
    sheet = opened(made.content)
    assert table(made.content, "A5:I6") == [
        [1, "甲厂", None, "东山镇", 60000, 500, 700, sheet["H5"].value, None],
        [2, "乙厂", None, "西河镇", 16000, 100, 100, None, None],
    ]
    assert sheet["H5"].value.date() == date(2023, 2, 15)
    assert [sheet.cell(7, c).value for c in (1, 5, 7)] == ["合计", "=SUM(E5:E6)", "=SUM(G5:G6)"]
    merges = [str(one) for one in sheet.merged_cells.ranges]
    assert "A7:D7" in merges
    assert "A6:D6" not in merges
    assert sheet["E6"].number_format == "#,##0.00"
    assert sheet["A8"].value == "填表人："
    assert not made.notes


def test_surplus_rows_stay_empty_and_an_empty_total_gets_a_sum(booked: Cast) -> None:
    rows = (
        ("开工项目表（单位：亿元）",),
        ("编号", "工程名称", "总投资额", "累计到位资金", "开工日期"),
        (None,),
        (None,),
        (None,),
        ("合计",),
    )
    made = filled(booked, form(rows, boxed="A2:E6"), "2023年")
    assert table(made.content, "A3:E6") == [
        [1, "甲厂", 6, 0.07, "2023-02-15"],
        [None, None, None, None, None],
        [None, None, None, None, None],
        ["合计", None, "=SUM(C3:C5)", "=SUM(D3:D5)", None],
    ]


def test_a_total_above_the_list_and_formulas_in_its_rows(booked: Cast) -> None:
    rows = (
        ("签约项目资金到位情况（单位：万元）",),
        ("项目名称", "合同引资额", "累计到位", "到位率"),
        ("合计", "=SUM(B4:B5)", "=SUM(C4:C5)", "=C3/B3"),
        (None, None, None, "=IFERROR(C4/B4,0)"),
        (None, None, None, "=IFERROR(C5/B5,0)"),
    )
    content = form(rows, boxed="A2:D5")
    asked = paper(booked, "2022年1月-2023年2月")
    read = read_form(content, "市表.xlsx", asked)
    assert [slot.label for _, _, slot in read.asked] == ["名单"]  # 签约 and 到位: which list?
    said = dict([chosen(read, 1, "名单:合同项目数", asked)])
    made = fill(content, asked, Wanted("市表.xlsx", answers=said))
    sheet = opened(made.content)
    assert [sheet.cell(row, 1).value for row in (4, 5, 6)] == ["丙厂", "甲厂", "乙厂"]
    assert [sheet.cell(row, 4).value for row in (4, 5, 6)] == [
        "=IFERROR(C4/B4,0)",
        "=IFERROR(C5/B5,0)",
        "=IFERROR(C6/B6,0)",
    ]
    assert sheet["B3"].value == "=SUM(B4:B6)"
    values = load_workbook(io.BytesIO(made.content), data_only=True)["报表"]
    assert (values["B3"].value, values["C3"].value) == (40000, 1200)  # for readers that add nothing
    assert values["D4"].value == 0.2


def test_two_tables_on_a_sheet_and_another_that_adds_them_up(booked: Cast) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "报表"
    rows = (
        ("单位", "到位资金（万元）", "合同项目数"),
        (None,),
        ("合计", "=SUM(B2:B2)", "=SUM(C2:C2)"),
        (None,),
        ("开工项目名单",),
        ("项目名称", "累计到位资金（万元）", "责任单位"),
        (None,),
        ("合计", "=SUM(B7:B7)"),
    )
    draw(sheet, rows, boxed="A1:C3")
    for cells in sheet["A6:C8"]:
        for cell in cells:
            cell.border = sheet["A1"].border.copy()
    sheet.merge_cells("A5:C5")
    sheet.print_area = "A1:C8"
    other = book.create_sheet("封面")
    other["A1"] = "=报表!B3+报表!B8"
    made = filled(booked, saved(book))
    found = opened(made.content)
    words = [found.cell(row, 1).value for row in range(1, found.max_row + 1)]
    total, end = words.index("合计") + 1, len(words)
    assert found.cell(total, 2).value == f"=SUM(B2:B{total - 1})"
    assert found.cell(end - 1, 1).value == "甲厂"
    assert found.cell(end, 2).value == f"=SUM(B{end - 1}:B{end - 1})"
    assert opened(made.content, "封面")["A1"].value == f"=报表!B{total}+报表!B{end}"
    assert found.print_area == f"'报表'!$A$1:$C${end}"
    assert not [note for note in made.notes if "合计公式" in str(note) and "B8" in str(note)]


def test_what_nobody_knows_is_asked_and_then_remembered_for_the_layout(booked: Cast) -> None:
    rows = (
        ("单位", "新签约重点项目数（个）", "到位资金", "完成率（%）"),
        ("东山镇",),
        ("白云镇",),
    )
    content = form(rows, boxed="A1:D3")
    assert asked_of(booked, content) == [
        "白云镇",
        "新签约重点项目数（个）",
        "到位资金",
        "完成率（%）",
    ]
    with pytest.raises(Refused, match="还有 4 处要先问清楚"):
        filled(booked, content)
    asked = paper(booked)
    read = read_form(content, "市表.xlsx", asked)
    for number, said in ((1, "留空"), (2, "1"), (3, "到位资金|亿元"), (4, "手填")):
        words, meaning = chosen(read, number, said, asked)
        bind(unit=booked.town, words=words, question=meaning, by=booked.clerk, at=NOON)
    later = form(rows, boxed="A1:D3", formats={"C": "0.00"})  # the same heads: the same layout
    assert asked_of(booked, later) == []
    made = filled(booked, later)
    assert table(made.content, "A2:D3") == [
        ["东山镇", 0, 0.05, "〔待填：东山镇·完成率（%）〕"],
        ["白云镇", None, None, None],
    ]
    assert made.open == ("“东山镇·完成率（%）”待手填",)
    other = form((("单位", "到位资金", "备注"), ("东山镇",)), boxed="A1:C2")
    assert asked_of(booked, other) == ["到位资金"]  # another layout knows nothing of it


def test_an_answer_that_is_gone_is_asked_again(booked: Cast) -> None:
    content = form((("单位", "重点工作"), ("东山镇",)), boxed="A1:B2")
    read = read_form(content, "市表.xlsx", paper(booked))
    words = read.tables[0].words(read.tables[0].slots[0])
    bind(unit=booked.town, words=words, question="没有的指标", by=booked.clerk, at=NOON)
    slot = read_form(content, "市表.xlsx", paper(booked)).asked[0][2]
    assert "上次选的“没有的指标”现在用不了" in str(slot.reason)


def test_words_and_formulas_of_the_form_are_not_written_over(booked: Cast) -> None:
    rows = (
        ("单位", "合同项目数", "到位资金（万元）"),
        ("东山镇", 99, "/"),
        ("西河镇", "=B2*2"),
    )
    made = filled(booked, form(rows, boxed="A1:C3"))
    assert table(made.content, "B2:C3") == [[0, "/"], ["=B2*2", 100]]
    assert "C2 原来写着“/”，没有动" in str(made.notes[0])


def test_a_list_that_is_filled_already_is_not_written_over(booked: Cast) -> None:
    rows = (("新签约项目",), ("项目名称", "责任单位"), (None, "东山镇"))
    with pytest.raises(Refused, match="第 3 行已有内容"):
        filled(booked, form(rows, merges=("A1:B1",), boxed="A2:B3"), "2023年")


def test_a_name_that_looks_like_a_formula_stays_a_text(booked: Cast) -> None:
    evil = project(booked, "=HYPERLINK(1)")
    recorded(booked, claim(evil, "contract", occurred_from=date(2023, 2, 6)))
    made = filled(booked, of_projects(3, "新签约项目情况表"), "2023年")
    cell = opened(made.content)["B7"]
    assert (cell.value, cell.data_type) == ("=HYPERLINK(1)", "s")


def test_every_cell_has_its_question_and_is_asked_again(booked: Cast) -> None:
    made = filled(booked, of_projects(2, "新签约项目情况表"), "2023年1-2月")
    record = kept(made.content)
    assert record is not None
    cells = {cell[1]: one for one in record["figures"] for cell in one.get("cells", ())}
    assert sorted(cells) == ["E5", "E6", "F5", "F6", "G5", "G6", "H5"]
    assert cells["G5"]["written"].startswith("{{ 到位资金(期间=")
    later = project(booked, "甲厂之后")
    recorded(booked, claim(later, "contract", occurred_from=date(2023, 2, 7)))
    recorded(booked, money_in(later, 50 * WAN, occurred_from=date(2023, 2, 8)))
    again = recheck(made.content, AsOf(), replace(paper(booked), now=NOON).now, reader=None)
    assert [one.name for one in again.different] == ["合同项目数"]  # somebody more on the list
    assert "甲厂之后" in again.different[0].today


def test_a_protected_sheet_and_a_sheet_without_a_table_say_what_to_do(booked: Cast) -> None:
    content = of_units("东山镇")
    book = load_workbook(io.BytesIO(content))
    book["报表"].protection.sheet = True
    with pytest.raises(Refused, match="撤销工作表保护"):
        filled(booked, saved(book))
    with pytest.raises(Refused, match="没有找到要填的表"):
        filled(booked, form((("关于报送材料的通知",),)))


def test_a_code_name_is_not_given_away_by_what_stands_beside_it(booked: Cast) -> None:
    firm = register_firm(name="远方公司", unit=booked.town, by=booked.office, at=NOON)
    secret = register(
        name="丁厂",
        unit=booked.town,
        content="造电池",
        place="远方公司旁",
        investor=firm.subject,
        by=booked.office,
        at=NOON,
    ).subject
    recorded(booked, claim(secret, "contract", occurred_from=date(2023, 2, 9)))
    give_codename(subject=secret, codename="X号", circle=[booked.leader], by=booked.office, at=NOON)
    rows = (("新签约项目",), ("项目名称", "投资方", "建设内容", "落户地"), (None,))
    content = form(rows, merges=("A1:D1",), boxed="A2:D3")

    def last(by: Account) -> list[object]:
        asked = replace(paper(booked), reader=by)
        return table(fill(content, asked, Wanted("市表.xlsx")).content, "A4:D4")[0]

    assert last(booked.office) == ["X号", None, None, None]
    assert last(booked.leader) == ["丁厂", "远方公司", "造电池", "远方公司旁"]
