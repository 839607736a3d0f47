"""A form of the city in Excel: cells with placeholders are filled, formulas and layout stay."""

from __future__ import annotations

import io

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Font

from acting import claim, project, verified
from conftest import NOON, Cast
from luodi.analysis.figures.rules.moments import AsOf
from luodi.foundation.files.templates.keeping import kept
from luodi.foundation.rulebook.actions import load
from luodi.foundation.rulebook.rules.shipped import shipped
from luodi.kernel.periods import Period
from luodi.kernel.refusal import Refused
from luodi.outputs.papers.queries.filling import Made, Wanted, fill
from luodi.outputs.papers.queries.paper import Paper


@pytest.fixture
def ruled(cast: Cast) -> Cast:
    load(book=cast.book, text=shipped("default").text, by=cast.office, at=NOON)
    verified(cast, claim(project(cast, "甲厂"), "contract"))
    return cast


def form(**cells: str) -> bytes:
    book = Workbook()
    sheet = book.active
    sheet.title = "报表"
    for address, words in cells.items():
        sheet[address] = words
    sheet["A1"].font = Font(name="黑体", bold=True)
    sheet.merge_cells("C1:D1")
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def filled(cast: Cast, content: bytes) -> Made:
    paper = Paper(book=cast.book, period=Period.year(2023), as_of=AsOf(), now=NOON)
    return fill(content, paper, Wanted("市表.xlsx"))


def test_numbers_are_numbers_and_formulas_reckon_with_them(ruled: Cast) -> None:
    content = form(
        A1="{{ 合同项目个数 }}",
        A2="{{ 合同项目个数(口径=“申报”) }}",
        A3="=A1+A2",
        B1="共{{合同项目个数}}个",
    )
    made = filled(ruled, content)
    sheet = load_workbook(io.BytesIO(made.content))["报表"]
    assert (sheet["A1"].value, sheet["A3"].value, sheet["B1"].value) == (1, "=A1+A2", "共1个")
    assert sheet["A1"].font.name == "黑体"
    assert [str(one) for one in sheet.merged_cells.ranges] == ["C1:D1"]
    record = kept(made.content)
    assert record is not None
    assert [one["printed"] for one in record["figures"]] == ["1", "1"]


def test_a_name_that_is_none_is_told_with_its_cell(ruled: Cast) -> None:
    with pytest.raises(Refused, match="单元格 报表!B2"):
        filled(ruled, form(B2="{{ 合同项目各数 }}"))


def test_loops_are_for_word_alone(ruled: Cast) -> None:
    with pytest.raises(Refused, match="不能写"):
        filled(ruled, form(B2="{% if 合同项目个数 %}有{% endif %}"))
