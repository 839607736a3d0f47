"""The sheets of a file, put together from the lines that the reading process wrote."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal

from luodi.foundation.files.sheets.troubles import Note, Trouble, Why
from luodi.foundation.files.sheets.wire import PLAIN, Look
from luodi.kernel.grids import Cell, Grid, Span, Written, letters

MOST_NAMED = 8  # cells that a note names; it counts the others
SHORT = 24  # 在建, 0, 经济开发区管委会: a ledger says the same a thousand times

type Rows = dict[int, dict[int, Cell]]


class Arriving:
    """What has come of a file so far."""

    def __init__(self, name: str) -> None:
        self.name = name  # of a sheet that has none of its own
        self.grids: list[Grid] = []
        self.notes: list[tuple[Note, dict[str, str]]] = []
        self.refused: Trouble | None = None
        self.is_whole = False
        self.looks: list[Look] = []
        self.rows: Rows = {}
        self.opened: dict[str, object] = {}
        self.same: dict[tuple[object, ...], Cell] = {}

    def take(self, lines: Iterable[bytes]) -> None:
        for line in lines:
            match json.loads(line.decode("utf-8", "surrogatepass")):
                case [int(number), list(cells)]:
                    self.rows[number] = dict(self.cell(*cell) for cell in cells)
                case {"look": [str(code), *flags]}:
                    self.looks.append(Look(code, *map(bool, flags)))
                case dict(said):
                    self.take_word(said)

    def take_word(self, said: Mapping[str, object]) -> None:
        match said:
            case {"sheet": str(), **_rest}:
                self.rows, self.opened = {}, dict(said)
            case {"merges": list(merges), "hidden": dict(hidden)}:
                self.close([Span(*map(int, span)) for span in merges], hidden)
            case {"note": str(note), "values": dict(values)}:
                self.notes.append((Note(note), texts(values)))
            case {"refused": str(why), "values": dict(values)}:
                self.refused = Trouble(Why(why), **texts(values))
            case {"done": _}:
                self.is_whole = True

    def close(self, merges: list[Span], hidden: Mapping[str, list[int]]) -> None:
        """The sheet is whole; one without a single cell is no sheet."""
        name = str(self.opened["sheet"]) or self.name
        self.discard(name, list(covered(self.rows, merges)))
        uncounted = list(never_worked_out(self.rows))
        self.tell(Note.UNCOUNTED, name, uncounted)
        if not self.rows:
            return
        used = {column for cells in self.rows.values() for column in cells}
        self.grids.append(
            Grid(
                name,
                self.rows,
                tuple(merges),
                frozenset(hidden["rows"]) & self.rows.keys(),
                frozenset(hidden["columns"]) & used,
                bool(self.opened["is_hidden"]),
                int(str(self.opened["lines_before"])),
            )
        )

    def discard(self, name: str, unseen: list[tuple[int, int]]) -> None:
        """Cells that are not seen are not read either, and are named."""
        places = sorted(set(unseen))  # merges that overlap name a cell twice
        for row, column in places:
            del self.rows[row][column]
            if not self.rows[row]:
                del self.rows[row]
        self.tell(Note.COVERED, name, places)

    def tell(self, note: Note, sheet: str, places: list[tuple[int, int]]) -> None:
        if places:
            values = {"sheet": sheet, "count": str(len(places)), "cells": addresses(places)}
            self.notes.append((note, values))

    def cell(self, column: int, word: str, look: int = -1, note: str = "") -> tuple[int, Cell]:
        key = (word, look, note)
        if found := self.same.get(key):
            return column, found
        how = self.looks[look] if look >= 0 else PLAIN
        cell = Cell(unsealed(word), *how, note)
        if len(word) < SHORT:
            self.same[key] = cell
        return column, cell


def unsealed(word: str) -> Written:
    match word[:1], word[1:]:
        case "n", text:
            return Decimal(text)
        case "d", text:
            return date.fromisoformat(text)
        case "b", text:
            return bool(text)
        case _, text:
            return text


def texts(values: Mapping[object, object]) -> dict[str, str]:
    return {str(name): str(value) for name, value in values.items()}


def addresses(places: list[tuple[int, int]]) -> str:
    """The first few cells: C5、D7 …"""
    named = "、".join(f"{letters(column)}{row}" for row, column in places[:MOST_NAMED])
    return named + (" …" if len(places) > MOST_NAMED else "")


def covered(rows: Rows, merges: Iterable[Span]) -> Iterator[tuple[int, int]]:
    """The written cells that lie under a merged one and are not seen."""
    for span in merges:
        for row in rows_within(rows, span):
            for column in rows[row]:
                is_seen = (row, column) == (span.first_row, span.first_column)
                if span.first_column <= column <= span.last_column and not is_seen:
                    yield row, column


def rows_within(rows: Rows, span: Span) -> list[int]:
    if span.last_row - span.first_row < len(rows):
        return [row for row in range(span.first_row, span.last_row + 1) if row in rows]
    return [row for row in rows if span.first_row <= row <= span.last_row]


def never_worked_out(rows: Rows) -> Iterator[tuple[int, int]]:
    """Formulas without a value, which stand in their cells as they are written."""
    for row, cells in rows.items():
        for column, cell in cells.items():
            if cell.is_formula and isinstance(cell.value, str) and cell.value.startswith("="):
                yield row, column
