"""完成任务的百分比: what was done against a target, and shares whose whole stands beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from luodi.analysis.proofreading.rules.finding import EXACTLY, Certainty, Relation, Statement, Way
from luodi.analysis.proofreading.rules.judging import agrees
from luodi.analysis.proofreading.rules.prose.words import (
    alike,
    amounts,
    is_now,
    is_target,
    nearest_first,
    ratio,
)
from luodi.analysis.proofreading.rules.quantities import Quantity
from luodi.analysis.proofreading.rules.skeleton import Skeleton, form
from luodi.kernel.refusal import because
from luodi.kernel.text import gettext_noop

_OF_A_WHOLE = (
    r"(?P<verb>完成|占|为|达到?|相当于|是)(?P<of>{w}*?)\(?(?P<base>{amount}){note}\)?(?P<more>{w}{0,8}?)的"
    r"(?:约)?(?P<share>{percent})"
)
_SEVERAL = (
    r"分别(?P<verb>完成|占|为|达到?)(?P<of>{w}*?)(?P<bases>{amount}(?:[、和与及]{amount})+)(?P<more>{w}{0,8}?)的"
    r"(?P<shares>{percent}(?:[、和与及]{percent})+)"
)
_DONE = (
    r"(?:完成率|完成比例|完成进度|任务完成|目标完成|(?:完成|占|达到?|达|为)(?:了|到)?{w}{0,10}?(?:任务|目标|计划|指标){w}{0,4}?)"
    r"(?:的|为|达到?|约|仅)*(?P<share>{percent})"
)
_TARGET = re.compile("任务|目标|计划|指标|预算")
_DOING = re.compile("完成|到位|实现")
_PLAN = re.compile("(?:年度|全年|年)计划(?:完成)?投资|计划投资$")
_SEVERAL_TO_CHOOSE = because(gettext_noop("句中有几个数可以相比，取了最近的一个"))


def completions(of: Skeleton) -> Iterator[Statement]:
    yield from several(of)
    yield from of_a_whole(of)
    yield from against_a_target(of)


def of_a_whole(of: Skeleton) -> Iterator[Statement]:
    """完成任务25亿元的142.4%, 占总投资100亿元的30%: the base stands before the percentage."""
    for found in form(_OF_A_WHOLE).finditer(of.drawn):
        start, _ = of.sentence(found.start())
        base, share = of.group(found, "base"), of.group(found, "share")
        is_set = bool(_TARGET.search(found["of"] + found["more"])) or found["verb"] == "完成"
        tops = [one for one in alike(amounts(of, start, found.start()), base) if is_now(of, one)]
        relation = Relation.COMPLETION if is_set else Relation.SHARE
        ways = [way for top in nearest_first(tops) for way in ratio(top, base, is_set=is_set)]
        yield from stated(of, relation, share, ways, start, found.end())


def several(of: Skeleton) -> Iterator[Statement]:
    """分别完成任务30个、10个、5个的143%、140%、160%: one to one, in order."""
    for found in form(_SEVERAL).finditer(of.drawn):
        start, _ = of.sentence(found.start())
        bases = of.between(*found.span("bases"))
        shares = of.between(*found.span("shares"))
        tops = amounts(of, start, found.start())[-len(bases) :]
        if not len(bases) == len(shares) == len(tops):
            continue
        for top, base, share in zip(tops, bases, shares, strict=True):
            if top.is_like(base):
                ways = list(ratio(top, base, is_set=True))
                yield from stated(of, Relation.COMPLETION, share, ways, start, found.end())


def against_a_target(of: Skeleton) -> Iterator[Statement]:
    """年度任务25亿元, 完成20亿元, 完成率80%: the target was named before, or is named behind."""
    for found in form(_DONE).finditer(of.drawn):
        share = of.group(found, "share")
        start, end = of.sentence(found.start())
        ones = amounts(of, start, end)
        set_ = [one for one in ones if is_target(of, one) or is_plan(of, one)]
        set_ = set_ or targets_before(of, start)
        done = [one for one in ones if is_now(of, one) and one not in set_]
        earlier = [one for one in done if of.place(one) < found.start()]
        ways = over(nearest_first(earlier), set_)
        if not any(agrees(share, way) for way in ways):
            later = over([one for one in done if one not in earlier], set_)
            ways = [way for way in later if agrees(share, way)] or ways
        if is_of_it(of, set_, start, found.start()) or any(agrees(share, way) for way in ways):
            yield from stated(of, Relation.COMPLETION, share, ways, start, found.end())


def over(tops: list[Quantity], bases: list[Quantity]) -> list[Way]:
    return [
        way
        for top, base in product(tops, nearest_first(bases))
        if top.is_like(base)
        for way in ratio(top, base, is_set=True)
    ]


def is_plan(of: Skeleton, one: Quantity) -> bool:
    """年度计划投资21.3亿元, of which a part is done: a plan only beside 完成 and a percentage."""
    return bool(_PLAN.search(of.before(one)))


def is_of_it(of: Skeleton, set_: list[Quantity], start: int, place: int) -> bool:
    """Whether the target is surely that of this percentage: there is one, and one thing done."""
    done = [one for one in amounts(of, start, place) if is_now(of, one) and one not in set_]
    done = [one for one in done if set_ and one.is_like(set_[0])]
    if len(set_) != 1 or "其中" in of.drawn[start:place] or ";" in of.drawn[start:place]:
        return False
    is_told = is_target(of, set_[0]) and of.place(set_[0]) >= start
    return is_told or (len(done) == 1 and bool(_DOING.search(of.before(done[0]))))


def targets_before(of: Skeleton, start: int) -> list[Quantity]:
    """The targets of the sentence before."""
    if not start:
        return []
    before = of.sentence(start - 2 if start > 1 else 0)
    ones = amounts(of, *before)
    return [one for one in ones if is_target(of, one) or is_plan(of, one)]


def stated(  # noqa: PLR0917 (a statement has that many parts)
    of: Skeleton, relation: Relation, share: Quantity, ways: list[Way], start: int, end: int
) -> Iterator[Statement]:
    if not ways:
        return
    is_one = len(ways) == 1
    yield Statement(
        relation,
        share,
        tuple(ways),
        start,
        end,
        Certainty.SURE if is_one else Certainty.LIKELY,
        EXACTLY if is_one else _SEVERAL_TO_CHOOSE,
    )
