"""The signs of a paragraph as they are written: those of the file, their stops in full width."""

from __future__ import annotations

import re
from collections.abc import Sequence

from luodi.outputs.papers.rules.laying.parting import Block
from luodi.outputs.papers.rules.phrases.passages import Passage, Place

_WIDE = str.maketrans(",:;?!", "，：；？！")
_STOP = re.compile(r"(?<![0-9A-Za-z])[,:;?!]|[,:;?!](?![0-9A-Za-z/])")
_BRACKETS = re.compile(r"\(([^()]*[\u4e00-\u9fff][^()]*)\)")


def written(passage: Passage, lines: Sequence[str], block: Block) -> tuple[str, ...]:
    """What is written for each sign of the block: itself, behind a space that parts two words."""
    places = [passage.places[at] for at in block]
    signs = "".join(lines[line][offset] for line, offset in places)
    wide = _BRACKETS.sub(r"（\1）", _STOP.sub(lambda found: found[0].translate(_WIDE), signs))
    gaps = [False, *(_is_gap(lines, *pair) for pair in zip(places, places[1:], strict=False))]
    return tuple(f" {sign}" if gap else sign for sign, gap in zip(wide, gaps, strict=True))


def _is_gap(lines: Sequence[str], before: Place, behind: Place) -> bool:
    """Whether a space stood between two words that are not Chinese."""
    (line, first), (other, last) = before, behind
    pair = lines[line][first] + lines[other][last]
    return line == other and last > first + 1 and pair.isascii() and pair.isalnum()
