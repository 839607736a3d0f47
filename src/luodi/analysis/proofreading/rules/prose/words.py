"""What the words round a number make of it: a target, last year's figure, this year's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from fractions import Fraction

from luodi.analysis.proofreading.rules.finding import Way
from luodi.analysis.proofreading.rules.measures import Sort
from luodi.analysis.proofreading.rules.quantities import Quantity
from luodi.analysis.proofreading.rules.ranges import Range
from luodi.analysis.proofreading.rules.skeleton import AMOUNTS, Skeleton

# 预算 is a target at the end of a name only: 公共预算收入 is no target.
_TARGET = re.compile(
    "(?:任务|目标|计划(?!总?投资)|指标|下达)(?!.*(?:完成|实现|到位|达|实际))"
    "|预算(?:数|目标)?(?:为|的)?$"
)
_TARGET_BEHIND = re.compile(r"的?(?:年度|全年|年|市|省|县|区)?(?:目标)?(?:任务|目标|计划)")
_LAST = re.compile("上年|去年|同期|前年|上月|上季|上一年|往年")
UP = "增长|增加(?!值)|上升|提高|提升|增幅|增速|扩大|上涨|净增|增"
DOWN = "下降|减少|回落|降低|下滑|降幅|缩减|下跌|减"
HUNDRED = Fraction(100)


def is_target(of: Skeleton, one: Quantity) -> bool:
    return bool(_TARGET.search(of.before(one)) or _TARGET_BEHIND.match(of.after(one)))


def is_last(of: Skeleton, one: Quantity) -> bool:
    """Of an earlier period, as 去年同期20亿元 is."""
    return bool(_LAST.search(of.before(one)))


def is_now(of: Skeleton, one: Quantity) -> bool:
    return not is_target(of, one) and not is_last(of, one)


def amounts(of: Skeleton, start: int, end: int) -> list[Quantity]:
    return [one for one in of.between(start, end) if one.sort.value in AMOUNTS]


def alike(ones: Iterable[Quantity], like: Quantity) -> list[Quantity]:
    return [one for one in ones if one.is_like(like)]


def nearest_first(ones: Iterable[Quantity]) -> list[Quantity]:
    return list(reversed(list(ones)))


def ratio(top: Quantity, base: Quantity, *, is_set: bool = False) -> Iterator[Way]:
    """One number over the other, in hundredths; a base that was set is exact."""
    if base.value <= 0 or top.value < 0:
        return
    below = base.as_exact() if is_set else base
    ranges = [one.range.over(other.range).times(HUNDRED) for one, other in precisions(top, below)]
    value = top.value / base.value * HUNDRED
    yield Way(value, ranges[0], f"{told(top)}÷{told(base)}", loose=loosest(ranges))


def growth(now: Quantity, base: Quantity, *, is_down: bool) -> Iterator[Way]:
    """How far one number lies above or below the other, in hundredths of it."""
    if base.value <= 0:
        return
    sign = -1 if is_down else 1
    value = (now.value / base.value - 1) * HUNDRED * sign
    ranges = [
        one.range.over(other.range).times(HUNDRED) + Range(-HUNDRED, -HUNDRED)
        for one, other in precisions(now, base)
    ]
    ranges = [-one for one in ranges] if is_down else ranges
    first, second = (base, now) if is_down else (now, base)
    said = f"({told(first)}−{told(second)})÷{told(base)}"
    yield Way(value, ranges[0], said, loose=loosest(ranges))


def difference(one: Quantity, other: Quantity) -> Way:
    ranges = [first.range - second.range for first, second in precisions(one, other)]
    said = f"{told(one)}−{told(other)}"
    return Way(one.value - other.value, ranges[0], said, loose=loosest(ranges))


def precisions(one: Quantity, other: Quantity) -> list[tuple[Quantity, Quantity]]:
    """The two as one hand writes them, with the digits of the finer; and with their own.

    18 beside 15.2 is 18.0: a writer keeps one precision and drops the zero.
    """
    finer = min(one.step, other.step)
    is_mixed = one.sort is other.sort is not Sort.COUNT and one.step != other.step and finer > 0
    if not is_mixed or one.hedge or other.hedge or one.one != other.one:
        return [(one, other)]
    return [(replace(one, step=finer), replace(other, step=finer)), (one, other)]


def loosest(ranges: list[Range]) -> Range | None:
    return ranges[1] if len(ranges) > 1 else None


def told(one: Quantity) -> str:
    """A number as it stands in arithmetic: without the words round it."""
    return re.sub("^(?:人民币|大约|约|近|将近|超过|超|逾)", "", one.text)


def positive(one: Quantity) -> Quantity:
    """增长-3.5% is a decline: the number without its sign."""
    return replace(one, value=abs(one.value))
