"""What a form was understood as: its tables, and of each place what fills it or what is asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256

from luodi.kernel.folding import fold
from luodi.kernel.refusal import Reason
from luodi.kernel.text import gettext_noop
from luodi.outputs.papers.rules.forms.laying import Laid, Place
from luodi.outputs.papers.rules.forms.meanings import Meaning


class Shape(StrEnum):
    """What one row of a table is about."""

    UNITS = "UNITS"
    LINES = "LINES"  # an indicator
    PROJECTS = "PROJECTS"
    CARDS = "CARDS"  # lone cells beside their labels
    UNKNOWN = "UNKNOWN"


SHAPE_NAMES = {
    Shape.UNITS: gettext_noop("一行一个单位"),
    Shape.LINES: gettext_noop("一行一个指标"),
    Shape.PROJECTS: gettext_noop("一行一个项目"),
    Shape.CARDS: gettext_noop("一格一个数"),
    Shape.UNKNOWN: gettext_noop("没有看懂"),
}


class Kind(StrEnum):
    """What a slot stands for."""

    COLUMN = "COLUMN"
    ROW = "ROW"
    CELL = "CELL"
    LIST = "LIST"


@dataclass(frozen=True)
class Slot:
    """A column, a row, a cell or a whole list of which one thing is said."""

    kind: Kind
    at: int  # its column or its row
    label: str  # what the form says there, its rows joined by /
    address: str  # C, 7, B4: as a person finds it
    reason: Reason
    meaning: Meaning | None = None  # None: asked
    confidence: int = 0
    choices: tuple[Meaning, ...] = ()
    places: tuple[Place, ...] = ()  # of a lone cell
    measure: str = ""  # in which the place counts money, if the form says it
    period: str = ""  # of which months it speaks, if the form says it

    @property
    def is_asked(self) -> bool:
        return self.meaning is None

    @property
    def key(self) -> str:
        """Under what its meaning is remembered within the layout."""
        return f"{self.kind}:{fold(self.label)}"


@dataclass(frozen=True)
class Table:
    """One table of a form, or the lone cells of a sheet."""

    laid: Laid
    shape: Shape
    slots: tuple[Slot, ...]
    name_column: int = 0
    fixed: Mapping[int, str] = field(default_factory=dict)  # columns left alone, and why
    notes: tuple[Reason, ...] = ()

    @property
    def layout(self) -> str:
        """The fingerprint of what is printed: the same form next month has the same."""
        heads = ["/".join(map(fold, path)) for path in self.laid.heads.values()]
        words = [self.shape, *heads]
        if self.shape is Shape.CARDS:
            words += [slot.label for slot in self.slots]
        return sha256("|".join(words).encode()).hexdigest()[:12]

    def words(self, slot: Slot) -> str:
        """Under which words a meaning is remembered."""
        return f"表样{self.layout} {slot.key}"[:400]

    @property
    def asked(self) -> tuple[Slot, ...]:
        return tuple(slot for slot in self.slots if slot.is_asked)
