"""One sheet of a workbook: its cells row by row, then what is merged and hidden."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date

from lxml import etree

from luodi.foundation.files.sheets.archive import Archive, elements, local
from luodi.foundation.files.sheets.formats import value_of
from luodi.foundation.files.sheets.wire import PLAIN, Found, Look, Out
from luodi.foundation.files.sheets.xlsx.strings import Text, text_of, unescaped
from luodi.foundation.files.sheets.xlsx.styles import number
from luodi.kernel.grids import Span, Written

DIGITS = "0123456789"
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
TRUE = ("1", "true")


@dataclass(frozen=True)
class Shared:
    """What the sheets of a workbook have in common."""

    texts: list[Text]
    looks: list[Look]
    since_1904: bool


@dataclass
class Worksheet:
    """What is known of a sheet while it is read."""

    shared: Shared
    notes: Mapping[str, str] = field(default_factory=dict)
    merges: list[Span] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    columns: dict[str, int] = field(default_factory=dict)
    looks: dict[str, Look] = field(default_factory=dict)
    row: int = 0

    def read(self, archive: Archive, part: str, out: Out) -> None:
        with archive.open(part) as file:
            for element in elements(file, "row", "mergeCell", "col"):
                match local(element):
                    case "row":
                        self.take_row(element, out)
                    case "mergeCell":
                        self.take_merge(element.get("ref", ""))
                    case _:
                        self.take_column(element)
        out.end(self.merges, self.hidden_rows, self.hidden_columns)

    def take_row(self, element: etree._Element, out: Out) -> None:
        self.row = number(element, "r") or self.row + 1
        if is_hidden(element, "ht"):
            self.hidden_rows.add(self.row)
        if self.row <= LAST_ROW:
            out.row(self.row, self.cells(element))

    def take_column(self, element: etree._Element) -> None:
        if is_hidden(element, "width"):
            last = min(number(element, "max"), LAST_COLUMN)
            self.hidden_columns.update(range(number(element, "min"), last + 1))

    def take_merge(self, address: str) -> None:
        first, _, last = address.partition(":")
        corners = (*self.place(first), *self.place(last or first))
        if all(corners):
            self.merges.append(Span(*corners))

    def place(self, address: str) -> tuple[int, int]:
        """Row and column; 0 for what is no address."""
        word = address.replace("$", "").rstrip(DIGITS)
        digits = address.replace("$", "")[len(word) :]
        return int(digits or 0), self.column_of(word)

    def column_of(self, word: str) -> int:
        if word not in self.columns:
            self.columns[word] = column_number(word)
        return self.columns[word]

    def cells(self, row: etree._Element) -> Iterator[Found]:
        column = 0
        for element in row:
            if element.tag[-2:] != "}c":
                continue
            address = element.get("r")
            column = (self.column_of(address.rstrip(DIGITS)) if address else 0) or column + 1
            if column <= LAST_COLUMN and (found := self.cell(element, column)):
                yield found

    def cell(self, element: etree._Element, column: int) -> Found | None:
        """The cell, if it holds something; a space alone is nothing."""
        look = self.look(element.get("s", "0"))
        note = self.notes.get(f"{self.row}:{column}", "") if self.notes else ""
        value, look = self.value(element, look)
        if value is None or (isinstance(value, str) and not value.strip()):
            return Found(column, "", look, note) if note else None
        return Found(column, value, look, note)

    def look(self, style: str) -> Look:
        """By the style's number, which is 0 where a cell says none."""
        if style not in self.looks:
            looks, place = self.shared.looks, int(style) if style.isdecimal() else 0
            self.looks[style] = looks[place] if place < len(looks) else PLAIN
        return self.looks[style]

    def value(self, element: etree._Element, look: Look) -> tuple[Written | None, Look]:
        kind = element.get("t", "n")
        written = formula = None
        rich: Text | None = None
        for child in element:
            match child.tag[-2:]:  # the name behind its name space
                case "}v":
                    written = child.text
                case "}f":
                    formula = child.text or ""
                case "is":
                    rich = text_of(child)
        if formula is not None:
            look = look._replace(is_formula=True)
        if kind == "s" and written:
            rich = self.text(written)
        if rich:
            return rich.said, struck(look, rich)
        return self.plain(written, formula, kind, look), look

    def text(self, place: str) -> Text:
        texts = self.shared.texts
        found = int(place) if place.isdecimal() else len(texts)
        return texts[found] if found < len(texts) else Text("#REF!")

    def plain(
        self, written: str | None, formula: str | None, kind: str, look: Look
    ) -> Written | None:
        match kind, written:
            case "str", None:
                return None
            case _, None:  # a formula that was never worked out stands as it is written
                return None if formula is None else f"={formula}"
            case "str" | "e", str(said):
                return unescaped(said)
            case "b", str(said):
                return said.strip() in TRUE
            case "d", str(said):
                with suppress(ValueError):
                    return date.fromisoformat(said.strip()[:10])
                return said
            case _, said:
                code = look.number_format
                return value_of(said.strip(), code, since_1904=self.shared.since_1904)


def struck(look: Look, text: Text) -> Look:
    """With the strikes of a text's own runs, which go before those of its cell."""
    if text.all_struck is None:
        return look
    return look._replace(
        is_struck=text.all_struck, is_partly_struck=bool(text.some_struck) and not text.all_struck
    )


def is_hidden(element: etree._Element, size: str) -> bool:
    """By its mark, or by having no height or width."""
    if element.get("hidden") in TRUE:
        return True
    written = element.get(size)
    return written is not None and written.strip("0.") == ""


def column_number(word: str) -> int:
    found = 0
    for letter in word.upper()[:4]:
        if not "A" <= letter <= "Z":
            return 0
        found = found * 26 + ord(letter) - ord("A") + 1
    return found
