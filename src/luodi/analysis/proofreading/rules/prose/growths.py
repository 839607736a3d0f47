"""增减: this year against last, in percent, in points, in times, or as the amount itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import product

from luodi.analysis.proofreading.rules.finding import EXACTLY, Certainty, Relation, Statement, Way
from luodi.analysis.proofreading.rules.measures import Sort
from luodi.analysis.proofreading.rules.prose.words import (
    DOWN,
    UP,
    alike,
    amounts,
    difference,
    growth,
    is_last,
    is_now,
    nearest_first,
    positive,
    told,
)
from luodi.analysis.proofreading.rules.quantities import Quantity
from luodi.analysis.proofreading.rules.ranges import Range
from luodi.analysis.proofreading.rules.skeleton import Skeleton, form
from luodi.kernel.refusal import because
from luodi.kernel.text import gettext_noop

_MOVED = rf"(?P<way>{UP}|{DOWN})(?:率|幅|幅度|幅为)?(?:了|为|达到?|约|近|超)*"
_RATE = _MOVED + r"(?P<rate>{percent}|{times})"
_MORE = "增加(?!值)|增长|净增|增收|增支|多收|多支|多"
_LESS = "减少|下降|减收|减支|少收|少支|少"
_INCREASE = re.compile(f"(?:{_MORE}|{_LESS}|增|减)了?$")
_BY_BEHIND = (
    _MOVED + r"(?P<rate>{percent}),?(?P<how>" + f"{_MORE}|{_LESS}" + r"){w}{0,3}?(?P<by>{amount})"
)
_FROM_TO = (
    r"[从由]{w}*?(?P<base>{percent}|{amount}){w}{0,8}?(?:增长|增加|上升|提高|提升|扩大|上涨|下降|减少|回落|降低|"
    r"下滑|缩减|压缩|发展|变)(?:到|至|为){w}{0,6}?(?P<now>{percent}|{amount})(?:(?![率额量]){c}){0,6}?"
    + _MOVED
    + r"(?P<rate>{percent}|{points}|{times}|{amount})"
)
_BY_AMOUNT = (
    r"[比较]{w}*?(?P<base>{amount}){note}{w}{0,3}?(?P<way>增加|增长|多|高出|减少|下降|少)(?:了)?"
    r"(?P<by>{amount})"
)
_AND_BY = (
    r"(?P<how>"
    + _MORE
    + "|"
    + _LESS
    + r"){w}{0,3}?(?P<by>{amount}),?{w}{0,6}?"
    + _MOVED
    + r"(?P<rate>{percent})"
)
_BY_POINTS = (
    r"[比较]{w}*?(?P<base>{percent}){w}{0,3}?(?P<way>提高|上升|提升|增加|高|快|回落|下降|降低|低|慢|减少)"
    r"(?:出|了)*(?P<by>{points})"
)
_TIMES = r"(?:是|为|达到?|相当于){w}*?(?P<base>{amount}){note}{w}{0,3}?的(?P<times>{times})"
_YEARLY = re.compile("年均|平均|年递增|以上$|目标|力争|确保|预计")
_LOSS = re.compile("亏损|净亏|亏")
_SEVERAL = because(gettext_noop("句中有几个数可以相比，取了最近的一个"))


def growths(of: Skeleton) -> Iterator[Statement]:
    for pattern, read in READERS:
        for found in form(pattern).finditer(of.drawn):
            yield from read(of, found)


def from_to(of: Skeleton, found: re.Match[str]) -> Iterator[Statement]:
    base, now, rate = (of.group(found, name) for name in ("base", "now", "rate"))
    if not base.is_like(now) or _YEARLY.search(of.before(rate) + found["way"]):
        return
    is_down = now.value < base.value
    ways = list(moved(now, base, rate, is_down=is_down))
    yield from stated(of, found, rate, ways)


def moved(now: Quantity, base: Quantity, rate: Quantity, *, is_down: bool) -> Iterator[Way]:
    """How a rate, points, times or an amount follows from two figures."""
    high, low = (base, now) if is_down else (now, base)
    match rate.sort:
        case Sort.TIMES:
            yield from multiples(now, base)
        case Sort.PERCENT if base.sort is not Sort.PERCENT:
            yield from growth(now, base, is_down=is_down)
        case Sort.PERCENT:
            yield difference(high, low)
            yield from growth(now, base, is_down=is_down)
        case _ if rate.is_like(base) or rate.sort is Sort.POINTS:
            yield difference(high, low)


def multiples(now: Quantity, base: Quantity) -> Iterator[Way]:
    """增长两倍 is said of three times as much, and as often of twice as much."""
    if base.value > 0:
        times, shown = now.value / base.value, now.range.over(base.range)
        one = Fraction(1)
        yield Way(times - 1, shown + Range(-one, -one), f"{told(now)}÷{told(base)}−1")
        yield Way(times, shown, f"{told(now)}÷{told(base)}")


def yearly(of: Skeleton, found: re.Match[str]) -> Iterator[Statement]:
    """同比增长12%, where last year's figure stands in the sentence."""
    start, end = of.sentence(found.start())
    rate = of.group(found, "rate")
    if _YEARLY.search(of.before(rate)):
        return
    ones = amounts(of, start, end)
    bases = [one for one in ones if is_base(of, one, found.end())]
    now = [
        one
        for one in ones
        if is_now(of, one) and of.place(one) < found.start() and not is_an_increase(of, one)
    ]
    pairs = list(product(nearest_first(now), nearest_first(bases)))
    is_down = is_decline(found["way"], rate)
    ways = [
        way
        for one, base in pairs
        if one.is_like(base)
        for way in moved(one, base, rate, is_down=is_down)
    ]
    yield from stated(of, found, positive(rate), ways)


def is_base(of: Skeleton, one: Quantity, behind: int) -> bool:
    """An earlier figure of the same thing: not past a semicolon, and no loss turned to a profit."""
    is_apart = ";" in of.drawn[behind : of.place(one)]
    is_loss = bool(_LOSS.search(of.before(one)))
    return is_last(of, one) and not (is_an_increase(of, one) or is_apart or is_loss)


def is_decline(way: str, rate: Quantity) -> bool:
    return bool(re.fullmatch(DOWN, way)) != (rate.value < 0)


def is_an_increase(of: Skeleton, one: Quantity) -> bool:
    return bool(_INCREASE.search(of.before(one)))


def by_amount(of: Skeleton, found: re.Match[str]) -> Iterator[Statement]:
    """比去年20亿元增加3亿元: the difference itself."""
    start, _ = of.sentence(found.start())
    base, by = of.group(found, "base"), of.group(found, "by")
    is_down = found["way"] in ("减少", "下降", "少")
    now = [one for one in alike(amounts(of, start, found.start()), base) if is_now(of, one)]
    if by.is_like(base):
        ways = [difference(base, one) if is_down else difference(one, base) for one in now[::-1]]
        yield from stated(of, found, by, ways)


def and_by(of: Skeleton, found: re.Match[str]) -> Iterator[Statement]:
    """增加3亿元, 增长17.6%: last year's figure follows from the two."""
    start, _ = of.sentence(found.start())
    by, rate = of.group(found, "by"), of.group(found, "rate")
    is_down = bool(re.fullmatch(_LESS, found["how"]))
    earlier = alike(amounts(of, start, found.start()), by)
    now = [one for one in earlier if is_now(of, one) and not is_an_increase(of, one)]
    ways = [way for one in now[::-1] for way in increased(one, by, is_down=is_down)]
    if not any(is_last(of, one) and not is_an_increase(of, one) for one in earlier):
        yield from stated(of, found, rate, ways)


def increased(now: Quantity, by: Quantity, *, is_down: bool) -> Iterator[Way]:
    base = now.value + by.value if is_down else now.value - by.value
    whole = now.range + by.range if is_down else now.range - by.range
    if base > 0 and whole.low and whole.low > 0:
        sign = "+" if is_down else "−"
        said = f"{told(by)}÷({told(now)}{sign}{told(by)})"
        yield Way(by.value / base * 100, by.range.over(whole).times(Fraction(100)), said)


def by_points(of: Skeleton, found: re.Match[str]) -> Iterator[Statement]:
    start, _ = of.sentence(found.start())
    base, by = of.group(found, "base"), of.group(found, "by")
    now = alike(of.between(start, found.start()), base)
    is_down = found["way"] in ("回落", "下降", "降低", "低", "慢", "减少")
    ways = [difference(base, one) if is_down else difference(one, base) for one in now[::-1]]
    yield from stated(of, found, by, ways)


def times(of: Skeleton, found: re.Match[str]) -> Iterator[Statement]:
    start, _ = of.sentence(found.start())
    base, rate = of.group(found, "base"), of.group(found, "times")
    now = [one for one in alike(amounts(of, start, found.start()), base) if is_now(of, one)]
    ways = [list(multiples(one, base))[-1] for one in now[::-1] if base.value > 0]
    yield from stated(of, found, rate, ways)


def stated(
    of: Skeleton, found: re.Match[str], rate: Quantity, ways: list[Way]
) -> Iterator[Statement]:
    if ways:
        start, _ = of.sentence(found.start())
        is_one = len(ways) == 1
        certainty = Certainty.SURE if is_one else Certainty.LIKELY
        why = EXACTLY if is_one else _SEVERAL
        yield Statement(Relation.GROWTH, rate, tuple(ways), start, found.end(), certainty, why)


READERS = (
    (_FROM_TO, from_to),
    (_BY_AMOUNT, by_amount),
    (_AND_BY, and_by),
    (_BY_BEHIND, and_by),
    (_BY_POINTS, by_points),
    (_TIMES, times),
    (_RATE, yearly),
)
