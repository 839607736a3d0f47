"""占比: a part over its whole, where the whole was named earlier in the paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from luodi.analysis.proofreading.rules.finding import Certainty, Relation, Statement, Way
from luodi.analysis.proofreading.rules.judging import agrees
from luodi.analysis.proofreading.rules.prose.adding import summed, total, widest
from luodi.analysis.proofreading.rules.prose.words import (
    HUNDRED,
    alike,
    amounts,
    is_now,
    nearest_first,
    ratio,
    told,
)
from luodi.analysis.proofreading.rules.quantities import Quantity
from luodi.analysis.proofreading.rules.skeleton import FIGURES, Skeleton, form
from luodi.kernel.refusal import because
from luodi.kernel.text import gettext_noop

_SHARE = (
    r"占(?:比|比重|比例)?(?P<of>{w}*?)(?:的|比|比重|比例)?"
    r"(?:约|为|达到?|仅|近|到|了)*(?P<share>{percent})"
)
_OF_ELSEWHERE = re.compile(
    "全[市省县区国州盟]|GDP|同期|地区|任务|目标|计划|指标|生产总值|财政|预算|人口|面积|市场|我[市县区省]"
)
_NAME = 4  # signs from which a name tells one thing from another
_ABOUT = re.compile("^(?:其中|分别|约|共|累计)+|(?:分别|约|共|也|仅|就|已)+$")
_WHOLE = re.compile("总|共|合计|全部|累计|签约")
_ONLY_WHOLE = because(gettext_noop("分母取自前文同一种数里的总数"))
_HUNDRED_IN_ALL = because(gettext_noop("各占比相加是 100%，各部分相加就是总数"))
_PARTS_FIT = because(gettext_noop("各部分相加正好是总数，分母可以确定"))


def shares(of: Skeleton) -> Iterator[Statement]:
    found = list(form(_SHARE).finditer(of.drawn))
    tested = {one.start(): top for one in found if (top := top_of(of, one))}
    yield from by_themselves(of, found, tested)
    for one in found:
        if one.start() not in tested:
            continue
        if called := whole_called(of, one, tested[one.start()]):
            ways = [way for top, whole in called for way in ratio(top, whole)]
            start, _ = of.sentence(one.start())
            share = of.group(one, "share")
            yield statement(share, ways, start, one.end(), Certainty.LIKELY)
        elif not _OF_ELSEWHERE.search(one["of"]):
            yield from stated(of, one, tested[one.start()], list(tested.values()))


def whole_called(
    of: Skeleton, found: re.Match[str], tops: list[Quantity]
) -> list[tuple[Quantity, Quantity]]:
    """占地方财政收入: the number told before under this very name, and the part of it."""
    name = found["of"].strip("的到了")
    if len(name) < _NAME:
        return []
    return [
        (top, whole)
        for top in tops
        for whole in wholes_of(of, top)
        if of.before(whole).rstrip("完成达到为").endswith(name)
    ]


def by_themselves(
    of: Skeleton, found: list[re.Match[str]], tested: dict[int, list[Quantity]]
) -> Iterator[Statement]:
    """Parts whose percentages come to a hundred are the whole, though nobody says its number."""
    by_sentence: dict[int, list[re.Match[str]]] = {}
    for one in found:
        if one.start() in tested and not _OF_ELSEWHERE.search(one["of"]):
            by_sentence.setdefault(of.sentence(one.start())[0], []).append(one)
    for start, ones in by_sentence.items():
        tops = [tested[one.start()][0] for one in ones]
        shown = [of.group(one, "share") for one in ones]
        is_whole = abs(sum((one.value for one in shown), Fraction(-100))) <= len(ones)
        if is_whole and len(tops) > 1 and all(top.is_like(tops[0]) for top in tops):
            yield from of_their_sum(of, shown, tops, start, ones[-1].end())


def of_their_sum(
    of: Skeleton, shown: list[Quantity], tops: list[Quantity], start: int, end: int
) -> Iterator[Statement]:
    """Each part over all of them; where another total is told, that is what differs."""
    ways = [way for top in tops for way in part_of(top, tops)]
    others = [one for one in wholes_of(of, tops[0]) if one not in tops]
    is_held = len(ways) == len(shown) and all(map(agrees, shown, ways))
    if others and not is_held:
        return
    for share, way in zip(shown, ways, strict=False):
        certainty, why = Certainty.LIKELY, _HUNDRED_IN_ALL
        yield Statement(Relation.SHARE, share, (way,), start, end, certainty, why)
    if others and not any(agrees(one, total(tops)) for one in others):
        way = total(tops)
        yield Statement(
            Relation.SUM, others[0], (way,), start, end, Certainty.LIKELY, _HUNDRED_IN_ALL
        )


def part_of(top: Quantity, tops: list[Quantity]) -> Iterator[Way]:
    whole = sum((one.value for one in tops), Fraction(0))
    if whole > 0:
        shown = top.range.over(widest(tops)).times(HUNDRED)
        yield Way(top.value / whole * HUNDRED, shown, f"{told(top)}÷({summed(tops)})")


def top_of(of: Skeleton, found: re.Match[str]) -> list[Quantity]:
    """The parts that a percentage may be about: the nearest number, and one of another kind.

    Where the clause names what has the share (出口占58%), only a number of that name.
    """
    start, _ = of.sentence(found.start())
    start = max(start, of.drawn.rfind(";", start, found.start()) + 1)
    ones = nearest_first(
        one
        for one in amounts(of, start, found.start())
        if is_now(of, one) and of.drawn[of.place(one) - 1 : of.place(one)] != "("
    )
    if name := named(of, found.start()):
        said = re.compile("(?<![非未])" + re.escape(name))  # 非税收入 is not 税收
        return [one for one in ones if said.search(of.before(one) + "|" + of.after(one))][:1]
    return ones[:1] + [one for one in ones[1:3] if ones and not one.is_like(ones[0])][:1]


def named(of: Skeleton, place: int) -> str:
    """The words before 占 in a clause without a number of its own."""
    start = place
    while start and of.drawn[start - 1] not in ",;:。()" + FIGURES:
        start -= 1
    words = of.drawn[start:place]
    is_bare = start and of.drawn[start - 1] in FIGURES
    return "" if is_bare or not re.search("[\u4e00-\u9fff]", words) else _ABOUT.sub("", words)


def stated(
    of: Skeleton, found: re.Match[str], tops: list[Quantity], groups: list[list[Quantity]]
) -> Iterator[Statement]:
    share = of.group(found, "share")
    start, _ = of.sentence(found.start())
    wholes = {top.start: wholes_of(of, top) for top in tops}
    ways = [way for top in tops for whole in wholes[top.start] for way in ratio(top, whole)]
    if not ways:
        return
    firm = partition(tops[0], wholes[tops[0].start], [group[0] for group in groups])
    if firm:
        ways = [way for whole in firm for way in ratio(tops[0], whole)]
        yield statement(share, ways, start, found.end(), Certainty.SURE)
    elif is_certain(of, found, wholes[tops[0].start]) or fits(share, ways):
        yield statement(share, ways, start, found.end(), Certainty.LIKELY)


def statement(
    share: Quantity, ways: list[Way], start: int, end: int, certainty: Certainty
) -> Statement:
    why = _PARTS_FIT if certainty is Certainty.SURE else _ONLY_WHOLE
    return Statement(Relation.SHARE, share, tuple(ways), start, end, certainty, why)


def wholes_of(of: Skeleton, top: Quantity) -> list[Quantity]:
    """Larger numbers of the same kind earlier in the paragraph, those called a total first."""
    place = of.place(top)
    larger = [
        one
        for one in alike(amounts(of, 0, place), top)
        if one.value >= top.value and is_now(of, one)
    ]
    near = nearest_first(larger)
    return sorted(near, key=lambda one: not _WHOLE.search(of.before(one)))


def partition(top: Quantity, wholes: list[Quantity], tops: list[Quantity]) -> list[Quantity]:
    """The whole to which all the parts with a percentage add up."""
    siblings = {one.start: one for one in tops if one.is_like(top)}.values()
    added = sum((one.value for one in siblings), Fraction(0))
    if len(siblings) < 2:
        return []
    return [whole for whole in wholes if whole.value == added]


def is_certain(of: Skeleton, found: re.Match[str], wholes: list[Quantity]) -> bool:
    """Whether a mismatch may be told: the whole is named, or there is only one."""
    if not wholes or wholes[0].hedge:
        return False
    is_named = bool(_WHOLE.search(found["of"])) or not found["of"]
    return (
        is_named and len({one.value for one in wholes}) == 1 and is_same_breath(of, found, wholes)
    )


def is_same_breath(of: Skeleton, found: re.Match[str], wholes: list[Quantity]) -> bool:
    start, _ = of.sentence(found.start())
    place = of.place(wholes[0])
    return place >= start or of.sentence(place)[1] >= start - 1


def fits(share: Quantity, ways: list[Way]) -> bool:
    return any(agrees(share, way) for way in ways)
