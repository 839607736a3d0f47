"""Tables whose columns are held apart by spaces, as they are typed or copied from a page."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence

GAP = re.compile(r"(?:\u3000|[ \t\xa0]{2}|\t)[ \t\xa0\u3000]*")
SPACES = re.compile(r"[ \t\xa0\u3000]+")
TAB = 8


def aligned(lines: Sequence[str]) -> Iterator[list[str]]:
    """The cells of each line; a line that does not fit the columns stays whole in the first.

    Which cell a line leaves out cannot be told where nothing stands in line; to keep it whole
    names it to a person, to fill it up from the left would shift its values.
    """
    pieces = [split(line, GAP) for line in lines]
    if all(len(line) <= 1 for line in pieces):
        pieces = [split(line, SPACES) for line in lines]
        counts = {len(line) for line in pieces if line}
        return (
            line if len(counts) == 1 else whole(written)
            for line, written in zip(pieces, lines, strict=True)
        )
    usual = usual_count(pieces)
    stops = columns(lines, pieces)
    return (
        fitted(written, line, usual, stops) for line, written in zip(pieces, lines, strict=True)
    )


def whole(line: str) -> list[str]:
    return [line.strip()]


def split(line: str, gap: re.Pattern[str]) -> list[str]:
    return [part for part in gap.split(line.strip()) if part]


def usual_count(pieces: list[list[str]]) -> int:
    counts = Counter(len(line) for line in pieces if len(line) > 1)
    return max(counts, key=lambda count: (counts[count], count))


def fitted(written: str, line: list[str], usual: int, stops: list[tuple[int, int]]) -> list[str]:
    if len(line) == usual or len(line) <= 1:
        return line
    if len(stops) != usual:
        return whole(written)
    cells = [""] * usual
    for start, end, said in placed(written):
        over = [n for n, (first, last) in enumerate(stops) if start <= last and end >= first]
        if len(over) != 1 or cells[over[0]]:
            return whole(written)
        cells[over[0]] = said
    return cells


def placed(line: str) -> Iterator[tuple[int, int, str]]:
    """Each piece with the places on which it begins and ends, a Chinese character being two."""
    start = 0
    for found in re.finditer(rf"(?P<gap>{GAP.pattern})|(?P<said>(?:(?!{GAP.pattern}).)+)", line):
        wide = width(found[0], start)
        if said := (found["said"] or "").strip():
            yield start, start + wide - 1, said
        start += wide


def width(text: str, start: int) -> int:
    at = start
    for character in text:
        if character == "\t":
            at += TAB - at % TAB
        else:
            at += 2 if unicodedata.east_asian_width(character) in "WFA" else 1
    return at - start


def columns(lines: Sequence[str], pieces: list[list[str]]) -> list[tuple[int, int]]:
    """The columns that no written line crosses, by the places on which they begin and end."""
    usual = usual_count(pieces)
    taken: set[int] = set()
    for line, parts in zip(lines, pieces, strict=True):
        if len(parts) == usual:
            for start, end, _ in placed(line):
                taken.update(range(start, end + 1))
    found: list[tuple[int, int]] = []
    for place in sorted(taken):
        if found and found[-1][1] == place - 1:
            found[-1] = (found[-1][0], place)
        else:
            found.append((place, place))
    return found
