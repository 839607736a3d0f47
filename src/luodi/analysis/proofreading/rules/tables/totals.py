"""合计 and 小计: rows that should be the sum of others, column by column."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from luodi.analysis.proofreading.rules.finding import EXACTLY, Certainty, Relation, Statement, Way
from luodi.analysis.proofreading.rules.judging import agrees
from luodi.analysis.proofreading.rules.measures import Sort
from luodi.analysis.proofreading.rules.prose.adding import total, widest
from luodi.analysis.proofreading.rules.quantities import Quantity
from luodi.analysis.proofreading.rules.ranges import exactly
from luodi.analysis.proofreading.rules.tables.shape import Column, Row, RowKind, Shaped
from luodi.kernel.refusal import Reason, because
from luodi.kernel.text import gettext_noop

NO_SUM = re.compile(
    "率|比重|占比|比例|排名|名次|位次|排序|增幅|增速|增长|同比|均|单价|强度|进度|%|年份|年度$|时间|日期|"
    "电话|分值|权重|得分|考核|经度|纬度|期限|层|楼|号"
)
_WAN = Fraction(10**4)
_TIMES = {_WAN: "×10000", 1 / _WAN: "÷10000"}
_IN_UNIT = because(gettext_noop("换成这一列的单位，合计才对得上：单位可能写错了（万、亿）"))
_OTHERS_FIT = because(gettext_noop("这一行别的列加得拢，只有这一列不符"))
_ALONE = because(gettext_noop("只有这一列可以核对"))
_NONE_FIT = because(gettext_noop("这一行各列都加不拢：表里可能没有列全"))


@dataclass(frozen=True)
class Cellwise:
    """A statement about one cell of a table."""

    row: Row
    column: Column
    statement: Statement


@dataclass(frozen=True)
class Added:
    """One cell of a total row, and the sums that it may be, the likeliest first."""

    row: Row
    column: Column
    printed: Quantity
    parts: tuple[tuple[Quantity, ...], ...]
    rows: tuple[Row, ...]  # of the first of those sums
    is_whole: bool  # no word stands in place of a number

    @property
    def ways(self) -> tuple[Way, ...]:
        return tuple(total(parts) for parts in self.parts)

    @property
    def fits(self) -> bool:
        return any(agrees(self.printed, way) for way in self.ways)

    @property
    def is_exact(self) -> bool:
        return any(way.value == self.printed.value for way in self.ways)

    @property
    def is_near(self) -> bool:
        """Whether rounding every part the same way could make the total."""
        return widest(self.parts[0]).touches(self.printed.range)


def totals(table: Shaped) -> Iterator[Cellwise]:
    for place, row in enumerate(table.rows):
        if row.kind in (RowKind.TOTAL, RowKind.SUBTOTAL):
            choices = [some for some in summands(table, place) if len(some) > 1]
            found = [
                one for column in summable(table) if (one := added(table, row, column, choices))
            ]
            yield from told(found)
        elif row.kind is RowKind.GROUP:
            yield from of_group(table, place)


def of_group(table: Shaped, place: int) -> Iterator[Cellwise]:
    """一、 is the sum of its (一), (二) …, or of its rows, where half of its columns say so."""
    row = table.rows[place]
    for some in members(table, place):
        found = [one for c in summable(table) if (one := added(table, row, c, [some]))]
        fitting = sum(one.fits for one in found)
        if len(some) > 1 and fitting and 2 * fitting >= len(found):
            yield from told(found)
            return


def members(table: Shaped, place: int) -> Iterator[list[Row]]:
    """The rows that may make a group: those one step deeper, up to the next group of its depth."""
    level, below = table.rows[place].level, list[Row]()
    for row in table.rows[place + 1 :]:
        is_over = row.kind is RowKind.GROUP and row.level <= level
        if is_over or row.kind in (RowKind.TOTAL, RowKind.SUBTOTAL):
            break
        below.append(row)
    deepest = min((row.level for row in below), default=0)
    yield [row for row in below if row.level == deepest]
    yield [row for row in below if row.kind in (RowKind.DATA, RowKind.PART)]


def summable(table: Shaped) -> list[Column]:
    return [
        column
        for column in table.columns
        if not NO_SUM.search(column.own)
        and not any(
            one.sort in (Sort.PERCENT, Sort.POINTS)
            for row in table.rows
            if (one := table.cell(row, column))
        )
    ]


def summands(table: Shaped, place: int) -> Iterator[list[Row]]:
    """The rows that a total may be of: those above it, or below where it stands on top."""
    rows, row = table.rows, table.rows[place]
    stops = [
        i for i, one in enumerate(rows) if one.kind in (RowKind.TOTAL, row.kind) and i != place
    ]
    above = rows[max([i for i in stops if i < place], default=-1) + 1 : place]
    below = rows[place + 1 : min([i for i in stops if i > place], default=len(rows))]
    reach = above if len(above) > 1 or not below else below
    if row.kind is RowKind.TOTAL and any(one.kind is RowKind.SUBTOTAL for one in reach):
        yield [one for one in reach if one.kind is RowKind.SUBTOTAL]
    yield [one for one in reach if one.kind is RowKind.DATA]
    groups = [one for one in reach if one.kind is RowKind.GROUP]
    top = min((one.level for one in groups), default=0)
    yield [one for one in groups if one.level == top]
    yield [one for one in reach if one.kind is RowKind.DATA or one.level == top]
    yield after_the_last_group(reach)


def after_the_last_group(reach: Sequence[Row]) -> list[Row]:
    last = max((i for i, one in enumerate(reach) if one.kind is RowKind.GROUP), default=-1)
    return [one for one in reach[last + 1 :] if one.kind is RowKind.DATA] if last >= 0 else []


def added(table: Shaped, row: Row, column: Column, choices: list[list[Row]]) -> Added | None:
    printed = table.cell(row, column)
    parts = [tuple(one for some in rows if (one := table.cell(some, column))) for rows in choices]
    first = next((rows for rows, some in zip(choices, parts, strict=True) if len(some) > 1), [])
    rows = tuple(row for row in first if table.cell(row, column))
    parts = [some for some in dict.fromkeys(parts) if len(some) > 1]
    if printed is None or not parts:
        return None
    words = [
        some for rows in choices[:1] for some in rows if (some.number, column.number) in table.words
    ]
    return Added(row, column, printed, tuple(parts), rows, not words)


def told(found: list[Added]) -> Iterator[Cellwise]:
    """Other columns that do add up tell that the rows are all there."""
    fitting = sum(one.fits for one in found)
    is_rounded = any(one.fits and not one.is_exact for one in found)
    is_rounded = is_rounded or sum(one.is_near and not one.fits for one in found) > 1
    for one in found:
        if is_rounded and one.is_near and not one.fits:
            continue  # the last digits of this table are cut or rounded before they are added
        if one.fits:
            yield stated(one, Certainty.SURE, EXACTLY)
        elif slip := slipped(one):
            yield slip
        elif one.is_whole and (fitting or len(found) == 1):
            certainty, why = sureness(one, fitting)
            yield stated(one, certainty, why)
        elif one.is_whole and one is found[0]:
            yield stated(one, Certainty.LOOK, _NONE_FIT)


def slipped(one: Added) -> Cellwise | None:
    """A cell in 亿元 in a column of 万元: in the column's unit, it makes the total right."""
    for part, row in zip(one.parts[0], one.rows, strict=False):
        for factor in (_WAN, 1 / _WAN):
            meant = replace(part, value=part.value * factor, step=part.step * factor)
            rest = [other for other in one.parts[0] if other is not part]
            if part.value and agrees(one.printed, total([*rest, meant])):
                way = Way(meant.value, exactly(meant.value), f"{part.text}{_TIMES[factor]}")
                statement = Statement(Relation.UNIT, part, (way,), 0, 0, Certainty.LIKELY, _IN_UNIT)
                return Cellwise(row, one.column, statement)
    return None


def sureness(one: Added, fitting: int) -> tuple[Certainty, Reason]:
    if one.is_near:
        return Certainty.LOOK, _OTHERS_FIT if fitting else _ALONE
    if fitting and len(one.parts) == 1:
        return Certainty.SURE, _OTHERS_FIT
    return Certainty.LIKELY, _OTHERS_FIT if fitting else _ALONE


def stated(one: Added, certainty: Certainty, why: Reason) -> Cellwise:
    statement = Statement(Relation.SUM, one.printed, one.ways, 0, 0, certainty, why)
    return Cellwise(one.row, one.column, statement)
