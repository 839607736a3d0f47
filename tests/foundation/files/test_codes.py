"""Codes of sheets, read from what a telephone or a scanner makes of them."""

from __future__ import annotations

import io
from itertools import product

import pytest
from PIL import Image

from luodi.foundation.files.codes import codes_in, modules, outline
from luodi.kernel.short_codes import code_of
from paper_sheets import photographed, printed, saved
from pictures import bomb, photograph, scan

CODE, OTHER = code_of(18234, "ab" * 32), code_of(18235, "cd" * 32)


@pytest.mark.parametrize(
    ("turned", "light", "stamped"),
    list(product((0, -13, 90, 180), (1.0, 0.3), (False, True))),
)
def test_a_photographed_sheet_says_its_code(turned: float, light: float, stamped: bool) -> None:
    content = photographed(printed(CODE, stamped=stamped), turned=turned, light=light)
    assert codes_in(content) == (CODE,)


def test_a_chats_small_copy_of_the_photograph_is_read_too() -> None:
    with Image.open(io.BytesIO(photographed(printed(CODE)))) as seen:
        small = seen.resize((seen.width * 2 // 3, seen.height * 2 // 3), Image.Resampling.BICUBIC)
    assert codes_in(saved(small)) == (CODE,)


def test_every_page_of_a_scan_is_read() -> None:
    pages = [printed(CODE), printed(CODE, stamped=True), printed(OTHER)]
    scanned = saved(pages[0], "PDF", save_all=True, append_images=pages[1:])
    assert codes_in(scanned) == (CODE, OTHER)


def test_a_long_picture_is_read_to_its_end() -> None:
    long = Image.new("RGB", (1080, 9_000), "white")
    long.paste(printed(CODE).crop((1000, 60, 1240, 240)), (800, 8_700))
    assert codes_in(saved(long, "PNG")) == (CODE,)


@pytest.mark.parametrize(
    "content",
    [b"", b"no picture", photograph(), photograph()[:300], b"%PDF-1.7 broken", bomb(), scan()],
    ids=["empty", "text", "small", "half", "broken", "bomb", "blank"],
)
def test_what_shows_no_code_says_none(content: bytes) -> None:
    assert codes_in(content) == ()


def test_the_squares_of_the_page_are_those_of_the_picture() -> None:
    dark = sum(map(sum, modules(CODE)))
    assert outline(CODE).count("M") == dark
    assert len(modules(CODE)) == 21
