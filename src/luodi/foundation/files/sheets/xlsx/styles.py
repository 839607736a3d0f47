"""How the cells of a workbook look: number formats and struck-out fonts by the cell's style."""

from __future__ import annotations

from lxml import etree

from luodi.foundation.files.sheets.archive import Archive
from luodi.foundation.files.sheets.formats import BUILT_IN, GENERAL
from luodi.foundation.files.sheets.wire import PLAIN, Look


def looks(archive: Archive, part: str) -> list[Look]:
    """The looks in the order in which cells number them."""
    if part not in archive:
        return [PLAIN]
    root = archive.xml(part)
    formats = BUILT_IN | {
        number(one, "numFmtId"): one.get("formatCode", "") for one in root.iter("{*}numFmt")
    }
    fonts = [is_struck(font) for font in root.iterfind("{*}fonts/{*}font")]
    found = [
        Look(
            code_of(formats.get(number(one, "numFmtId"), GENERAL)),
            is_struck=one_of(fonts, number(one, "fontId")),
        )
        for one in root.iterfind("{*}cellXfs/{*}xf")
    ]
    return found or [PLAIN]


def code_of(code: str) -> str:
    return "" if code.lower() == "general" else code


def is_struck(font: etree._Element | None) -> bool:
    mark = None if font is None else font.find("{*}strike")
    return mark is not None and mark.get("val", "1") not in ("0", "false")


def one_of(fonts: list[bool], place: int) -> bool:
    return 0 <= place < len(fonts) and fonts[place]


def number(element: etree._Element, name: str) -> int:
    written = element.get(name, "")
    return int(written) if written.isdecimal() else 0
