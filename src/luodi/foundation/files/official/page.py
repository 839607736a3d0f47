"""The sheet of an official paper: its margins, its types, its lines and its page numbers.

Proportions are those of GB/T 9704-2012 党政机关公文格式: A4 with 37 mm above and 28 mm at the
binding edge round a type area of 156 by 225 mm, 22 lines of 28 signs; text 三号仿宋, title
二号小标宋, levels 黑体, 楷体, 仿宋; page numbers 四号 between dashes, outside. A table too wide for
the sheet stands on one that is turned.
"""

from __future__ import annotations

from typing import Any

from docx import Document
from docx.document import Document as Paper
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Length, Mm, Pt
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

SONG, TITLE_SONG, FANG, KAI, HEI = "宋体", "方正小标宋简体", "仿宋_GB2312", "楷体_GB2312", "黑体"
LATIN = "Times New Roman"
ER, SAN, SI, XIAO_SI, WU, XIAO_WU = Pt(22), Pt(16), Pt(14), Pt(12), Pt(10.5), Pt(9)
IN_CELLS = "表格文字"
LINE, COMPACT_LINE = Pt(28.95), Pt(20)  # 22 of the first fill 225 mm
WIDTH, HEIGHT = Mm(210), Mm(297)
ABOVE, BINDING, OUTER, BELOW = Mm(37), Mm(28), Mm(26), Mm(35)
COMPACT_EDGE = Mm(24)
FOOT = Mm(25)  # the page number stands 7 mm under the type area
ROOM_MM, TURNED_ROOM_MM = 156, 225


def blank(title: str, *, is_compact: bool = False) -> Paper:
    """An empty paper with its types set, and nothing of who made it but its title.

    A compact one keeps to one sheet what an official paper would spread over two.
    """
    paper = Document()
    paper.core_properties.title = title
    paper.core_properties.author = ""
    paper.core_properties.comments = ""
    style = paper.styles["Normal"]
    assert isinstance(style, ParagraphStyle)
    typed(style, FANG, XIAO_SI if is_compact else SAN)
    style.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    style.paragraph_format.line_spacing = COMPACT_LINE if is_compact else LINE
    style.paragraph_format.space_after = Pt(0)
    style_of_cells(paper)
    paper.settings.odd_and_even_pages_header_footer = True
    section = paper.sections[0]
    upright(section)
    if is_compact:
        for edge in ("top_margin", "bottom_margin", "left_margin", "right_margin"):
            setattr(section, edge, COMPACT_EDGE)
    number_pages(section)
    return paper


def style_of_cells(paper: Paper) -> None:
    """The types of tables, where the paper does not have them yet."""
    if IN_CELLS in {style.name for style in paper.styles}:
        return
    cells = paper.styles.add_style(IN_CELLS, WD_STYLE_TYPE.PARAGRAPH)
    assert isinstance(cells, ParagraphStyle)
    typed(cells, FANG, XIAO_SI)
    cells.paragraph_format.line_spacing_rule = WD_LINE_SPACING.SINGLE
    cells.paragraph_format.space_before = cells.paragraph_format.space_after = Pt(2)
    cells.paragraph_format.first_line_indent = Pt(0)


def size_of(paper: Paper) -> Length:
    """Of the paper's text."""
    style = paper.styles["Normal"]
    assert isinstance(style, ParagraphStyle)
    return style.font.size or SAN


def typed(of: Any, face: str, size: Length, *, is_bold: bool = False) -> None:
    """A style or a run in one face: its Chinese signs, its Latin ones, its size."""
    of.font.name, of.font.size, of.font.bold = LATIN, size, is_bold or None
    properties = of.element.get_or_add_rPr()
    properties.get_or_add_rFonts().set(qn("w:eastAsia"), face)


def in_signs(paragraph: Paragraph, **edges: int) -> None:
    """Indents in hundredths of a sign, so that they follow the size of the type."""
    indent = paragraph._p.get_or_add_pPr().get_or_add_ind()
    for edge, hundredths in edges.items():
        indent.set(qn(f"w:{edge}"), str(hundredths))


def upright(section: Section) -> None:
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = WIDTH, HEIGHT
    section.top_margin, section.bottom_margin = ABOVE, BELOW
    section.left_margin, section.right_margin = BINDING, OUTER
    section.footer_distance = FOOT


def turned(section: Section) -> None:
    """The same sheet lying: what was its binding edge is above."""
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = HEIGHT, WIDTH
    section.top_margin, section.bottom_margin = BINDING, OUTER
    section.left_margin, section.right_margin = ABOVE, BELOW
    section.footer_distance = Mm(16)


def turn(paper: Paper, *, is_wide: bool) -> None:
    """From here on upright or lying sheets; nothing where they are so already."""
    section = paper.sections[-1]
    if (section.orientation is WD_ORIENT.LANDSCAPE) is is_wide:
        return
    if paper.paragraphs or paper.tables:
        section = on_new_sheet(paper)
    (turned if is_wide else upright)(section)


def on_new_sheet(paper: Paper) -> Section:
    """A section that begins a sheet.

    The paragraph that ends the one before is as good as nothing: a whole line that found no room
    any more would stand on a sheet of its own.
    """
    section: Section = paper.add_section(WD_SECTION.NEW_PAGE)
    shape = paper.paragraphs[-1].paragraph_format
    shape.line_spacing_rule, shape.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(1)
    shape.space_before = shape.space_after = Pt(0)
    return section


def annexed(paper: Paper, *, is_wide: bool) -> None:
    """Sheets of an official paper behind a text that somebody else has laid out."""
    style_of_cells(paper)
    section = on_new_sheet(paper)
    (turned if is_wide else upright)(section)


def number_pages(section: Section) -> None:
    """— 1 —, at the right of odd pages and at the left of even ones, one sign from the edge."""
    right, left = WD_ALIGN_PARAGRAPH.RIGHT, WD_ALIGN_PARAGRAPH.LEFT
    odd, even = (section.footer, right, "rightChars"), (section.even_page_footer, left, "leftChars")
    for footer, side, edge in (odd, even):
        footer.is_linked_to_previous = False
        paragraph = footer.paragraphs[0]
        paragraph.alignment = side
        in_signs(paragraph, **{edge: 100})
        for part in ("— ", "PAGE", " —"):
            run = paragraph.add_run() if part == "PAGE" else paragraph.add_run(part)
            typed(run, SONG, SI)
            if part == "PAGE":
                run._r.extend(field(part))


def field(name: str) -> list[Any]:
    """What Word works out itself, as the page it is on."""
    marks = []
    for kind in ("begin", "separate", "end"):
        mark = OxmlElement("w:fldChar")
        mark.set(qn("w:fldCharType"), kind)
        marks.append(mark)
    told = OxmlElement("w:instrText")
    told.set(qn("xml:space"), "preserve")
    told.text = f" {name} "
    shown = OxmlElement("w:t")
    shown.text = "1"
    begin, separate, end = marks
    return [begin, told, separate, shown, end]
