"""One description of columns gives the page, the workbook's cells and the plain copy."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from html.parser import HTMLParser

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from luodi.foundation.ui.numbers import cut
from luodi.foundation.ui.tables.columns import Column, Kind
from luodi.foundation.ui.tables.drawing import rows_html, table_html
from luodi.foundation.ui.tables.plain import plain_text
from luodi.foundation.ui.tables.table import Foot, Ordering, Pick, Table
from luodi.kernel.rounding import round_to


@dataclass(frozen=True)
class Row:
    name: str
    claimed: Decimal | None = None
    verified: Decimal | None = None
    count: int | None = None
    on: date | None = None
    state: str = ""


NAME: Column[Row] = Column("name", "项目", lambda r: r.name, is_head=True, is_sortable=True)
LINKED: Column[Row] = Column("name", "项目", lambda r: r.name, link=lambda r: r.name)
CLAIMED: Column[Row] = Column(
    "claimed",
    "申报",
    lambda r: r.claimed,
    Kind.MONEY,
    "亿元",
    group="到位资金",
    is_sortable=True,
)
VERIFIED: Column[Row] = Column(
    "verified", "核定", lambda r: r.verified, Kind.MONEY, "亿元", group="到位资金"
)
COUNT: Column[Row] = Column("count", "项目数", lambda r: r.count, Kind.NUMBER, "个")
ON: Column[Row] = Column("on", "最近记录", lambda r: r.on, Kind.DATE, is_sortable=True)
STATE: Column[Row] = Column("state", "状态", lambda r: r.state, Kind.STATUS, tone=lambda r: "wait")
ALL = (NAME, CLAIMED, VERIFIED, COUNT, ON, STATE)
ROW = Row("光电厂", Decimal(350_000_000), Decimal(0), 1200, date(2023, 3, 1), "待核定")


class Reader(HTMLParser):
    """What a browser makes of a piece of markup: its tags, and the words between them."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[str] = []
        self.words: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [name for name, _ in attrs]

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def cells(text: str) -> list[str]:
    found = re.findall(r"<t[dh][^>]*>(.*?)</t[dh]>", text)
    return [html.unescape(re.sub(r"<[^>]+>", "", cell)) for cell in found]


def test_money_is_printed_in_the_columns_unit_and_nothing_is_a_dash() -> None:
    table = Table("表", ALL, [ROW, Row("空")])
    assert cells(rows_html(table)) == [
        *("光电厂", "3.50", "0.00", "1,200", "2023-03-01", "○ 待核定"),
        *("空", "—", "—", "—", "—", "—"),
    ]


def test_the_cell_of_a_workbook_is_typed_and_in_the_same_unit() -> None:
    typed = [column.cell(ROW) for column in ALL]
    assert typed == ["光电厂", Decimal("3.50"), Decimal("0.00"), 1200, ROW.on, "待核定"]
    formats = [column.number_format for column in ALL]
    assert formats == ["@", "#,##0.00", "#,##0.00", "General", "yyyy-mm-dd", "@"]
    assert replace(COUNT, digits=0).number_format == "#,##0"


@pytest.mark.parametrize(
    ("count", "digits", "printed"),
    [
        (Decimal("4.5"), None, "4.5"),
        (Decimal("3.0000"), None, "3"),
        (Decimal("0.3333"), None, "0.33"),
        (Decimal("1234.5"), 0, "1,235"),
        (7, 1, "7.0"),
    ],
)
def test_a_shared_count_is_not_rounded_to_a_whole_one(
    count: Decimal | int, digits: int | None, printed: str
) -> None:
    column: Column[Decimal | int] = Column(
        "n", "项目数", lambda row: row, Kind.NUMBER, digits=digits
    )
    assert column.text(count) == printed
    assert column.cell(count) == Decimal(printed.replace(",", ""))


@pytest.mark.parametrize(
    ("kind", "value"), [(Kind.NUMBER, "<b>"), (Kind.MONEY, "3"), (Kind.DATE, "<")]
)
def test_words_in_a_column_of_numbers_or_days_are_a_mistake(kind: Kind, value: str) -> None:
    column: Column[str] = Column("n", "数", lambda row: row, kind, "亿元")
    with pytest.raises(TypeError):
        column.text(value)


def test_a_plain_copy_is_one_line_for_each_row_whatever_was_typed() -> None:
    text = plain_text(ALL, [Row("甲\t乙\n丙\u2028丁", Decimal(1))])
    assert text.split("\n") == [
        "项目\t到位资金 申报（亿元）\t到位资金 核定（亿元）\t项目数（个）\t最近记录\t状态",
        "甲 乙 丙 丁\t0.00\t—\t—\t—\t—",
    ]


@pytest.mark.parametrize(
    "typed", ["=1+1", "+86 029", "-甲", "@SUM(A1)", "＝1+1", " =1+1", "\t=1+1"]
)
def test_what_a_person_typed_is_no_formula_where_a_plain_copy_is_pasted(typed: str) -> None:
    named, stated = plain_text((NAME, STATE), [Row(typed, state=typed)]).split("\n")[1].split("\t")
    assert named == stated == f"'{typed}".replace("\t", " ")


def test_a_number_below_nothing_stays_a_number_in_a_plain_copy() -> None:
    copy = plain_text((CLAIMED,), [Row("甲", Decimal(-350_000_000))])
    assert copy.split("\n")[1] == "-3.50"


def test_neighbours_of_one_group_stand_under_one_head_with_one_unit() -> None:
    head = table_html(Table("表", ALL, [])).partition("</thead>")[0]
    assert '<th scope="colgroup" colspan="2" class="over">到位资金<span class="unit">亿元' in head
    assert '<th scope="col" rowspan="2">项目</th>' in head
    assert head.count("亿元") == 1


@pytest.mark.parametrize(
    ("column", "now", "sorted_as", "link"),
    [
        (NAME, "", "", "?order=name"),
        (NAME, "name", "ascending", "?order=-name"),
        (NAME, "-name", "descending", "?order=name"),
        (CLAIMED, "name", "", "?order=-claimed"),
        (CLAIMED, "-claimed", "descending", "?order=claimed"),
        (ON, "", "", "?order=-on"),
    ],
)
def test_a_head_leads_to_the_next_order_and_says_the_one_there_is(
    column: Column[Row], now: str, sorted_as: str, link: str
) -> None:
    ordering = Ordering(now, lambda order: f"?order={order}")
    head = table_html(Table("表", [column], [], ordering=ordering)).partition("</thead>")[0]
    assert f'href="{link}"' in head
    assert (f'aria-sort="{sorted_as}"' in head) if sorted_as else ("aria-sort" not in head)


def test_a_column_that_cannot_be_ordered_has_no_link() -> None:
    table: Table[Row] = Table("表", [COUNT], [], ordering=Ordering("", lambda order: f"?{order}"))
    assert "<a " not in table_html(table)


def test_totals_stand_under_their_columns_behind_a_label_as_wide_as_what_is_left() -> None:
    foot = Foot("合计", {"verified": Decimal(550_000_000), "count": 7})
    drawn = table_html(Table("表", ALL, [ROW], [foot])).partition("<tfoot>")[2]
    assert '<th scope="row" colspan="2">合计</th>' in drawn
    assert cells(drawn) == ["合计", "5.50", "7", "", ""]


def test_the_box_of_a_row_says_which_row_it_chooses() -> None:
    pick: Pick[Row] = Pick("entry", lambda r: "7", lambda r: r.name)
    drawn = table_html(Table("表", [NAME], [ROW], [Foot("合计", {})], pick=pick))
    assert 'name="entry" value="7" aria-label="选择 光电厂"' in drawn
    assert '<th scope="row" colspan="2">合计' in drawn


def test_heads_are_translated_and_values_are_not() -> None:
    with translation.override("en"):
        drawn = table_html(Table("表", [STATE], [ROW]))
    assert ">State<" in drawn
    assert "待核定" in drawn


@given(name=st.text(), state=st.text())
def test_whatever_a_row_holds_is_read_back_as_words(name: str, state: str) -> None:
    pick: Pick[Row] = Pick("row", lambda r: r.name, lambda r: r.name)
    table = Table(name, [LINKED, STATE], [Row(name, state=state)], [Foot(name, {})], pick=pick)
    seen = Reader(table_html(table))
    drawn = {"div", "table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td", "input"}
    assert set(seen.tags) <= drawn | {"a", "span"}
    known = {"class", "role", "aria-label", "tabindex", "scope", "data-head", "type", "name"}
    assert set(seen.attributes) <= known | {"value", "href", "aria-hidden", "colspan"}
    if name:
        assert name.replace("\r\n", "\n").replace("\r", "\n") in "".join(seen.words).replace(
            "\r\n", "\n"
        ).replace("\r", "\n")


@given(
    st.decimals(
        allow_nan=False, allow_infinity=False, places=6, min_value=-(10**15), max_value=10**15
    ),
    st.integers(0, 4),
)
def test_numbers_are_cut_as_the_kernel_cuts_them(value: Decimal, digits: int) -> None:
    assert str(cut(value, digits)) == str(round_to(value, digits))
