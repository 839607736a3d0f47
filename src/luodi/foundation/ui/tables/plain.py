"""A table as plain text: lines of tab-separated words that a sheet or a chat takes by pasting."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from luodi.foundation.ui.tables.columns import Column
from luodi.foundation.ui.tables.drawing import label

_BREAKS = str.maketrans({"\t": " ", "\r": " ", "\n": " ", "\v": " ", "\f": " ", "\u2028": " "})
_BEGINS_A_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")  # Excel takes the wide ones too


def plain_text[Row](columns: Sequence[Column[Row]], rows: Iterable[Row]) -> str:
    """The head, then one line for each row; a tab or a line break in a value becomes a space."""
    lines = [[word_of(label(column)) for column in columns]]
    lines += [[written(column, row) for column in columns] for row in rows]
    return "\n".join("\t".join(line) for line in lines)


def written[Row](column: Column[Row], row: Row) -> str:
    said = column.text(row)
    return said if column.is_numeric else word_of(said)


def word_of(said: str) -> str:
    """On one line, and never a formula: a sheet takes what follows an apostrophe for a word."""
    plain = said.translate(_BREAKS)
    return f"'{plain}" if plain.lstrip().startswith(_BEGINS_A_FORMULA) else plain
