"""Runs apart from the program: one page of a file, drawn small, or the number of its pages."""

from __future__ import annotations

import sys
from pathlib import Path

from PIL import Image, ImageOps

from luodi.foundation.files.apart import limit

MOST_PIXELS = 120_000_000  # the largest sensors of telephones have 108 million
MOST_PAGES = 5_000
QUALITY = 82


def is_pdf(path: str) -> bool:
    with Path(path).open("rb") as file:
        return file.read(5) == b"%PDF-"


def image(path: str, number: int, width: int, height: int) -> Image.Image:
    """A picture, upright as it was taken, no larger than the frame."""
    with Image.open(path) as opened:
        if not 1 <= number <= leaves(opened):
            raise LookupError(number)
        opened.seek(number - 1)
        opened.draft("RGB", (width, height))
        upright = ImageOps.exif_transpose(opened)
        upright.thumbnail((width, height))
        return flat(upright)


def leaves(opened: Image.Image) -> int:
    """The pages of a scan; in any other format more than one picture is a film."""
    return getattr(opened, "n_frames", 1) if opened.format == "TIFF" else 1


def flat(drawn: Image.Image) -> Image.Image:
    """Without transparency, on white paper."""
    if "A" not in drawn.getbands() and "transparency" not in drawn.info:
        return drawn.convert("RGB")
    paper = Image.new("RGB", drawn.size, "white")
    seen = drawn.convert("RGBA")
    paper.paste(seen, mask=seen.getchannel("A"))
    return paper


def page(path: str, number: int, width: int, height: int) -> Image.Image:
    """One page of a PDF, counted from one, as large as fits the frame."""
    import pypdfium2  # takes a moment, and pictures do without it

    document = pypdfium2.PdfDocument(path)
    if not 1 <= number <= min(len(document), MOST_PAGES):
        raise LookupError(number)
    sheet = document[number - 1]
    scale = min(width / sheet.get_width(), height / sheet.get_height())
    drawn = flat(sheet.render(scale=scale).to_pil())
    drawn.thumbnail((width, height))  # its edges are rounded up
    return drawn


def count(path: str) -> int:
    if not is_pdf(path):
        with Image.open(path) as opened:
            return min(leaves(opened), MOST_PAGES)
    import pypdfium2

    return min(len(pypdfium2.PdfDocument(path)), MOST_PAGES)


def main(path: str, *numbers: str) -> None:
    """With a page and a frame the drawing, without them the number of pages."""
    limit()
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS // 2  # Pillow warns here, and refuses at twice as many
    if not numbers:
        sys.stdout.write(str(count(path)))
        return
    number, width, height = map(int, numbers)
    draw = page if is_pdf(path) else image
    draw(path, number, width, height).save(sys.stdout.buffer, "WEBP", quality=QUALITY)


if __name__ == "__main__":
    main(*sys.argv[1:])
