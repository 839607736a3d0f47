"""A table as plain text: lines of tab-separated words that a sheet or a chat takes by pasting."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from luodi.foundation.ui.tables.columns import Column
from luodi.foundation.ui.tables.drawing import label

_BREAKS = str.maketrans({"\t": " ", "\r": " ", "\n": " ", "\v": " ", "\f": " ", "\u2028": " "})


def plain_text[Row](columns: Sequence[Column[Row]], rows: Iterable[Row]) -> str:
    """The head, then one line for each row; a tab or a line break in a value becomes a space."""
    lines = [[label(column) for column in columns]]
    lines += [[column.text(row) for column in columns] for row in rows]
    return "\n".join("\t".join(word.translate(_BREAKS) for word in line) for line in lines)
