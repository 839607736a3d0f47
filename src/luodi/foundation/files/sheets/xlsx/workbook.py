"""A whole workbook: which sheets it has, and what is told of it besides."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from luodi.foundation.files.sheets.archive import Archive
from luodi.foundation.files.sheets.troubles import Note, Trouble, Why
from luodi.foundation.files.sheets.wire import Out
from luodi.foundation.files.sheets.xlsx.strings import shared
from luodi.foundation.files.sheets.xlsx.styles import looks
from luodi.foundation.files.sheets.xlsx.worksheet import TRUE, Shared, Worksheet

type Relations = Mapping[str, tuple[str, str]]


def read(archive: Archive, part: str, out: Out) -> None:
    root = archive.xml(part)
    relations = archive.relations(part)
    common = shared_by(archive, root, relations)
    tell(archive, relations, out)
    charts = 0
    for sheet in root.iterfind("{*}sheets/{*}sheet"):
        kind, target = relations.get(relation_of(sheet), ("", ""))
        name = sheet.get("name", "")
        if kind == "worksheet":
            read_sheet(archive, target, sheet, common, out)
        else:
            charts += 1
            out.note(Note.CHARTS, sheet=name)
    if charts and not out.sheets:
        raise Trouble(Why.ONLY_CHARTS)


def shared_by(archive: Archive, root: etree._Element, relations: Relations) -> Shared:
    parts = {kind.lower(): target for kind, target in relations.values()}
    properties = root.find("{*}workbookPr")
    return Shared(
        shared(archive, parts.get("sharedstrings", "")),
        looks(archive, parts.get("styles", "")),
        properties is not None and properties.get("date1904") in TRUE,
    )


def tell(archive: Archive, relations: Relations, out: Out) -> None:
    kinds = {kind for kind, _ in relations.values()}
    if any("vbaproject" in kind.lower() for kind in kinds):
        out.note(Note.MACROS)
    if kinds & {"externalLink", "connections"}:
        out.note(Note.LINKS)


def relation_of(sheet: etree._Element) -> str:
    """r:id, in whichever of the two name spaces."""
    found = (str(v) for k, v in sheet.attrib.items() if str(k).endswith("}id"))
    return next(found, "")


def read_sheet(
    archive: Archive, part: str, sheet: etree._Element, common: Shared, out: Out
) -> None:
    name, state = sheet.get("name", ""), sheet.get("state", "visible")
    relations = archive.relations(part)
    out.sheet(name, is_hidden=state != "visible")
    before = out.cells
    Worksheet(common, comments(archive, relations)).read(archive, part, out)
    if out.cells == before:
        if has_pictures(archive, relations):
            out.note(Note.PICTURES, sheet=name)
    elif state != "visible":
        out.note(Note.VERY_HIDDEN if state == "veryHidden" else Note.HIDDEN, sheet=name)


def comments(archive: Archive, relations: Relations) -> Mapping[str, str]:
    """The comments of a sheet by row:column."""
    parts = [target for kind, target in relations.values() if kind == "comments"]
    sheet = Worksheet(Shared([], [], since_1904=False))
    found = {}
    for part in parts:
        if part in archive:
            for one in archive.xml(part).iter("{*}comment"):
                row, column = sheet.place(one.get("ref", ""))
                found[f"{row}:{column}"] = words(one)
    return found


def words(comment: etree._Element) -> str:
    return "".join(t.text or "" for t in comment.iter("{*}t")).strip()


def has_pictures(archive: Archive, relations: Relations) -> bool:
    drawings = [target for kind, target in relations.values() if kind == "drawing"]
    return any(kind == "image" for part in drawings for kind, _ in archive.relations(part).values())


def main_part(archive: Archive) -> str:
    """The part with which a file begins: xl/workbook.xml, word/document.xml."""
    for kind, target in archive.relations("").values():
        if kind == "officeDocument":
            return target
    usual = ("xl/workbook.xml", "word/document.xml", "xl/workbook.bin")
    return next((part for part in usual if part in archive), "")
