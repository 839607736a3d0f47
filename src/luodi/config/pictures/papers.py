"""Papers that can be looked at: a contract of some pages, a photograph that shows something."""

from __future__ import annotations

import io
from datetime import datetime

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph
from PIL import Image, ImageDraw

from luodi.config.demonstration.papers.paper import NOTICE
from luodi.config.demonstration.papers.pictures import camera_block

SIZE = 1280, 960
SKY, EARTH, SHED, STEEL, CRANE = "#a9c3d6", "#a58763", "#d9d4c8", "#7b6f64", "#d9a02b"
PARTIES = (
    *("发包人（甲方）", "演示公司", "承包人（乙方）", "演示建设公司"),
    *("合同价款", "3,860万元", "合同工期", "360日"),
)
CLAUSES = (
    "第一条　乙方按甲方审定的施工图和国家现行规范施工，不得转包。",
    "第二条　工程内容：一号厂房、二号厂房、综合楼及厂区道路。",
    "第三条　合同工期三百六十日，自监理签发开工令之日起计算。",
    "第四条　合同价款按月计量，凭监理签认的工程量支付。",
    "第五条　乙方每月二十五日前报送形象进度和现场照片。",
    "第六条　因甲方原因停工的，工期顺延；因乙方原因逾期的，按日承担违约金。",
    "第七条　本合同一式六份，双方各执三份，签字盖章后生效。",
)


def contract(title: str) -> bytes:
    """A contract of three pages, in the fonts of an office."""
    document = Document()
    written(document.add_paragraph(), NOTICE, "楷体", 12)
    head = document.add_paragraph()
    head.alignment = WD_ALIGN_PARAGRAPH.CENTER
    written(head, title, "黑体", 20)
    table = document.add_table(2, 4, "Table Grid")
    cells = [cell for row in table.rows for cell in row.cells]
    for cell, text in zip(cells, PARTIES, strict=True):
        written(cell.paragraphs[0], text, "仿宋_GB2312", 12)
    for number in range(3):
        for place, clause in enumerate(CLAUSES):
            paragraph = document.add_paragraph()
            paragraph.paragraph_format.page_break_before = number > 0 and place == 0
            written(paragraph, clause, "仿宋_GB2312", 16)
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def written(paragraph: Paragraph, text: str, font: str, size: int) -> None:
    run = paragraph.add_run(text)
    run.font.name, run.font.size = font, Pt(size)
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)


def photograph(at: datetime) -> bytes:
    """A building site with a crane, taken with a telephone at this moment."""
    scene = Image.new("RGB", SIZE, SKY)
    pen = ImageDraw.Draw(scene)
    pen.rectangle((0, 620, *SIZE), EARTH)
    for left in range(160, 860, 100):  # the frame of a hall
        pen.rectangle((left, 380, left + 18, 720), STEEL)
    for top in (380, 490, 600):
        pen.rectangle((160, top, 878, top + 14), STEEL)
    pen.rectangle((160, 620, 460, 720), SHED)
    pen.rectangle((980, 120, 1004, 700), CRANE)
    pen.rectangle((560, 150, 1200, 168), CRANE)
    pen.line((640, 168, 640, 380), STEEL, 3)
    pen.polygon(((520, 860), (760, 770), (1010, 860)), "#8a6e4c")
    kept = io.BytesIO()
    exif = camera_block(taken_at=at, latitude=34.5, longitude=109.5)
    scene.save(kept, "JPEG", quality=85, exif=exif)
    return kept.getvalue()
