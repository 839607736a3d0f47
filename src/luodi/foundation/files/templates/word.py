"""A Word file with placeholders: read into sources, rendered, put together again."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docxtpl import DocxTemplate
from lxml import etree

from luodi.foundation.files.templates.admission import admitted, without_fetching
from luodi.foundation.files.templates.paragraphs import Blank, blanks
from luodi.foundation.files.templates.places import FOOTER, HEADER, NOTE
from luodi.foundation.files.templates.splicing import Piece, spliced

BESIDE = {
    RELATIONSHIP_TYPE.HEADER: HEADER,
    RELATIONSHIP_TYPE.FOOTER: FOOTER,
    RELATIONSHIP_TYPE.FOOTNOTES: NOTE,
}
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


OF_THE_HOUSE = "落地"  # the author of remarks that we have put into a template
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
FIRST_DRAWING = 1001
OF_CELLS = re.compile(r"\{%\s*tc\b")  # only such a statement changes how many cells a row has


@dataclass
class Source:
    """One part of the file as the engine of templates reads it; `part` is where it goes back."""

    part: Any
    text: str
    is_body: bool


class WordTemplate:
    """A template that was let in, with every placeholder closed up."""

    def __init__(self, content: bytes, title: str) -> None:
        self._engine = DocxTemplate(io.BytesIO(without_fetching(admitted(content, title))))
        self._engine.render_init()
        self.document = self._engine.docx
        self.blanks: list[Blank] = []
        self.sources = [self._source(self.document.part, self.document.element.body, "")]
        for relation in list(self.document.part.rels.values()):
            if relation.reltype in BESIDE and not relation.is_external:
                part = relation.target_part
                root = getattr(part, "_element", None)
                root = parse_xml(part.blob) if root is None else root
                self.sources.append(self._source(part, root, BESIDE[relation.reltype]))

    def _source(self, part: Any, root: Any, name: str) -> Source:
        """The part's text; one without a placeholder is left as it is."""
        found = blanks(root, name)
        self.blanks += found
        text = etree.tostring(root, encoding="unicode") if found else ""
        return Source(part, self._engine.patch_xml(text) if found else "", not name)

    def put_together(
        self,
        rendered: Mapping[int, str],
        pieces: Mapping[str, Piece],
        finish: Callable[[Any], None],
    ) -> bytes:
        """The file with its rendered parts, by their number, and what was filled spliced in."""
        for number, source in enumerate(self.sources):
            if number not in rendered:
                continue
            text = rendered[number]
            if source.is_body and any(OF_CELLS.match(blank.text) for blank in self.blanks):
                text = etree.tostring(self._engine.fix_tables(text), encoding="unicode")
            root = parse_xml(text.encode())
            root = spliced(root, source.part, pieces)
            number_drawings(root)
            self._replace(source, root)
        without_remarks(self.document)
        finish(self.document)
        out = io.BytesIO()
        self.document.save(out)
        return out.getvalue()

    def _replace(self, source: Source, root: Any) -> None:
        if source.is_body:
            own = self.document.element
            own.replace(own.body, root)
        elif hasattr(source.part, "_element"):
            source.part._element = root
        else:
            source.part._blob = etree.tostring(root, encoding="UTF-8", standalone=True)


def without_remarks(document: Any) -> None:
    """What a template says beside its placeholders is for who fills it, not for who reads."""
    own = {str(one.comment_id) for one in document.comments if one.author == OF_THE_HOUSE}
    body = document.element.body
    for name in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        for mark in list(body.iter(qn(f"w:{name}"))):
            if mark.get(qn("w:id")) in own:
                gone = mark.getparent() if name == "commentReference" else mark
                gone.getparent().remove(gone)
    for one in list(document.comments._comments_elm):
        if one.get(qn("w:id")) in own:
            one.getparent().remove(one)


def number_drawings(root: Any) -> None:
    """Drawings that a loop has repeated get numbers of their own, as Word insists."""
    for number, drawn in enumerate(root.iter(f"{DRAWING}docPr"), start=FIRST_DRAWING):
        drawn.set("id", str(number))
