"""The rows of a table that are to be filled one by one, and where more of them are let in."""

from __future__ import annotations

from luodi.outputs.papers.rules.forms.laying import Laid


def rows_of(laid: Laid) -> list[int]:
    """The rows of the body as far as they follow one another; at least the one under the head."""
    rows = [line.row for line in laid.body] or [laid.first_free]
    together = rows[:1]
    for row in rows[1:]:
        if row != together[-1] + 1:
            break
        together.append(row)
    return together


def more_rows(rows: list[int]) -> tuple[int, int, int]:
    """Before which row new ones come, the last of the body, and which row they look like.

    They come before the last, so that a sum over the body grows with it.
    """
    last = rows[-1]
    return (last, last, last - 1) if len(rows) > 1 else (last + 1, last, last)
