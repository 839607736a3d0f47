"""The texts of a workbook, the runs of one text joined and their strikes remembered."""

from __future__ import annotations

import re
from typing import NamedTuple

from lxml import etree

from luodi.foundation.files.sheets.archive import Archive, elements, local
from luodi.foundation.files.sheets.xlsx.styles import is_struck

ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")


class Text(NamedTuple):
    """A text, whether its own runs are all struck out, and whether some are.

    Both are None where the text has no runs of its own: then the cell's font says it.
    """

    said: str
    all_struck: bool | None = None
    some_struck: bool | None = None


def shared(archive: Archive, part: str) -> list[Text]:
    if part not in archive:
        return []
    with archive.open(part) as file:
        return [text_of(one) for one in elements(file, "si")]


def text_of(element: etree._Element) -> Text:
    """The text of <si> or <is>; the readings above characters (rPh) are left out."""
    if len(element) == 1 and element[0].tag[-2:] == "}t":  # as most are
        return Text(unescaped(element[0].text or ""))
    pieces, strikes = [], []
    for child in element:
        match local(child):
            case "t":
                pieces.append(child.text or "")
            case "r":
                said = "".join(t.text or "" for t in child.iterfind("{*}t"))
                pieces.append(said)
                if said.strip():
                    strikes.append(is_struck(child.find("{*}rPr")))
    said = unescaped("".join(pieces))
    return Text(said, all(strikes), any(strikes)) if strikes else Text(said)


def unescaped(text: str) -> str:
    if "_x" in text:
        text = ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
