"""What a column takes from a row, and how that is written; plain Python, without a page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from luodi.foundation.ui.numbers import NOTHING, cut
from luodi.kernel.money import in_unit

type Value = str | int | Decimal | date | None


class Kind(StrEnum):
    """What the values of a column are; it decides the side, the digits and the cell's format."""

    TEXT = "text"
    PROSE = "prose"  # a sentence, which may break into lines
    NUMBER = "number"
    MONEY = "money"  # yuan in the row, the column's unit on the page
    DATE = "date"  # a day of the book's zone
    STATUS = "status"  # a word with a sign and a tone


NUMERIC = frozenset({Kind.NUMBER, Kind.MONEY})


@dataclass(frozen=True)
class Column[Row]:
    """One column of a table: what stands over it, what it takes from a row, how it is ordered.

    `title`, `group`, `unit` and `note` are Chinese and translated when drawn; `value` gives words
    in the reader's language, and never markup.
    """

    code: str
    title: str
    value: Callable[[Row], Value]
    kind: Kind = Kind.TEXT
    unit: str = ""
    digits: int | None = None  # two for money; numbers have their own, two at most, unless said
    group: str = ""  # neighbours of one group stand under one head: 到位资金 over 申报, 核定
    is_sortable: bool = False
    is_head: bool = False  # names the row; the first column of nearly every table
    link: Callable[[Row], str] | None = None  # where the cell leads; "" leads nowhere
    tone: Callable[[Row], str] | None = None  # of a status: done, wait, bad, off
    note: str = ""  # what the column means, shown over its title

    @property
    def is_numeric(self) -> bool:
        return self.kind in NUMERIC

    @cached_property
    def places(self) -> int | None:
        """The decimal places that are printed; None where each number has its own."""
        if self.digits is None and self.kind is Kind.MONEY:
            return 2
        return self.digits

    @cached_property
    def number_format(self) -> str:
        """The format of a workbook's cell that shows what the page shows."""
        if self.is_numeric:
            return (
                "General" if self.places is None else "#,##0" + f".{'0' * self.places}".rstrip(".")
            )
        return "yyyy-mm-dd" if self.kind is Kind.DATE else "@"

    @cached_property
    def factor(self) -> Decimal:
        """How many yuan the column's unit is; one for what is no money."""
        if self.kind is not Kind.MONEY:
            return Decimal(1)
        return Decimal(1) / in_unit(Decimal(1), self.unit)

    def cell(self, row: Row) -> Value:
        """The typed value in the column's unit, cut as it is printed: for a workbook."""
        return self.counted(self.value(row))

    def text(self, row: Row) -> str:
        """The value as a page and a plain copy print it."""
        return self.printed(self.value(row))

    def counted(self, value: Value) -> Value:
        if value is None or not self.is_numeric:
            return value
        return shortened(in_units(value, self.factor), self.places)

    @cached_property
    def printed(self) -> Callable[[Value], str]:
        """How a value of the row is put in words, settled once for all rows."""
        if self.is_numeric:
            return number_printer(self.factor, self.places)
        return day if self.kind is Kind.DATE else words


def number_printer(factor: Decimal, places: int | None) -> Callable[[Value], str]:
    def printed(value: Value) -> str:
        return NOTHING if value is None else f"{shortened(in_units(value, factor), places):,}"

    return printed


def shortened(value: Decimal, places: int | None) -> Decimal:
    """Cut to the places; without them whole numbers stay whole, shared ones are 4.5 or 0.33."""
    if places is None:
        places = next((few for few in (0, 1) if cut(value, few) == value), 2)
    return cut(value, places)


def in_units(value: Value, factor: Decimal) -> Decimal:
    """A number of the row in the column's unit; words in a column of numbers are a mistake."""
    if not isinstance(value, int | Decimal):
        raise TypeError(value)
    return value / factor


def day(value: Value) -> str:
    """A day as 2023-03-01."""
    if value is None:
        return NOTHING
    if not isinstance(value, date):
        raise TypeError(value)
    return value.isoformat()[:10]


def words(value: Value) -> str:
    """Anything as it stands; nothing is a dash and never a zero."""
    return NOTHING if value is None or value == "" else str(value)
