"""Answers a name that stands in no table with the names nearest to it."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from luodi.kernel.folding import quoted
from luodi.kernel.refusal import Refused, because

NEAREST = 5
LIKENESS = 0.4  # two of four characters in common: 合同数 still finds 合同项目数


def nearest(given: str, names: Iterable[str]) -> str:
    """The names most like `given`, best first, as they stand in a sentence; empty if none is."""
    found = get_close_matches(given, list(dict.fromkeys(names)), n=NEAREST, cutoff=LIKENESS)
    return "、".join(found)


def unknown(given: str, names: Iterable[str], *, plain: str, hinting: str) -> Refused:
    """A refusal: `hinting` where some name is near (it holds %(nearest)s), else `plain`."""
    if near := nearest(given, names):
        return Refused(because(hinting, given=quoted(given), nearest=near))
    return Refused(because(plain, given=quoted(given)))
