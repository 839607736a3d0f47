"""Filled values put into the text as links in the font of their placeholder, each with its mark."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Any
from zlib import crc32

from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_COLOR_INDEX
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.shared import Cm, Pt, Twips
from docx.text.paragraph import Paragraph
from docx.text.run import Run

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
# Characters that no person types and every XML allows; the key between the first two names the
# piece, and is drawn anew for each filling so that no template can forge one.
BEGIN, MIDDLE, END = "\ue0a0", "\ue0a1", "\ue0a2"
PIECE = re.compile(f"{BEGIN}([0-9a-f]+:[0-9]+){MIDDLE}([^{END}]*){END}")
MARK = "luodi_"
CELL_EDGES = Cm(0.4)
BELOW_PICTURE = Pt(8)
SIGNS = re.compile(f"[{BEGIN}{MIDDLE}{END}]")


@dataclass(frozen=True)
class Piece:
    """What stands behind one filled place: its number, where it leads, what a reader is told."""

    number: int
    link: str = ""
    tip: str = ""
    is_open: bool = False  # nothing is known yet: it is shown in yellow
    picture: bytes = b""
    width_cm: float = 15.0


def sign(key: str, text: str) -> str:
    """A filled text, marked so that it is found again after rendering."""
    return f"{BEGIN}{key}{MIDDLE}{SIGNS.sub('', text)}{END}"


def spliced(root: Any, part: Any, pieces: Mapping[str, Piece]) -> Any:
    """The same tree with a marked and linked run for each filled text."""
    splicer = Splicer(part, pieces)
    for text in list(root.iter(f"{W}t")):
        if BEGIN in (text.text or ""):
            splicer.open(text)
    return root


class Splicer:
    """Splits runs at filled texts; counts the marks, which a file numbers through."""

    def __init__(self, part: Any, pieces: Mapping[str, Piece]) -> None:
        self._part, self._pieces = part, pieces
        self._marks = 9_000_000 + 100_000 * (crc32(str(part.partname).encode()) % 90)

    def open(self, text: Any) -> None:
        """The run of the text becomes: what was before, the filled texts, what comes after."""
        run = text.getparent()
        children = [child for child in run if child.tag != f"{W}rPr"]
        at = children.index(text)
        inside = run.getparent()
        made = [like(run, children[:at])] if at else []
        for key, words in cut(text.text or ""):
            plain = like(run, [text_element(run, words)] if words else [])
            made += self._marked(plain, self._pieces[key], inside) if key else [plain]
        if children[at + 1 :]:
            made.append(like(run, children[at + 1 :]))
        for element in made:
            run.addprevious(element)
        inside.remove(run)

    def _marked(self, run: Any, piece: Piece, inside: Any) -> Iterator[Any]:
        if piece.picture:
            return iter([self._with_picture(run, piece, inside)])
        self._marks += 1
        if piece.is_open:
            Run(run, inside).font.highlight_color = WD_COLOR_INDEX.YELLOW
        start = run.makeelement(f"{W}bookmarkStart")
        start.set(f"{W}id", str(self._marks))
        start.set(f"{W}name", f"{MARK}{piece.number}_{self._marks}")
        end = run.makeelement(f"{W}bookmarkEnd")
        end.set(f"{W}id", str(self._marks))
        return iter([start, self._linked(run, piece, inside), end])

    def _linked(self, run: Any, piece: Piece, inside: Any) -> Any:
        if not piece.link or inside.tag != f"{W}p":
            return run
        link = run.makeelement(f"{W}hyperlink")
        relation = self._part.relate_to(piece.link, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        link.set(f"{R}id", relation)
        link.set(f"{W}tooltip", piece.tip[:250])
        link.append(run)
        return link

    def _with_picture(self, run: Any, piece: Piece, inside: Any) -> Any:
        """A picture as wide as the text, or as the cell, with words for who cannot see it."""
        wide = min(Cm(piece.width_cm), cell_width(inside))
        inline = self._part.new_pic_inline(io.BytesIO(piece.picture), width=wide)
        inline.docPr.set("descr", piece.tip)
        make_room(inside)
        drawing = run.makeelement(f"{W}drawing")
        drawing.append(inline)
        return like(run, [drawing])


def cell_width(inside: Any) -> int:
    """How wide a picture may be in the cell in which it stands, if it stands in one."""
    cell = next(inside.iterancestors(f"{W}tc"), None)
    said = cell.find(f"{W}tcPr/{W}tcW") if cell is not None else None
    if said is None or said.get(f"{W}type") != "dxa" or not said.get(f"{W}w", "").isdecimal():
        return Cm(100)
    return max(Twips(int(said.get(f"{W}w"))) - CELL_EDGES, Cm(1))


def make_room(inside: Any) -> None:
    """Lines of a fixed height would cut a picture off, a first line set in would push it out."""
    if inside.tag != f"{W}p":
        return
    shape = Paragraph(inside, None).paragraph_format  # type: ignore[arg-type]
    shape.line_spacing = 1.0
    if PIECE.sub("", "".join(text.text or "" for text in inside.iter(f"{W}t"))).strip():
        return  # words stand beside it, as they were set
    shape.first_line_indent, shape.alignment = Cm(0), WD_ALIGN_PARAGRAPH.CENTER
    shape.space_after = BELOW_PICTURE
    inside.pPr.find(f"{W}ind").set(f"{W}firstLineChars", "0")


def cut(text: str) -> Iterator[tuple[str, str]]:
    """The pieces of a text in order, each with its key; a text between them has none."""
    at = 0
    for found in PIECE.finditer(text):
        if found.start() > at:
            yield "", text[at : found.start()]
        yield found[1], found[2]
        at = found.end()
    if at < len(text):
        yield "", text[at:]


def like(run: Any, children: list[Any]) -> Any:
    """A run in the same font with these children."""
    made = run.makeelement(run.tag)
    properties = run.find(f"{W}rPr")
    if properties is not None:
        made.append(deepcopy(properties))
    made.extend(children)
    return made


def text_element(run: Any, words: str) -> Any:
    element = run.makeelement(f"{W}t")
    element.text = words
    element.set(SPACE, "preserve")
    return element
