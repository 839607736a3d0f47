"""Printed subtotals and totals, worked out again from the rows that they stand for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from luodi.intake.workbooks.rules.rows import Kind
from luodi.intake.workbooks.rules.shapes import Row, Status, Total, Value

_DECIMALS = re.compile(r"[.．]([0-9]+)")
_HALF_A_FEN = Decimal("0.005")  # what a spreadsheet's own arithmetic leaves behind


@dataclass(frozen=True)
class Printed:
    """One number that stands in a row of totals."""

    row: int
    column: int
    field: str
    value: Value
    factor: Decimal  # of the base unit in one of the printed unit


@dataclass(frozen=True)
class Footing:
    """The rows of one table in order, what each is, and the rows of projects with their values."""

    order: Sequence[int]
    kinds: Mapping[int, Kind]
    rows: Mapping[int, Row]

    def total(self, printed: Printed) -> Total:
        """The total beside the sum of its rows; of several readings of 合计 the one that agrees."""
        tried = [self._total(printed, scope) for scope in self._scopes(printed.row)]
        return next((total for total in tried if total.agrees), tried[0])

    def sum_of(self, printed: Printed, scope: Sequence[int]) -> Total:
        """The number beside the sum of these rows."""
        return self._total(printed, scope)

    def _scopes(self, row: int) -> Iterator[list[int]]:
        """The rows that a total may stand for, the likeliest first."""
        place, kind = self.order.index(row), self.kinds[row]
        above, below = self.order[:place], self.order[place + 1 :]
        if kind.status is Status.GROUP:
            yield self._until(below, lambda k: k.status is Status.GROUP and k.level <= kind.level)
            return
        own = self._since_last_total(above)
        everything = self._of_projects(self.order)
        is_part = "小计" in kind.text or not kind.text
        yield from ([own, everything] if is_part else [everything, own])
        yield self._of_projects(above)

    def _until(self, rows: Sequence[int], ends: Callable[[Kind], bool]) -> list[int]:
        taken = []
        for row in rows:
            if ends(self.kinds[row]):
                break
            taken.append(row)
        return self._of_projects(taken)

    def _since_last_total(self, above: Sequence[int]) -> list[int]:
        return list(reversed(self._until(list(reversed(above)), _closes)))

    def _of_projects(self, rows: Sequence[int]) -> list[int]:
        return [row for row in rows if row in self.rows]

    def _total(self, printed: Printed, scope: Sequence[int]) -> Total:
        values = [v for row in scope for v in self._values(row, printed) if v.value is not None]
        computed = sum((v.value for v in values if isinstance(v.value, Decimal)), Decimal(0))
        amount = printed.value.value
        assert isinstance(amount, Decimal)
        return Total(
            printed.row,
            printed.column,
            printed.field,
            amount,
            computed,
            printed.value.unit,
            _tolerance(printed, values),
        )

    def _values(self, row: int, printed: Printed) -> Iterator[Value]:
        for value in self.rows[row].values.get(printed.field, ()):
            if value.column == printed.column:
                yield value


def _closes(kind: Kind) -> bool:
    return kind.status in (Status.GROUP, Status.TOTAL)


def _tolerance(printed: Printed, values: Sequence[Value]) -> Decimal:
    """Half of the last printed place where the numbers added have more places than the total."""
    places = _places(printed.value)
    if max(map(_places, values), default=0) <= places:
        return _HALF_A_FEN
    return max(printed.factor.scaleb(-places) / 2, _HALF_A_FEN)


def _places(value: Value) -> int:
    """The decimal places of a number as it stands in its cell."""
    found = _DECIMALS.search(value.text)
    return len(found[1]) if found else 0
