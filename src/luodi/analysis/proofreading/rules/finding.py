"""What came of one statement that was tested: what is printed, what follows, how sure that is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction

from luodi.analysis.proofreading.rules.quantities import Quantity
from luodi.analysis.proofreading.rules.ranges import Range
from luodi.kernel.refusal import Reason, because
from luodi.kernel.text import gettext_noop


class Relation(StrEnum):
    """How the numbers of a statement hang together."""

    SUM = "sum"
    RATIO = "ratio"
    SHARE = "share"
    COMPLETION = "completion"
    GROWTH = "growth"
    GAP = "gap"
    RANK = "rank"
    COUNT = "count"
    UNIT = "unit"


RELATIONS = {
    Relation.SUM: gettext_noop("分项与合计"),
    Relation.RATIO: gettext_noop("比率"),
    Relation.SHARE: gettext_noop("占比"),
    Relation.COMPLETION: gettext_noop("完成率"),
    Relation.GROWTH: gettext_noop("增幅"),
    Relation.GAP: gettext_noop("超欠进度"),
    Relation.RANK: gettext_noop("名次"),
    Relation.COUNT: gettext_noop("个数"),
    Relation.UNIT: gettext_noop("单位"),
}


class Certainty(StrEnum):
    """How sure a finding is; the value is the word of the API, the name of it in `CERTAINTIES`."""

    SURE = "sure"
    LIKELY = "likely"
    LOOK = "look"


CERTAINTIES = {
    Certainty.SURE: gettext_noop("确定"),
    Certainty.LIKELY: gettext_noop("很可能"),
    Certainty.LOOK: gettext_noop("请看一眼"),
}
LOOSER = {Certainty.SURE: 0, Certainty.LIKELY: 1, Certainty.LOOK: 2}


@dataclass(frozen=True)
class Way:
    """One way to work a printed figure out: the exact value, what it may be, the arithmetic."""

    value: Fraction
    range: Range
    said: str
    certainty: Certainty | None = None  # where this way alone is less sure than the statement
    bound: str = ""  # ≤ or ≥, where the figure has only to lie on one side
    loose: Range | None = None  # what it may be if numbers without decimals were rounded


@dataclass(frozen=True)
class Statement:
    """Something a text says of two or more of its numbers: `printed` should follow in some way.

    The ways stand in the order of their likelihood; the first is shown when none fits.
    """

    relation: Relation
    printed: Quantity
    ways: tuple[Way, ...]
    start: int
    end: int
    certainty: Certainty
    why: Reason


@dataclass(frozen=True)
class Place:
    """Where a statement stands: block of the document, line or row in it, and in a sheet the cell.

    `start` and `end` mark the stretch of the line, or nothing where the whole cell is meant.
    """

    block: int
    line: int
    start: int = 0
    end: int = 0
    column: int = 0
    said: Reason = because("")


@dataclass(frozen=True)
class Finding:
    """One tested statement: where, its words, what is printed and what follows."""

    place: Place
    text: str
    relation: Relation
    printed: str
    computed: str
    arithmetic: str
    difference: str
    agrees: bool
    certainty: Certainty
    why: Reason

    def at(self, place: Place) -> Finding:
        return replace(self, place=place)


EXACT = gettext_noop("数字都写在这里，已给四舍五入和截断留出余地")
EXACTLY = because(EXACT)
