"""Papers in the proportions of official documents, made from leaflets."""

from __future__ import annotations

import io

import pytest
from docx import Document
from docx.document import Document as Paper
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Length, Pt

from luodi.foundation.files.leaflets.leaf import Grid, Head, Imprint, Kind, Leaflet, Part
from luodi.foundation.files.official.leaflet import document
from luodi.kernel.digits import ordinal
from luodi.kernel.short_codes import code_of, written

IMPRINT = Imprint("王招商 2023-03-01 12:00 取", written(code_of(18234, "ab" * 32)))
NAME = Head("项目", Kind.NAME)
FIGURES = (NAME, Head("申报", Kind.NUMBER), Head("核定", Kind.NUMBER), Head("计量", Kind.MEASURE))
MONEY = tuple(
    Head(reading, Kind.NUMBER, "万元", group)
    for group in ("合同引资额", "到位资金")
    for reading in ("申报", "核定")
)
WIDE = (NAME, Head("责任单位"), Head("签合同"), *MONEY, Head("最近发生日"))
ROW = ("光电产业园一期", "东山镇", "2023-01-02", "35,000.00", "0.00", "0.00", "0.00", "2023-02-01")
NARROW_PART = Part("主要指标", ["新签合同项目41个。"], Grid(FIGURES, [("合同数", "2", "0", "个")]))


def paper_of(*parts: Part) -> Paper:
    leaflet = Leaflet("甲区", "工作通报", ("2023年", "时点 #7@2023-03-01"), parts)
    return Document(io.BytesIO(document(leaflet, IMPRINT)))


def mm(length: Length | int | None) -> int:
    assert length is not None
    found: int = round(Length(length).mm)
    return found


def test_the_sheet_has_the_margins_of_an_official_paper() -> None:
    """GB/T 9704-2012: A4, 天头 37 mm, 订口 28 mm, 版心 156 mm x 225 mm."""
    sheet = paper_of(NARROW_PART).sections[0]
    wide, left, right = mm(sheet.page_width), mm(sheet.left_margin), mm(sheet.right_margin)
    high, above, below = mm(sheet.page_height), mm(sheet.top_margin), mm(sheet.bottom_margin)
    assert (wide, high, above, left) == (210, 297, 37, 28)
    assert (wide - left - right, high - above - below) == (156, 225)


def test_title_levels_and_text_have_their_faces() -> None:
    paper = paper_of(NARROW_PART, Part("项目名单", ["没有。"]))
    faces = {}
    for paragraph in paper.paragraphs:
        for run in paragraph.runs:
            fonts = run._r.find(f"{qn('w:rPr')}/{qn('w:rFonts')}")
            faces[run.text] = "" if fonts is None else fonts.get(qn("w:eastAsia"))
    assert faces["甲区工作通报"] == "方正小标宋简体"
    assert faces["（2023年，时点 #7@2023-03-01）"] == "楷体_GB2312"
    assert faces["一、主要指标"] == faces["二、项目名单"] == "黑体"
    assert faces["新签合同项目41个。"] == ""  # as the paper's own text
    normal = paper.styles["Normal"].element.rPr.rFonts
    assert normal.get(qn("w:eastAsia")) == "仿宋_GB2312"


def test_the_only_part_has_no_number() -> None:
    assert "主要指标" in [paragraph.text for paragraph in paper_of(NARROW_PART).paragraphs]


def test_a_wide_table_lies_with_its_heading_and_heads_come_again() -> None:
    paper = paper_of(NARROW_PART, Part("项目", grid=Grid(WIDE, [ROW] * 60, feet=[ROW])))
    upright, lying = paper.sections
    assert upright.orientation is WD_ORIENT.PORTRAIT
    assert lying.orientation is WD_ORIENT.LANDSCAPE
    table = paper.tables[1]
    again = f"{qn('w:trPr')}/{qn('w:tblHeader')}"
    assert sum(row._tr.find(again) is not None for row in table.rows) == 2
    assert len(table.rows) == 2 + 60 + 1
    assert sum(mm(cell.width) for cell in table.rows[5].cells) == pytest.approx(225, abs=4)


def test_a_paper_of_one_wide_table_lies_from_its_first_sheet() -> None:
    paper = paper_of(Part(grid=Grid(WIDE, [ROW])))
    assert [sheet.orientation for sheet in paper.sections] == [WD_ORIENT.LANDSCAPE]


def test_rows_beyond_a_paper_are_counted_in_a_sentence() -> None:
    paper = paper_of(Part(grid=Grid(FIGURES, [("合同数", "2", "0", "个")], count=1_234)))
    assert "以上列出 1 条，共 1,234 条；全部的请导出 Excel。" in [p.text for p in paper.paragraphs]


@pytest.mark.parametrize(
    ("number", "said"), [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (35, "三十五")]
)
def test_headings_count_as_papers_do(number: int, said: str) -> None:
    assert ordinal(number) == said


def test_a_paper_of_one_page_is_set_smaller() -> None:
    leaflet = Leaflet("甲区", "东山镇简报", ("2023年",), (NARROW_PART,), is_one_page=True)
    paper = Document(io.BytesIO(document(leaflet, IMPRINT)))
    normal = paper.styles["Normal"].element.rPr
    assert normal.find(qn("w:sz")).get(qn("w:val")) == "24"  # 小四, in half points
    assert mm(paper.sections[0].top_margin) == 24


def test_the_end_of_a_section_takes_no_line() -> None:
    """Else it would stand on a sheet of its own behind a full one."""
    paper = paper_of(NARROW_PART, Part("项目", grid=Grid(WIDE, [ROW])))
    (last,) = [one for one in paper.paragraphs if one._p.find(f".//{qn('w:sectPr')}") is not None]
    assert last.paragraph_format.line_spacing == Pt(1)
