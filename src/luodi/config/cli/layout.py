"""Tables on a terminal: Chinese letters take two columns."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence


def columns(rows: Sequence[Sequence[str]]) -> str:
    """Lines with cells padded to the same width; the first column left, the others right."""
    widths = [max(width(row[number]) for row in rows) for number in range(len(rows[0]))]
    return "\n".join(
        "  ".join(
            padded(cell, space, left=not number) for number, (cell, space) in pairs(row, widths)
        )
        for row in rows
    )


def pairs(row: Sequence[str], widths: Sequence[int]) -> enumerate[tuple[str, int]]:
    return enumerate(zip(row, widths, strict=True))


def padded(cell: str, space: int, *, left: bool) -> str:
    gap = " " * (space - width(cell))
    return cell + gap if left else gap + cell


def width(text: str) -> int:
    """Columns of a terminal that the text takes."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)
