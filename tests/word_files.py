"""Word files as an office writes them."""

from __future__ import annotations

import io

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph
from PIL import Image

BODY, HEAD = "仿宋_GB2312", "方正小标宋简体"


def write(paragraph: Paragraph, text: str, font: str = BODY, size: int = 16) -> None:
    run = paragraph.add_run(text)
    run.font.name, run.font.size = font, Pt(size)
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)


def letter(text: str, pages: int = 1) -> bytes:
    """A letter that says one thing, on each of so many pages."""
    document = Document()
    for number in range(pages):
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.page_break_before = number > 0
        write(paragraph, text)
    return saved(document)


def report() -> bytes:
    """A heading, a table with merged cells, a picture."""
    document = Document()
    head = document.add_paragraph()
    head.alignment = WD_ALIGN_PARAGRAPH.CENTER
    write(head, "关于光电厂开工情况的报告", HEAD, 22)
    table = document.add_table(4, 4, "Table Grid")
    table.cell(0, 0).merge(table.cell(0, 3)).text = "到位资金"
    table.cell(1, 0).merge(table.cell(3, 0)).text = "2026年"
    drawn = io.BytesIO()
    Image.new("RGB", (400, 200), "navy").save(drawn, "JPEG")
    document.add_picture(drawn, width=Cm(10))
    return saved(document)


def gridded(lines: int) -> bytes:
    """Lines of twelve points on the grid that Word gives every Chinese letter."""
    document = Document()
    grid = document.sections[0]._sectPr.find(qn("w:docGrid"))
    if grid is None:
        grid = OxmlElement("w:docGrid")
        document.sections[0]._sectPr.append(grid)
    grid.set(qn("w:type"), "lines")
    grid.set(qn("w:linePitch"), "312")
    for _ in range(lines):
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(0)
        paragraph.paragraph_format.line_spacing = 1.0
        write(paragraph, "第一条", size=12)
    return saved(document)


def saved(document: object) -> bytes:
    out = io.BytesIO()
    document.save(out)  # type: ignore[attr-defined]
    return out.getvalue()
