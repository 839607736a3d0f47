"""The shapes of what can be counted: ways of counting, indicators, milestones."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from luodi.foundation.vocabulary.shapes.entries import Measure


class Time(Enum):
    """Which entries an indicator looks at."""

    FLOW = "期内"
    STANDING = "期末"
    TO_DATE = "累计"
    COHORT = "基期"


@dataclass(frozen=True)
class Where:
    """Narrows what is counted; empty means no narrowing. Money in yuan, lower bound inside."""

    least_total_yuan: Decimal | None = None
    origins: tuple[str, ...] = ()
    natures: tuple[str, ...] = ()
    admitted_natures: bool = False  # the natures that the rulebook admits as arrived money
    industries: tuple[str, ...] = ()  # GB/T 4754 sections, one letter
    categories: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()  # types of subject, where a kind may stand on several
    new_only: bool | None = None  # True 新建, False 续建
    has_event: bool = False


@dataclass(frozen=True)
class Steps:
    """Weights of postings of the kinds."""

    kinds: tuple[str, ...]
    distinct_subjects: bool = False  # several kinds of one subject count once
    first_ever: bool = False  # no earlier attempt of the same subject had it


@dataclass(frozen=True)
class Reached:
    """Subjects that reach the milestone in the period."""

    milestone: str
    first_ever: bool = False  # no earlier attempt of the same subject had reached it


@dataclass(frozen=True)
class Sum:
    """Values added up (reductions are stored negative)."""

    kinds: tuple[str, ...]
    in_dollars: bool = False
    flip: bool = False  # printed with the sign turned round
    column: str = "value"  # or `local`: the local share kept in the entry's second value
    measure: Measure | None = None  # where a kind is counted in several


@dataclass(frozen=True)
class Distinct:
    """Different enterprises, subjects or references among entries of the kinds."""

    kinds: tuple[str, ...]
    of: str  # enterprise, subject, reference
    net: bool = False  # only those whose values add up to more than zero


@dataclass(frozen=True)
class Present:
    """Different references whose latest entry on the day is the first kind, not the second."""

    came: str
    left: str


@dataclass(frozen=True)
class State:
    """Subjects that stand so on the day; names are kinds or milestones (m.…)."""

    all_of: tuple[str, ...]
    none_of: tuple[str, ...] = ()
    base: str = ""  # the condition whose age is meant
    aged_months: int = 0  # base reached at least so many months before the day
    beyond: bool = False  # strictly more, not equal
    still: bool = False  # and hit by the stillness test of the rulebook
    started_before_year: bool = False  # milestone m.started lies in an earlier year


@dataclass(frozen=True)
class Cohort:
    """Subjects whose base lies in the period or event, of these those that stand so on state_on."""

    base: str
    all_of: tuple[str, ...] = ()
    with_money: bool = False  # net money_in > 0
    later_attempt: bool = False  # the state is looked for in later attempts, not in the base's own


@dataclass(frozen=True)
class CohortSum:
    """Values of the kinds to date, over the subjects whose base lies in the period or event."""

    base: str
    kinds: tuple[str, ...]


@dataclass(frozen=True)
class Levels:
    """The latest value of a level kind on the day, added over subjects that meet the condition."""

    kind: str
    over: str = ""  # a condition whose base lies in the period; empty: every subject
    unless: str = ""  # a condition that takes the subject out
    mean: bool = False


@dataclass(frozen=True)
class Due:
    """Projects whose day, as last planned before the period, lies in it; on time if asked."""

    plan: str
    milestone: str
    on_time: bool = False


@dataclass(frozen=True)
class Units:
    """Units with a task for which all these indicators are zero (and these are not)."""

    zero: tuple[str, ...] = ()
    positive: tuple[str, ...] = ()


@dataclass(frozen=True)
class Less:
    """The first indicator less the others."""

    first: str
    others: tuple[str, ...]


@dataclass(frozen=True)
class Waits:
    """Cannot be known before the named room exists; asked for, it says so."""

    room: str


Counting = (
    Steps
    | Reached
    | Sum
    | Distinct
    | Present
    | State
    | Cohort
    | CohortSum
    | Levels
    | Due
    | Units
    | Less
    | Waits
)


@dataclass(frozen=True)
class Indicator:
    """A base indicator; its one sentence is what the user sees."""

    code: str
    name: str
    unit: str  # 个, 家, 亿元, ㎡ …: what it is shown in
    time: Time
    counts: Counting
    sentence: str
    also: tuple[str, ...] = ()
    where: Where = Where()
    family: str = ""
    answers: tuple[str, ...] = ()  # sentences of the yearly speech, S1 …
    revision: int = 1


@dataclass(frozen=True)
class Milestone:
    """A word made of kinds (开工, 落地 …), put together in the rulebook."""

    code: str
    name: str
    any_of: tuple[str, ...] = ()
    all_of: tuple[str, ...] = ()
    none_of: tuple[str, ...] = ()
    note: str = ""
