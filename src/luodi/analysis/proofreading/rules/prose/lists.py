"""N个: a count against the list beside it, and what the list adds up to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from luodi.analysis.proofreading.rules.finding import Certainty, Relation, Statement, Way
from luodi.analysis.proofreading.rules.judging import agrees
from luodi.analysis.proofreading.rules.measures import Sort
from luodi.analysis.proofreading.rules.prose.adding import sureness, total
from luodi.analysis.proofreading.rules.prose.words import alike, amounts, is_now, nearest_first
from luodi.analysis.proofreading.rules.quantities import Quantity
from luodi.analysis.proofreading.rules.ranges import exactly
from luodi.analysis.proofreading.rules.skeleton import FIGURES, Skeleton, form
from luodi.kernel.refusal import because
from luodi.kernel.text import gettext_noop

_OPENS = (
    r"(?P<count>{count})(?P<noun>{w}{0,24}?),?"
    r"(?P<word>分别(?:是|为)|依次(?:是|为)|具体(?:是|为)|即|包括)[:]?"
)
_CLOSES = (
    r"(?P<list>[^,;:。!?()]*、[^;:。!?()]*?)(?P<etc>等){w}{0,8}?(?P<count>{count})(?P<noun>{w}*)"
)
_NUMBERED = (
    r"(?P<count>{count}|[二三四五六七八九十]大?)"
    r"(?:方面|问题|原因|任务|重点|要求|举措|环节|特点|短板|关键|抓手){w}{0,8}[:。,]?(?=一是)"
)
_SPLIT = r"(?P<whole>{amount}){w}{0,8}(?P<sign>:|中,)"
_NOT_PARTS = re.compile("其中|同比|任务|目标|去年|上年|以上|\ue009|主要|重点")
_ORDINALS = "一二三四五六七八九十"
_SEPARATORS = (";", ",", "、")
_LOOSE = re.compile("等|以及其他|…|之一")
_SUM_OF = re.compile("投资|资金|金额|引资|合同额|总额")
_AS_LISTED = because(gettext_noop("名单没有“等”字，按写全了的数"))
_MAYBE = because(gettext_noop("名单里有多种标点，数法不止一种"))
_LISTED = because(gettext_noop("名单写全了：有几项就列了几个数"))
_NUMBERS = because(gettext_noop("按“一是、二是……”数"))


def lists(of: Skeleton) -> Iterator[Statement]:
    yield from opened(of)
    yield from closed(of)
    yield from numbered(of)
    yield from split_up(of)


def split_up(of: Skeleton) -> Iterator[Statement]:
    """共签约18个：甲镇5个，乙镇3个…: one number of the same kind in each item."""
    for found in form(_SPLIT).finditer(of.drawn):
        start, end = of.sentence(found.start())
        whole, listed = of.group(found, "whole"), of.drawn[found.end() : end]
        stretches = [one for one in re.split("[,;、]", listed.rstrip(",;、")) if one]
        some = alike(amounts(of, found.end(), end), whole)
        is_plain = len(some) == len(stretches) and not _LOOSE.search(listed)
        if len(some) < 2 or not is_plain or whole.hedge or _NOT_PARTS.search(listed):
            continue
        way = total(some)
        if agrees(whole, way) or (len(some) > 2 and found["sign"] == ":"):
            yield from sum_of(some, whole, start, end)


def opened(of: Skeleton) -> Iterator[Statement]:
    """8个项目分别为…: the items up to the end of the sentence."""
    for found in form(_OPENS).finditer(of.drawn):
        count = of.group(found, "count")
        _, end = of.sentence(found.end())
        listed = of.drawn[found.end() : end]
        if count.hedge or _LOOSE.search(listed) or count.value < 2:
            continue
        stretch = amounts(of, found.end(), end)
        start, _ = of.sentence(found.start())
        if shared := shared_out(of, count, found.end(), end):
            yield from sum_of(shared, count, start, end)
            continue
        yield from items(count, listed, start, end, word=found["word"], stretch=stretch)
        yield from adding_up(of, found.start(), stretch, count, end)


def shared_out(of: Skeleton, count: Quantity, start: int, end: int) -> list[Quantity]:
    """344个，分别为甲县52个、乙县46个…: the same things again, by whose they are."""
    stop = of.drawn.find(";", start, end)
    near = alike(amounts(of, start, stop if stop > 0 else end), count)
    return near if len(near) > 1 else []


def sum_of(some: list[Quantity], whole: Quantity, start: int, end: int) -> Iterator[Statement]:
    sure = sureness(some, whole)
    certainty = sure if sure is Certainty.LOOK else Certainty.LIKELY
    yield Statement(Relation.SUM, whole, (total(some),), start, end, certainty, _LISTED)


def items(
    count: Quantity, listed: str, start: int, end: int, *, word: str, stretch: list[Quantity]
) -> Iterator[Statement]:
    ways = [counted(number) for number in counts_of(listed, stretch)]
    is_plain = len({way.value for way in ways}) == 1 and "(" not in listed
    if not ways or ways[0].value < 2 or (word == "包括" and not is_plain and not fits(count, ways)):
        return
    if word == "即" and not is_plain and not fits(count, ways):
        return
    certainty = Certainty.LIKELY if is_plain and word != "包括" else Certainty.LOOK
    why = _AS_LISTED if is_plain else _MAYBE
    yield Statement(Relation.COUNT, count, tuple(ways), start, end, certainty, why)


def counts_of(listed: str, stretch: list[Quantity]) -> list[int]:
    """How many items a list may be said to have, the likeliest first."""
    outside = re.sub(r"\([^()]*\)", "", listed)
    numbers = [one for one in stretch if one.sort is not Sort.OTHER]
    found = [len(outside.strip(",;、").split(sign)) for sign in _SEPARATORS if sign in outside]
    if "," in outside and "、" in outside.partition(",")[0]:
        found.append(len(outside.partition(",")[0].split("、")))
    last = outside.rsplit("、", 1)[-1]
    if found and re.search("和|以及|及|与", last):
        found += [found[-1] + 1]
    if found and ("," in outside) + (";" in outside) + ("、" in outside) > 1:
        found += [len(re.split("[,;、]", outside.strip(",;、")))]
    if numbers and len(found) > 1:
        found += [len(alike(numbers, numbers[0]))]
    return found


def counted(number: int) -> Way:
    return Way(Fraction(number), exactly(Fraction(number)), str(number))


def fits(count: Quantity, ways: list[Way]) -> bool:
    return any(agrees(count, way) for way in ways)


def adding_up(
    of: Skeleton, place: int, stretch: list[Quantity], count: Quantity, end: int
) -> Iterator[Statement]:
    """A list with an amount for each of its items adds up to the amount told for all."""
    money = [one for one in stretch if one.sort is Sort.MONEY]
    if len(money) != count.value or len({one.of for one in money}) != 1 or len(money) < 2:
        return
    start = max(0, of.sentence(of.sentence(place)[0] - 2)[0]) if of.sentence(place)[0] else 0
    wholes = [
        one
        for one in nearest_first(alike(amounts(of, start, place), money[0]))
        if _SUM_OF.search(of.before(one)) and is_now(of, one)
    ]
    whole = next((one for one in wholes if agrees(one, total(money))), None)
    for one in [whole] if whole else wholes[:1]:
        yield Statement(
            Relation.SUM, one, (total(money),), start, end, sureness(money, one), _LISTED
        )


def closed(of: Skeleton) -> Iterator[Statement]:
    """甲、乙、丙等3个项目: with 等 there may be more, never fewer."""
    for found in form(_CLOSES).finditer(of.drawn):
        count, listed = of.group(found, "count"), found["list"]
        if any(sign in FIGURES for sign in listed) or count.hedge or "," in listed:
            continue
        number = len(listed.split("、"))
        more = 1 if re.search("和|及|与", listed.rsplit("、", 1)[-1]) else 0
        ways = [at_least(number), at_least(number + more)]
        yield Statement(
            Relation.COUNT,
            count,
            tuple(ways),
            found.start("list"),
            found.end(),
            Certainty.LOOK,
            _AS_LISTED,
        )


def at_least(number: int) -> Way:
    from_here = replace(exactly(Fraction(number)), high=None)
    return Way(Fraction(number), from_here, str(number), bound="≥")


def numbered(of: Skeleton) -> Iterator[Statement]:
    """三个方面的问题：一是…二是…三是…"""
    for found in form(_NUMBERED).finditer(of.drawn):
        if found["count"][0] not in FIGURES:
            continue
        count, number = of.group(found, "count"), 0
        place = found.end()
        while number < len(_ORDINALS):
            place = of.drawn.find(f"{_ORDINALS[number]}是", place)
            if place < 0:
                break
            number += 1
        if number >= 2:
            ways = (counted(number),)
            end = len(of.drawn)
            yield Statement(
                Relation.COUNT, count, ways, found.start(), end, Certainty.LIKELY, _NUMBERS
            )
