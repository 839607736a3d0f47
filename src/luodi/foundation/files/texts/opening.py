"""Opens a document of strangers: its paragraphs and tables in order, or why it cannot be read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from luodi.foundation.files.sheets.arriving import Arriving
from luodi.foundation.files.sheets.limits import Limits
from luodi.foundation.files.sheets.opening import (
    arriving,
    refused,
    the_limits,
    told,
    typed,
)
from luodi.foundation.files.sheets.troubles import Trouble
from luodi.foundation.files.texts import sorting
from luodi.foundation.files.texts.paragraphs import PARAGRAPHS
from luodi.kernel.grids import Grid
from luodi.kernel.passages import Block, Passage
from luodi.kernel.refusal import Reason


@dataclass(frozen=True)
class Text:
    """What a document says, block by block, and what a person should know of it."""

    blocks: tuple[Block, ...]
    notes: tuple[Reason, ...] = ()


def read(source: Path | bytes, name: str, limits: Limits | None = None) -> Text:
    """Any report or table: docx, pdf, txt, and the sheets that an import reads."""
    try:
        return text_of(arriving(source, name, limits or the_limits(), sorting.__name__), name)
    except Trouble as trouble:
        raise refused(trouble, name) from trouble


def pasted(said: str, name: str, limits: Limits | None = None) -> Text:
    """A text from a form; it is read here and not apart, being nothing but characters."""
    try:
        return text_of(typed(said, name, limits or the_limits(), sorting.read_text), name)
    except Trouble as trouble:
        raise refused(trouble, name) from trouble


def text_of(arrived: Arriving, name: str) -> Text:
    opened = told(arrived, name)
    return Text(tuple(blocks(opened.grids)), opened.notes)


def blocks(grids: tuple[Grid, ...]) -> Iterator[Block]:
    for grid in grids:
        yield passage(grid) if grid.name.startswith(PARAGRAPHS) else grid


def passage(grid: Grid) -> Passage:
    lines = tuple((row, cell.text) for row, _, cell in grid.cells())
    return Passage(lines, int(grid.name.removeprefix(PARAGRAPHS) or 0))
