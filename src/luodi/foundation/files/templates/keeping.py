"""What was filled, kept inside the file itself, so that the file alone can be checked again."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from typing import Any
from zipfile import BadZipFile, ZipFile

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from luodi.foundation.files.templates.admission import is_bomb
from luodi.foundation.files.templates.splicing import MARK, W

NAMESPACE = "urn:luodi:paper:1"
NAME = "/customXml/luodi.xml"
XML = "application/xml"


def keep(document: Any, said: Mapping[str, object]) -> None:
    """Put a record into the document as a part of its own."""
    root = etree.Element(f"{{{NAMESPACE}}}paper", nsmap={None: NAMESPACE})
    root.text = json.dumps(said, ensure_ascii=False, sort_keys=True)
    blob = etree.tostring(root, encoding="UTF-8", standalone=True, xml_declaration=True)
    part = Part(PackURI(NAME), XML, blob, document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_XML)


def kept(content: bytes) -> dict[str, Any] | None:
    """The record that a file carries; None where it carries none. Word may rename its part.

    A file that would unfold beyond what a template may be is not read at all.
    """
    try:
        with ZipFile(io.BytesIO(content)) as file:
            if is_bomb(file.infolist()):
                return None
            for name in file.namelist():
                is_custom = name.startswith("customXml/") and name.endswith(".xml")
                if is_custom and (found := said_in(file.read(name))):
                    return found
    except (BadZipFile, KeyError, OSError):
        return None
    return None


def said_in(blob: bytes) -> dict[str, Any] | None:
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        root = etree.fromstring(blob, parser)
        if root.tag != f"{{{NAMESPACE}}}paper":
            return None
        found = json.loads(root.text or "")
    except (etree.XMLSyntaxError, ValueError):
        return None
    return found if isinstance(found, dict) else None


def standing(content: bytes) -> dict[int, list[str]]:
    """What stands today at each mark, by the number of what was filled there."""
    found: dict[int, list[str]] = {}
    with ZipFile(io.BytesIO(content)) as file:
        for name in file.namelist():
            if name.startswith("word/") and name.endswith(".xml"):
                for number, words in marked(file.read(name)):
                    found.setdefault(number, []).append(words)
    return found


def marked(blob: bytes) -> list[tuple[int, str]]:
    """Number and text of every mark in one part."""
    root = etree.fromstring(blob, etree.XMLParser(resolve_entities=False, no_network=True))
    found = []
    for start in root.iter(f"{W}bookmarkStart"):
        name = start.get(f"{W}name") or ""
        number = name.removeprefix(MARK).partition("_")[0]
        if name.startswith(MARK) and number.isdecimal():
            found.append((int(number), between(start)))
    return found


def between(start: Any) -> str:
    """The text from a mark's beginning to its end, in one paragraph."""
    words = ""
    for element in start.itersiblings():
        if element.tag == f"{W}bookmarkEnd" and element.get(f"{W}id") == start.get(f"{W}id"):
            break
        words += "".join(text.text or "" for text in element.iter(f"{W}t"))
    return words
