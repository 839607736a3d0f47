"""A form of strangers in Excel: opened, filled, given rows, closed again; all else stays."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from decimal import Decimal
from pathlib import PurePosixPath
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from lxml import etree

from luodi.foundation.files.forms.growing import grow, shift_formula
from luodi.foundation.files.forms.marks import Put, marked
from luodi.foundation.files.forms.reckoning import Reckoner
from luodi.foundation.files.forms.references import Shift
from luodi.foundation.files.forms.sheet import AS_KEPT, FormSheet, Look
from luodi.foundation.files.sheets.formats import BUILT_IN
from luodi.foundation.files.templates.admission import admitted, without_fetching
from luodi.foundation.files.templates.workbook import (
    CHAIN,
    KEPT,
    RELATIONS,
    SHARED,
    SHEETS,
    WORKBOOK,
    R,
    S,
    parsed,
    reckoning,
    record_of,
    text_of,
    told,
    with_record,
    without_chain,
)
from luodi.kernel.refusal import Refused, because
from luodi.kernel.text import gettext_noop

OLD = b"\xd0\xcf\x11\xe0"  # the older format, and the envelope of a file with a password
PASSWORD = "EncryptedPackage".encode("utf-16-le")
STYLES = "xl/styles.xml"
DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}row"
CHART_FORMULA = "{http://schemas.openxmlformats.org/drawingml/2006/chart}f"
VML_ROW = "{urn:schemas-microsoft-com:office:excel}Row"


class FormWorkbook:
    """A workbook that was let in, sheet by sheet."""

    def __init__(self, content: bytes, title: str) -> None:
        insist_on_xlsx(content, title)
        self._content = without_fetching(admitted(content, title, "xlsx"))
        with ZipFile(io.BytesIO(self._content)) as file:
            self.parts = {name: file.read(name) for name in file.namelist()}
        shared = self.parts.get(SHARED)
        texts = [text_of(one) for one in parsed(shared)] if shared else []
        looks = looks_of(self.parts.get(STYLES))
        self.sheets = [
            FormSheet(name, part, parsed(self.parts[part]), texts, looks, is_hidden)
            for name, part, is_hidden in self._listed()
        ]

    def _listed(self) -> Iterator[tuple[str, str, bool]]:
        """Name and part of each sheet, in the order of its tab."""
        relations = self.parts.get(RELATIONS, b"<x/>")
        targets = {one.get("Id"): one.get("Target", "") for one in parsed(relations)}
        for sheet in parsed(self.parts[WORKBOOK]).iter(f"{S}sheet"):
            part = f"xl/{targets.get(sheet.get(f'{R}id'), '').removeprefix('/xl/')}"
            if SHEETS.fullmatch(part) and part in self.parts:
                yield sheet.get("name", ""), part, sheet.get("state", "visible") != "visible"

    def sheet(self, name: str) -> FormSheet:
        return next(one for one in self.sheets if one.name == name)

    def grow(self, sheet: FormSheet, shift: Shift, like: int) -> None:
        """Let rows into a sheet; whatever elsewhere names its cells follows."""
        grow(sheet, shift, like)
        for other in self.sheets:
            if other is not sheet:
                for formula in other.root.iter(f"{S}f"):
                    shift_formula(formula, shift, other.name)
        root = parsed(self.parts[WORKBOOK])
        for one in root.iter(f"{S}definedName"):
            one.text = shift.formula(one.text or "", "")
        self.parts[WORKBOOK] = told(root)
        self._follow(sheet, shift)

    def _follow(self, sheet: FormSheet, shift: Shift) -> None:
        """Drawings, comments and tables of the sheet, and the charts of all."""
        for name in self._beside(sheet.part):
            if name.endswith(".vml"):
                self._rewrite(name, lambda root: move_rows(root, VML_ROW, shift))
            elif "/drawings/" in name:
                self._rewrite(name, lambda root: move_rows(root, DRAWN, shift))
            elif "/comments" in name or "/tables/" in name:
                self._rewrite(name, lambda root: move_areas(root, shift))
        for name in self.parts:
            if name.startswith("xl/charts/") and name.endswith(".xml"):
                self._rewrite(name, lambda root: move_chart(root, shift))

    def _beside(self, part: str) -> Iterator[str]:
        path = PurePosixPath(part)
        relations = self.parts.get(f"{path.parent}/_rels/{path.name}.rels")
        for one in parsed(relations) if relations else ():
            target = one.get("Target", "")
            name = target.removeprefix("/") if target.startswith("/") else f"xl/{target[3:]}"
            if name in self.parts:
                yield name

    def _rewrite(self, name: str, change: Any) -> None:
        with suppress(etree.XMLSyntaxError):  # what is no XML names no cells that could be moved
            root = parsed(self.parts[name])
            change(root)
            self.parts[name] = told(root)

    def reckoned(self, sheet: FormSheet) -> Reckoner:
        """What the formulas of a sheet come to as it stands now."""
        return Reckoner(sheet.formulas, sheet.value)

    def saved(self, record: str, puts: Mapping[int, Iterable[Put]]) -> bytes:
        """The file with the record of its filling and a mark at each figure."""
        self._work_out()
        parts = {**self.parts, **{one.part: told(one.root) for one in self.sheets}}
        parts[WORKBOOK] = reckoning(marked(parts[WORKBOOK], puts))
        parts[KEPT] = record_of(record)
        parts[RELATIONS] = with_record(without_chain(parts[RELATIONS]))
        parts["[Content_Types].xml"] = without_chain(parts["[Content_Types].xml"])
        out = io.BytesIO()
        with ZipFile(out, "w", ZIP_DEFLATED) as written:
            for name, content in parts.items():
                if name != CHAIN:
                    written.writestr(name, content)
        return out.getvalue()

    def _work_out(self) -> None:
        """What each formula comes to, for readers that do not reckon; unknown: nothing."""
        for sheet in self.sheets:
            reckoner = self.reckoned(sheet)
            for place in sheet.formulas:
                write_result(sheet.cells[place], reckoner.said(place))


def write_result(cell: Any, found: Decimal | str | None) -> None:
    for one in cell.findall(f"{S}v"):
        cell.remove(one)
    cell.attrib.pop("t", None)
    if found is None:
        return
    value = etree.SubElement(cell, f"{S}v")
    value.text = found if isinstance(found, str) else f"{AS_KEPT.plus(found):f}"
    if isinstance(found, str):
        cell.set("t", "str")


def move_rows(root: Any, tag: str, shift: Shift) -> None:
    """Rows that are counted from nothing: of an anchor, of a note's box."""
    for one in root.iter(tag):
        if (one.text or "").strip().isdecimal():
            one.text = str(shift.row(int(one.text) + 1) - 1)


def move_areas(root: Any, shift: Shift) -> None:
    for one in root.iter():
        if isinstance(one.tag, str) and one.get("ref"):
            one.set("ref", shift.area(one.get("ref")))


def move_chart(root: Any, shift: Shift) -> None:
    for one in root.iter(CHART_FORMULA):
        one.text = shift.formula(one.text or "", "")


def looks_of(styles: bytes | None) -> list[Look]:
    """How cells look, in the order in which they number it."""
    if styles is None:
        return [Look()]
    root = parsed(styles)
    own = {one.get("numFmtId"): one.get("formatCode", "") for one in root.iter(f"{S}numFmt")}
    formats = {str(number): code for number, code in BUILT_IN.items()} | own
    return [look_of(one, formats) for one in root.iterfind(f"{S}cellXfs/{S}xf")] or [Look()]


def look_of(one: Any, formats: Mapping[str | None, str]) -> Look:
    said = one.find(f"{S}protection")
    is_free = said is not None and said.get("locked", "1") in ("0", "false")
    code = formats.get(one.get("numFmtId", "0"), "")
    return Look("" if re.fullmatch("general", code, re.I) else code, not is_free)


def insist_on_xlsx(content: bytes, title: str) -> None:
    """The older format and a file with a password are told apart, each with what to do."""
    if not content.startswith(OLD):
        return
    text = gettext_noop(
        "“%(title)s”是旧格式（.xls 或 .et），这里不填：请在 Excel 或 WPS 里“另存为”.xlsx，再上传"
    )
    if PASSWORD in content:
        text = gettext_noop("“%(title)s”设了打开密码，这里打不开：请去掉密码再上传")
    raise Refused(because(text, title=title, about="content"))
