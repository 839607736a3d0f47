"""From a line of the house's log to its code, and from a code back to the line."""

from __future__ import annotations

from dataclasses import dataclass

from luodi.foundation.history.models import Book, Line
from luodi.foundation.outgoing.rules import ACTIONS
from luodi.kernel.short_codes import code_of, ending, number_of


@dataclass(frozen=True)
class Taken:
    """One page that left the house: its code, its address, and what the book knew by then."""

    code: str
    address: str
    book: str
    seq: int
    line: Line


def code_of_line(line: Line) -> str:
    return code_of(line.seq, line.digest)


def taken(code: str) -> Taken | None:
    """What left the house under a code of the right shape; None for one that was never given."""
    lines = Line.objects.filter(
        book__kind=Book.Kind.HOUSE, seq=number_of(code), action__in=ACTIONS.values()
    )
    line = lines.select_related("by__unit").first()
    if line is None or not code.endswith(ending(line.digest)):
        return None
    return taken_by(line)


def taken_by(line: Line) -> Taken:
    detail = line.detail
    address = "?".join(filter(None, (detail["page"], detail["query"])))
    return Taken(code_of_line(line), address, detail["book"], detail["seq"], line)
