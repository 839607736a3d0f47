"""The signs of a paragraph as they are written: those of the file, their stops in full width."""

from __future__ import annotations

import re
from collections.abc import Sequence

from luodi.outputs.papers.rules.laying.parting import Block
from luodi.outputs.papers.rules.phrases.passages import Passage, Place

_WIDE = str.maketrans(",:;?!", "，：；？！")
_STOP = re.compile(r"(?<![0-9A-Za-z])[,:;?!]|[,:;?!](?![0-9A-Za-z/])")
_DOUBLED = re.compile(r"([，。；：、！？])\1+")  # a stop that a page has twice
_BRACKETS = re.compile(r"\(([^()]*[\u4e00-\u9fff][^()]*)\)")


def written(passage: Passage, lines: Sequence[str], block: Block) -> tuple[str, ...]:
    """What is written for each sign of the block: itself, behind a space that parts two words."""
    places = [passage.places[at] for at in block]
    signs = "".join(lines[line][offset] for line, offset in places)
    wide = _BRACKETS.sub(r"（\1）", _STOP.sub(lambda found: found[0].translate(_WIDE), signs))
    wide = _DOUBLED.sub(lambda found: found[1] + "\0" * (len(found[0]) - 1), wide)
    gaps = [False, *(_is_gap(lines, *pair) for pair in zip(places, places[1:], strict=False))]
    signs_written = (sign.replace("\0", "") for sign in wide)
    return tuple(
        f" {sign}" if gap and sign else sign for sign, gap in zip(signs_written, gaps, strict=True)
    )


def _is_gap(lines: Sequence[str], before: Place, behind: Place) -> bool:
    """Whether a space stood between two words that are not Chinese."""
    (line, first), (other, last) = before, behind
    pair = lines[line][first] + lines[other][last]
    return line == other and last > first + 1 and pair.isascii() and pair.isalnum()
