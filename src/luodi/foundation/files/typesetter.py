"""Runs apart from the program: a Word file set as a PDF with our own fonts, or bare text.

rdocx draws a box for each sign that its fonts lack, and does not say so; so it is never asked
without fonts that have the signs, and the file is made to ask for these alone.
"""

from __future__ import annotations

import io
import re
import struct
import sys
from collections.abc import Callable, Iterable, Iterator
from itertools import batched, islice
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import pylopdf_fonts_zh_cn
import rdocx
from PIL import Image, ImageDraw, ImageFont

from luodi.foundation.files.apart import limit

PARTS = re.compile(r"word/(document|styles|numbering|header\d*|footer\d*|theme/theme\d*)\.xml")
NAMES = re.compile(rb'((?:w:(?:ascii|hAnsi|eastAsia)|typeface)=")([^"+][^"]*)"')
SANS, SERIF = "Noto Sans SC", "Noto Serif SC"
UPRIGHT = re.compile("黑|雅|等线|圆|Hei|DengXian|Arial|Calibri|Helvetica|Sans|Tahoma|Verdana", re.I)
# Lines of Noto stand 1.45 of their size apart, those of the fonts in Word 1.3: with Noto's own
# measure twelve points no longer fit the line of Word's grid, and a text grows to twice its pages.
ABOVE, BELOW = 1010, 280  # thousandths of the size
WORDS = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MOST_BARE = 100  # sheets
WIDTH, MARGIN, SIZE, STEP = 1240, 150, 32, 52  # of bare text, in pixels
LINES, RUN = 27, 58  # of a sheet; half widths of a line
WIDE = 0x2E80  # from here on a sign takes two


def lowered(font: bytes) -> bytes:
    """The font with lines as high as those that Word sets."""
    table = bytearray(font)
    for entry in range(struct.unpack_from(">H", table, 4)[0]):
        tag, _, start, _ = struct.unpack_from(">4sIII", table, 12 + 16 * entry)
        if tag == b"hhea":
            struct.pack_into(">hhh", table, start + 4, ABOVE, -BELOW, 0)
        elif tag == b"OS/2":
            struct.pack_into(">hhhHH", table, start + 68, ABOVE, -BELOW, 0, ABOVE, BELOW)
    return bytes(table)


def renamed(path: str) -> bytes:
    """The file asking for no font but ours: for the upright of them where it asked for such."""
    out = io.BytesIO()
    with ZipFile(path) as parts, ZipFile(out, "w") as written:
        for part in parts.infolist():
            content = parts.read(part)
            written.writestr(
                part, NAMES.sub(ours, content) if PARTS.fullmatch(part.filename) else content
            )
    return out.getvalue()


def ours(asked: re.Match[bytes]) -> bytes:
    is_sans = UPRIGHT.search(asked[2].decode(errors="replace"))
    return asked[1] + (SANS if is_sans else SERIF).encode() + b'"'


def typeset(path: str) -> bytes:
    faces = {SANS: pylopdf_fonts_zh_cn.sans_path(), SERIF: pylopdf_fonts_zh_cn.serif_path()}
    fonts = [(name, lowered(place.read_bytes())) for name, place in faces.items()]
    return rdocx.Document.from_bytes(renamed(path)).to_pdf(fonts=fonts)


def paragraphs(path: str) -> Iterator[str]:
    """What a Word file says, without how it looks."""
    with ZipFile(path) as parts:
        root = ElementTree.fromstring(parts.read("word/document.xml"))
    for paragraph in root.iter(f"{WORDS}p"):
        yield "".join(part.text or "" for part in paragraph.iter(f"{WORDS}t"))


def plain(path: str) -> list[str]:
    """The lines of a text file, in the encoding of this country where it is not in the world's."""
    content = Path(path).read_bytes()
    try:
        return content.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError:
        return content.decode("gb18030", errors="replace").splitlines()


def folded(text: str) -> Iterator[str]:
    """One paragraph in lines that fit the sheet; an empty one is an empty line."""
    line, room = "", RUN
    for sign in text.expandtabs(4):
        width = 1 if ord(sign) < WIDE else 2
        if width > room:
            yield line
            line, room = "", RUN
        line, room = line + sign, room - width
    yield line


def bare(text: Iterable[str]) -> Iterator[Image.Image]:
    """Sheets with nothing but the words, the last no longer than they are."""
    font = ImageFont.truetype(str(pylopdf_fonts_zh_cn.serif_path()), SIZE)
    lines = (line for paragraph in text for line in folded(paragraph))
    for fitting in batched(lines, LINES):
        sheet = Image.new("L", (WIDTH, 2 * MARGIN + len(fitting) * STEP), "white")
        pen = ImageDraw.Draw(sheet)
        for number, line in enumerate(fitting):
            pen.text((MARGIN, MARGIN + number * STEP), line, fill="black", font=font)
        yield sheet


def bound(sheets: Iterable[Image.Image]) -> bytes:
    first, *rest = islice(sheets, MOST_BARE)
    out = io.BytesIO()
    first.save(out, "PDF", save_all=True, append_images=rest, resolution=150)
    return out.getvalue()


WAYS: dict[str, Callable[[str], bytes]] = {
    "set": typeset,
    "bare": lambda path: bound(bare(paragraphs(path))),
    "plain": lambda path: bound(bare(plain(path))),
}

if __name__ == "__main__":
    limit()
    way, place = sys.argv[1:]
    sys.stdout.buffer.write(WAYS[way](place))
