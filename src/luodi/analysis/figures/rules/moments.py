"""A moment: the number of a book's last act that a figure takes into account."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from luodi.kernel.refusal import Refused, because
from luodi.kernel.text import gettext_noop

WRITTEN = re.compile(
    r"#(?P<seq>\d+)(?:\+(?P<opening>\d+))?(?:@(?P<day>\d{4}-\d{2}-\d{2}))?(?::[0-9a-f]+)?"
)
OF_BOOK = re.compile(r"(?P<book>[^#、]+)(?P<moment>#[^、]+)")


@dataclass(frozen=True)
class Moment:
    """What the book knew: acts up to `seq`. `day` is the last day that can have been told.

    Before the end of 建账, opening entries count as they stood at `opening_seq`, as far as they
    were known on `day`; such a figure is marked 据补录资料.
    """

    book: int
    seq: int
    day: date
    opening_seq: int | None = None

    @property
    def recollected(self) -> bool:
        return self.opening_seq is not None

    @property
    def last_seq(self) -> int:
        """The last act of which anything is known."""
        return max(self.seq, self.opening_seq or 0)

    def __str__(self) -> str:
        """Everything that a second asking needs: the same words give the same figure for ever."""
        opening = f"+{self.opening_seq}" if self.recollected else ""
        return f"#{self.seq}{opening}@{self.day.isoformat()}"


@dataclass(frozen=True)
class AsOf:
    """A moment as a person asks for it: a day, a number, or both; neither means now.

    A city's moment names one for each of its books, for every book has numbers of its own.
    """

    day: date | None = None
    seq: int | None = None
    opening_seq: int | None = None
    books: tuple[tuple[str, AsOf], ...] = ()


def as_of(text: str) -> AsOf:
    """Read `2023-03-01`, `#18234`, or a moment as it is printed; empty means now."""
    text = text.strip()
    if not text:
        return AsOf()
    if pieces := books_of(text):
        return AsOf(books=tuple((book, as_of(moment)) for book, moment in pieces))
    try:
        if found := WRITTEN.fullmatch(text):
            day, opening = found["day"], found["opening"]
            return AsOf(
                day=date.fromisoformat(day) if day else None,
                seq=int(found["seq"]),
                opening_seq=int(opening) if opening else None,
            )
        return AsOf(date.fromisoformat(text))
    except ValueError:
        said = gettext_noop("看不懂时点“%(written)s”，请写成 2023-03-01 或 #18234")
        raise Refused(because(said, about="as_of", written=text)) from None


def books_of(text: str) -> list[tuple[str, str]]:
    """The books and moments of `甲区#12@2023-03-01、乙区#7`; empty where the text is no such."""
    pieces = [OF_BOOK.fullmatch(piece.strip()) for piece in text.split("、")]
    named = [(piece["book"].strip(), piece["moment"]) for piece in pieces if piece]
    return named if len(named) == len(pieces) else []
