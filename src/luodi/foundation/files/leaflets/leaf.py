"""What a leaflet is made of: plain words, in the reader's language, already as they are printed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from luodi.foundation.files.leaflets.joints import noted

NOTHING = frozenset({"", "—"})


class Kind(StrEnum):
    """What the cells of a column are."""

    NAME = "name"  # what the row is called
    WORDS = "words"
    NUMBER = "number"
    MEASURE = "measure"  # in what the numbers of the row count


@dataclass(frozen=True)
class Head:
    """What stands over one column; neighbours of one group stand under one head."""

    title: str
    kind: Kind = Kind.WORDS
    unit: str = ""
    group: str = ""

    @property
    def label(self) -> str:
        """The column's whole name, for where it stands alone."""
        name = " ".join(word for word in (self.group, self.title) if word)
        return noted(name, self.unit)


type Cells = Sequence[tuple[Head, str]]


def telling(run: Cells) -> Cells:
    """What is worth telling of neighbours: no gaps, and no group of which every number is zero."""
    told = [(head, value) for head, value in run if value not in NOTHING]
    if all(head.group and is_zero(value) for head, value in told):
        return ()
    return told


def is_zero(printed: str) -> bool:
    return not printed.strip("0.,%+-")


@dataclass(frozen=True)
class Grid:
    """Rows under their heads; `count` is how many there are, where not all are given."""

    heads: tuple[Head, ...]
    rows: Sequence[tuple[str, ...]]
    feet: Sequence[tuple[str, ...]] = ()
    count: int = 0
    is_numbered: bool = True

    @property
    def unlisted(self) -> int:
        return max(0, self.count - len(self.rows))


@dataclass(frozen=True)
class Part:
    """One section: a title, sentences, rows, and what is to be known of them."""

    title: str = ""
    lines: Sequence[str] = ()
    grid: Grid | None = None
    note: str = ""


@dataclass(frozen=True)
class Leaflet:
    """What is taken away: of whom, what, on what it rests, and the parts, made when asked for."""

    about: str
    title: str
    rests: Sequence[str]
    parts: Iterable[Part] = field(default=())
    is_one_page: bool = False  # on paper it is to fit one sheet


@dataclass(frozen=True)
class Imprint:
    """The last line: who took it out and when, and the code that leads back."""

    said: str
    code: str  # as it is printed
