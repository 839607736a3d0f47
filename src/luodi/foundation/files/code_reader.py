"""Runs apart from the program: says what the squares on a picture or on the pages of a PDF say.

Given nothing but the bytes, because they come from strangers: what breaks a decoder breaks this
process and no other.
"""

from __future__ import annotations

import contextlib
import io
import resource
import sys
from collections.abc import Iterator

import zxingcpp
from PIL import Image, ImageFilter, ImageOps

CPU_SECONDS = 15
MEMORY_BYTES = 1024 * 1024 * 1024
MOST_PIXELS = 120_000_000
MOST_PAGES = 20
SIDE = 2_400  # of the shorter side; no photograph of a sheet says more with more pixels
PAGE_SCALE = 200 / 72  # of a PDF, in points
QR_CODE = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)


def limit() -> None:
    """No more time, memory or files than reading needs; a system without a limit goes on."""
    for name, most in (
        (resource.RLIMIT_CPU, CPU_SECONDS),
        (resource.RLIMIT_AS, MEMORY_BYTES),
        (resource.RLIMIT_FSIZE, 0),
    ):
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(name, (most, most))


def pages(content: bytes) -> Iterator[Image.Image]:
    if content.startswith(b"%PDF-"):
        yield from pages_of_pdf(content)
        return
    with Image.open(io.BytesIO(content)) as opened:
        opened.draft("RGB", (SIDE, SIDE))
        upright = flat(ImageOps.exif_transpose(opened))
    if min(upright.size) > SIDE:
        upright = upright.resize(
            tuple(side * SIDE // min(upright.size) for side in upright.size),
            Image.Resampling.BOX,
        )
    yield upright


def flat(drawn: Image.Image) -> Image.Image:
    """In colour, on white paper where it is transparent."""
    if "A" not in drawn.getbands() and "transparency" not in drawn.info:
        return drawn.convert("RGB")
    paper = Image.new("RGB", drawn.size, "white")
    seen = drawn.convert("RGBA")
    paper.paste(seen, mask=seen.getchannel("A"))
    return paper


def stretches(page: Image.Image) -> Iterator[Image.Image]:
    """A long picture piece by piece, the last first: there the code stands."""
    wide, high = page.size
    if high <= 2 * wide:
        yield page
        return
    for bottom in range(high, 0, -wide):
        yield page.crop((0, max(0, bottom - wide * 3 // 2), wide, bottom))


def pages_of_pdf(content: bytes) -> Iterator[Image.Image]:
    import pypdfium2  # takes a moment, and pictures do without it

    document = pypdfium2.PdfDocument(content)
    for number in range(min(len(document), MOST_PAGES)):
        page = document[number]
        scale = min(PAGE_SCALE, SIDE / min(page.get_width(), page.get_height()))
        yield page.render(scale=scale).to_pil().convert("RGB")


def attempts(page: Image.Image) -> Iterator[Image.Image]:
    """The page as it is, then as it looks after what helps against ink, dusk, blur, few pixels."""
    yield page.convert("L")
    red = page.getchannel("R")  # in which the ink of a stamp is as bright as the paper
    yield red
    even = ImageOps.autocontrast(red, cutoff=2)
    yield even.filter(ImageFilter.UnsharpMask(radius=3, percent=200, threshold=2))
    if min(page.size) * 2 <= SIDE:
        yield even.resize((page.width * 2, page.height * 2), Image.Resampling.BICUBIC)
    yield even.filter(ImageFilter.MedianFilter(3))


def read(page: Image.Image) -> list[str]:
    for attempt in attempts(page):
        for binarizer in (zxingcpp.Binarizer.LocalAverage, zxingcpp.Binarizer.GlobalHistogram):
            found = zxingcpp.read_barcodes(attempt, formats=QR_CODE, binarizer=binarizer)
            if words := [one.text for one in found if one.text]:
                return words
    return []


def main() -> None:
    limit()
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS // 2  # Pillow warns here, and refuses at twice as many
    for page in pages(sys.stdin.buffer.read()):
        for words in next(filter(None, map(read, stretches(page))), []):
            print(words)  # noqa: T201 its answer


if __name__ == "__main__":
    main()
