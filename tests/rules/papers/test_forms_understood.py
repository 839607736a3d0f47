"""Heads, labels and tables of forms, understood without a book."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from luodi.foundation.vocabulary.indicators import INDICATORS, plain_name
from luodi.kernel.folding import fold
from luodi.kernel.grids import Cell, Grid, Span
from luodi.kernel.periods import parse_period
from luodi.outputs.papers.rules.forms.figures import Figures
from luodi.outputs.papers.rules.forms.heads import SURE, Reader, taken_apart
from luodi.outputs.papers.rules.forms.laying import Layer
from luodi.outputs.papers.rules.forms.meanings import Meaning, meaning_of
from luodi.outputs.papers.rules.forms.rows import more_rows, rows_of
from luodi.outputs.papers.rules.forms.shapes import Shape, Table
from luodi.outputs.papers.rules.forms.spans import period_said
from luodi.outputs.papers.rules.forms.understanding import Understanding

NAMES = {row.code: row.name for row in INDICATORS}
UNITS = {row.code: row.unit for row in INDICATORS}
TOWNS = {fold(name): name for name in ("东山镇", "西河镇", "经开区")}


def looked_up() -> dict[str, str]:
    found: dict[str, set[str]] = {}
    for row in INDICATORS:
        for name in (row.name, *row.also):
            found.setdefault(plain_name(name), set()).add(row.code)
    own = {plain_name(row.name): row.code for row in INDICATORS}
    return {name: min(codes) for name, codes in found.items() if len(codes) == 1} | own


LOOKED_UP = looked_up()
FIGURES = Figures(
    Reader(lambda name: LOOKED_UP.get(plain_name(name), ""), NAMES, UNITS), NAMES, UNITS
)


@pytest.mark.parametrize(
    ("path", "said"),
    [
        (("签约项目", "个数"), "合同项目数"),
        (("签约项目", "合同金额（亿元）"), "合同引资额|亿元"),
        (("签约项目", "总投资额（万元）"), "合同项目总投资|万元"),
        (("本月", "到位资金（万元）"), '到位资金(期间="本月")|万元'),
        (("1-6月累计", "到位资金（万元）"), '到位资金(期间="1-6月")|万元'),
        (("到位资金（万元）", "其中：省际"), "省际项目资金|万元"),
        (("到位资金（万元）", "同比增长%"), '到位资金(比="同比")'),
        (("新开工项目", "同比增减（个）"), '开工项目数(比="同比增减")'),
        (("到位资金（亿元）", "排名"), '到位资金(比="排名")'),
        (("实际利用外资（万美元）",), "实际利用外资|万美元"),
        (("合同投资总额[亿元]",), "合同项目总投资|亿元"),
        (("外出招商", "次数"), "外出招商批次"),
        (("新签亿元项目（个）",), "亿元以上合同项目数"),
        (("招商引资到位资金（万元）",), "到位资金|万元"),
    ],
)
def test_a_head_that_is_known_is_filled_without_asking(path: tuple[str, ...], said: str) -> None:
    read = FIGURES.read(apart := taken_apart(path), apart.measure)
    assert read.meaning is not None
    assert (read.meaning.said, read.found.confidence >= SURE) == (said, True)


@pytest.mark.parametrize(
    ("path", "why"),
    [
        (("新注册重点项目[个数]",), "“重点”没有认出来"),
        (("到位资金",), "没有写明是元、万元还是亿元"),
        (("年度目标任务",), "要用目标任务"),
        (("到位资金", "完成率（%）"), "要用目标任务"),
        (("到位资金", "占比%"), "占比"),
        (("其中：重大项目数",), "没有认出"),
        (("累计", "到位资金（万元）"), "可能是本年累计，也可能是历年累计"),
        (("资金落实率",), "没有认出"),
        (("到位资金（不含房地产）（万元）",), "没有认出来"),
        (("到位资金（万元）", "上年同期"), "看不出是上年哪一段的同期"),
        (("签约项目（亿元）",), ""),
        (("财政收入（万元）",), "没有认出"),
        (("合同引资额（个）",), "不敢肯定"),
    ],
)
def test_a_head_that_is_not_known_whole_is_asked(path: tuple[str, ...], why: str) -> None:
    read = FIGURES.read(apart := taken_apart(path), apart.measure)
    assert read.meaning is None or (not why and read.meaning.question.name == "合同引资额")
    assert why in str(read.reason)
    assert read.choices or not why


@pytest.mark.parametrize(
    "said",
    [
        '到位资金(期间="本月")|万元',
        "合同项目数",
        '名单:合同项目数(期间="累计")',
        "资料:投资方",
        "单位:东山镇",
        "期间:本年累计|同比",
        "期间:本期",
        "留空",
        "手填",
        "序号",
        "各单位",
    ],
)
def test_a_meaning_is_read_back_as_it_was_said(said: str) -> None:
    assert meaning_of(said).said == said
    assert isinstance(meaning_of(said), Meaning)


@pytest.mark.parametrize(
    ("word", "period", "label"),
    [
        ("", "2023年6月", ""),
        ("本月", "2023年6月", "2023年6月"),
        ("本月", "2023年", "2023年7月"),  # of a year that runs yet: the month of the moment
        ("本月", "2022年", "2022年12月"),
        ("本年累计", "2023年6月", "2023年上半年"),
        ("上年同期", "2023年5月", "2022年1月至5月"),
        ("上年同月", "2023年5月", "2022年5月"),
        ("上月", "2023年1月", "2022年12月"),
        ("上年本期", "2023年一季度", "2022年第一季度"),
        ("上年本期", "2023年", "2022年1月1日至7月5日"),
        ("上年1-5月", "2023年6月", "2022年1月至5月"),
        ("上年2021年", "2023年6月", "2020年"),
        ("1-5月", "2023年6月", "2023年1月至5月"),
        ("2022年", "2023年6月", "2022年"),
    ],
)
def test_the_months_of_a_form_are_counted_from_its_period(
    word: str, period: str, label: str
) -> None:
    assert period_said(word, parse_period(period), date(2023, 7, 5)) == label


def grid(*rows: tuple[object, ...], merges: tuple[Span, ...] = ()) -> Grid:
    cells = {
        row: {
            column: Cell(value)  # type: ignore[arg-type]
            for column, value in enumerate(values, start=1)
            if value is not None
        }
        for row, values in enumerate(rows, start=1)
    }
    return Grid("表", cells, merges)


def tables(found: Grid, *, width: int, last_row: int) -> list[Table]:
    layer = Layer(found, lambda place: True, width=width, last_row=last_row)
    form = Understanding(FIGURES, TOWNS)
    return [form.table(one) for one in layer.tables()]


def test_a_title_notes_an_index_row_and_a_signature_are_no_part_of_the_table() -> None:
    found = grid(
        ("关于六月的统计表", None, None),
        ("填报单位：某局", None, "单位：万元"),
        ("单位", "到位资金", "合同项目数"),
        ("甲", Decimal(1), Decimal(2)),
        ("东山镇", None, None),
        ("合计", None, None),
        ("填表人：", None, "联系电话："),
    )
    (table,) = tables(found, width=3, last_row=7)
    assert (table.shape, table.laid.head_rows) == (Shape.UNITS, (3, 4))
    assert [line.row for line in table.laid.totals] == [6]
    assert [slot.meaning.said for slot in table.slots if slot.meaning][:1] == ["到位资金|万元"]


@pytest.mark.parametrize(
    ("heads", "spans"),
    [
        (
            ("本月", "上年同期", "同比%", "本年累计", "上年同期", "同比%"),
            ("本月", "上年同月", "本月|同比", "本年累计", "上年同期", "本年累计|同比"),
        ),
        (("1-5月", "上年同期"), ("1-5月", "上年1-5月")),
        (("完成", "上年同期", "增长%"), ("本期", "上年本期", "本期|同比")),
        (("本月", "累计"), ("本月", "本年累计")),
        (("累计", "备注"), ("", None)),
    ],
)
def test_the_spans_of_columns_lean_on_what_stands_left_of_them(
    heads: tuple[str, ...], spans: tuple[str | None, ...]
) -> None:
    found = grid(("指标名称", *heads), ("合同项目数",), ("协议项目数",))
    (table,) = tables(found, width=len(heads) + 1, last_row=3)
    said = [slot.meaning.said if slot.meaning else "" for slot in table.slots][: len(heads)]
    wanted = [f"期间:{one}" if one else one for one in spans if one is not None]
    assert said[: len(wanted)] == wanted


def test_last_years_months_over_two_columns() -> None:
    found = grid(
        ("指标名称", "本年", None, "上年同期", None),
        (None, "本月", "累计", "本月", "累计"),
        ("合同项目数", None, None, None, None),
        merges=(Span(1, 1, 2, 1), Span(1, 2, 1, 3), Span(1, 4, 1, 5)),
    )
    (table,) = tables(found, width=5, last_row=3)
    said = [slot.meaning.said for slot in table.slots if slot.meaning][:4]
    assert said == ["期间:本月", "期间:本年累计", "期间:上年同月", "期间:上年同期"]


@pytest.mark.parametrize(
    ("heads", "last"),
    [
        (("到位资金（万元）", "上年同期"), '到位资金(期间="上年本期")|万元'),
        (("1-6月到位资金（万元）", "同比%"), '到位资金(期间="1-6月", 比="同比")'),
        (("合同项目数", "到位资金（万元）", "同比%"), '到位资金(比="同比")'),
        (("合同项目数", "协议项目数同比%"), '协议项目数(比="同比")'),
    ],
)
def test_a_comparison_is_of_the_column_left_of_it(heads: tuple[str, ...], last: str) -> None:
    found = grid(("单位", *heads), ("东山镇",))
    (table,) = tables(found, width=len(heads) + 1, last_row=2)
    assert table.slots[-1].meaning is not None
    assert table.slots[-1].meaning.said == last


def test_a_comparison_in_a_group_of_two_figures_is_asked_whose_it_is() -> None:
    found = grid(
        ("单位", "签约项目", None, None),
        (None, "个数", "合同金额（万元）", "同比%"),
        ("东山镇", None, None, None),
        merges=(Span(1, 1, 2, 1), Span(1, 2, 1, 4)),
    )
    (table,) = tables(found, width=4, last_row=3)
    (asked,) = table.asked
    assert [one.said for one in asked.choices] == [
        *('合同引资额(比="同比")', '合同项目数(比="同比")', "手填", "留空")
    ]


def test_a_title_that_narrows_what_no_head_does_is_told() -> None:
    found = grid(
        ("亿元以上项目情况统计表", None, None), ("单位", "合同项目数", "备注"), ("东山镇",)
    )
    (table,) = tables(found, width=3, last_row=3)
    assert "“亿元以上”，各列没有写" in str(table.notes[0])


def test_a_list_in_several_parts_is_not_filled_and_says_why() -> None:
    found = grid(
        ("签约项目表", None, None, None),
        ("序号", "项目名称", "投资方", "备注"),
        ("一、工业项目", None, None, None),
        (None, None, None, None),
        merges=(Span(1, 1, 1, 4), Span(3, 1, 3, 4)),
    )
    (table,) = tables(found, width=4, last_row=4)
    assert not table.slots
    assert "分了几段" in str(table.notes[0])


@pytest.mark.parametrize(
    "title", ["拟签约项目表", "计划开工项目表", "2023年招商项目情况", "新开工重点项目汇总"]
)
def test_which_projects_are_listed_is_asked_where_the_title_does_not_say(title: str) -> None:
    found = grid((title, None, None), ("项目名称", "投资方", "备注"), (None, None, None))
    (table,) = tables(found, width=3, last_row=3)
    assert [slot.label for slot in table.asked] == ["名单"]


def test_the_layout_is_that_of_the_heads_and_not_of_the_month() -> None:
    def layout(title: str, head: str) -> str:
        found = grid((title, None, None), ("单位", head, "备注"), ("东山镇", None, None))
        return tables(found, width=3, last_row=3)[0].layout

    assert layout("六月统计表", "合同项目数") == layout("七月统计表", "合同项目数")
    assert layout("六月统计表", "合同项目数") != layout("六月统计表", "协议项目数")


def test_a_sheet_drawn_to_its_last_column_is_read_no_further_than_a_form_goes() -> None:
    found = grid(("单位", "合同项目数", "备注"), ("东山镇", None, None))
    layer = Layer(found, lambda place: True, width=16_384, last_row=1_048_576)
    assert (layer.width, layer.last_row) == (200, 3_000)


def test_rows_come_before_the_last_of_a_body_or_behind_its_only_one() -> None:
    assert more_rows([5, 6, 7]) == (7, 7, 6)
    assert more_rows([5]) == (6, 5, 5)
    found = grid(("单位", "合同项目数", "备注"))
    (table,) = tables(found, width=3, last_row=1) or (None,)
    assert table is not None
    assert rows_of(table.laid) == [2]
