"""Two names compared: a score from 0 to 1 with its reasons; numbers that differ end the matter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from rapidfuzz import fuzz

from luodi.kernel.likeness.firms import FirmName
from luodi.kernel.likeness.numbers import Numbers
from luodi.kernel.likeness.places import contradict
from luodi.kernel.likeness.projects import ProjectName
from luodi.kernel.refusal import Reason, because
from luodi.kernel.text import gettext_noop

SAME, DOUBTFUL = 1.0, 0.7  # alike beyond doubt; from here on a person is asked
NEARLY = 0.95  # nothing differs, and one says more than the other
APART = 0.3  # stems that are alike and yet stand for two things


@dataclass(frozen=True)
class Likeness:
    """How far two names are alike, and what speaks for it or against it."""

    score: float
    reasons: tuple[Reason, ...] = ()

    @property
    def is_same(self) -> bool:
        return self.score >= SAME

    @property
    def is_doubtful(self) -> bool:
        return DOUBTFUL <= self.score < SAME


def compare_projects(one: ProjectName, other: ProjectName) -> Likeness:
    """Whether two names may be one project: 一期 is never 二期, 10万吨 never 20万吨."""
    against = tuple(differences(one, other))
    if against:
        return Likeness(0.0, against)
    if one.key == other.key:
        return Likeness(SAME, (because(gettext_noop("名称相同")),))
    wanting = tuple(one_sided(one, other))
    if one.stem == other.stem:
        told = because(gettext_noop("名称主体相同"))
        return Likeness(NEARLY if wanting else SAME, (told, *wanting))
    near = nearness(one.stem, other.stem)
    return Likeness(near - 0.05 * len(wanting), (likely(near), *wanting))


def are_far_apart(one: str, other: str, least: float) -> bool:
    """Whether two stems are surely less alike than that: of most pairs all one has to know."""
    return (
        one != other
        and fuzz.ratio(one, other, score_cutoff=100 * least) == 0
        and one not in other
        and other not in one
    )


def tell_apart(one: Numbers, other: Numbers) -> bool:
    """Whether both say a number of one sort and say it differently."""
    return bool(
        (one.phases and other.phases and one.phases != other.phases)
        or (one.years and other.years and one.years != other.years)
        or (one.marks and other.marks and one.marks != other.marks)
        or (
            one.quantities != other.quantities
            and different_amounts(one.quantities, other.quantities)
        )
    )


def differences(one: ProjectName, other: ProjectName) -> Iterator[Reason]:
    """What both say and say differently."""
    mine, yours = one.numbers, other.numbers
    if mine.phases and yours.phases and mine.phases != yours.phases:
        yield because(gettext_noop("期次不同"))
    if mine.years and yours.years and mine.years != yours.years:
        yield because(gettext_noop("年份不同"))
    if mine.marks and yours.marks and mine.marks != yours.marks:
        yield because(gettext_noop("编号不同"))
    if units := sorted(different_amounts(mine.quantities, yours.quantities)):
        yield because(gettext_noop("规模不同（%(unit)s）"), unit="、".join(units))
    if places := contradict(one.places, other.places):
        text = gettext_noop("地点不同：“%(one)s”和“%(other)s”")
        yield because(text, one=places[0], other=places[1])


def different_amounts(
    mine: frozenset[tuple[str, Decimal]], yours: frozenset[tuple[str, Decimal]]
) -> set[str]:
    """The units in which both count, and come to other numbers."""
    if len(mine) == len(yours) == 1:
        ((unit, count),), ((other, number),) = mine, yours
        return {unit} if unit == other and count != number else set()
    shared = {unit for unit, _ in mine} & {unit for unit, _ in yours}
    return {
        unit
        for unit in shared
        if {n for u, n in mine if u == unit} != {n for u, n in yours if u == unit}
    }


def one_sided(one: ProjectName, other: ProjectName) -> Iterator[Reason]:
    """What only one of the two says: it may be the same project told shorter, or another."""
    mine, yours = one.numbers, other.numbers
    if bool(mine.phases) != bool(yours.phases):
        yield because(gettext_noop("只有一个名称写了期次"))
    if bool(mine.quantities) != bool(yours.quantities):
        yield because(gettext_noop("只有一个名称写了规模"))
    if bool(mine.marks) != bool(yours.marks) or bool(mine.years) != bool(yours.years):
        yield because(gettext_noop("只有一个名称写了编号或年份"))
    if one.places != other.places:
        yield because(gettext_noop("只有一个名称写了地点"))


def nearness(one: str, other: str, least: int = 3) -> float:
    """How near two stems are: written alike, or one of at least so many letters in the other."""
    ratio = fuzz.ratio(one, other) / 100
    short, long = sorted((one, other), key=len)
    if len(short) >= least and short in long:
        ratio = max(ratio, 0.75 + 0.2 * len(short) / len(long))
    return min(ratio, NEARLY)


def likely(near: float) -> Reason:
    return because(gettext_noop("名称相近（%(percent)s%%）"), percent=round(near * 100))


def compare_firms(one: FirmName, other: FirmName) -> Likeness:
    """Whether two names may be one legal person; a branch is another than its firm."""
    if one.key == other.key:
        return Likeness(SAME, (because(gettext_noop("名称相同")),))
    if one.branch != other.branch:
        return Likeness(APART, (because(gettext_noop("一个是分支机构")),))
    if places := contradict(one.places, other.places):
        text = gettext_noop("地点不同：“%(one)s”和“%(other)s”")
        return Likeness(APART, (because(text, one=places[0], other=places[1]),))
    if one.stem == other.stem:
        return same_stem(one, other)
    near = nearness(one.stem, other.stem, least=2)
    return Likeness(near, (likely(near),))


def same_stem(one: FirmName, other: FirmName) -> Likeness:
    """有限公司 and 有限责任公司 are one form; 集团, 股份 and a place may tell two firms apart."""
    doubts = []
    if one.is_group != other.is_group:
        doubts.append(because(gettext_noop("一个写了“集团”，一个没有")))
    if one.is_joint_stock != other.is_joint_stock:
        doubts.append(because(gettext_noop("一个是股份公司，一个不是")))
    if one.places != other.places:
        doubts.append(because(gettext_noop("只有一个写了地名")))
    if one.is_short or other.is_short:
        doubts.append(because(gettext_noop("一个是简称")))
    said = because(gettext_noop("字号相同"))
    return (
        Likeness(NEARLY - 0.05 * len(doubts), (said, *doubts))
        if doubts
        else Likeness(SAME, (said,))
    )
