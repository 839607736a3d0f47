"""Paragraphs on the wire: a sheet of a name that no sheet has, one paragraph in each row."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from luodi.foundation.files.sheets.wire import Found, Out

PARAGRAPHS = "\u00b6"


def put(lines: Sequence[tuple[int, str]], out: Out, page: int = 0) -> None:
    """Lines with their numbers, as one passage; nothing for no words."""
    said = [(number, line) for number, line in lines if line.strip()]
    if said:
        out.sheet(f"{PARAGRAPHS}{page or ''}")
        for number, line in said:
            out.row(number, [Found(1, line)])
        out.end()


def numbered(lines: Iterable[str], first: int = 1) -> list[tuple[int, str]]:
    return list(enumerate(lines, start=first))
