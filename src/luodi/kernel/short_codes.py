"""The short code of a printed sheet: eight characters that a person can read out and type.

Six of them are the number of a line, mixed so that neighbours look different; the last two come
from the line's own digest, so that a slip of the pen, or a sheet of another house, is noticed.
"""

from __future__ import annotations

import re
import unicodedata

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # without I, L, O, U, which are read as others
LENGTH, OF_THE_NUMBER = 8, 6
BITS = 30
NUMBERS = 1 << BITS
FACTOR = 662_607_015  # odd, so that every number has its own product
BACK = pow(FACTOR, -1, NUMBERS)
MISREAD = str.maketrans("OIL", "011")
SHAPE = re.compile(f"[{ALPHABET}]{{{LENGTH}}}")


def code_of(number: int, digest: str) -> str:
    """The code of the line of this number; `digest` is hexadecimal."""
    if not 0 < number < NUMBERS:
        raise ValueError(number)
    return spelled(number * FACTOR % NUMBERS, OF_THE_NUMBER) + ending(digest)


def number_of(code: str) -> int:
    """The number in a code of the right shape; whether its digest fits is for the book to say."""
    mixed = 0
    for character in code[:OF_THE_NUMBER]:
        mixed = mixed * len(ALPHABET) + ALPHABET.index(character)
    return mixed * BACK % NUMBERS


def ending(digest: str) -> str:
    """What the digest gives to the code: its first ten bits."""
    return spelled(int(digest[:3], 16) >> 2, LENGTH - OF_THE_NUMBER)


def spelled(value: int, length: int) -> str:
    found = ""
    for _ in range(length):
        value, digit = divmod(value, len(ALPHABET))
        found = ALPHABET[digit] + found
    return found


def read_code(text: str) -> str:
    """The code that somebody typed or a camera read; nothing where it is none."""
    plain = unicodedata.normalize("NFKC", text).upper().translate(MISREAD)
    bare = re.sub(r"[\s\-–—_·.]", "", plain)
    return bare if SHAPE.fullmatch(bare) else ""


def written(code: str) -> str:
    """As it is printed: 7K3M-9QX2."""
    return f"{code[:4]}-{code[4:]}"
