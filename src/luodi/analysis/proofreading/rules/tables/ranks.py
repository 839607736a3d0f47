"""排名 against the values that it ranks, 其中 columns against their whole, counts against rows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from luodi.analysis.proofreading.rules.finding import Certainty, Relation, Statement, Way
from luodi.analysis.proofreading.rules.judging import agrees
from luodi.analysis.proofreading.rules.prose.parts import at_most
from luodi.analysis.proofreading.rules.quantities import Quantity
from luodi.analysis.proofreading.rules.ranges import Range
from luodi.analysis.proofreading.rules.tables.shape import Column, Row, RowKind, Shaped
from luodi.analysis.proofreading.rules.tables.totals import NO_SUM, Cellwise
from luodi.kernel.refusal import because
from luodi.kernel.text import gettext_noop

_RANK = re.compile("排名|名次|位次|排序|排位")
_PART = re.compile("其中")
_HELD = Fraction(3, 5)
_ORDERED = because(gettext_noop("其他行的名次都按这一列的大小排"))
_NEVER_MORE = because(gettext_noop("“其中”不会大于总数"))


def ranks(table: Shaped) -> Iterator[Cellwise]:
    for column in table.columns:
        if _RANK.search(column.own):
            yield from ranked(table, column)


def ranked(table: Shaped, column: Column) -> Iterator[Cellwise]:
    rows = [row for row in table.of_kind(RowKind.DATA) if is_rank(table.cell(row, column))]
    best: list[tuple[Row, Quantity, Way]] = []
    for value in table.columns:
        for sign in (1, -1):
            if value is not column and not _RANK.search(value.own):
                found = placed(table, rows, column, value, sign)
                best = max(best, found, key=held)
    if len(best) > 2 and is_held(best):
        certainty = Certainty.SURE if held(best) > 2 else Certainty.LIKELY
        for row, printed, way in best:
            statement = Statement(Relation.RANK, printed, (way,), 0, 0, certainty, _ORDERED)
            yield Cellwise(row, column, statement)


def is_rank(one: Quantity | None) -> bool:
    return one is not None and one.value.denominator == 1 and 0 < one.value < 1000


def is_held(found: list[tuple[Row, Quantity, Way]]) -> bool:
    return held(found) >= 2 and held(found) >= _HELD * len(found)


def held(found: list[tuple[Row, Quantity, Way]]) -> int:
    return sum(agrees(printed, way) for _, printed, way in found)


def placed(
    table: Shaped, rows: list[Row], column: Column, by: Column, sign: int
) -> list[tuple[Row, Quantity, Way]]:
    """Each rank with the places that its value may have: equal ones share, or follow each other."""
    values = {row.number: one.value * sign for row in rows if (one := table.cell(row, by))}
    found = []
    for row in rows:
        printed, mine = table.cell(row, column), values.get(row.number)
        if printed is not None and mine is not None:
            higher = sum(value > mine for value in values.values())
            equal = sum(value == mine for value in values.values())
            first, last = Fraction(higher + 1), Fraction(higher + equal)
            found.append((row, printed, Way(first, Range(first, last), by.title)))
    return found


def among(table: Shaped) -> Iterator[Cellwise]:
    """A column called 其中 is never more than the largest of the columns before it."""
    wholes: list[Column] = []
    for column in table.columns:
        if NO_SUM.search(column.own):
            continue
        if not _PART.search(column.title):
            wholes.append(column)
        elif wholes:
            yield from within(table, wholes, column)


def within(table: Shaped, wholes: list[Column], column: Column) -> Iterator[Cellwise]:
    found = []
    for row in table.rows:
        part = table.cell(row, column)
        ones = [one for whole in wholes if (one := table.cell(row, whole))]
        all_ = max(ones, key=lambda one: one.value, default=None)
        if part and all_ and part.sort is all_.sort:
            found.append((row, part, at_most(all_, part)))
    if is_held(found):
        for row, part, way in found:
            statement = Statement(Relation.SUM, part, (way,), 0, 0, Certainty.LIKELY, _NEVER_MORE)
            yield Cellwise(row, column, statement)
