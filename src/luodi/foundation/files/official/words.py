"""The words of an official paper: its title, its levels of headings, its paragraphs."""

from __future__ import annotations

from docx.document import Document as Paper
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Length, Pt
from docx.text.paragraph import Paragraph

from luodi.foundation.files.official.page import (
    ER,
    FANG,
    HEI,
    KAI,
    SAN,
    TITLE_SONG,
    XIAO_SI,
    in_signs,
    size_of,
    typed,
)

AFTER_OUTLINE = ("w:divId", "w:cnfStyle", "w:rPr", "w:sectPr", "w:pPrChange")
ABOVE_HEADING = Pt(10)  # a table may end just above
LEVELS = ((HEI, False), (KAI, False), (FANG, True))


def title(paper: Paper, words: str, under: str = "") -> None:
    """The title in the middle, and under it in brackets on what it rests."""
    size = size_of(paper)
    heading = centred(paper, words, TITLE_SONG, Length(size + ER - SAN))
    heading.paragraph_format.line_spacing = Length(size + Pt(20))
    heading.paragraph_format.space_after = Pt(0) if under else size
    if under:
        centred(paper, under, KAI, size).paragraph_format.space_after = size


def centred(paper: Paper, words: str, face: str, size: Length) -> Paragraph:
    paragraph = paper.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    typed(paragraph.add_run(words), face, size)
    return paragraph


def heading(paper: Paper, words: str, level: int = 1) -> Paragraph:
    """A heading of the first, second or third level; it stays with what follows."""
    face, is_bold = LEVELS[level - 1]
    paragraph = indented(paper)
    typed(paragraph.add_run(words), face, size_of(paper), is_bold=is_bold)
    paragraph.paragraph_format.keep_with_next = True
    paragraph.paragraph_format.space_before = ABOVE_HEADING
    outline = parse_xml(f'<w:outlineLvl {nsdecls("w")} w:val="{level - 1}"/>')
    paragraph._p.get_or_add_pPr().insert_element_before(outline, *AFTER_OUTLINE)
    return paragraph


def body(paper: Paper, words: str, lead: str = "") -> Paragraph:
    """A paragraph, two signs in; its lead, where it has one, stands out."""
    paragraph = indented(paper)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    if lead:
        typed(paragraph.add_run(lead), KAI, size_of(paper), is_bold=True)
    paragraph.add_run(words)
    return paragraph


def small(paper: Paper, words: str) -> Paragraph:
    """What is to be known of a table or of the whole, in small type under it."""
    paragraph = paper.add_paragraph()
    paragraph.paragraph_format.line_spacing = Pt(18)
    paragraph.paragraph_format.space_before = Pt(4)
    typed(paragraph.add_run(words), KAI, XIAO_SI)
    return paragraph


def signed(paper: Paper, who: str, on: str) -> None:
    """By whom and on which day, at the right, four signs from the edge."""
    for words in (who, on):
        at_the_right(paper, words)


def at_the_right(paper: Paper, words: str) -> Paragraph:
    paragraph = paper.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    in_signs(paragraph, rightChars=400)
    paragraph.add_run(words)
    return paragraph


def indented(paper: Paper) -> Paragraph:
    """Two signs in, as every paragraph begins; in points too, for programs that know no signs."""
    paragraph = paper.add_paragraph()
    paragraph.paragraph_format.first_line_indent = Length(2 * size_of(paper))
    in_signs(paragraph, firstLineChars=200)
    return paragraph
