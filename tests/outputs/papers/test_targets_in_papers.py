"""A template says 目标, 完成率, 超欠进度, 比目标; rechecking tells of an adjusted target."""

from __future__ import annotations

import io
from datetime import datetime

import pytest
from docx import Document
from openpyxl import Workbook, load_workbook

from acting import claim, days_on, money_in, project, verified
from conftest import NOON, Cast
from luodi.analysis.figures.rules.moments import AsOf
from luodi.foundation.rulebook.actions import load
from luodi.foundation.rulebook.rules.shipped import shipped
from luodi.kernel.periods import Period
from luodi.kernel.refusal import Refused
from luodi.outputs.papers.queries.filling import Made, Wanted, fill
from luodi.outputs.papers.queries.paper import Paper
from luodi.outputs.papers.queries.rechecking import recheck
from paper_templates import said, template
from targeting import set_targets, wanted

YI = 10**8


@pytest.fixture
def owing(cast: Cast) -> Cast:
    """One contract of four and 0.5亿元 of 2亿元, verified; the town owes two contracts."""
    load(book=cast.book, text=shipped("default").text, by=cast.office, at=NOON)
    subject = project(cast, "甲厂")
    verified(cast, claim(subject, "contract"))
    verified(cast, money_in(subject, YI // 2))
    set_targets(
        cast,
        wanted(cast, "contracts", 4),
        wanted(cast, "contracts", 2, cast.town),
        wanted(cast, "arrived", 2 * YI),
        wanted(cast, "r_start", 85),
        at=NOON,
    )
    return cast


def filled(cast: Cast, text: str | bytes, at: datetime = NOON, **wanted: object) -> Made:
    content = template(text) if isinstance(text, str) else text
    paper = Paper(book=cast.book, period=Period.year(2023), as_of=AsOf(), now=at)
    return fill(content, paper, Wanted("讲话.docx", **wanted))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("任务{{ 合同项目个数|目标 }}个", "任务4个"),
        ("任务{{ 到位资金|目标|亿元 }}", "任务2亿元"),
        ("任务{{ 到位资金|目标|万元 }}", "任务20000万元"),
        ("占任务的{{ 到位资金|完成率 }}", "占任务的25%"),
        ("{{ 到位资金|超欠进度 }}", "超8.33个百分点"),  # two months of twelve are over
        ("{{ 合同项目个数|比目标 }}", "距目标差3个"),
        ("{{ 到位资金|比目标|万元 }}", "距目标差15000万元"),
        ("{{ 合同项目个数(单位=“东山镇”)|完成率 }}", "50%"),
        ("{{ 开工率|目标 }}", "85%"),
        ("{{ 开工率|比目标 }}", "距目标差85个百分点"),
        ("{% if 到位资金|完成率 >= 25 %}达到{% else %}没有{% endif %}", "达到"),
    ],
)
def test_a_figure_beside_its_target(owing: Cast, text: str, words: str) -> None:
    assert said(filled(owing, text).content) == [words]


def test_without_a_target_a_dash_says_why(owing: Cast) -> None:
    made = filled(owing, "开工{{ 开工项目数|完成率 }}，{{ 开工项目数|比目标 }}")
    assert said(made.content) == ["开工—，—"]
    assert made.open == ("2023年没有下达过“开工项目数”的目标任务",)
    with pytest.raises(Refused, match="不能写成“万元”"):
        filled(owing, "{{ 合同项目个数|目标|万元 }}")


def test_the_annex_names_the_document(owing: Cast) -> None:
    content = filled(owing, "{{ 到位资金|完成率 }}", annex=True).content
    cells = [c.text for t in Document(io.BytesIO(content)).tables for r in t.rows for c in r.cells]
    [told] = [text for text in cells if "目标任务分解表" in text]
    assert told.startswith("0.50亿元 ÷ 2.00亿元；")
    assert told.endswith("目标：目标任务分解表（甲政发〔2023〕3号），2023-02-01下达")


def test_a_cell_of_a_workbook_is_a_number(owing: Cast) -> None:
    book = Workbook()
    book.active["A1"] = "{{ 合同项目个数|目标 }}"
    book.active["A2"] = "{{ 合同项目个数|完成率 }}"
    out = io.BytesIO()
    book.save(out)
    paper = Paper(book=owing.book, period=Period.year(2023), as_of=AsOf(), now=NOON)
    sheet = load_workbook(io.BytesIO(fill(out.getvalue(), paper, Wanted("表.xlsx")).content)).active
    assert (sheet["A1"].value, sheet["A2"].value) == (4, 25)


def test_rechecking_tells_of_an_adjusted_target(owing: Cast) -> None:
    content = filled(owing, "占{{ 合同项目个数|完成率 }}，签约{{ 合同项目个数 }}个").content
    assert recheck(content, AsOf(), days_on(1), reader=None).different == ()
    set_targets(owing, wanted(owing, "contracts", 5), at=days_on(1), reason="市里追加")
    [one] = recheck(content, AsOf(), days_on(2), reader=None).different
    assert (one.printed, one.today) == ("25%", "20%")
    assert list(map(str, one.causes)) == [
        "目标已调整：目标任务分解表（甲政发〔2023〕3号），2023-02-01"
    ]
