"""Runs apart from the program: a workbook of strangers with some of its cells changed.

Looks, widths, formulas and what else stands in the file stay; a changed cell is coloured and says
in a comment what stood there. Started as a script, like `apart.py`, and under the same limits.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from datetime import date
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill

SOURCE = Path(__file__).resolve().parents[4]
CHANGED = PatternFill("solid", fgColor="FFF2CC")
AUTHOR = "Luodi"

type Change = tuple[str, int, int, str, str, str]  # sheet, row, column, sort, value, what is said


def changed(book: Workbook, changes: Iterable[Change]) -> int:
    """How many cells were changed; one that is covered or worked out by a formula is left."""
    count = 0
    for sheet, row, column, sort, value, said in changes:
        if sheet not in book.sheetnames:
            continue
        cell = book[sheet].cell(row, column)
        if not isinstance(cell, Cell) or cell.data_type == "f":
            continue
        before = cell.value
        cell.value = float(value) if sort == "n" else value
        if sort == "d":
            cell.value = date.fromisoformat(value)
        cell.fill = CHANGED
        cell.comment = Comment(said % {"before": "—" if before is None else before}, AUTHOR)
        count += 1
    return count


def main(written: str, path: str) -> None:
    from luodi.foundation.files.sheets.apart import limit
    from luodi.foundation.files.sheets.limits import Limits

    limits = Limits(**json.loads(written))
    limit(seconds=limits.seconds, memory_mb=limits.memory_mb, unpacked_mb=limits.unpacked_mb)
    with Path(path).open("rb") as file:  # the name under which it lies says nothing of its kind
        book = load_workbook(file)
    count = changed(book, json.load(sys.stdin))
    kept = BytesIO()
    book.save(kept)
    sys.stdout.buffer.write(f"{count}\n".encode() + kept.getvalue())


if __name__ == "__main__":
    sys.path.insert(0, str(SOURCE))
    main(*sys.argv[1:])
