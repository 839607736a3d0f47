"""A paragraph with each number drawn as one sign, so that a pattern can speak of numbers."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property

from luodi.analysis.proofreading.rules.measures import Sort
from luodi.analysis.proofreading.rules.quantities import Quantity, quantities

_SIGNS = {
    "{money}": Sort.MONEY,
    "{count}": Sort.COUNT,
    "{percent}": Sort.PERCENT,
    "{points}": Sort.POINTS,
    "{times}": Sort.TIMES,
    "{rank}": Sort.RANK,
    "{period}": Sort.PERIOD,
    "{bare}": Sort.BARE,
}
AMOUNTS = Sort.MONEY + Sort.COUNT + Sort.OTHER
FIGURES = AMOUNTS + Sort.PERCENT + Sort.POINTS + Sort.TIMES + Sort.RANK + Sort.BARE
_STOPS = "。;!?"
_END_OF_SENTENCE = re.compile(r"[。!?]|$")


@cache
def form(pattern: str) -> re.Pattern[str]:
    """A pattern in which {money}, {count}, {amount} … stand for numbers.

    {w} is a sign within a clause, {c} one within a sentence, neither of them a number; a period
    and a threshold (亿元以上) are words. {note} is what may stand in brackets behind a number.
    """
    pattern = pattern.replace("{note}", r"(?:\([^()]*\))?")
    pattern = pattern.replace("{amount}", f"[{AMOUNTS}]")
    pattern = pattern.replace("{w}", f"[^,、:()。;!?{FIGURES}]")
    pattern = pattern.replace("{c}", f"[^。;!?{FIGURES}]")
    pattern = pattern.replace("{s}", "[^。!?]")
    for name, sort in _SIGNS.items():
        pattern = pattern.replace(name, sort.value)
    return re.compile(pattern)


@dataclass(frozen=True)
class Skeleton:
    """The drawn text, its numbers in order, and the place of each in it."""

    text: str
    drawn: str
    numbers: tuple[Quantity, ...]
    places: tuple[int, ...]

    @cached_property
    def _at(self) -> dict[int, Quantity]:
        return dict(zip(self.places, self.numbers, strict=True))

    @cached_property
    def _place(self) -> dict[int, int]:
        return {one.start: place for place, one in self._at.items()}

    def at(self, place: int) -> Quantity:
        return self._at[place]

    def place(self, one: Quantity) -> int:
        return self._place[one.start]

    def group(self, found: re.Match[str], name: str | int) -> Quantity:
        """The number that a group of a pattern caught."""
        return self._at[found.start(name)]

    def between(self, start: int, end: int) -> list[Quantity]:
        """The figures drawn from `start` up to `end`; periods and thresholds are none."""
        first, last = bisect_left(self.places, start), bisect_left(self.places, end)
        return [one for one in self.numbers[first:last] if one.sort.value in FIGURES]

    def before(self, one: Quantity) -> str:
        """The words of the clause that stand before a number, after the number before it."""
        place = self.place(one)
        start = place
        while start and self.drawn[start - 1] not in ",、:()。;!?" + FIGURES:
            start -= 1
        return self.drawn[start:place]

    def after(self, one: Quantity) -> str:
        """The words of the clause behind a number, up to the next."""
        start = self.place(one) + 1
        end = start
        while end < len(self.drawn) and self.drawn[end] not in ",、:()。;!?" + FIGURES:
            end += 1
        return self.drawn[start:end]

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """Where each sentence begins and ends, its stop left out."""
        spans, start = [], 0
        for stop in _END_OF_SENTENCE.finditer(self.drawn):
            if stop.start() > start:
                spans.append((start, stop.start()))
            start = stop.end()
        return tuple(spans)

    def sentence(self, place: int) -> tuple[int, int]:
        starts = [start for start, _ in self.sentences]
        return self.sentences[max(bisect_right(starts, place) - 1, 0)]

    def periods(self, end: int) -> Iterator[Quantity]:
        """The periods named before a place, the nearest first."""
        for place, one in reversed(list(zip(self.places, self.numbers, strict=True))):
            if place < end and one.sort is Sort.PERIOD:
                yield one

    def written(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of the drawing stands in the plain text."""
        return self._plain(start), self._plain(end)

    def _plain(self, place: int) -> int:
        done = bisect_left(self.places, place)
        if not done:
            return place
        last, its = self.numbers[done - 1], self.places[done - 1]
        return last.end + place - its - 1


def skeleton(text: str) -> Skeleton:
    drawn: list[str] = []
    places: list[int] = []
    numbers = list(quantities(text))
    done = size = 0
    for one in numbers:
        drawn += text[done : one.start], one.sort.value
        size += one.start - done
        places.append(size)
        size += 1
        done = one.end
    return Skeleton(text, "".join(drawn) + text[done:], tuple(numbers), tuple(places))
