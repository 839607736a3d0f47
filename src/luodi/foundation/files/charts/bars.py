"""What a chart shows: bars with a name and, in either reading, how long and in which words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from luodi.kernel.text import gettext_noop

CLAIMED, VERIFIED = gettext_noop("申报"), gettext_noop("核定")


@dataclass(frozen=True)
class Mark:
    """One value: how long it is drawn, and the words printed at its end."""

    value: Decimal
    words: str


@dataclass(frozen=True)
class Bar:
    """One name with what was claimed, drawn as an outline, and what was verified, drawn filled.

    Neither: there is nothing yet, as for a month that is to come.
    """

    name: str
    claimed: Mark | None = None
    verified: Mark | None = None

    @property
    def marks(self) -> Iterator[Mark]:
        return (mark for mark in (self.claimed, self.verified) if mark)

    @property
    def is_apart(self) -> bool:
        """Whether the two readings print different words."""
        return bool(self.claimed and self.verified and self.claimed.words != self.verified.words)

    @property
    def words(self) -> str:
        """What was verified, else what was claimed."""
        mark = self.verified or self.claimed
        return mark.words if mark else ""

    @property
    def beside(self) -> str:
        """What was claimed, where that is another number."""
        return f"{CLAIMED}{self.claimed.words}" if self.is_apart and self.claimed else ""


@dataclass(frozen=True)
class Chart:
    """A chart: its title, on what it rests, its bars, and what it leaves out."""

    title: str
    rests: str
    bars: tuple[Bar, ...]
    is_upright: bool = False  # months stand beside one another
    note: str = ""

    @property
    def span(self) -> tuple[Decimal, Decimal]:
        """The least and the largest value, nothing among them."""
        values = [mark.value for bar in self.bars for mark in bar.marks]
        return min([Decimal(0), *values]), max([Decimal(0), *values])
