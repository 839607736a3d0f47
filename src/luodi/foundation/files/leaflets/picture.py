"""A leaflet as one long picture, as wide as a phone shows it: white paper, ink, one vermilion."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from PIL import Image, ImageColor, ImageDraw

from luodi.foundation.files.codes import modules
from luodi.foundation.files.leaflets.blocks import (
    EDGE,
    HEADING,
    INK,
    LINE,
    PAPER,
    QUIET,
    ROOM,
    SEAL,
    SMALL,
    TITLE,
    WIDTH,
    Block,
    Pen,
    gap,
    paragraph,
    rule,
)
from luodi.foundation.files.leaflets.chat import count_of, unlisted
from luodi.foundation.files.leaflets.leaf import Grid, Imprint, Leaflet, Part
from luodi.foundation.files.leaflets.tables import grid_blocks

MEDIA_TYPE = "image/png"
MOST_PIXELS_HIGH = 15_000  # beyond it phones and chat programs shrink a picture until it blurs
SHADES = 8  # of each ink on the paper, so that edges are soft
MODULE = 6


def picture(leaflet: Leaflet, imprint: Imprint) -> bytes:
    """The picture as PNG; rows for which there is no room are counted in a sentence."""
    above, below = list(opening(leaflet)), list(closing(imprint))
    room = MOST_PIXELS_HIGH - height(above) - height(below)
    blocks = [*above, *fitting(leaflet.parts, room), *below]
    image = Image.new("RGB", (WIDTH, height(blocks)), PAPER)
    pen, y = ImageDraw.Draw(image), 0
    for block in blocks:
        block.draw(pen, y)
        y += block.height
    out = io.BytesIO()
    image.quantize(palette=palette(), dither=Image.Dither.NONE).save(out, "PNG", compress_level=9)
    return out.getvalue()


@cache
def palette() -> Image.Image:
    """The three inks in their shades; a picture of few colours is a small file."""
    paper, found = ImageColor.getrgb(PAPER), Image.new("P", (1, 1))
    colours = [*paper, *ImageColor.getrgb(LINE)]
    for ink in (INK, SEAL, QUIET):
        for shade in range(SHADES):
            pairs = zip(ImageColor.getrgb(ink), paper, strict=True)
            colours += [of + (to - of) * shade // SHADES for of, to in pairs]
    found.putpalette(colours)
    return found


def height(blocks: Sequence[Block]) -> int:
    return sum(block.height for block in blocks)


def opening(leaflet: Leaflet) -> Iterator[Block]:
    yield rule(SEAL, 8, above=EDGE, below=20)
    yield from paragraph(leaflet.about, size=SMALL, ink=SEAL, is_strong=True)
    yield from paragraph(leaflet.title, size=TITLE, is_strong=True)
    yield gap(6)
    yield from paragraph("　".join(leaflet.rests), size=SMALL, ink=QUIET)
    yield gap(12)


def fitting(parts: Iterable[Part], room: int) -> Iterator[Block]:
    """The parts as far as there is room."""
    for part in parts:
        for block in part_blocks(part, room):
            room -= block.height
            yield block


def part_blocks(part: Part, room: int) -> Iterator[Block]:
    yield gap(20)
    if part.title:
        yield from paragraph(part.title, size=HEADING, ink=INK, is_strong=True)
        yield rule(below=6)
    for words in part.lines:
        yield from paragraph(words)
        yield gap(8)
    if part.grid:
        yield from listed(part.grid, room)
    if part.note:
        yield from paragraph(part.note, size=SMALL, ink=QUIET)


def listed(grid: Grid, room: int) -> Iterator[Block]:
    """The rows that fit whole, all that stands below them, and how many are not there."""
    shown = 0
    for block in grid_blocks(grid):
        if block.rows and block.height > room:
            continue
        room -= block.height
        shown += block.rows
        yield block
    if words := unlisted(shown, count_of(grid)):
        yield gap(10)
        yield from paragraph(words, size=SMALL, ink=SEAL)


def closing(imprint: Imprint) -> Iterator[Block]:
    """Who took it out and when, and the code in squares, for whoever sends it back."""
    side = (len(modules(imprint.code)) + 1) * MODULE
    words = list(paragraph(imprint.said, size=SMALL, ink=QUIET, room=ROOM - side - 40))

    def draw(pen: Pen, y: int) -> None:
        squares(pen, imprint.code, WIDTH - EDGE - side + MODULE, y)
        for block in words:
            block.draw(pen, y)
            y += block.height

    yield rule(above=28, below=24)
    yield Block(max(side, height(words)), draw)
    yield gap(EDGE)


def squares(pen: Pen, code: str, left: int, top: int) -> None:
    for row, line in enumerate(modules(code)):
        for column, is_dark in enumerate(line):
            if is_dark:
                x, y = left + column * MODULE, top + row * MODULE
                pen.rectangle((x, y, x + MODULE - 1, y + MODULE - 1), fill=INK)
