"""The annex 口径说明: on what every figure of a paper rests."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Pt

from luodi.foundation.rulebook.models import RulebookVersion
from luodi.foundation.rulebook.queries import parsed
from luodi.kernel.text import gettext_noop
from luodi.outputs.papers.queries.desk import Filled
from luodi.outputs.papers.queries.paper import Paper

TITLE = gettext_noop("口径说明")
HEADS = (
    gettext_noop("序号"),
    gettext_noop("文中的数"),
    gettext_noop("指标、期间、范围"),
    gettext_noop("口径"),
    gettext_noop("算式或出处"),
    gettext_noop("读法"),
)
SONG, HEI = "宋体", "黑体"


def append_annex(document: Any, paper: Paper, filled: Iterable[Filled]) -> None:
    """A table behind the text: each figure once, with its definition and its arithmetic."""
    document.add_page_break()
    write(document.add_paragraph(), TITLE, HEI, 16, centred=True)
    rulebook = parsed(RulebookVersion.objects.get(book=paper.book, number=paper.version))
    said = f"{paper.book.name}，{paper.period.label}，时点 {paper.moment}（链首 {paper.head}），"
    write(document.add_paragraph(), said + rulebook.label, SONG, 10.5)
    table = document.add_table(1, len(HEADS))
    for name in ("Table Grid", "TableGrid"):
        if name in [style.name for style in document.styles]:
            table.style = name
            break
    for cell, words in zip(table.rows[0].cells, HEADS, strict=True):
        write(cell.paragraphs[0], words, HEI, 9)
    for one in filled:
        cells = table.add_row().cells
        for cell, words in zip(cells, line_of(one), strict=True):
            write(cell.paragraphs[0], words, SONG, 9)


def line_of(one: Filled) -> Iterator[str]:
    answer = one.answer
    yield str(one.number)
    yield one.printed
    yield "，".join(word for word in (answer.name, answer.period, answer.scope) if word)
    yield answer.sentence
    yield answer.arithmetic or answer.ground or answer.why_not
    yield "，".join(word for word in (answer.reading, answer.moment) if word)


def write(paragraph: Any, words: str, font: str, size: float, *, centred: bool = False) -> None:
    run = paragraph.add_run(words)
    run.font.name, run.font.size = font, Pt(size)
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)
    paragraph.paragraph_format.space_after = Pt(0)
    if centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
