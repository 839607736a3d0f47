"""The annex 口径说明: on what every figure of a paper rests."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from luodi.foundation.rulebook.models import RulebookVersion
from luodi.foundation.rulebook.queries import parsed
from luodi.kernel.text import gettext_noop
from luodi.outputs.papers.queries.asking import Figures
from luodi.outputs.papers.queries.desk import Filled
from luodi.outputs.papers.queries.paper import Paper
from luodi.outputs.papers.rules.answers import COUNTED, Answer
from luodi.outputs.papers.rules.placeholders import parse

TITLE = gettext_noop("口径说明")
RESTS = gettext_noop("%(book)s，%(period)s，时点 %(moment)s（链首 %(head)s），%(rulebook)s")
HEADS = (
    (gettext_noop("序号"), 12),
    (gettext_noop("文中的数"), 38),
    (gettext_noop("指标、期间、范围"), 48),
    (gettext_noop("算式或出处"), 34),
    (gettext_noop("行数"), 12),
    (gettext_noop("读法"), 14),
)
SONG, HEI, GRID = "宋体", "黑体", "Table Grid"


def append_annex(document: Any, paper: Paper, figures: Figures, filled: Sequence[Filled]) -> None:
    """A page behind the text: what each word means, and then each figure once."""
    document.add_page_break()
    write(document.add_paragraph(), TITLE, HEI, 16, centred=True)
    rulebook = parsed(RulebookVersion.objects.get(book=paper.book, number=paper.version))
    said = {
        "book": paper.book.name,
        "period": paper.period.label,
        "moment": paper.moment,
        "head": paper.head,
        "rulebook": rulebook.label,
    }
    write(document.add_paragraph(), RESTS % said, SONG, 10.5)
    for name, sentence in meanings(filled).items():
        write(document.add_paragraph(), f"{name}：{sentence}", SONG, 10.5)
    table = document.add_table(1, len(HEADS))
    if any(style.name == GRID for style in document.styles):
        table.style = GRID
    table.autofit = False
    put_row(table.rows[0], [words for words, _ in HEADS], HEI)
    for one in filled:
        put_row(table.add_row(), list(line_of(one, paper, figures)), SONG)


def meanings(filled: Sequence[Filled]) -> dict[str, str]:
    """What each figure's name means, said once."""
    return {one.answer.name: one.answer.sentence for one in filled if one.answer.sentence}


def put_row(row: Any, cells: Sequence[str], font: str) -> None:
    for cell, words, (_, width) in zip(row.cells, cells, HEADS, strict=True):
        cell.width = Mm(width)
        write(cell.paragraphs[0], words, font, 9)


def line_of(one: Filled, paper: Paper, figures: Figures) -> Iterator[str]:
    answer = one.answer
    yield str(one.number)
    yield one.printed
    yield "，".join(word for word in (answer.name, answer.period, answer.scope) if word)
    yield answer.arithmetic or answer.ground or answer.why_not
    yield rows_said(answer, figures)
    elsewhere = answer.moment if answer.moment != str(paper.moment) else ""
    yield "，".join(word for word in (answer.reading, elsewhere) if word)


def rows_said(answer: Answer, figures: Figures) -> str:
    """How many rows of the book a figure counts; of a rate, those of each of its parts."""
    if answer.kind != COUNTED or not answer.written:
        return ""
    return "/".join(map(str, figures.rows(parse(answer.written))))


def write(paragraph: Any, words: str, font: str, size: float, *, centred: bool = False) -> None:
    run = paragraph.add_run(words)
    run.font.name, run.font.size = font, Pt(size)
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)
    paragraph.paragraph_format.space_after = Pt(0)
    if centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
