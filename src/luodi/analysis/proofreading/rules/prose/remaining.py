"""What is left and what is gained: 还差, 剩余, 未消除, 净增, each the difference of two figures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise, product

from luodi.analysis.proofreading.rules.finding import EXACTLY, Certainty, Relation, Statement
from luodi.analysis.proofreading.rules.judging import agrees
from luodi.analysis.proofreading.rules.prose.words import (
    alike,
    amounts,
    difference,
    is_now,
    is_target,
)
from luodi.analysis.proofreading.rules.quantities import Quantity
from luodi.analysis.proofreading.rules.skeleton import Skeleton, form
from luodi.kernel.refusal import because
from luodi.kernel.text import gettext_noop

_REST = (
    r"(?:(?:还差|尚差|缺口|差额|还需|尚需|剩余|尚余|余下|尚欠|还欠){w}{0,6}?(?P<rest>{amount})"
    r"|(?:还有|其余|尚有)(?P<other>{amount}){w}{0,3}(?:未|没|正在|仍在|待))"
)
# 已消除307户1042人;未消除风险105户354人: the same deed, done and not.
_UNDONE = (
    r"(?:未|没有?|尚未)(?P<deed>[\u4e00-\u9fff]{2}){w}{0,4}?(?P<rest>{amount})(?P<more>{amount})?"
)
_NET = (
    r"新(?:登记|增|设立?|注册|开工?|开业|入库){w}{0,6}?(?P<in>{amount}){s}*?[,;]"
    r"(?:注销|退出|退库|流失|清退|减少){w}{0,6}?(?P<out>{amount}),?净增{w}{0,6}?(?P<net>{amount})"
)
_BY_TARGET = because(gettext_noop("由任务数减去完成数"))
_THE_SAME_DEED = because(gettext_noop("由总数减去同一件事已办的数"))


def remaining(of: Skeleton) -> Iterator[Statement]:
    yield from rests(of)
    if "未" in of.drawn or "没" in of.drawn:
        yield from undone(of)
    if "净增" in of.drawn:
        yield from nets(of)


def rests(of: Skeleton) -> Iterator[Statement]:
    """目标25亿元, 完成20亿元, 还差5亿元."""
    for found in form(_REST).finditer(of.drawn):
        start, _ = of.sentence(found.start())
        rest = of.group(found, "rest" if found["rest"] else "other")
        ones = alike(amounts(of, start, found.start()), rest)
        bigger = [(a, b) for a, b in product(ones, ones) if a is not b and a.value >= b.value]
        named = [pair for pair in bigger if is_target(of, pair[0]) and is_now(of, pair[1])]
        ways = [difference(a.as_exact(), b) for a, b in named] or [
            difference(a, b) for a, b in bigger
        ]
        is_firm = len(named) == 1
        left = what_is_left(of, found, ones)
        ways = [difference(*pair) for pair in left] + ways
        if ways and (is_firm or left or any(agrees(rest, way) for way in ways)):
            certainty = Certainty.SURE if is_firm else Certainty.LIKELY
            yield Statement(
                Relation.SUM, rest, tuple(ways), start, found.end(), certainty, _BY_TARGET
            )


def what_is_left(
    of: Skeleton, found: re.Match[str], ones: list[Quantity]
) -> list[tuple[Quantity, Quantity]]:
    """剩余 behind 发现3862处,已整改3791处; of 尚有25个 only with the same deed: 正在整改."""
    rest = of.group(found, "rest" if found["rest"] else "other")
    if alike(amounts(of, found.end(), of.sentence(found.start())[1]), rest):
        return []  # others are told behind it, so it need not be all that is left
    words = of.after(rest)
    for whole, done in reversed(list(pairwise(ones))):
        deed = deed_of(of, done)
        is_same = found["rest"] or re.fullmatch(f"(?:正在|仍在|待|尚?未|没有?){deed}", words)
        if deed and is_same and whole.value >= done.value:
            return [(whole, done)]
    return []


def deed_of(of: Skeleton, one: Quantity) -> str:
    """整改 of 已整改3791处; nothing where no deed is said to be done."""
    found = re.search("已(?:经|全部)?([\u4e00-\u9fff]{2})", of.before(one))
    return found[1] if found else ""


def undone(of: Skeleton) -> Iterator[Statement]:
    for found in form(_UNDONE).finditer(of.drawn):
        start, _ = of.sentence(found.start())
        before = amounts(of, start, found.start())
        at = next((n for n, one in enumerate(before) if deed_of(of, one) == found["deed"]), None)
        for name in ("rest", "more"):
            if at and found[name]:
                rest = of.group(found, name)
                wholes, done = alike(before[:at], rest), alike(before[at : at + 2], rest)
                if wholes and done:
                    ways = (difference(wholes[-1], done[0]),)
                    end, why = found.end(), _THE_SAME_DEED
                    yield Statement(Relation.SUM, rest, ways, start, end, Certainty.LIKELY, why)


def nets(of: Skeleton) -> Iterator[Statement]:
    """新登记3264户, 注销1125户, 净增2139户."""
    for found in form(_NET).finditer(of.drawn):
        gained, gone, net = (of.group(found, name) for name in ("in", "out", "net"))
        if gained.is_like(gone) and gone.is_like(net) and gained.value >= gone.value:
            ways = (difference(gained, gone),)
            start, end = found.span()
            yield Statement(Relation.SUM, net, ways, start, end, Certainty.LIKELY, EXACTLY)
