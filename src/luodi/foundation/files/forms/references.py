"""The cells that a formula names, found in its text and moved when rows come between."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

# A text in quotation marks; or the name of a sheet, if it is said, and what is named of it.
_PIECE = re.compile(
    r"""("(?:[^"]|"")*")"""
    r"""|((?:'(?:[^']|'')*'|\[[0-9]+\][\w.]*|[^\W\d][\w.]*)!)?"""
    r"""(?<![\w.$\]])(\$?[A-Z]{1,3}\$?[0-9]{1,7}(?::\$?[A-Z]{1,3}\$?[0-9]{1,7})?"""
    r"""|\$?[0-9]{1,7}:\$?[0-9]{1,7})(?![\w(.!])"""
)
_CELL = re.compile(r"(\$?)([A-Z]{0,3})(\$?)([0-9]{1,7})")


@dataclass(frozen=True)
class Ref:
    """One corner of what is named: column (none of a whole row), row, what of it stays put."""

    letters: str
    row: int
    keeps_column: bool = False
    keeps_row: bool = False

    def __str__(self) -> str:
        column = ("$" if self.keeps_column else "") + self.letters
        return f"{column}{'$' if self.keeps_row else ''}{self.row}"


type Corners = tuple[Ref, Ref | None]
type Move = Callable[[str, Corners], Corners]  # the sheet that is named, empty: the formula's own


def moved(formula: str, move: Move) -> str:
    """The formula with everything that it names moved."""

    def put(found: re.Match[str]) -> str:
        if found[1] is not None:
            return found[0]
        first, last = move(sheet_of(found[2] or ""), corners(found[3]))
        return (found[2] or "") + (f"{first}:{last}" if last else f"{first}")

    return _PIECE.sub(put, formula)


def named(formula: str) -> list[tuple[str, Corners]]:
    """Every place that a formula names: the sheet, if it is said, and the corners."""
    return [
        (sheet_of(found[2] or ""), corners(found[3]))
        for found in _PIECE.finditer(formula)
        if found[1] is None
    ]


def sheet_of(ahead: str) -> str:
    """The name of the sheet before a `!`, without its quotation marks."""
    name = ahead.removesuffix("!")
    return name[1:-1].replace("''", "'") if name.startswith("'") else name


def quoted(sheet: str) -> str:
    """The name of a sheet as a formula writes it."""
    return "'" + sheet.replace("'", "''") + "'"


def corners(text: str) -> Corners:
    """C5, $C$5:D9, 5:9."""
    first, _, last = text.partition(":")
    return ref(first), ref(last) if last else None


def ref(text: str) -> Ref:
    found = _CELL.fullmatch(text)
    if found is None:
        return Ref("", 0)
    if not found[2]:  # of a whole row one mark says that it stays
        return Ref("", int(found[4]), keeps_row=bool(found[1] or found[3]))
    return Ref(found[2], int(found[4]), bool(found[1]), bool(found[3]))


def column_of(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def letters_of(column: int) -> str:
    found = ""
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(ord("A") + rest) + found
    return found


@dataclass(frozen=True)
class Shift:
    """Rows that come into a sheet: `count` of them before the row `at`, within a table's body.

    A range that ends in the table's `last` row grows with the body, even where the body has but
    one row and the new ones come behind it.
    """

    sheet: str
    at: int
    count: int
    last: int

    def row(self, row: int) -> int:
        return row + self.count if row >= self.at else row

    def span(self, first: int, last: int) -> tuple[int, int]:
        end = last + self.count if last >= self.at or last == self.last else last
        return self.row(first), end

    def formula(self, text: str, on: str, own_row: int = 0) -> str:
        """A formula that stands on the sheet `on`; `own_row` is its row, if it is this sheet's."""

        def move(sheet: str, given: Corners) -> Corners:
            if (sheet or on) != self.sheet:
                return given
            first, last = given
            if last is None:
                return with_row(first, self.row(first.row)), None
            top, end = self.span(first.row, last.row)
            if own_row == self.last == first.row == last.row:
                top, end = self.row(first.row), self.row(last.row)
            return with_row(first, top), with_row(last, end)

        return moved(text, move)

    def area(self, text: str) -> str:
        """Areas as marks of a sheet list them: A1:C5 E7."""
        return " ".join(self._area(one) for one in text.split())

    def _area(self, text: str) -> str:
        if not _CELL.match(text):
            return text
        first, last = corners(text)
        if last is None:
            top, end = self.span(first.row, first.row)
            start = with_row(first, top)
            return f"{start}" if end == top else f"{start}:{with_row(first, end)}"
        top, end = self.span(first.row, last.row)
        return f"{with_row(first, top)}:{with_row(last, end)}"


def with_row(given: Ref, row: int) -> Ref:
    return Ref(given.letters, row, given.keeps_column, given.keeps_row)


def copied(formula: str, down: int, across: int = 0) -> str:
    """The formula as it stands so many rows further down, columns further to the right."""

    def move(sheet: str, given: Corners) -> Corners:
        first, last = given
        return step(first, down, across), step(last, down, across) if last else None

    return moved(formula, move)


def step(given: Ref, down: int, across: int) -> Ref:
    row = given.row if given.keeps_row else max(given.row + down, 1)
    letters = given.letters
    if letters and not given.keeps_column:
        letters = letters_of(max(column_of(letters) + across, 1))
    return Ref(letters, row, given.keeps_column, given.keeps_row)
