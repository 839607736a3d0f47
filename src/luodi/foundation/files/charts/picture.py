"""A chart drawn at 300 dots an inch, as wide as the text of an official paper."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator

from PIL import Image, ImageDraw

from luodi.foundation.files.charts.bars import CLAIMED, VERIFIED, Bar, Chart
from luodi.foundation.files.leaflets.blocks import INK, LINE, PAPER, QUIET, SEAL, Cell, Pen, put
from luodi.foundation.files.leaflets.faces import width, wrapped

DPI, WIDTH_MM = 300, 150
WIDTH = round(WIDTH_MM / 25.4 * DPI)
TITLE, WORDS, SMALL = 44, 36, 31  # 10.5, 8.5 and 7.5 points
HEAD, FOOT, ROW, THICK = 150, 60, 80, 44
NAMES, GAP = 460, 18  # the most that names take of the width
STANDING, LABELS, MONTH = 560, 110, 60  # of upright bars: their height, the room above and below
EDGE = 4

type Along = Callable[[float], int]


def drawn(chart: Chart) -> bytes:
    """The chart as PNG."""
    bars = upright if is_roomy(chart) else lying
    foot = FOOT if chart.note else 0
    image = Image.new("RGB", (WIDTH, HEAD + height(chart) + foot), PAPER)
    pen = ImageDraw.Draw(image)
    head(pen, chart)
    bars(pen, chart)
    if chart.note:
        put(pen, Cell(chart.note, size=SMALL, ink=QUIET), image.height - 16)
    out = io.BytesIO()
    image.save(out, "PNG", dpi=(DPI, DPI), optimize=True)
    return out.getvalue()


def height(chart: Chart) -> int:
    return STANDING + LABELS + MONTH if is_roomy(chart) else ROW * len(chart.bars) + GAP


def is_roomy(chart: Chart) -> bool:
    """Whether the bars may stand: every number and name fits above and below its own."""
    if not chart.is_upright:
        return False
    slot = WIDTH // max(len(chart.bars), 1)
    words = [word for bar in chart.bars for word in (bar.name, bar.words, bar.beside)]
    return max((width(word, SMALL) for word in words), default=0) + 8 <= slot


def head(pen: Pen, chart: Chart) -> None:
    """The title, on what it rests, and which bar is which."""
    left, right = Cell(chart.title, size=TITLE, is_strong=True), WIDTH
    put(pen, left, TITLE)
    for name, kept in ((VERIFIED, "verified"), (CLAIMED, "claimed")):
        if any(getattr(bar, kept) for bar in chart.bars):
            right -= width(name, SMALL)
            put(pen, Cell(name, left=right, size=SMALL), HEAD - 46)
            right -= 48
            one(pen, (right, HEAD - 72, right + 36, HEAD - 46), is_filled=kept == "verified")
            right -= 36
    lines = wrapped(chart.rests, SMALL, right - GAP)
    put(pen, Cell(lines[0], size=SMALL, ink=QUIET), HEAD - 46)


def one(pen: Pen, box: tuple[int, int, int, int], *, is_filled: bool) -> None:
    """A bar between two corners, whichever of them comes first."""
    (left, right), (top, bottom) = sorted(box[::2]), sorted(box[1::2])
    if is_filled:
        pen.rectangle((left, top, right, bottom), fill=SEAL)
    else:
        pen.rectangle((left, top, right, bottom), outline=INK, width=EDGE)


def along(chart: Chart, start: int, end: int) -> Along:
    """Where a value lies between two places of the picture."""
    least, most = chart.span
    whole = float(most - least) or 1.0
    return lambda value: round(start + (value - float(least)) / whole * (end - start))


def readings(bar: Bar) -> Iterator[tuple[float, bool]]:
    """What was verified first, so that the outline of what was claimed stands over it."""
    if bar.verified:
        yield float(bar.verified.value), True
    if bar.claimed:
        yield float(bar.claimed.value), False


def lying(pen: Pen, chart: Chart) -> None:
    """A row for each bar: its name, the bar, the number behind it."""
    names = min(max((width(bar.name, WORDS) for bar in chart.bars), default=0), NAMES)
    said = max((label(bar) for bar in chart.bars), default=0)
    at = along(chart, names + GAP, WIDTH - said - GAP)
    for number, bar in enumerate(chart.bars):
        middle = HEAD + ROW * number + ROW // 2
        named(pen, bar.name, names, middle)
        for value, is_filled in readings(bar):
            box = (at(0), middle - THICK // 2, at(value), middle + THICK // 2)
            one(pen, box, is_filled=is_filled)
        end = max([at(0), *(at(value) for value, _ in readings(bar))]) + GAP
        put(pen, Cell(bar.words, left=end, size=WORDS, is_strong=True), middle + 13)
        beside = Cell(bar.beside, left=end + width(bar.words, WORDS) + GAP, size=SMALL, ink=QUIET)
        put(pen, beside, middle + 13)
    pen.line((at(0), HEAD, at(0), HEAD + ROW * len(chart.bars)), fill=INK, width=EDGE)


def label(bar: Bar) -> int:
    """How wide the words behind a bar are."""
    beside = GAP + width(bar.beside, SMALL) if bar.beside else 0
    return width(bar.words, WORDS) + beside


def named(pen: Pen, name: str, right: int, middle: int) -> None:
    """A name before its bar, on two lines where one is too short."""
    lines = wrapped(name, WORDS, right)[:1] if width(name, WORDS) <= right else []
    size = WORDS if lines else SMALL
    lines = lines or wrapped(name, size, right)[:2]
    for number, words in enumerate(lines):
        base = middle + 13 + round((number - (len(lines) - 1) / 2) * size * 1.15)
        put(pen, Cell(words, right=right, size=size), base)


def upright(pen: Pen, chart: Chart) -> None:
    """A column for each bar: the number above, the name below."""
    floor = HEAD + LABELS + STANDING
    at, slot = along(chart, floor, HEAD + LABELS), WIDTH / len(chart.bars)
    for number, bar in enumerate(chart.bars):
        centre, half = round(slot * (number + 0.5)), round(min(slot * 0.3, 60))
        for value, is_filled in readings(bar):
            one(pen, (centre - half, at(0), centre + half, at(value)), is_filled=is_filled)
        top = min([at(0), *(at(value) for value, _ in readings(bar))]) - 14
        centred(pen, Cell(bar.words, size=SMALL, is_strong=True), centre, top)
        centred(pen, Cell(bar.beside, size=SMALL, ink=QUIET), centre, top - round(SMALL * 1.3))
        centred(pen, Cell(bar.name, size=SMALL), centre, floor + 46)
    pen.line((0, floor, WIDTH, floor), fill=LINE, width=EDGE // 2)
    pen.line((0, at(0), WIDTH, at(0)), fill=INK, width=EDGE)


def centred(pen: Pen, cell: Cell, centre: int, base: int) -> None:
    left = centre - width(cell.words, cell.size) // 2
    put(pen, Cell(cell.words, left, 0, cell.size, cell.ink, cell.is_strong), base)
