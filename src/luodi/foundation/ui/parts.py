"""What the smaller components are given: frozen values, made by a view, drawn by a tag."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from luodi.kernel.text import gettext_noop


@dataclass(frozen=True)
class Tab:
    """One view of a page, and whether it is the one that is open."""

    name: str
    link: str
    is_here: bool = False
    count: int | None = None


@dataclass(frozen=True)
class Chip:
    """One filter that is set, and the address of the same list without it."""

    name: str
    value: str
    without: str


@dataclass(frozen=True)
class Pager:
    """Which rows of how many are shown, and where the others are; no link where there are none."""

    first: int
    last: int
    total: int
    back: str = ""
    on: str = ""
    to_first: str = ""
    to_last: str = ""


class Reached(StrEnum):
    """How far a step is believed."""

    VERIFIED = "verified"
    CLAIMED = "claimed"
    PASSED = "passed"
    AHEAD = "ahead"


# A sign and a word for each, so that the track can be read without colour.
STEP_WORDS = {
    Reached.VERIFIED: ("●", gettext_noop("核定")),
    Reached.CLAIMED: ("◐", gettext_noop("申报")),
    Reached.PASSED: ("–", gettext_noop("未记")),
    Reached.AHEAD: ("○", gettext_noop("未到")),
}


@dataclass(frozen=True)
class Step:
    """One step of a main line: how far it is reached, since which day."""

    name: str
    reached: Reached = Reached.AHEAD
    on: date | None = None
    link: str = ""

    @property
    def sign(self) -> str:
        return STEP_WORDS[self.reached][0]

    @property
    def word(self) -> str:
        return STEP_WORDS[self.reached][1]


@dataclass(frozen=True)
class Happening:
    """One line of a timeline: when, what, who says so; `mark` and `tone` as of a badge."""

    on: date
    title: str
    who: str = ""
    said: str = ""
    mark: str = ""
    tone: str = "off"
    link: str = ""


@dataclass(frozen=True)
class Thumbnail:
    """One paper or picture of evidence: its type, its file, a small picture where there is one."""

    kind: str
    name: str
    link: str
    picture: str = ""
    note: str = ""

    @property
    def ending(self) -> str:
        return self.name.rpartition(".")[2].upper()[:4] if "." in self.name else ""
