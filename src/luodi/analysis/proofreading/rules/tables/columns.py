"""Columns that follow from other columns: which formula holds is learned from the rows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import permutations

from luodi.analysis.proofreading.rules.finding import Certainty, Relation, Statement, Way
from luodi.analysis.proofreading.rules.judging import agrees
from luodi.analysis.proofreading.rules.measures import Sort
from luodi.analysis.proofreading.rules.prose.adding import total
from luodi.analysis.proofreading.rules.quantities import Quantity
from luodi.analysis.proofreading.rules.ranges import exactly
from luodi.analysis.proofreading.rules.tables.shape import Column, Row, RowKind, Shaped
from luodi.analysis.proofreading.rules.tables.totals import NO_SUM, Cellwise
from luodi.kernel.refusal import because
from luodi.kernel.text import gettext_noop

type Formula = Callable[[Row], Way | None]

MOST_COLUMNS = 16  # neighbours among which a formula is looked for
_HELD = Fraction(3, 5)  # of the rows, before the others are called wrong
_LITTLE, _TEN = Fraction(3, 100), Fraction(10)
_ONE, _HUNDRED = Fraction(1), Fraction(100)
_COMPLETION = re.compile(
    "完成率|完成比例|完成%|完成情况%|任务的?%|占.{0,4}(?:任务|目标|计划|预算)|完成进度|进度%"
)
_SHARE = re.compile("占比|比重|占总|所占")
_GROWTH = re.compile("增幅|增长|增速|同比|升降|增减[^额]{0,3}%|±%")
_GAP = re.compile("超欠|进度差|[超欠].{0,2}进度|比进度|±进度")
_RATE = re.compile("率")
_AVERAGE = re.compile("均|强度|单价")
_DIFFERENCE = re.compile("增减|差额|缺口|还差|净增|差距|剩余|余额|^未|增加")
_SUM = re.compile("合计|小计|总计|共计|总数|总额|累计|总分|总得分")
_RUNNING = re.compile("累计")
_OWN = re.compile("当月|本月|当季|本季|当期|本期|当日")
_TAKEN = re.compile("^扣|扣分|减分")
_SET = re.compile("任务|目标|计划")
_HOLDS = because(gettext_noop("这一列的其他行都符合这个算法"))


@dataclass(frozen=True)
class Learned:
    """A formula and the rows that it was tried on: how many confirm it."""

    formula: Formula
    rows: list[Row]
    held: int
    exactly_held: int  # by how many rows with the numbers as they are printed
    off: Fraction  # by how much the printed values lie off it, all rows together

    @property
    def is_law(self) -> bool:
        return self.held >= 2 and self.held >= _HELD * len(self.rows)

    @property
    def is_strict(self) -> bool:
        """Whether the printed numbers themselves make every row right, but one in ten at most."""
        wrong = len(self.rows) - self.exactly_held
        return self.exactly_held >= 2 and wrong <= max(1, len(self.rows) // 10)


def derived(table: Shaped) -> Iterator[Cellwise]:
    for column in table.columns:
        for pattern, relation, family in FAMILIES:
            if pattern.search(column.own):
                yield from tested(table, column, relation, family(table, column))
                break


def tested(
    table: Shaped, column: Column, relation: Relation, formulas: Iterator[Formula]
) -> Iterator[Cellwise]:
    best = max((learned(table, column, one) for one in formulas), key=rank, default=None)
    if best is None or not best.rows:
        return
    certainty, why = (Certainty.SURE if best.held > 2 else Certainty.LIKELY), _HOLDS
    if not best.is_law:
        return
    for row in best.rows:
        printed, way = table.cell(row, column), best.formula(row)
        if printed and way:
            way = strictly(way) if best.is_strict and is_far(printed, way) else way
            statement = Statement(relation, printed, (way,), 0, 0, certainty, why)
            yield Cellwise(row, column, statement)


def is_far(printed: Quantity, way: Way) -> bool:
    """More than rounding of the numbers behind it is likely to make."""
    return abs(printed.value - way.value) > max(abs(way.value), _TEN) * _LITTLE


def strictly(way: Way) -> Way:
    """Where the printed numbers themselves make the other rows right, they should this one too."""
    return replace(way, range=exactly(way.value), loose=way.range)


def rank(one: Learned) -> tuple[bool, Fraction, int, Fraction]:
    share = Fraction(one.held, len(one.rows)) if one.rows else Fraction(0)
    return one.is_law, share, one.held, -one.off


def learned(table: Shaped, column: Column, formula: Formula) -> Learned:
    rows, held, strict, off = [], 0, 0, Fraction(0)
    for row in table.rows:
        printed, way = table.cell(row, column), formula(row)
        if printed is not None and way is not None:
            rows.append(row)
            fits = agrees(printed, way)
            held += fits
            strict += agrees(printed, strictly(way))
            off += abs(printed.value - way.value) if fits else 0
    return Learned(formula, rows, held, strict, off)


def neighbours(table: Shaped, column: Column) -> list[Column]:
    """Columns of plain amounts, the nearest to the left first."""
    ones = [one for one in table.columns if one is not column and not NO_SUM.search(one.own)]
    ones.sort(key=lambda one: (one.number > column.number, abs(one.number - column.number)))
    return ones[:MOST_COLUMNS]


def ratios(table: Shaped, column: Column) -> Iterator[Formula]:
    for top, base in permutations(neighbours(table, column), 2):
        for scale in scales(table, column):
            yield quotient(table, top, base, scale)


def scales(table: Shaped, column: Column) -> tuple[Fraction, ...]:
    """A rate is printed in hundredths or, where nothing says so, as a plain number."""
    cells = [one for row in table.rows if (one := table.cell(row, column))]
    if any(one.sort is Sort.PERCENT for one in cells) or "%" in column.title:
        return (_HUNDRED,)
    return (_HUNDRED, _ONE)


def quotient(table: Shaped, top: Column, base: Column, scale: Fraction) -> Formula:
    def formula(row: Row) -> Way | None:
        one, other = table.cell(row, top), table.cell(row, base)
        if one is None or other is None or other.value <= 0 or one.value < 0:
            return None
        shown = one.range.over(set_exactly(other, base).range).times(scale)
        return Way(one.value / other.value * scale, shown, f"{one.text}÷{other.text}")

    return formula


def set_exactly(one: Quantity, column: Column) -> Quantity:
    return one.as_exact() if _SET.search(column.own) else one


def growths(table: Shaped, column: Column) -> Iterator[Formula]:
    for now, base in permutations(neighbours(table, column), 2):
        for scale in scales(table, column):
            yield growth(table, now, base, scale)
    yield from differences(table, column)


def growth(table: Shaped, now: Column, base: Column, scale: Fraction) -> Formula:
    def formula(row: Row) -> Way | None:
        one, other = table.cell(row, now), table.cell(row, base)
        if one is None or other is None or other.value <= 0 or one.value < 0:
            return None
        shown = (one.range.over(other.range) + exactly(-_ONE)).times(scale)
        value = (one.value / other.value - 1) * scale
        return Way(value, shown, f"({one.text}−{other.text})÷{other.text}")

    return formula


def differences(table: Shaped, column: Column) -> Iterator[Formula]:
    for one, other in permutations(neighbours(table, column), 2):
        yield difference(table, one, other)


def difference(table: Shaped, one: Column, other: Column) -> Formula:
    def formula(row: Row) -> Way | None:
        first, second = table.cell(row, one), table.cell(row, other)
        if first is None or second is None:
            return None
        shown = first.range - second.range
        return Way(first.value - second.value, shown, f"{first.text}−{second.text}")

    return formula


def shares(table: Shaped, column: Column) -> Iterator[Formula]:
    """Each row over the total row, or over the sum of the rows where there is none."""
    wholes = table.of_kind(RowKind.TOTAL)
    for part in neighbours(table, column):
        whole = next((one for row in wholes if (one := table.cell(row, part))), None)
        parts = [one for row in table.of_kind(RowKind.DATA) if (one := table.cell(row, part))]
        for scale in scales(table, column):
            if whole and whole.value > 0:
                yield portion(table, part, Way(whole.value, whole.range, whole.text), scale)
            if len(parts) > 2 and total(parts).value > 0:
                yield portion(table, part, total(parts), scale)
    yield from ratios(table, column)  # or a column over another: 一产占比


def portion(table: Shaped, part: Column, whole: Way, scale: Fraction) -> Formula:
    def formula(row: Row) -> Way | None:
        one = table.cell(row, part)
        if one is None or one.value < 0:
            return None
        shown = one.range.over(whole.range).times(scale)
        return Way(one.value / whole.value * scale, shown, f"{one.text}÷{whole.said}")

    return formula


def gaps(table: Shaped, column: Column) -> Iterator[Formula]:
    """A rate less the schedule, which is one number for all rows or a column of its own."""
    rates = [
        one for one in table.columns if one is not column and re.search("率|进度|%|比例", one.own)
    ]
    for rate in rates:
        for months in range(1, 12):
            yield behind(table, rate, Fraction(100 * months, 12), f"{months}/12")
        for other in rates:
            if other is not rate:
                yield difference(table, rate, other)


def behind(table: Shaped, rate: Column, schedule: Fraction, said: str) -> Formula:
    def formula(row: Row) -> Way | None:
        one = table.cell(row, rate)
        if one is None:
            return None
        asked = exactly(schedule).wider(Fraction(1, 100))  # 83.33 for ten twelfths
        return Way(one.value - schedule, one.range - asked, f"{one.text}−{said}")

    return formula


def sums(table: Shaped, column: Column) -> Iterator[Formula]:
    """The columns to the right of a total, or to its left, as many as it may be of."""
    ones = [one for one in table.columns if not NO_SUM.search(one.own)]
    if column not in ones:
        return
    if _RUNNING.search(column.own):
        yield from (running(table, one, column) for one in ones if _OWN.search(one.own))
    place = ones.index(column)
    for count in range(2, min(len(ones), MOST_COLUMNS)):
        yield together(table, ones[place + 1 : place + 1 + count], count)
        if place >= count:
            yield together(table, ones[place - count : place], count)


def together(table: Shaped, columns: Sequence[Column], count: int) -> Formula:
    taken = {column for column in columns if _TAKEN.search(column.own)}

    def formula(row: Row) -> Way | None:
        found = [(column, one) for column in columns if (one := table.cell(row, column))]
        parts = [minus(one) if column in taken else one for column, one in found]
        is_whole = len(columns) == count and len(parts) > 1 and any(part.value for part in parts)
        return total(parts) if is_whole else None

    return formula


def minus(one: Quantity) -> Quantity:
    return replace(one, value=-abs(one.value))  # 扣分 takes away, however its sign is written


def running(table: Shaped, own: Column, heap: Column) -> Formula:
    """累计 down a column: that of the first row, and what each row since then has added."""
    rows = table.of_kind(RowKind.DATA)
    first = table.cell(rows[0], heap) if rows else None

    def formula(row: Row) -> Way | None:
        if first is None or row not in rows[1:]:
            return None
        parts = [table.cell(one, own) for one in rows[1 : rows.index(row) + 1]]
        told = [one for one in parts if one is not None]
        return total([first, *told]) if len(told) == len(parts) else None

    return formula


def averages(table: Shaped, column: Column) -> Iterator[Formula]:
    for top, base in permutations(neighbours(table, column), 2):
        yield quotient(table, top, base, _ONE)


FAMILIES: tuple[
    tuple[re.Pattern[str], Relation, Callable[[Shaped, Column], Iterator[Formula]]], ...
] = (
    (_GAP, Relation.GAP, gaps),
    (_COMPLETION, Relation.COMPLETION, ratios),
    (_SHARE, Relation.SHARE, shares),
    (_GROWTH, Relation.GROWTH, growths),
    (_RATE, Relation.RATIO, ratios),
    (_AVERAGE, Relation.RATIO, averages),
    (_DIFFERENCE, Relation.SUM, differences),
    (_SUM, Relation.SUM, sums),
)
