"""What simple formulas come to: sums, differences, shares; of all others it is said that not."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal, DivisionByZero, InvalidOperation

from luodi.foundation.files.forms.references import Corners, column_of, corners
from luodi.kernel.rounding import round_to

type Place = tuple[int, int]  # row, column
type Known = Callable[[Place], "Decimal | str | None"]  # what stands in a cell; None: nothing

_TOKEN = re.compile(
    r"\s*(?:(?P<ref>\$?[A-Z]{1,3}\$?[0-9]{1,7}(?::\$?[A-Z]{1,3}\$?[0-9]{1,7})?)(?![\w(!])"
    r"|(?P<number>[0-9]+(?:\.[0-9]*)?)|(?P<name>[A-Z]+)(?=\()|(?P<text>\"(?:[^\"]|\"\")*\")"
    r"|(?P<sign><=|>=|<>|[-+*/(),<>=%]))\s*"
)
MOST_DEEP = 40
MOST_CELLS = 20_000


class UnknownFormulaError(Exception):
    """A formula that is not reckoned here, or that comes to an error."""


class NothingError(UnknownFormulaError):
    """A division by nothing, a word where a number is needed: IFERROR has an answer to it."""


@dataclass
class Reckoner:
    """Reckons the formulas of one sheet, each once."""

    formulas: dict[Place, str]
    known: Known
    _found: dict[Place, Decimal | str | None] = field(default_factory=dict)
    _deep: int = 0

    def value(self, place: Place) -> Decimal | str | None:
        """What stands at a place; refuses a formula that is not reckoned."""
        if place not in self.formulas:
            return self.known(place)
        if place not in self._found:
            self._deep += 1
            if self._deep > MOST_DEEP:
                raise UnknownFormulaError
            try:
                self._found[place] = Formula(self.formulas[place], self).reckoned()
            finally:
                self._deep -= 1
        return self._found[place]

    def said(self, place: Place) -> Decimal | str | None:
        """The same; nothing where it is not reckoned."""
        try:
            return self.value(place)
        except UnknownFormulaError:
            return None


class Formula:
    """One formula, read from its first sign to its last."""

    def __init__(self, text: str, sheet: Reckoner) -> None:
        self._tokens = list(tokens(text))
        self._at = 0
        self._sheet = sheet

    def reckoned(self) -> Decimal | str | None:
        found = self._compared()
        if self._at < len(self._tokens):
            raise UnknownFormulaError
        return found

    def _next(self, *signs: str) -> str:
        """The next sign, if it is one of these."""
        if self._at < len(self._tokens) and self._tokens[self._at] in [("sign", s) for s in signs]:
            self._at += 1
            return self._tokens[self._at - 1][1]
        return ""

    def _insist(self, sign: str) -> None:
        if not self._next(sign):
            raise UnknownFormulaError

    def _compared(self) -> Decimal | str | None:
        found = self._sum()
        if sign := self._next("=", "<>", "<=", ">=", "<", ">"):
            return Decimal(compare(sign, found, self._sum()))
        return found

    def _sum(self) -> Decimal | str | None:
        found = self._product()
        while sign := self._next("+", "-"):
            other = number(self._product())
            found = number(found) + (other if sign == "+" else -other)
        return found

    def _product(self) -> Decimal | str | None:
        found = self._single()
        while sign := self._next("*", "/"):
            other = number(self._single())
            try:
                found = number(found) * other if sign == "*" else number(found) / other
            except (DivisionByZero, InvalidOperation) as error:
                raise NothingError from error
        return found

    def _single(self) -> Decimal | str | None:
        if sign := self._next("-", "+"):
            size = number(self._single())
            return -size if sign == "-" else size
        if self._at >= len(self._tokens):
            raise UnknownFormulaError
        found: Decimal | str | None = self._one()
        while self._next("%"):
            found = number(found) / 100
        return found

    def _one(self) -> Decimal | str | None:
        sort, word = self._tokens[self._at]
        self._at += 1
        if sort == "number":
            return Decimal(word)
        if sort == "text":
            return word[1:-1].replace('""', '"')
        if sort == "ref" and ":" not in word:
            return self._sheet.value(next(places(corners(word))))
        if sort == "name":
            self._insist("(")
            return self._called(word)
        if (sort, word) == ("sign", "("):
            found = self._compared()
            self._insist(")")
            return found
        raise UnknownFormulaError

    def _called(self, name: str) -> Decimal | str | None:
        if name in ("SUM", "AVERAGE", "MAX", "MIN", "COUNT", "COUNTA"):
            return of_many(name, list(self._many()))
        if name == "IFERROR":
            return self._or_else()
        if name == "IF":
            return self._chosen()
        if name in ("ROUND", "ABS"):
            given = [number(one) for one in self._arguments()]
            if name == "ABS" and len(given) == 1:
                return abs(given[0])
            if name == "ROUND" and len(given) == 2 and given[1] >= 0:
                return round_to(given[0], int(given[1]))
        raise UnknownFormulaError

    def _arguments(self) -> Iterator[Decimal | str | None]:
        yield self._compared()
        while self._next(","):
            yield self._compared()
        self._insist(")")

    def _many(self) -> Iterator[Decimal | str | None]:
        """The cells and numbers between the brackets; words in cells do not count."""
        while True:
            sort, word = self._tokens[self._at] if self._at < len(self._tokens) else ("", "")
            if sort == "ref" and ":" in word:
                self._at += 1
                for place in places(corners(word)):
                    yield self._sheet.value(place)
            else:
                yield self._compared()
            if not self._next(","):
                break
        self._insist(")")

    def _or_else(self) -> Decimal | str | None:
        start = self._at
        try:
            found: Decimal | str | None = self._compared()
        except NothingError:
            self._at, found = self._behind(start), None
            self._insist(",")
            found = self._compared()
        else:
            self._insist(",")
            self._at = self._behind(self._at)
        self._insist(")")
        return found

    def _chosen(self) -> Decimal | str | None:
        holds = number(self._compared()) != 0
        self._insist(",")
        found: Decimal | str | None = Decimal(0)
        if holds:
            found = self._compared()
            if self._next(","):
                self._at = self._behind(self._at)
        else:
            self._at = self._behind(self._at)
            if self._next(","):
                found = self._compared()
        self._insist(")")
        return found

    def _behind(self, at: int) -> int:
        """The comma or bracket that ends the argument which begins here."""
        open_ = 0
        for place in range(at, len(self._tokens)):
            word = self._tokens[place][1]
            if not open_ and word in (",", ")"):
                return place
            open_ += {"(": 1, ")": -1}.get(word, 0)
        raise UnknownFormulaError


def tokens(text: str) -> Iterator[tuple[str, str]]:
    at = 0
    text = text.removeprefix("=").strip()
    while at < len(text):
        found = _TOKEN.match(text, at)
        if found is None or found.end() == at or found.lastgroup is None:
            raise UnknownFormulaError
        yield found.lastgroup, found[found.lastgroup]
        at = found.end()


def places(given: Corners) -> Iterator[Place]:
    first, last = given[0], given[1] or given[0]
    rows = range(first.row, last.row + 1)
    columns = range(column_of(first.letters), column_of(last.letters) + 1)
    if len(rows) * len(columns) > MOST_CELLS:
        raise UnknownFormulaError
    return ((row, column) for row in rows for column in columns)


def number(found: Decimal | str | None) -> Decimal:
    """An empty cell counts as nothing; a word is no number."""
    if isinstance(found, str):
        raise NothingError
    return found or Decimal(0)


def of_many(name: str, given: list[Decimal | str | None]) -> Decimal:
    numbers = [one for one in given if isinstance(one, Decimal)]
    match name:
        case "SUM":
            return sum(numbers, Decimal(0))
        case "COUNT":
            return Decimal(len(numbers))
        case "COUNTA":
            return Decimal(sum(one is not None for one in given))
        case "AVERAGE" if numbers:
            return sum(numbers, Decimal(0)) / len(numbers)
        case "MAX" | "MIN":
            return (max if name == "MAX" else min)(numbers, default=Decimal(0))
    raise NothingError


def compare(sign: str, one: Decimal | str | None, other: Decimal | str | None) -> bool:
    if isinstance(one, str) or isinstance(other, str):
        is_same = (one or "") == (other or "")
        if sign not in ("=", "<>"):
            raise UnknownFormulaError
        return is_same is (sign == "=")
    a, b = number(one), number(other)
    return {
        "=": a == b,
        "<>": a != b,
        "<": a < b,
        ">": a > b,
        "<=": a <= b,
        ">=": a >= b,
    }[sign]
