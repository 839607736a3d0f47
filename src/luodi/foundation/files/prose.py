"""The paragraphs of a Word or text file, and a Word file of them with pieces put in place.

A piece keeps the look of the first sign that it replaces; one that is only marked gets a colour
and a comment beside it.
"""

from __future__ import annotations

import copy
import io
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from docx import Document
from docx.document import Document as WordFile
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.run import Run
from lxml import etree

from luodi.foundation.files.sheets.archive import Archive
from luodi.foundation.files.sheets.limits import MB, Limits
from luodi.foundation.files.sheets.troubles import Trouble
from luodi.kernel.refusal import Refused, because
from luodi.kernel.text import gettext_noop

WORD, TEXT = ".docx", ".txt"
LIMITS = Limits(file_mb=10, unpacked_mb=80)
MOST_SIGNS = 200_000
_BODY_FONT = "仿宋_GB2312"
_NOT_SAID = ("del", "moveFrom", "instrText", "txbxContent")
_BY = "落地"


@dataclass(frozen=True)
class Piece:
    """Signs `start` to `end` of a paragraph, and the text for them; marked ones keep their own."""

    paragraph: int
    start: int
    end: int
    text: str = ""
    remark: str = ""


def paragraphs(content: bytes, name: str) -> list[str]:
    """The paragraphs in their order, those in tables too; refuses what is no such file."""
    if name.lower().endswith(WORD):
        lines = [_said(paragraph) for paragraph in _paragraphs(_opened(content, name))]
    elif name.lower().endswith(TEXT):
        lines = _decoded(content, name).splitlines()
    else:
        text = gettext_noop("“%(name)s”不是 .docx 或 .txt：请另存为 Word 文档（.docx）再来")
        raise Refused(because(text, name=name, about="file"))
    if sum(map(len, lines)) > MOST_SIGNS:
        text = gettext_noop("“%(name)s”太长：最多 %(most)s 个字，请分开")
        raise Refused(because(text, name=name, most=MOST_SIGNS, about="file"))
    return lines


def with_pieces(content: bytes, name: str, pieces: Iterable[Piece]) -> bytes:
    """The file as a Word file with every piece put in its place, its look kept."""
    if name.lower().endswith(WORD):
        file = _opened(content, name)
    else:
        file = _set(paragraphs(content, name))
    places = list(_paragraphs(file))
    # From the end, so that the places of the earlier ones stay true.
    for piece in sorted(pieces, key=lambda p: (p.paragraph, p.start), reverse=True):
        _put(file, places[piece.paragraph], piece)
    out = io.BytesIO()
    file.save(out)
    return out.getvalue()


def _opened(content: bytes, name: str) -> WordFile:
    text = gettext_noop("“%(name)s”打不开：请在 Word 里另存为 .docx 再来")
    refused = Refused(because(text, name=name, about="file"))
    if len(content) > LIMITS.file_bytes:
        text = gettext_noop("“%(name)s”太大：最多 %(most)s MB")
        raise Refused(because(text, name=name, most=LIMITS.file_bytes // MB, about="file"))
    try:
        Archive(io.BytesIO(content), LIMITS)
        return Document(io.BytesIO(content))
    except (Trouble, zipfile.BadZipFile, etree.LxmlError, KeyError, ValueError) as fault:
        raise refused from fault


def _decoded(content: bytes, name: str) -> str:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    text = gettext_noop("“%(name)s”的文字读不出来：请存为 UTF-8 或 GB18030 编码")
    raise Refused(because(text, name=name, about="file"))


def _set(lines: Iterable[str]) -> WordFile:
    """A plain Word file of the lines of a text."""
    file = Document()
    style = file.styles["Normal"]
    style.font.size = Pt(16)
    style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), _BODY_FONT)
    for line in lines:
        file.add_paragraph(line.replace("\x00", ""))
    return file


def _paragraphs(file: WordFile) -> Iterator[etree._Element]:
    yield from file.element.body.iter(qn("w:p"))


def _texts(paragraph: etree._Element) -> Iterator[etree._Element]:
    """The texts of a paragraph's own runs; what was deleted, or stands in a frame, is not said."""
    for text in paragraph.iter(qn("w:t")):
        names = {etree.QName(one).localname for one in _between(text, paragraph)}
        if not names & set(_NOT_SAID):
            yield text


def _between(text: etree._Element, paragraph: etree._Element) -> Iterator[etree._Element]:
    for one in text.iterancestors():
        if one is paragraph:
            return
        yield one


def _said(paragraph: etree._Element) -> str:
    return "".join(text.text or "" for text in _texts(paragraph))


def _put(file: WordFile, paragraph: etree._Element, piece: Piece) -> None:
    runs = list(_cut_out(paragraph, piece))
    if not runs:
        return
    if piece.text:
        _write(runs, piece.text)
    else:
        for run in runs:
            run.font.highlight_color = WD_COLOR_INDEX.YELLOW
    if piece.remark:
        file.add_comment(runs, piece.remark, author=_BY, initials=_BY[:1])


def _write(runs: list[Run], text: str) -> None:
    first, *rest = runs
    first.text = text
    for run in rest:
        run.text = ""


def _cut_out(paragraph: etree._Element, piece: Piece) -> Iterator[Run]:
    """The runs that hold just the signs of the piece; those that hold more are cut."""
    at = 0
    for text in list(_texts(paragraph)):
        length = len(text.text or "")
        start, end = max(piece.start - at, 0), min(piece.end - at, length)
        at += length
        if start < end:
            yield Run(_cut(text, start, end), paragraph)


def _cut(text: etree._Element, start: int, end: int) -> etree._Element:
    """The run of these signs alone; what stood before and behind goes into runs of its own."""
    run = text.getparent()
    said = text.text or ""
    behind = [one for one in run if one is not text and run.index(one) > run.index(text)]
    if end < len(said) or behind:
        tail = copy.deepcopy(run)
        _only(tail, run.index(text), said[end:], keep_behind=True)
        run.addnext(tail)
    if start > 0 or run.index(text) > _first_place(run):
        head = copy.deepcopy(run)
        _only(head, run.index(text), said[:start], keep_behind=False)
        run.addprevious(head)
    for one in list(run):
        if one is not text and etree.QName(one).localname != "rPr":
            run.remove(one)
    text.text = said[start:end]
    return run


def _first_place(run: etree._Element) -> int:
    return 1 if run.find(qn("w:rPr")) is not None else 0


def _only(run: etree._Element, place: int, said: str, *, keep_behind: bool) -> None:
    """The copy of a run with one side of it: its text shortened, the other side's parts gone."""
    parts = list(run)
    parts[place].text = said
    parts[place].set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    gone = parts[:place] if keep_behind else parts[place + 1 :]
    for one in gone:
        if etree.QName(one).localname != "rPr":
            run.remove(one)
