"""分别: percentages in the order of the parts that were told before them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from luodi.analysis.proofreading.rules.finding import Certainty, Relation, Statement, Way
from luodi.analysis.proofreading.rules.prose.words import alike, amounts, is_now, ratio
from luodi.analysis.proofreading.rules.quantities import Quantity
from luodi.analysis.proofreading.rules.skeleton import Skeleton, form
from luodi.kernel.refusal import because
from luodi.kernel.text import gettext_noop

_SHARES = (
    r"占(?P<of>{w}*?)的?(?:比|比重|比例)?分别(?:为|是|达到?)?"
    r"(?P<shares>{percent}(?:[、和与及,]+{percent})+)"
)
_EACH_IN_ORDER = because(gettext_noop("各占比按前面几个数的次序，分母是它们的合计"))


def respective(of: Skeleton) -> Iterator[Statement]:
    """甲30亿元、乙88亿元、丙85亿元,占总数的比重分别为14.8%、43.5%和41.7%."""
    for found in form(_SHARES).finditer(of.drawn) if "分别" in of.drawn else ():
        start, _ = of.sentence(found.start())
        shares = of.between(*found.span("shares"))
        ones = [one for one in amounts(of, start, found.start()) if is_now(of, one)]
        tops = ones[-len(shares) :]
        if len(tops) == len(shares) and all(one.is_like(tops[0]) for one in tops):
            yield from of_whole(of, tops, shares, start, found)


def of_whole(
    of: Skeleton, tops: list[Quantity], shares: list[Quantity], start: int, found: re.Match[str]
) -> Iterator[Statement]:
    """Tested only where the parts come to a number that is told before them."""
    added = sum((one.value for one in tops), Fraction(0))
    before = alike(amounts(of, 0, of.place(tops[0])), tops[0])
    for whole in [one for one in before if one.value == added][-1:]:
        for top, share in zip(tops, shares, strict=True):
            ways: tuple[Way, ...] = tuple(ratio(top, whole))
            end, certainty = found.end(), Certainty.LIKELY
            yield Statement(Relation.SHARE, share, ways, start, end, certainty, _EACH_IN_ORDER)
