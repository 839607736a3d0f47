"""An Excel file with placeholders: only the cells that hold one change, all else stays as it is."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from docx.opc.constants import RELATIONSHIP_TYPE
from lxml import etree

from luodi.foundation.files.templates.admission import admitted, without_fetching
from luodi.foundation.files.templates.folding import spans
from luodi.foundation.files.templates.keeping import NAMESPACE
from luodi.foundation.files.templates.paragraphs import Blank
from luodi.foundation.files.templates.places import Place

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
SHEETS = re.compile(r"xl/worksheets/[^/]+\.xml")
SHARED, WORKBOOK, CHAIN = "xl/sharedStrings.xml", "xl/workbook.xml", "xl/calcChain.xml"
RELATIONS = "xl/_rels/workbook.xml.rels"
KEPT = "customXml/luodi.xml"
PARSER = etree.XMLParser(resolve_entities=False, no_network=True)

type Render = Callable[[str], tuple[str, Decimal | None]]  # words, and their number if they are one
type Mark = Callable[[bytes], bytes]


@dataclass(frozen=True)
class Held:
    """One cell with a placeholder: in which part, at which address, what it says."""

    part: str
    address: str
    text: str


class WorkbookTemplate:
    """A workbook that was let in, with the cells that hold placeholders."""

    def __init__(self, content: bytes, title: str) -> None:
        self._content = without_fetching(admitted(content, title, "xlsx"))
        with ZipFile(io.BytesIO(self._content)) as file:
            self._parts = {name: file.read(name) for name in file.namelist()}
        shared = self._parts.get(SHARED)
        self._shared = [text_of(one) for one in parsed(shared)] if shared else []
        self._sheets = {
            name: parsed(self._parts[name]) for name in self._parts if SHEETS.fullmatch(name)
        }
        self.names = self._names()
        self.cells = [
            Held(part, cell.get("r", ""), text)
            for part, root in self._sheets.items()
            for cell in root.iter(f"{S}c")
            if spans(text := self._text(cell))
        ]
        self.blanks = [
            Blank(plain, Place(cell.text, cell=f"{self.names.get(cell.part, '')}!{cell.address}"))
            for cell in self.cells
            for _, _, plain in spans(cell.text)
        ]

    def _names(self) -> dict[str, str]:
        """What each sheet is called, by its part."""
        relations = self._parts.get(RELATIONS, b"<x/>")
        targets = {one.get("Id"): one.get("Target", "") for one in parsed(relations)}
        return {
            f"xl/{targets.get(sheet.get(f'{R}id'), '').removeprefix('/xl/')}": sheet.get("name", "")
            for sheet in parsed(self._parts[WORKBOOK]).iter(f"{S}sheet")
        }

    def _text(self, cell: Any) -> str:
        if cell.get("t") == "s":
            value = cell.findtext(f"{S}v") or ""
            at = int(value) if value.isdecimal() else -1
            return self._shared[at] if 0 <= at < len(self._shared) else ""
        inline = cell.find(f"{S}is")
        return text_of(inline) if inline is not None else ""

    def put_together(self, render: Render, record: bytes, mark: Mark = lambda part: part) -> bytes:
        """The workbook with its placeholders filled; formulas are worked out anew when opened.

        `mark` puts names at the figures into the part of the workbook itself.
        """
        for root in self._sheets.values():
            for cell in list(root.iter(f"{S}c")):
                text = self._text(cell)
                if spans(text):
                    fill_cell(cell, *rendered(text, render))
        parts = {**self._parts, **{name: told(root) for name, root in self._sheets.items()}}
        parts[WORKBOOK] = reckoning(mark(parts[WORKBOOK]))
        parts[KEPT] = record
        parts[RELATIONS] = with_record(without_chain(parts[RELATIONS]))
        parts["[Content_Types].xml"] = without_chain(parts["[Content_Types].xml"])
        out = io.BytesIO()
        with ZipFile(out, "w", ZIP_DEFLATED) as written:
            for name, content in parts.items():
                if name != CHAIN:
                    written.writestr(name, content)
        return out.getvalue()


def rendered(text: str, render: Render) -> tuple[str, Decimal | None]:
    """A cell's words; a number where the whole cell is one placeholder that has one."""
    found = spans(text)
    if len(found) == 1 and found[0][0] == 0 and found[0][1] == len(text.strip()):
        return render(found[0][2])
    words, at = "", 0
    for start, end, plain in found:
        words += text[at:start] + render(plain)[0]
        at = end
    return words + text[at:], None


def fill_cell(cell: Any, words: str, number: Decimal | None) -> None:
    """Put words or a number into a cell; its style stays."""
    for child in list(cell):
        cell.remove(child)
    if number is not None:
        cell.attrib.pop("t", None)
        value = etree.SubElement(cell, f"{S}v")
        value.text = f"{number:f}"
        return
    cell.set("t", "inlineStr")
    text = etree.SubElement(etree.SubElement(cell, f"{S}is"), f"{S}t")
    text.text = words
    text.set(SPACE, "preserve")


def reckoning(workbook: bytes) -> bytes:
    """The workbook told to work its formulas out when it is opened."""
    root = parsed(workbook)
    calc = root.find(f"{S}calcPr")
    if calc is None:
        calc = etree.SubElement(root, f"{S}calcPr")
        after = [f"{S}{tag}" for tag in ("definedNames", "externalReferences", "sheets")]
        before = next(one for tag in after for one in root.findall(tag))
        before.addnext(calc)
    calc.set("fullCalcOnLoad", "1")
    return told(root)


def without_chain(content: bytes) -> bytes:
    """Without the order in which formulas were last worked out, which is no longer true."""
    return re.sub(rb"<(?:Override|Relationship)\b[^>]*calcChain[^>]*/>", b"", content)


def with_record(relations: bytes) -> bytes:
    """The relations of the workbook with one to what it keeps of its filling."""
    root = parsed(relations)
    if not any(one.get("Id") == "rLuodi" for one in root):
        made = root.makeelement(root.tag.removesuffix("s"))
        made.set("Id", "rLuodi")
        made.set("Type", RELATIONSHIP_TYPE.CUSTOM_XML)
        made.set("Target", f"../{KEPT}")
        root.append(made)
    return told(root)


def record_of(words: str) -> bytes:
    root = etree.Element(f"{{{NAMESPACE}}}paper", nsmap={None: NAMESPACE})
    root.text = words
    return told(root)


def text_of(element: Any) -> str:
    """The words of a shared or an inline text, without how they are read aloud."""
    return "".join(
        text.text or "" for text in element.iter(f"{S}t") if text.getparent().tag != f"{S}rPh"
    )


def parsed(blob: bytes) -> Any:
    return etree.fromstring(blob, PARSER)


def told(root: Any) -> bytes:
    written: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
    return written
