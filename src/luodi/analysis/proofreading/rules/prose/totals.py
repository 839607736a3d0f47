"""合计, 还差, 平均 and written sums: a number that the sentence works out of those before it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from luodi.analysis.proofreading.rules.finding import EXACTLY, Certainty, Relation, Statement, Way
from luodi.analysis.proofreading.rules.judging import agrees
from luodi.analysis.proofreading.rules.measures import Sort
from luodi.analysis.proofreading.rules.prose.adding import sureness, total
from luodi.analysis.proofreading.rules.prose.remaining import remaining
from luodi.analysis.proofreading.rules.prose.words import (
    alike,
    amounts,
    is_now,
    told,
)
from luodi.analysis.proofreading.rules.quantities import Quantity
from luodi.analysis.proofreading.rules.skeleton import Skeleton, form
from luodi.kernel.refusal import because
from luodi.kernel.text import gettext_noop

_TOTAL = r"(?P<word>合计|共计|总计|总共|总数|累计|一共|(?<!公)共){w}{0,8}?(?P<total>{amount})"
_FIRM = ("合计", "共计", "总计", "总共")
_AVERAGE = (
    r"(?:(?:平均)?每(?P<one>[个家户亩人])|(?P<each>户均|亩均|人均)|(?:平均|单个)项目)"
    r"{w}{0,8}?(?P<rate>{money})"
)
_WRITTEN = r"(?P<parts>{any}(?:[+]{any})+)=(?P<total>{any})"
_NOT_IN_A_SUM = re.compile("其中|包括|同比|任务|目标|去年|上年|比")
_PER = {"亩": "m2", "户": "家", "家": "家", "个": "个", "人": "人"}
_LISTED = because(gettext_noop("合计之前的同类数都算在内"))


def totals(of: Skeleton) -> Iterator[Statement]:
    yield from written_sums(of)
    yield from added(of)
    yield from remaining(of)
    yield from averages(of)


def written_sums(of: Skeleton) -> Iterator[Statement]:
    """97+204=301: a sum as it is written."""
    pattern = _WRITTEN.replace("{any}", "(?:{amount}|{bare}|{percent})")
    for found in form(pattern).finditer(of.drawn):
        whole, some = of.group(found, "total"), of.between(*found.span("parts"))
        if all(one.is_like(whole) for one in some):
            certainty = sureness(some, whole)
            ways = (total(some),)
            yield Statement(
                Relation.SUM, whole, ways, found.start(), found.end(), certainty, EXACTLY
            )


def added(of: Skeleton) -> Iterator[Statement]:
    """甲10亿元, 乙20亿元, 合计30亿元."""
    for found in form(_TOTAL).finditer(of.drawn):
        start, end = of.sentence(found.start())
        whole = of.group(found, "total")
        some = [one for one in alike(amounts(of, start, found.start()), whole) if is_now(of, one)]
        if len(some) < 2:
            continue
        runs = [total(some[first:]) for first in range(len(some) - 1)]
        is_told = found["word"] in _FIRM or "分别" in of.drawn[start : found.start()]
        is_firm = is_told and is_clean(of, start, found.start(), end, whole)
        fits = any(agrees(whole, way) for way in runs)
        if is_firm or fits:
            yield listed(some, whole, runs, start, found.end())
        if fits and (other := beside(of, found.end())):
            yield from of_another_kind(of, other, start, found)


def listed(
    some: list[Quantity], whole: Quantity, runs: list[Way], start: int, end: int
) -> Statement:
    sure = sureness(some, whole)
    certainty = sure if sure is Certainty.LOOK else Certainty.LIKELY
    return Statement(Relation.SUM, whole, tuple(runs), start, end, certainty, _LISTED)


def beside(of: Skeleton, place: int) -> Quantity | None:
    """合计3812户6736人: the amount that stands directly behind a total."""
    behind = amounts(of, place, place + 1)
    return behind[0] if behind else None


def of_another_kind(
    of: Skeleton, whole: Quantity, start: int, found: re.Match[str]
) -> Iterator[Statement]:
    """The second total, whose parts stand beside those of the first: as many, each behind one."""
    first = of.group(found, "total")
    some = [
        other
        for one in alike(amounts(of, start, found.start()), first)
        if (other := beside(of, of.place(one) + 1)) and other.is_like(whole)
    ]
    if len(some) > 1 and not whole.is_like(first):
        yield listed(some, whole, [total(some)], start, found.end() + 1)


def is_clean(of: Skeleton, start: int, place: int, end: int, whole: Quantity) -> bool:
    """Nothing before the total that is no part of it, and no parts behind it."""
    behind = alike(amounts(of, place, end), whole)
    return not _NOT_IN_A_SUM.search(of.drawn, start, end) and len(behind) == 1


def averages(of: Skeleton) -> Iterator[Statement]:
    """平均每个项目1.2亿元: the money over the count before it."""
    for found in form(_AVERAGE).finditer(of.drawn):
        start, _ = of.sentence(found.start())
        rate, ones = of.group(found, "rate"), amounts(of, start, found.start())
        kind = _PER[(found["one"] or found["each"] or "个")[0]]
        money = [one for one in alike(ones, rate) if is_now(of, one)]
        counts = [one for one in ones if one.of == kind and one.value > 0]
        ways = [quotient(a, b) for a in money[::-1] for b in counts[::-1]]
        is_firm = len(ways) == 1
        if ways and (is_firm or any(agrees(rate, way) for way in ways)):
            certainty = Certainty.LIKELY
            yield Statement(
                Relation.RATIO, rate, tuple(ways), start, found.end(), certainty, EXACTLY
            )


def quotient(money: Quantity, count: Quantity) -> Way:
    """Money over a count; over an area, for each 亩."""
    unit = Fraction(10000, 15) if count.sort is Sort.OTHER else Fraction(1)
    base = count.range.times(1 / unit)
    value = money.value / (count.value / unit)
    return Way(value, money.range.over(base), f"{told(money)}÷{told(count)}")
