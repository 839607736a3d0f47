"""The same figure twice in other words, ranks in the order of their values, a unit left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from luodi.analysis.proofreading.rules.finding import EXACTLY, Certainty, Relation, Statement, Way
from luodi.analysis.proofreading.rules.measures import Sort
from luodi.analysis.proofreading.rules.prose.words import amounts, is_now, told
from luodi.analysis.proofreading.rules.quantities import Quantity
from luodi.analysis.proofreading.rules.ranges import exactly
from luodi.analysis.proofreading.rules.skeleton import Skeleton, form
from luodi.kernel.refusal import because
from luodi.kernel.text import gettext_noop

_TWICE = (
    r"(?P<one>{amount})(?:\((?:即|合|折合|约合|也就是)?(?P<other>{amount})\)"
    r"|,?(?:即|也就是|折合|约合){w}{0,4}?(?P<again>{amount}))"
)
_RANKED = (
    r"分别(?:排|列|位|居|位居|位列|排名|排在){w}{0,12}?"
    r"(?P<ranks>{rank}(?:[、和与及]+{w}{0,4}?{rank})+)"
)
_BARE = (
    r"(?:投资额?|资金|金额|产值|税收|引资额?|总额)(?:达|达到|为|约)?(?P<bare>{bare})(?=[,;。、)]|$)"
)
_NO_UNIT = because(gettext_noop("前后同类数都有单位，这一处没有写单位"))
_IN_ORDER = because(gettext_noop("名次按前面几个数的大小排"))


def sames(of: Skeleton) -> Iterator[Statement]:
    yield from twice(of)
    yield from ranked(of)
    yield from without_unit(of)


def twice(of: Skeleton) -> Iterator[Statement]:
    """3.5亿元（35000万元）."""
    for found in form(_TWICE).finditer(of.drawn):
        name = "other" if found["other"] else "again"
        one, other = of.group(found, "one"), of.group(found, name)
        if one.is_like(other) and one.unit != other.unit:
            same = Way(one.value, one.range, told(one))
            start, end = found.span()
            yield Statement(Relation.UNIT, other, (same,), start, end, Certainty.LIKELY, EXACTLY)


def ranked(of: Skeleton) -> Iterator[Statement]:
    """甲12亿元、乙9亿元、丙15亿元，分别排第二、第三、第一位."""
    for found in form(_RANKED).finditer(of.drawn):
        start, _ = of.sentence(found.start())
        ranks = of.between(*found.span("ranks"))
        values = [one for one in amounts(of, start, found.start()) if is_now(of, one)]
        values = values[-len(ranks) :]
        is_clear = len(values) == len(ranks) and all(one.is_like(values[0]) for one in values)
        if is_clear and {int(rank.value) for rank in ranks} == set(range(1, len(ranks) + 1)):
            yield from placed(values, ranks, start, found.end())


def placed(
    values: list[Quantity], ranks: list[Quantity], start: int, end: int
) -> Iterator[Statement]:
    """Counted from the largest or, where more ranks fit so, from the smallest."""
    orders = [[place(one, values, sign) for one in values] for sign in (1, -1)]
    best = max(
        orders,
        key=lambda order: sum(at == rank.value for at, rank in zip(order, ranks, strict=True)),
    )
    for value, at, rank in zip(values, best, ranks, strict=True):
        ways = (Way(Fraction(at), exactly(Fraction(at)), told(value)),)
        yield Statement(Relation.RANK, rank, ways, start, end, Certainty.LIKELY, _IN_ORDER)


def place(one: Quantity, values: list[Quantity], sign: int) -> int:
    return 1 + sum(other.value * sign > one.value * sign for other in values)


def without_unit(of: Skeleton) -> Iterator[Statement]:
    """总投资额9.85; among amounts that all have their unit."""
    for found in form(_BARE).finditer(of.drawn):
        bare = of.group(found, "bare")
        money = [one for one in of.numbers if one.sort is Sort.MONEY]
        if len(money) >= 2 and (re.search(r"\.", bare.text) or len(money) > 3):
            start = of.drawn.rfind(";", 0, found.start()) + 1
            yield Statement(Relation.UNIT, bare, (), start, found.end(), Certainty.LOOK, _NO_UNIT)
