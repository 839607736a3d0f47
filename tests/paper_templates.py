"""Templates as officials write them in Word: Chinese placeholders, cut into runs by the editor."""

from __future__ import annotations

import io
import json
from collections.abc import Sequence
from zipfile import ZIP_DEFLATED, ZipFile

from docx import Document
from docx.oxml.ns import qn
from docx.shared import Pt
from lxml import etree

from conftest import NOON
from luodi.foundation.history.actions import note
from luodi.foundation.people.models import Account
from luodi.outputs.papers.queries.filling import Made
from luodi.records.publications.rules import FILLING, noted_of, topic_of

BODY = "仿宋_GB2312"


def template(*paragraphs: str | Sequence[str], rows: Sequence[Sequence[str]] = ()) -> bytes:
    """A letter with these paragraphs, each of one run or of several, and perhaps a table."""
    document = Document()
    for paragraph in paragraphs:
        made = document.add_paragraph()
        for run in [paragraph] if isinstance(paragraph, str) else paragraph:
            write(made, run)
    if rows:
        table = document.add_table(0, len(rows[0]), "Table Grid")
        for row in rows:
            for cell, words in zip(table.add_row().cells, row, strict=True):
                write(cell.paragraphs[0], words)
    return saved(document)


def write(paragraph, words: str, font: str = BODY) -> None:  # type: ignore[no-untyped-def]
    run = paragraph.add_run(words)
    run.font.name, run.font.size = font, Pt(16)
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)


def saved(document) -> bytes:  # type: ignore[no-untyped-def]
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def said(content: bytes) -> list[str]:
    """The words of every paragraph and of every row of the tables, in order."""
    document = Document(io.BytesIO(content))
    words = ["".join(t.text or "" for t in p._element.iter(qn("w:t"))) for p in document.paragraphs]
    for table in document.tables:
        for row in table.rows:
            cells = ["".join(t.text or "" for t in c._element.iter(qn("w:t"))) for c in row.cells]
            words.append("|".join(cells))
    return words


def with_part(content: bytes, name: str, blob: bytes) -> bytes:
    """The file with one part more, or with this part instead of its own."""
    out = io.BytesIO()
    with ZipFile(io.BytesIO(content)) as file, ZipFile(out, "w", ZIP_DEFLATED) as written:
        for part in file.infolist():
            if part.filename != name:
                written.writestr(part, file.read(part))
        written.writestr(name, blob)
    return out.getvalue()


def taken(made: Made, by: Account | None = None) -> bytes:
    """A filled paper taken out of the house, as a page and the command line do."""
    note(
        action=FILLING,
        topic=topic_of(made.record),
        detail=noted_of(made.record),
        by=by,
        at=NOON,
    )
    return made.content


def retold(content: bytes, **said: object) -> bytes:
    """The file with its record rewritten, as somebody might who opens it with a zip program."""
    with ZipFile(io.BytesIO(content)) as file:
        found = [
            (name, root)
            for name in file.namelist()
            if name.startswith("customXml/")
            and (root := etree.fromstring(file.read(name))).tag.endswith("}paper")
        ]
    [(name, root)] = found
    root.text = json.dumps({**json.loads(root.text or ""), **said}, ensure_ascii=False)
    return with_part(content, name, etree.tostring(root))
