"""The figures of a filled workbook found again: a hidden name at each cell, which follows it."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from zipfile import ZipFile

from lxml import etree

from luodi.foundation.files.forms.references import column_of, named, quoted
from luodi.foundation.files.forms.sheet import FormSheet
from luodi.foundation.files.templates.keeping import standing
from luodi.foundation.files.templates.splicing import MARK
from luodi.foundation.files.templates.workbook import (
    RELATIONS,
    SHARED,
    WORKBOOK,
    R,
    S,
    parsed,
    text_of,
    told,
)

NAME = re.compile(rf"{MARK}([0-9]+)")
LOST = "#REF!"  # a cell that was deleted


@dataclass(frozen=True)
class Put:
    """One cell that was filled: the sheet, its address, and what stood in it then."""

    sheet: str
    address: str
    stood: str

    @property
    def kept(self) -> list[str]:
        return [self.sheet, self.address, self.stood]


def marked(workbook: bytes, puts: Mapping[int, Iterable[Put]]) -> bytes:
    """The workbook part with a hidden name for the cells of each figure."""
    root = parsed(workbook)
    names = root.find(f"{S}definedNames")
    if names is None:
        names = root.makeelement(f"{S}definedNames")
        before = [one for tag in ("externalReferences", "sheets") for one in root.findall(S + tag)]
        before[0].addnext(names)
    for one in list(names):
        if NAME.fullmatch(one.get("name", "")):
            names.remove(one)
    for number, cells in puts.items():
        made = etree.SubElement(names, f"{S}definedName", name=f"{MARK}{number}", hidden="1")
        made.text = ",".join(area(one) for one in cells)
    if not len(names):
        root.remove(names)
    return told(root)


def area(one: Put) -> str:
    found = re.fullmatch(r"([A-Z]+)([0-9]+)", one.address)
    return f"{quoted(one.sheet)}!${found[1]}${found[2]}" if found else LOST


def with_cells(record: Mapping[str, Any], puts: Mapping[int, Iterable[Put]]) -> dict[str, Any]:
    """The record of a filling with the cells in which each figure stands."""
    figures = [
        {**one, "cells": [put.kept for put in puts.get(int(one["id"]), ())]}
        for one in record["figures"]
    ]
    return {**record, "figures": figures}


def standing_in(content: bytes, record: Mapping[str, Any]) -> dict[int, list[str]]:
    """What stands today in place of each figure of a filled paper, in Word or in Excel."""
    return {**standing(content), **standing_cells(content, record)}


def standing_cells(content: bytes, record: Mapping[str, Any]) -> dict[int, list[str]]:
    """What stands today in the cells of each figure, by its number.

    A cell that nobody changed says what the figure was printed as; so does one whose words still
    hold it. What is deleted says nothing.
    """
    with ZipFile(io.BytesIO(content)) as file:
        if WORKBOOK not in file.namelist():
            return {}
        stands = Standing(file)
    return {
        int(one["id"]): list(stands.of(one)) for one in record.get("figures", ()) if "cells" in one
    }


class Standing:
    """The cells of a workbook that may have been worked on since."""

    def __init__(self, file: ZipFile) -> None:
        root = parsed(file.read(WORKBOOK))
        names = file.namelist()
        shared = [text_of(one) for one in parsed(file.read(SHARED))] if SHARED in names else []
        targets = {one.get("Id"): one.get("Target", "") for one in parsed(file.read(RELATIONS))}
        self._parts = {
            sheet.get("name", ""): f"xl/{targets.get(sheet.get(f'{R}id'), '').removeprefix('/xl/')}"
            for sheet in root.iter(f"{S}sheet")
        }
        self._trees = {part: file.read(part) for part in self._parts.values() if part in names}
        self._shared = shared
        self._sheets: dict[str, FormSheet] = {}
        self._names = {one.get("name", ""): one.text or "" for one in root.iter(f"{S}definedName")}

    def of(self, figure: Mapping[str, Any]) -> Iterator[str]:
        printed = str(figure.get("printed", ""))
        kept = [tuple(map(str, one)) for one in figure["cells"] if len(one) == 3]
        for place, (_, _, stood) in zip(self._places(figure, kept), kept, strict=False):
            now = self._text(place) if place else None
            if place is None or now is None:
                if place is not None:
                    yield ""
                continue
            is_whole = stood == printed or is_number(stood)
            yield printed if same(now, stood) or (not is_whole and printed in now) else now

    def _places(
        self, figure: Mapping[str, Any], kept: list[tuple[str, ...]]
    ) -> list[tuple[str, str] | None]:
        """Where each cell is now: by its name, else where it was filled."""
        said = self._names.get(f"{MARK}{figure['id']}")
        if said is None:
            return [(one[0], one[1]) for one in kept]
        places: list[tuple[str, str] | None] = [
            (sheet, f"{first.letters}{first.row}") for sheet, (first, _) in named(said)
        ]
        return places if len(places) == len(kept) else self._left(said, kept)

    def _left(self, said: str, kept: list[tuple[str, ...]]) -> list[tuple[str, str] | None]:
        """The places of a name of which some cells are gone."""
        pieces = [named(one) for one in re.split(r",(?=(?:[^']*'[^']*')*[^']*$)", said)]
        if len(pieces) != len(kept):
            return [(one[0], one[1]) for one in kept]
        return [
            (found[0][0], f"{found[0][1][0].letters}{found[0][1][0].row}") if found else None
            for found in pieces
        ]

    def _text(self, place: tuple[str, str]) -> str | None:
        sheet, address = place
        tree = self._trees.get(self._parts.get(sheet, ""))
        if tree is None:
            return None
        if sheet not in self._sheets:
            self._sheets[sheet] = FormSheet(sheet, "", parsed(tree), self._shared, [])
        found = re.fullmatch(r"([A-Z]+)([0-9]+)", address)
        at = (int(found[2]), column_of(found[1])) if found else (0, 0)
        value = self._sheets[sheet].value(at)
        return value if isinstance(value, str) else f"{value:f}" if value is not None else ""


def same(now: str, stood: str) -> bool:
    """Whether a cell says what it said: words alike, numbers as near as a file keeps them."""
    if now == stood:
        return True
    if not (is_number(now) and is_number(stood)):
        return False
    return abs(float(now) - float(stood)) <= 1e-12 * max(1.0, abs(float(stood)))


def is_number(text: str) -> bool:
    return bool(re.fullmatch(r"-?[0-9]+(?:\.[0-9]+)?(?:E[-+]?[0-9]+)?", text))
