"""The type of a picture: faces in their sizes, how wide words are, where lines break."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from PIL import ImageFont
from pylopdf_fonts_zh_cn import sans_path

type Face = ImageFont.FreeTypeFont

# A number with its signs, or a word of letters, is not torn apart.
UNBROKEN = re.compile(r"[0-9A-Za-z.,%#@:+/_-]+|.", re.DOTALL)
NOT_FIRST = frozenset("，。、；：？！）】”’》％%…")


@cache
def face(size: int) -> Face:
    return ImageFont.truetype(str(sans_path()), size, layout_engine=ImageFont.Layout.BASIC)


@lru_cache(maxsize=20_000)
def width(words: str, size: int) -> int:
    return int(face(size).getlength(words) + 0.999)


def wrapped(words: str, size: int, room: int) -> list[str]:
    """The words in lines no wider than the room; a mark of punctuation never begins one."""
    return list(lines(words, size, room)) or [""]


def lines(words: str, size: int, room: int) -> Iterator[str]:
    now = ""
    for piece in pieces(words, size, room):
        if now and width(now + piece, size) > room and piece not in NOT_FIRST:
            yield now.rstrip()
            now = piece.lstrip()
        else:
            now += piece
    if now:
        yield now


def pieces(words: str, size: int, room: int) -> Iterator[str]:
    """What is not torn apart, unless it is wider than a whole line."""
    for piece in UNBROKEN.findall(re.sub(r"[ \t\r\n]+", " ", words)):
        if width(piece, size) <= room:
            yield piece
        else:
            yield from piece
