"""The shapes of what can be recorded: kinds, their fields and evidence, dimensions."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Family(Enum):
    """What sort of thing a kind of entry is."""

    MAIN_STEP = "主线步骤"
    PROCEDURE_STEP = "手续步骤"
    SETBACK = "挫折"
    AMOUNT = "金额和数量"
    ACTIVITY = "活动"
    PLAN = "计划"

    @property
    def is_step(self) -> bool:
        """One open posting per (subject, attempt, kind, reading)."""
        return self in (Family.MAIN_STEP, Family.PROCEDURE_STEP)


class Adding(Enum):
    """How the values of several entries of a kind go together."""

    NONE = "无数值"
    INCREMENT = "各笔相加"
    LEVEL = "以最近一笔为准"


class Measure(Enum):
    """What a value is counted in; money is yuan inside, area ㎡."""

    YUAN = "元"
    M2 = "㎡"
    HOUSEHOLD = "户"
    PERSON = "人"
    PERCENT = "%"
    SCORE = "分"
    TIMES = "次"
    COUNT = "个"


class FieldType(Enum):
    """What a person may type into a kind's own field."""

    TEXT = "文字"
    MONEY = "金额"
    NUMBER = "数字"
    AREA = "面积"
    DATE = "日期"
    CHOICE = "选项"
    YES_NO = "是否"
    UNIT = "单位"
    EVENT = "活动"
    SUBJECT = "事项"
    ENTERPRISE = "企业"
    CREDIT_CODE = "统一社会信用代码"


@dataclass(frozen=True)
class EvidenceType:
    """A type of paper or picture that can prove something."""

    code: str
    name: str
    grade: str  # the best grade it supports: A third party, B seen on site, C stated by the unit
    is_image: bool = False
    proves_nothing_for: tuple[str, ...] = ()  # kinds for which it is refused


@dataclass(frozen=True)
class Need:
    """One requirement of evidence: any one of the alternatives, each all of its types together."""

    any_of: tuple[tuple[str, ...], ...]
    when: str = ""  # code of a condition; empty means always


@dataclass(frozen=True)
class Before:
    """One requirement of order: any of these kinds must stand first, in the same attempt."""

    any_of: tuple[str, ...]
    expected_only: bool = False  # ~x: its absence is shown and does not bar
    earlier_attempt: bool = False


@dataclass(frozen=True)
class Field:
    """One of a kind's own fields; `column` says which column of the entry holds it, else detail."""

    code: str
    name: str
    type: FieldType = FieldType.TEXT
    choices: tuple[str, ...] = ()
    required: bool = False
    personal: bool = False  # kept apart so that it can be removed; enters the chain salted
    column: str = ""


@dataclass(frozen=True)
class Kind:
    """A kind of entry: what happened, what proves it, what must stand before it."""

    code: str
    name: str
    family: Family
    subjects: tuple[str, ...]
    sentence: str
    evidence: tuple[Need, ...] = ()
    before: tuple[Before, ...] = ()
    fields: tuple[Field, ...] = ()
    adding: Adding = Adding.NONE
    measures: tuple[Measure, ...] = ()
    negative: bool = False  # stored values are negative
    either_sign: bool = False  # a reduction is an entry of the same kind, with a negative value
    covers: tuple[str, ...] = ()  # month, quarter, year: what a periodic amount may be about
    ends_attempt: bool = False
    place: str = ""  # its place on the main line of the standing
    bit: int | None = None  # frozen position in state masks; steps and setbacks only
    counts_for_reporter: bool = False  # a unit's own activity, not shared as the subject is
    revision: int = 1

    @property
    def is_step(self) -> bool:
        return self.family.is_step

    @property
    def is_plan(self) -> bool:
        """Said today about a day that may lie ahead; never counts as done."""
        return self.family is Family.PLAN

    @property
    def is_single(self) -> bool:
        """At most one stands in a subject's attempt; only these are kept in state masks."""
        return self.is_step or self.ends_attempt


@dataclass(frozen=True)
class Dimension:
    """An axis along which figures are split."""

    code: str
    name: str
    carried: str  # posting, entry, subject, derived, party, unit, review, figure
    values: tuple[tuple[str, str], ...] = ()  # (code, Chinese) where the list is fixed
    source: str = ""  # where the list comes from when it is not fixed
