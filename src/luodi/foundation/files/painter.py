"""Runs apart from the program: one picture or one page of a PDF, drawn small, within limits.

Started as a script and given nothing but a path, because the files come from strangers: what
breaks a decoder breaks this process and no other.
"""

from __future__ import annotations

import contextlib
import resource
import sys

from PIL import Image, ImageOps

CPU_SECONDS = 10
MEMORY_BYTES = 1024 * 1024 * 1024
MOST_PIXELS = 120_000_000  # the largest sensors of telephones have 108 million
MOST_PAGES = 5_000
QUALITY = 82


def limit() -> None:
    """No more time, memory or files than a drawing needs; a system without a limit goes on."""
    for name, most in (
        (resource.RLIMIT_CPU, CPU_SECONDS),
        (resource.RLIMIT_AS, MEMORY_BYTES),
        (resource.RLIMIT_FSIZE, 0),
    ):
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(name, (most, most))


def image(path: str, width: int, height: int) -> Image.Image:
    """A picture, upright as it was taken, no larger than the frame."""
    with Image.open(path) as opened:
        opened.draft("RGB", (width, height))
        upright = ImageOps.exif_transpose(opened)
        upright.thumbnail((width, height))
        return flat(upright)


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


def main(path: str, number: int, width: int, height: int) -> None:
    """Page 0 is a picture."""
    limit()
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS // 2  # Pillow warns here, and refuses at twice as many
    drawn = page(path, number, width, height) if number else image(path, width, height)
    drawn.save(sys.stdout.buffer, "WEBP", quality=QUALITY)


if __name__ == "__main__":
    main(sys.argv[1], *(int(word) for word in sys.argv[2:5]))
