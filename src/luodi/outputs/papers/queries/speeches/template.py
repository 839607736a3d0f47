"""A speech as a Word template: a Word file keeps its look, a text is set as an official paper."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import accumulate

from docx.document import Document as Sheets
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.text.paragraph import Paragraph

from luodi.foundation.files.official.page import KAI, blank, size_of
from luodi.foundation.files.official.words import at_the_right, body, centred, heading, title
from luodi.foundation.files.prose import WORD, paragraphs, with_pieces
from luodi.kernel.refusal import Reason, because
from luodi.kernel.text import gettext_noop
from luodi.outputs.papers.queries.speeches.answers import Answer
from luodi.outputs.papers.rules.laying.sorting import Laid, Layout, Sort, layout
from luodi.outputs.papers.rules.laying.writing import written
from luodi.outputs.papers.rules.phrases.passages import Passage, Place
from luodi.outputs.papers.rules.phrases.templates import pieces, typed_question
from luodi.outputs.papers.rules.phrases.typing import GOES_ON
from luodi.outputs.papers.rules.restoring.putting import Put
from luodi.outputs.papers.rules.restoring.putting import pieces as words

LEVELS = (Sort.FIRST, Sort.SECOND, Sort.THIRD)
NOWHERE: Place = (-1, 0)  # of a sign that is not written
LEFT = gettext_noop("略去网页上的 %(count)s 行")
BREAKS_OFF = gettext_noop("原文到“%(words)s”就断了，网页没有给全")


def template_of(
    content: bytes,
    name: str,
    passage: Passage,
    found: Iterable[Answer],
    puts: Sequence[Put] = (),
) -> bytes:
    """The speech with a placeholder for everything that is sure, and for what is to be typed.

    `puts` are the swapped words that were put back; no other word of the text changes.
    """
    if not name.lower().endswith(WORD):
        content, passage = set_anew(passage, paragraphs(content, name), puts)
    told = [*pieces(passage, [one.told for one in found]), *words(passage, puts)]
    return with_pieces(content, f"speech{WORD}", [one for one in told if one.paragraph >= 0])


def notes(content: bytes, name: str, passage: Passage) -> list[Reason]:
    """What a reader is told of how a text was set: what was left out, where it breaks off."""
    if name.lower().endswith(WORD):
        return []
    found = layout(passage, paragraphs(content, name))
    left = [because(LEFT, count=found.left)] if found.left else []
    broken = [because(BREAKS_OFF, words=found.breaks_off)] if found.breaks_off else []
    return left + broken


def set_anew(
    passage: Passage, lines: Sequence[str], puts: Sequence[Put] = ()
) -> tuple[bytes, Passage]:
    """The text on the sheets of an official paper, and where each of its signs stands there."""
    found = layout(passage, lines)
    paper = blank(title_of(found, passage, lines, puts))
    places = [NOWHERE] * len(passage.text)
    for number, laid in enumerate(found.paragraphs):
        parts = written(passage, lines, laid.signs)
        put(paper, laid, parts)
        if found.breaks_off and number == len(found.paragraphs) - 1:
            paper.paragraphs[-1].add_run(typed_question(GOES_ON))
        ends = list(accumulate(map(len, parts)))
        for at, end in zip(laid.signs, ends, strict=True):
            places[at] = (number, end - 1)
    out = io.BytesIO()
    paper.save(out)
    return out.getvalue(), replace(passage, places=tuple(places))


def title_of(
    found: Layout, passage: Passage, lines: Sequence[str], puts: Sequence[Put] = ()
) -> str:
    """The title by which the file is known, its words put back too."""
    titles = [laid for laid in found.paragraphs if laid.sort is Sort.TITLE]
    said = "".join("".join(written(passage, lines, laid.signs)) for laid in titles)
    signs = {at for laid in titles for at in laid.signs}
    for put in puts:
        if put.word.start in signs:
            said = said.replace(put.word.stands, put.text, 1)
    return said


def put(paper: Sheets, laid: Laid, parts: Sequence[str]) -> None:
    """One paragraph on the sheet: the levels of an official paper."""
    words = "".join(parts)
    match laid.sort:
        case Sort.TITLE:
            title(paper, words)
        case Sort.UNDER:
            centred(paper, words, KAI, size_of(paper))
        case Sort.GREETING:
            greeting(paper, words)
        case Sort.FIRST | Sort.SECOND | Sort.THIRD:
            heading(paper, words, LEVELS.index(laid.sort) + 1)
        case Sort.SIGNED:
            at_the_right(paper, words)
        case Sort.BODY:
            lead = "".join(parts[: laid.lead])
            body(paper, words[len(lead) :], lead)


def greeting(paper: Sheets, words: str) -> Paragraph:
    """Who is spoken to stands at the edge."""
    made = paper.add_paragraph(words)
    made.alignment = WD_ALIGN_PARAGRAPH.LEFT
    return made
