"""The catalogue as it is laid out: families of lines, and which of them a search finds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from luodi.analysis.figures.rules.asked import Figure
from luodi.analysis.figures.rules.figure import gap, in_own_unit
from luodi.foundation.vocabulary.naming import nearest
from luodi.kernel.folding import fold

type Figures = Mapping[tuple[str, bool], Figure]


@dataclass(frozen=True)
class Line:
    """One figure in both readings with the distance, and what it means."""

    code: str
    family: str
    name: str
    also: tuple[str, ...]
    unit: str
    sentence: str
    claimed: Figure
    verified: Figure

    @property
    def distance(self) -> str:
        return gap(self.claimed, self.verified)

    @property
    def claimed_number(self) -> Decimal | None:
        return in_own_unit(self.claimed)

    @property
    def verified_number(self) -> Decimal | None:
        return in_own_unit(self.verified)

    @property
    def distance_number(self) -> Decimal | None:
        pair = self.claimed_number, self.verified_number
        return None if pair[0] is None or pair[1] is None else pair[1] - pair[0]

    @property
    def shown_unit(self) -> str:
        """The unit, where it does not stand behind the number already."""
        return "" if self.verified.shown.endswith(self.unit) else self.unit

    @property
    def workings(self) -> tuple[str, ...]:
        """The arithmetic with its numbers, or why there is no value; what both say but once."""
        return tuple(dict.fromkeys([*workings(self.claimed), *workings(self.verified)]))

    @property
    def waits(self) -> str:
        """Why neither reading has a value; empty where one has."""
        return self.verified.why_not if self.claimed.value is None else ""

    @property
    def is_zero(self) -> bool:
        return not self.claimed.value and not self.verified.value


@dataclass(frozen=True)
class Family:
    """Figures that are read together."""

    name: str
    lines: tuple[Line, ...]


def workings(figure: Figure) -> Iterator[str]:
    if figure.why_not:
        yield figure.why_not
    elif figure.arithmetic:
        yield f"{figure.arithmetic} ＝ {figure.shown}"


def families(lines: Iterable[Line]) -> tuple[Family, ...]:
    """The lines under their families, in the order in which they come."""
    return tuple(Family(name, tuple(own)) for name, own in groupby(lines, lambda one: one.family))


def found(lines: Iterable[Line], words: str) -> list[Line]:
    """The lines of which some name holds every word; all of them where nothing is looked for."""
    wanted = [fold(word).lower() for word in words.split()]
    return [line for line in lines if all(word in names(line) for word in wanted)]


def names(line: Line) -> str:
    return fold("|".join((line.code, line.name, *line.also))).lower()


def near(lines: Sequence[Line], words: str) -> str:
    """The names most like what was looked for."""
    return nearest(words, [name for line in lines for name in (line.name, *line.also)])
