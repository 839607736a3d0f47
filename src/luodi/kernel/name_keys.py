"""The pieces by which a Chinese name is found: pairs of its characters, initials of its sounds."""

from __future__ import annotations

import gc
import unicodedata
from collections.abc import Callable
from functools import cache, lru_cache, partial
from itertools import pairwise

WORDS = 8_192


def plain(name: str) -> str:
    """The letters, digits and characters of a name alone, in one form."""
    return "".join(c for c in unicodedata.normalize("NFKC", name).casefold() if c.isalnum())


def pairs(name: str) -> frozenset[str]:
    """Every two neighbouring characters; a name of one character is its own piece."""
    text = plain(name)
    return frozenset(a + b for a, b in pairwise(text)) or frozenset({text} - {""})


@lru_cache(maxsize=4_096)
def initials(name: str) -> str:
    """光电产业园 → gdcyy; Latin letters and digits stay as they are."""
    return "".join(letter for letter in "".join(sounds()(plain(name))) if letter.isascii())


@cache
def sounds() -> Callable[[str], list[str]]:
    """The first letters of what characters sound like; phrases tell 重庆 from 重量."""
    # The dictionaries take 50 MB and a fifth of a second: only who needs them loads them, and the
    # collector does not walk through them ever after.
    from pypinyin import Style
    from pypinyin.converter import DefaultConverter
    from pypinyin.core import Pinyin

    class Remembering(DefaultConverter):
        """Names are made of the same words again and again: each is looked up once."""

        convert = lru_cache(WORDS)(DefaultConverter.convert)

    gc.freeze()
    return partial(Pinyin(Remembering()).lazy_pinyin, style=Style.FIRST_LETTER)
