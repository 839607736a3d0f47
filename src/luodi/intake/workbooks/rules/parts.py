"""Rows of 其中: what part of a total they stand for, worked out where the table says which."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from luodi.intake.workbooks.rules.shapes import Row, Status, Total
from luodi.intake.workbooks.rules.totals import Footing, Printed
from luodi.kernel.folding import fold

_LABEL = re.compile(r"其中[:：]?\s*(?:[0-9一二三四五六七八九十]+[.、])?(?P<label>.*)")
_ENDINGS = re.compile(r"(?:类|项目|小计|合计|[0-9]+个)+\Z|\([^)]*\)")
# By these columns a part of the projects may be named: 其中：在建项目, 其中：城关镇.
_NAMING = (
    *("industry", "cluster", "status", "build_type", "sign_type", "money_type", "responsible"),
    *("introducing", "landing", "place", "channel"),
)


def is_of_which(row: Row) -> bool:
    return row.status is Status.TOTAL and row.name.startswith("其中")


@dataclass(frozen=True)
class OfWhich:
    """The rows of a table with the numbers that stand in its sums."""

    rows: Sequence[Row]
    numbers: Mapping[int, Sequence[Printed]]

    def totals(self, row: Row) -> Iterator[Total]:
        """Its numbers beside the sums of the projects that its words name; none where none are."""
        if mine := self.meant(row):
            footing = Footing(mine, {}, {one.row: one for one in self.rows if one.row in mine})
            for printed in self.numbers[row.row]:
                yield footing.sum_of(printed, mine)

    def meant(self, row: Row) -> list[int]:
        """The projects whose group, or one column, says the same words as the row."""
        found = _LABEL.match(fold(row.name))
        label = plain(found["label"]) if found else ""
        projects = [one for one in self.rows if one.status.is_of_a_project]
        if len(label) < 2:
            return []
        grouped = [one.row for one in projects if plain(last_of(one.group)) == label]
        if grouped:
            return grouped
        for code in _NAMING:
            said = [one.row for one in projects if says(one, code, label)]
            if said and len(said) < len(projects):
                return said
        return []

    def is_too_much(self, row: Row) -> bool:
        """Whether the rows of 其中 under one total add up to more than it, in some column."""
        mine, whole = self.beside(row)
        if whole is None:
            return False
        for total in self.numbers[whole.row]:
            parts = [n for one in mine for n in self.numbers[one.row] if n.column == total.column]
            if sum((amount(n) for n in parts), Decimal(0)) > amount(total):
                return True
        return False

    def beside(self, row: Row) -> tuple[list[Row], Row | None]:
        """All rows of 其中 that follow one another, and the total that they stand under."""
        place = next(n for n, one in enumerate(self.rows) if one.row == row.row)
        first = place
        while first and is_of_which(self.rows[first - 1]):
            first -= 1
        last = place
        while last + 1 < len(self.rows) and is_of_which(self.rows[last + 1]):
            last += 1
        over = self.rows[first - 1] if first else None
        is_total = over is not None and over.status in (Status.TOTAL, Status.GROUP)
        return list(self.rows[first : last + 1]), over if is_total else None


def amount(printed: Printed) -> Decimal:
    value = printed.value.value
    return value if isinstance(value, Decimal) else Decimal(0)


def plain(words: str) -> str:
    """Without the numbering, the count and 项目 behind it: 一、工业项目(3个) is 工业."""
    bare = re.sub(r"^[(（]?[一二三四五六七八九十0-9]+[)）]?[、.]?", "", fold(words))
    return _ENDINGS.sub("", _ENDINGS.sub("", bare)).strip(":")


def last_of(group: str) -> str:
    return group.rpartition("/")[2]


def says(row: Row, code: str, label: str) -> bool:
    return any(plain(value.text) == label for value in row.values.get(code, ()))
