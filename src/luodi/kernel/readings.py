"""What a text was read as: the value, how sure its writer was, and what stands in for no value."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from luodi.kernel.refusal import Reason


class Certainty(Enum):
    """How the writer qualified a value. 以上 takes in the bound and 以下 leaves it out."""

    EXACT = "EXACT"
    ABOUT = "ABOUT"  # 约, 左右
    NEARLY = "NEARLY"  # 近: a little less
    OVER = "OVER"  # 超, 逾, 余, 多: more, the bound left out
    UNDER = "UNDER"  # 不足, 不到, 以下: less, the bound left out
    AT_LEAST = "AT_LEAST"  # 以上, 不低于, 至少
    AT_MOST = "AT_MOST"  # 以内, 不超过, 至多
    RANGE = "RANGE"
    PLANNED = "PLANNED"  # 预计, 计划: has not happened, whatever else is said of it
    ABSENT = "ABSENT"


FLOORS = frozenset({Certainty.OVER, Certainty.AT_LEAST})
CEILINGS = frozenset({Certainty.NEARLY, Certainty.UNDER, Certainty.AT_MOST})


class Absence(Enum):
    """Why a cell holds no value; none of these ever means zero."""

    BLANK = "BLANK"
    DASH = "DASH"  # —, -, /
    NONE = "NONE"  # 无, 暂无
    PENDING = "PENDING"  # 待定, 未定
    UNKNOWN = "UNKNOWN"  # 不详


@dataclass(frozen=True)
class Reading[T]:
    """What one text says, once: a value or why there is none, its bounds, and the text itself.

    `value` is None where nothing is said (`absence` tells why) and where only two ends are said
    (RANGE: `low` and `high`). A floor (以上, 超) fills `low`, a ceiling (以内, 近) fills `high`.
    """

    value: T | None
    certainty: Certainty
    text: str
    low: T | None = None
    high: T | None = None
    absence: Absence | None = None
    notes: tuple[Reason, ...] = ()

    @property
    def is_exact(self) -> bool:
        return self.certainty is Certainty.EXACT

    @property
    def is_absent(self) -> bool:
        return self.certainty is Certainty.ABSENT

    def convert[U](self, change: Callable[[T], U], *notes: Reason) -> Reading[U]:
        """The same reading with its value and bounds changed, and `notes` added."""
        value, low, high = (
            None if part is None else change(part) for part in (self.value, self.low, self.high)
        )
        return Reading(
            value, self.certainty, self.text, low, high, self.absence, (*self.notes, *notes)
        )


def absent[T](text: str, why: Absence) -> Reading[T]:
    return Reading(None, Certainty.ABSENT, text, absence=why)


def bounded[T](text: str, value: T, certainty: Certainty, *, planned: bool) -> Reading[T]:
    """A reading of one value whose bounds follow from its certainty; a plan keeps the bounds."""
    return Reading(
        value,
        Certainty.PLANNED if planned else certainty,
        text,
        low=value if certainty in FLOORS else None,
        high=value if certainty in CEILINGS else None,
    )


def between[T](text: str, low: T, high: T, *, planned: bool) -> Reading[T]:
    """A reading of two ends with no value of its own: the middle is nobody's statement."""
    return Reading(None, Certainty.PLANNED if planned else Certainty.RANGE, text, low, high)
