"""The name of a project taken apart: its places, its stem, its phases and quantities."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from luodi.kernel.likeness.numbers import Numbers, taken_out
from luodi.kernel.likeness.places import without_places
from luodi.kernel.name_keys import plain

_ENDINGS = re.compile(
    r"(?:建设项目|工程项目|投资项目|项目建设|项目工程|建设工程|改造工程项目|项目|工程|建设)\Z"
)
_SHORTEST = 2  # characters that a stem keeps


@dataclass(frozen=True)
class ProjectName:
    """One project's name, in the pieces by which two are compared."""

    key: str  # letters, digits and characters of the whole name, without 项目 or 工程 at its end
    stem: str  # the key without places and numbers
    places: Mapping[int, str]
    numbers: Numbers


@lru_cache(maxsize=50_000)
def project_name(text: str, home: frozenset[str] = frozenset()) -> ProjectName:
    folded = "".join(unicodedata.normalize("NFKC", text).casefold().split())
    numbers = taken_out(folded)
    placed = without_places(plain(numbers.rest), 3, home)
    return ProjectName(
        key=without_ending(plain(folded)),
        stem=without_ending(placed.rest),
        places=placed.places,
        numbers=numbers,
    )


def without_ending(text: str) -> str:
    """光电产业园建设项目 → 光电产业园."""
    while (found := _ENDINGS.search(text)) and found.start() >= _SHORTEST:
        text = text[: found.start()]
    return text
