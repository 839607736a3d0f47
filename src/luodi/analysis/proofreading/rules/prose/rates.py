"""率: 开工率, 履约率, 资金到位率 from the counts or amounts that stand before them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import permutations

from luodi.analysis.proofreading.rules.finding import EXACTLY, Certainty, Relation, Statement, Way
from luodi.analysis.proofreading.rules.judging import agrees
from luodi.analysis.proofreading.rules.prose.words import (
    HUNDRED,
    alike,
    amounts,
    is_last,
    is_now,
    ratio,
    told,
)
from luodi.analysis.proofreading.rules.quantities import Quantity
from luodi.analysis.proofreading.rules.ranges import exactly
from luodi.analysis.proofreading.rules.skeleton import Skeleton, form
from luodi.kernel.refusal import because
from luodi.kernel.text import gettext_noop

_RATE = r"(?P<name>{w}{2,10})率(?:已|约|仅|只)*(?:为|达到?|是|有|:)?(?P<rate>{percent})"
_NO_RATIO = (
    "增长",
    "税",
    "利",
    "汇",
    "失业",
    "物价",
    "出生",
    "死亡",
    "自然",
    "回报",
    "贡献",
    "增值",
    "复合",
    "折扣",
    "完成",
    "容积",
)
_LOST = re.compile("终止|解约|流失|退出|未履约|取消")
_WHOLE = re.compile("签约|合同|总|共|应|协议")
_MOST_LOOSE = 4  # numbers in a sentence among which any pair may be meant
_ONE_BASE = because(gettext_noop("分母取自前文同一种数里的总数"))


def rates(of: Skeleton) -> Iterator[Statement]:
    for found in form(_RATE).finditer(of.drawn):
        if not found["name"].endswith(_NO_RATIO):
            yield from rate(of, found)


def rate(of: Skeleton, found: re.Match[str]) -> Iterator[Statement]:
    start, _ = of.sentence(found.start())
    ones = [one for one in amounts(of, start, found.start()) if not is_last(of, one)]
    ones = ones if len(ones) > 1 else earlier(of, start) + ones
    stem = found["name"][-2:]
    tops = [one for one in ones if is_called(of, one, stem)]
    is_near = not tops
    tops = tops or nearly_called(of, ones, stem)
    bases = {top.start: wholes(of, top, ones) for top in tops}
    firm = [way for top in tops for base in bases[top.start] for way in ratio(top, base)]
    shown = of.group(found, "rate")
    if shown.unit == "‰":  # of the mean population, which no sentence tells
        return
    fits = any(agrees(shown, way) for way in firm)
    loose = [] if fits else list(others(of, ones))
    is_named = any(is_whole(of, base) for own in bases.values() for base in own)
    is_certain = 0 < len(firm) <= (2 if is_named else 1) and not any(top.hedge for top in tops)
    if not is_certain and not fits and not any(agrees(shown, way) for way in loose):
        return
    sure = is_certain and len(firm) == 1 and not is_near
    yield Statement(
        Relation.RATIO,
        shown,
        tuple(firm + loose),
        start,
        found.end(),
        Certainty.SURE if sure else Certainty.LIKELY,
        EXACTLY if sure else _ONE_BASE,
    )


def earlier(of: Skeleton, start: int) -> list[Quantity]:
    """The numbers of the sentence before, where this one has too few of its own."""
    return (
        [one for one in amounts(of, *of.sentence(start - 2)) if is_now(of, one)]
        if start > 2
        else []
    )


def is_called(of: Skeleton, one: Quantity, stem: str) -> bool:
    words = of.before(one) + "|" + of.after(one)
    return stem in words and f"未{stem}" not in words


def nearly_called(of: Skeleton, ones: list[Quantity], stem: str) -> list[Quantity]:
    """已履行 for 履约率: of two numbers the one that shares a sign with the name of the rate."""
    if len(ones) != 2 or not ones[0].is_like(ones[1]) or ones[1].value > ones[0].value:
        return []
    words = of.before(ones[1]) + of.after(ones[1])
    return [ones[1]] if any(sign in words for sign in stem) else []


def wholes(of: Skeleton, top: Quantity, ones: list[Quantity]) -> list[Quantity]:
    """What the rate may be of: larger numbers of the same kind, those signed or in all first."""
    larger = [one for one in alike(ones, top) if one.value >= top.value and one.start < top.start]
    named = [one for one in larger if is_whole(of, one)]
    return named or larger


def is_whole(of: Skeleton, one: Quantity) -> bool:
    return bool(_WHOLE.search(of.before(one) + of.after(one)))


def others(of: Skeleton, ones: list[Quantity]) -> Iterator[Way]:
    """Ways that may be meant, but whose failure says nothing."""
    for base in ones:
        for lost in alike(ones, base):
            if _LOST.search(of.before(lost) + of.after(lost)) and lost.value < base.value:
                kept = (base.value - lost.value) / base.value * HUNDRED
                yield Way(kept, exactly(kept), f"({told(base)}−{told(lost)})÷{told(base)}")
    if len(ones) <= _MOST_LOOSE:
        for top, base in permutations(ones, 2):
            if top.is_like(base) and top.value <= base.value:
                yield from ratio(top, base)
    yield from sums(ones)


def sums(ones: list[Quantity]) -> Iterator[Way]:
    """开工率 of those being built and those built, where they are told apart."""
    for base in ones:
        parts = [one for one in alike(ones, base) if one.value < base.value]
        for one, other in permutations(parts[:6], 2):
            if one.start < other.start and one.value + other.value <= base.value:
                value = (one.value + other.value) / base.value * HUNDRED
                shown = (one.range + other.range).over(base.range).times(HUNDRED)
                yield Way(value, shown, f"({told(one)}+{told(other)})÷{told(base)}")
