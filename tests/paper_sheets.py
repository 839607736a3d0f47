"""Sheets of paper as a telephone sees them: drawn, turned, skewed, in the dusk, stamped."""

from __future__ import annotations

import io

from PIL import Image, ImageChops, ImageDraw, ImageEnhance, ImageFilter

from luodi.foundation.files.codes import modules

DOTS = 150  # an inch
TABLE, RED = "#6b5b4b", "#c81e1e"
# The plane that maps a photograph's corners to those of the sheet: the phone was held askew.
SKEWED = (1.157, -0.116, -74.0, 0.0321, 1.188, -241.0, 0.0000259, -0.0000215)


def millimetres(length: float) -> int:
    return round(length / 25.4 * DOTS)


def printed(code: str, *, stamped: bool = False) -> Image.Image:
    """An A4 sheet with lines of text and the code at the upper right, as the pages print it."""
    sheet = Image.new("RGB", (millimetres(210), millimetres(297)), "white")
    pen = ImageDraw.Draw(sheet)
    for y in range(millimetres(30), millimetres(260), millimetres(6)):
        pen.line((millimetres(16), y, millimetres(165), y), "#444", 4)
    squares = modules(code)
    left, top = millimetres(176), millimetres(15)
    side = millimetres(18) / len(squares)
    for row, line in enumerate(squares):
        for column, is_dark in enumerate(line):
            if is_dark:
                across, down = left + column * side, top + row * side
                pen.rectangle((across, down, across + side - 1, down + side - 1), "black")
    return stamp(sheet, left, top + millimetres(18)) if stamped else sheet


def stamp(sheet: Image.Image, x: int, y: int) -> Image.Image:
    """A round red seal whose edge runs over a corner of the code; the ink lets black through."""
    ink = Image.new("RGB", sheet.size, "white")
    pen, radius = ImageDraw.Draw(ink), millimetres(19)
    x, y = x - millimetres(9), y + millimetres(9)
    pen.ellipse((x - radius, y - radius, x + radius, y + radius), None, RED, 12)
    pen.ellipse((x - 40, y - 40, x + 40, y + 40), RED)
    return ImageChops.multiply(sheet, ink)


def photographed(sheet: Image.Image, *, turned: float = 0, light: float = 1) -> bytes:
    """The sheet on a table, seen askew, a little blurred, as a JPEG of middling quality."""
    wide, high = sheet.size
    size = round(wide * 1.2), round(high * 1.2)
    seen = sheet.transform(
        size, Image.Transform.PERSPECTIVE, SKEWED, Image.Resampling.BICUBIC, fillcolor=TABLE
    )
    seen = seen.rotate(turned, Image.Resampling.BICUBIC, expand=True, fillcolor=TABLE)
    seen = seen.filter(ImageFilter.GaussianBlur(0.7))
    return saved(ImageEnhance.Brightness(seen).enhance(light))


def saved(picture: Image.Image, kind: str = "JPEG", **more: object) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, quality=60, **more)
    return out.getvalue()
