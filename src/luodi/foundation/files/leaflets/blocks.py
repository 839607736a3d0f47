"""The pieces of a picture from top to bottom: each knows its height and draws itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from PIL import ImageDraw

from luodi.foundation.files.leaflets.faces import face, width, wrapped

WIDTH, EDGE = 1080, 56
ROOM = WIDTH - 2 * EDGE
PAPER, INK, QUIET, LINE, SEAL = "#ffffff", "#1c1b19", "#5c5953", "#e2ded6", "#b5352a"
TITLE, HEADING, WORDS, SMALL = 50, 36, 32, 27
LEADING = 1.45  # from one line to the next, in sizes

type Pen = ImageDraw.ImageDraw
type Drawn = Callable[[Pen, int], None]


@dataclass(frozen=True)
class Block:
    """One piece: how high it is, and how it is drawn from a height on."""

    height: int
    draw: Drawn
    rows: int = 0  # how many rows of the list it shows


@dataclass(frozen=True)
class Cell:
    """Words at a place of a line: from `left`, or up to `right` where they are set right."""

    words: str
    left: int = 0
    right: int = 0
    size: int = WORDS
    ink: str = INK
    is_strong: bool = False


def step(size: int) -> int:
    return round(size * LEADING)


def gap(height: int) -> Block:
    return Block(height, lambda pen, y: None)


def rule(ink: str = LINE, thick: int = 2, *, above: int = 0, below: int = 0) -> Block:
    def draw(pen: Pen, y: int) -> None:
        pen.rectangle((EDGE, y + above, WIDTH - EDGE - 1, y + above + thick - 1), fill=ink)

    return Block(above + thick + below, draw)


def line(cells: Sequence[Cell], height: int = 0) -> Block:
    """Cells beside one another, standing on one base."""
    tallest = max(cell.size for cell in cells)
    base = round(tallest * 1.1)

    def draw(pen: Pen, y: int) -> None:
        for cell in cells:
            put(pen, cell, y + base)

    return Block(height or step(tallest), draw)


def put(pen: Pen, cell: Cell, base: int) -> None:
    x = cell.right - width(cell.words, cell.size) if cell.right else cell.left
    thick = 0.6 if cell.is_strong else 0  # the face has one weight only
    pen.text(
        (x, base), cell.words, cell.ink, face(cell.size), "ls", stroke_width=thick, stroke_fill=None
    )


def paragraph(
    words: str,
    *,
    size: int = WORDS,
    ink: str = INK,
    left: int = EDGE,
    room: int = ROOM,
    is_strong: bool = False,
) -> Iterator[Block]:
    for one in wrapped(words, size, room):
        yield line([Cell(one, left, size=size, ink=ink, is_strong=is_strong)])
