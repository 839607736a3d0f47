"""What is found in one cell before it is placed, and what the reader of a column knows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from luodi.intake.workbooks.rules.shapes import Value
from luodi.kernel.readings import Certainty
from luodi.kernel.refusal import Reason


@dataclass(frozen=True, eq=False, slots=True)  # one for each column, and no other is like it
class Context:
    """What the reader of a column's cells knows besides them."""

    unit: str = ""
    year: int | None = None  # that the head names, for days written without one
    as_of: date | None = None  # the day that the table states; 去年 is counted from it alone
    today: date | None = None  # of reading: after it nothing can have happened
    shares_in_hundredths: bool = False
    words: Mapping[str, str] = field(default_factory=dict)  # that a person has placed

    @property
    def latest(self) -> date | None:
        """The day by which what the table tells has happened."""
        return self.as_of or self.today


@dataclass(frozen=True, slots=True)
class Found:
    """One value of one field, before it is known where it stands."""

    field: str
    value: Value


@dataclass(frozen=True, slots=True)
class Read:
    """What one cell says: values by field, and what is asked or cannot be read."""

    found: tuple[Found, ...] = ()
    asked: tuple[Reason, ...] = ()
    refused: tuple[Reason, ...] = ()


def one(
    code: str, value: str | Decimal | date | None, unit: str, sure: Certainty, text: str
) -> Read:
    return Read((Found(code, Value(value, unit, sure, text, 0, 0)),))
