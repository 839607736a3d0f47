"""What one row of the table of fields says: a meaning that a column of a ledger can have."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Holds(StrEnum):
    """What stands in the cells of a column, and so how they are read."""

    TEXT = "TEXT"
    MONEY = "MONEY"
    AREA = "AREA"
    COUNT = "COUNT"
    SHARE = "SHARE"
    STEP = "STEP"  # the day of a step, or 是, √, 已办理 where the day is not said
    PLAN = "PLAN"  # a day that may lie ahead
    DAY = "DAY"
    STATUS = "STATUS"  # 在建, 停工: a word that stands for steps
    PROGRESS = "PROGRESS"  # several facts in one cell
    CHOICE = "CHOICE"
    INDUSTRY = "INDUSTRY"  # a section or division of GB/T 4754, by name or code
    CREDIT_CODE = "CREDIT_CODE"
    PHONE = "PHONE"
    SPLIT = "SPLIT"  # 7:3 between the unit that introduces and the one where it lands
    UNIT = "UNIT"  # the name of a unit of the book
    ORDINAL = "ORDINAL"

    @property
    def is_measured(self) -> bool:
        """Adds up to totals, and means nothing without its unit of measure."""
        return self in (Holds.MONEY, Holds.AREA)

    @property
    def adds_up(self) -> bool:
        return self.is_measured or self is Holds.COUNT


class Span(StrEnum):
    """Since when a column of amounts counts."""

    NONE = ""
    TO_DATE = "TO_DATE"  # 累计, 截至目前
    YEAR = "YEAR"  # 本年, 1-6月, 2023年
    MONTH = "MONTH"  # 本月, 6月


@dataclass(frozen=True, eq=False)  # a row of the table is itself: cells look it up by the million
class Field:
    """One meaning of a column, the words that heads say for it, and what its cells become.

    `becomes` names a property (project.place) or, with `kinds`, a column of the claim: value,
    occurred, or one of the kind's own fields. Of several kinds a person says which.
    """

    code: str
    name: str
    holds: Holds
    words: tuple[str, ...]  # heads that say nothing else; one that stands in two rows is asked
    also: tuple[str, ...] = ()  # heads that usually say this
    becomes: str = ""
    kinds: tuple[str, ...] = ()
    span: Span = Span.NONE
    part_of: str = ""  # 其中省外: the field that already has this money in it
    choices: tuple[tuple[str, str], ...] = ()  # word in the cell → code
    usual_unit: str = ""  # in a table about land, as the land market's site prints it
    is_aside: bool = False  # a word that is not understood keeps nothing else from being recorded
    on_land: tuple[str, ...] = ()  # heads that say this where the table is about land
