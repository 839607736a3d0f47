"""Statements that reach over paragraphs: lists by place or trade, and a figure told twice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from luodi.analysis.proofreading.rules.finding import Certainty, Relation, Statement, Way
from luodi.analysis.proofreading.rules.judging import agrees
from luodi.analysis.proofreading.rules.measures import Sort
from luodi.analysis.proofreading.rules.plain import Plain
from luodi.analysis.proofreading.rules.prose.adding import total
from luodi.analysis.proofreading.rules.prose.words import is_now, told
from luodi.analysis.proofreading.rules.quantities import Quantity
from luodi.analysis.proofreading.rules.skeleton import Skeleton
from luodi.kernel.refusal import because
from luodi.kernel.text import gettext_noop

_BY = re.compile("(?:^|、|\\))(?:分|按|从)[^,。;:0-9]{1,8}?(?:看|来看|分)[,:]")
_NEAR = 4  # paragraphs back to which such a list may belong
_LONG = re.compile("[\u4e00-\u9fff]{6,}")
_NO_NAME = re.compile("其中|任务|目标|计划|去年|上年|同期|预计|累计|新增|平均")
_INCOMPLETE = because(gettext_noop("分项不一定列全：请看是漏列了，还是总数有误"))
_TWICE = because(gettext_noop("同一个说法、同一个时段，前后写的数不一样"))


@dataclass(frozen=True)
class Line:
    """One paragraph as it was written and as it was read."""

    number: int
    written: str
    read: Plain
    drawn: Skeleton


@dataclass(frozen=True)
class Found:
    """A statement about a figure of one line."""

    line: Line
    statement: Statement


def across(lines: Sequence[Line]) -> Iterator[Found]:
    for place, line in enumerate(lines):
        yield from split_by(line, lines[max(0, place - _NEAR) : place])
    yield from told_twice(lines)


def split_by(line: Line, earlier: Sequence[Line]) -> Iterator[Found]:
    """分县区看: the first count of each item, against the first total that was told before."""
    begun = _BY.search(line.drawn.text[:24])
    parts = firsts(line.drawn, begun.end()) if begun else []
    known = [(one, count) for one in earlier for count in counts_of(one.drawn)]
    if len(parts) < 3 or not known:
        return
    way = total(parts)
    fitting = next(((one, count) for one, count in known if agrees(count, way)), None)
    where, whole = fitting or known[0]
    if fitting or way.value * 2 > whole.value:
        start, end = where.drawn.sentence(where.drawn.place(whole))
        certainty = Certainty.LIKELY if fitting else Certainty.LOOK
        statement = Statement(Relation.SUM, whole, (way,), start, end, certainty, _INCOMPLETE)
        yield Found(where, statement)


def counts_of(drawn: Skeleton) -> Iterator[Quantity]:
    for one in drawn.numbers:
        if one.sort is Sort.COUNT and is_now(drawn, one):
            yield one


def firsts(drawn: Skeleton, start: int) -> list[Quantity]:
    """The count with which each item between two semicolons begins."""
    found: list[Quantity] = []
    for item in re.finditer("[^;。]+", drawn.drawn):
        ones = drawn.between(max(item.start(), start), item.end())
        found += [one for one in ones if one.sort is Sort.COUNT][:1]
    return [one for one in found if one.is_like(found[0])]


def told_twice(lines: Sequence[Line]) -> Iterator[Found]:
    """The same words about the same months with another number."""
    first: dict[tuple[str, str, str], Quantity] = {}
    for line in lines:
        for one in line.drawn.numbers:
            if key := name_of(line.drawn, one):
                before = first.setdefault(key, one)
                if before is not one:
                    yield Found(line, same(line, one, before))


def name_of(drawn: Skeleton, one: Quantity) -> tuple[str, str, str] | None:
    """What a figure is called, of which months; None for one that has no name of its own."""
    name = re.sub(
        "[\ue008]|^(?:其中|截至目前|目前|今年)|(?:达到?|为|共|约)$", "", drawn.before(one)
    )
    if one.sort is not Sort.MONEY or not _LONG.search(name) or _NO_NAME.search(name):
        return None
    start, _ = drawn.sentence(drawn.place(one))
    period = next((p.text for p in drawn.periods(drawn.place(one)) if drawn.place(p) >= start), "")
    return (name, period, one.of) if period else None


def same(line: Line, one: Quantity, before: Quantity) -> Statement:
    way = Way(before.value, before.range, told(before))
    start, end = line.drawn.sentence(line.drawn.place(one))
    return Statement(Relation.UNIT, one, (way,), start, end, Certainty.LOOK, _TWICE)
