"""超欠进度: how far a completion lies before or behind the share of the year gone by."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from luodi.analysis.proofreading.rules.finding import EXACTLY, Certainty, Relation, Statement, Way
from luodi.analysis.proofreading.rules.measures import Sort
from luodi.analysis.proofreading.rules.quantities import Quantity
from luodi.analysis.proofreading.rules.ranges import Range, exactly
from luodi.analysis.proofreading.rules.skeleton import Skeleton, form
from luodi.kernel.refusal import because
from luodi.kernel.text import gettext_noop

_BEHIND = "欠|落后于?|低于|慢于|滞后于?|慢|差|短"
_AHEAD = "超过|超前|超出|超|快于|高于|领先于?|快|高出"
_GAP = (
    rf"(?:(?P<way>{_AHEAD}|{_BEHIND}){{w}}{{0,8}}?进度(?P<base>\(?{{percent}}\)?)?{{w}}{{0,6}}?"
    rf"|[距与比较]{{w}}{{0,8}}?进度{{w}}{{0,4}}?(?P<side>{_AHEAD}|{_BEHIND}|高|少){{w}}{{0,4}}?)"
    r"(?P<gap>{points}|{percent})"
)
_SCHEDULE = (
    r"(?:时序|序时|时间)(?:进度|任务|要求)(?:应|要求)?(?:达到?|为|是|:)?(?P<schedule>{percent})"
)
_NO_COMPLETION = re.compile("增长|下降|同比|增速|增加|减少|占比|进度")
_SHORTER = re.compile("季度任务|月度任务|半年任务|当月任务")
_MONTHS = (
    (re.compile(r"(?:1|一)月?(?:[-至到~—]{1,2})([0-9]{1,2})月"), None),
    (re.compile(r"(?:^|年)(?:1|一)?[-至到~—]{1,2}([0-9]{1,2})月"), None),
    (re.compile("上半年|前二季度"), 6),
    (re.compile("前三季度|一至三季度"), 9),
    (re.compile("第?[一1]季度"), 3),
    (re.compile(r"([0-9]{1,2})月(?:底|末)"), None),
)
_BY_MONTHS = because(gettext_noop("序时进度按已过月数占全年的比例推算，原文没有写"))


def gaps(of: Skeleton) -> Iterator[Statement]:
    for found in form(_GAP).finditer(of.drawn):
        start, _ = of.sentence(found.start())
        gap = of.group(found, "gap")
        done = [one for one in of.between(start, found.start()) if is_completion(of, one)]
        schedules, is_told = schedule(of, found)
        is_behind = bool(re.fullmatch(f"{_BEHIND}|少", found["way"] or found["side"]))
        if gap.sort not in (Sort.POINTS, Sort.PERCENT) or _SHORTER.search(of.drawn, start):
            continue
        ways = [apart(one, base, is_behind=is_behind) for one in done[::-1] for base in schedules]
        if ways:
            certainty = Certainty.SURE if is_told and len(ways) == 1 else Certainty.LIKELY
            why = EXACTLY if is_told else _BY_MONTHS
            end = found.end()
            yield Statement(Relation.GAP, gap, tuple(ways), start, end, certainty, why)


def is_completion(of: Skeleton, one: Quantity) -> bool:
    return one.sort is Sort.PERCENT and not _NO_COMPLETION.search(of.before(one))


def schedule(of: Skeleton, found: re.Match[str]) -> tuple[list[tuple[Fraction, Range, str]], bool]:
    """What the schedule asks for, and whether the text says it; else by the months gone."""
    told = [of.at(found.start("base") + found["base"].startswith("("))] if found["base"] else []
    told += [of.group(one, "schedule") for one in form(_SCHEDULE).finditer(of.drawn)]
    if told:
        return [(one.value, one.range, one.text) for one in told], True
    for period in of.periods(found.start()):
        if months := months_of(period.text):
            share = Fraction(months * 100, 12)
            return [(share, exactly(share), f"{months}/12")], False
    return [], False


def months_of(period: str) -> int | None:
    """How many months of the year are over at the end of a period that starts with it."""
    for pattern, months in _MONTHS:
        if found := pattern.search(period):
            number = months or int(found[1])
            return number if 1 <= number < 12 else None
    return None


def apart(one: Quantity, base: tuple[Fraction, Range, str], *, is_behind: bool) -> Way:
    value, shown, said = base
    if is_behind:
        return Way(value - one.value, shown - one.range, f"{said}−{one.text}")
    return Way(one.value - value, one.range - shown, f"{one.text}−{said}")
