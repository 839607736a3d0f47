"""What is true of subjects: their types, their dimensions, how units share them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from luodi.kernel.refusal import Reason, because
from luodi.kernel.text import gettext_noop

WHOLE = 10_000  # shares are counted in ten-thousandths


class SubjectType(StrEnum):
    """What sort of thing a subject is; the names that kinds of entry refer to."""

    PROJECT = "project"
    ENTERPRISE = "enterprise"
    LEAD = "lead"
    SITE = "site"
    STATION = "station"
    PROMISE = "promise"
    PACKAGED = "packaged_project"
    EVENT = "promotion_event"
    UNIT_FIGURE = "unit_figure"


TYPE_NAMES = {
    SubjectType.PROJECT: gettext_noop("项目"),
    SubjectType.ENTERPRISE: gettext_noop("企业"),
    SubjectType.LEAD: gettext_noop("线索"),
    SubjectType.SITE: gettext_noop("载体"),
    SubjectType.STATION: gettext_noop("驻点"),
    SubjectType.PROMISE: gettext_noop("承诺"),
    SubjectType.PACKAGED: gettext_noop("包装项目"),
    SubjectType.EVENT: gettext_noop("招商活动"),
    SubjectType.UNIT_FIGURE: gettext_noop("单位指标"),
}


@dataclass(frozen=True)
class Part:
    """One unit's part of a subject, in ten-thousandths; the parts of a subject sum to the whole."""

    unit: int
    role: str
    weight: int


@dataclass(frozen=True)
class Classing:
    """The dimensions and shares to give a subject; attempt None means every attempt."""

    parts: tuple[Part, ...]
    attempt: int | None = None
    event: int | None = None
    station: int | None = None
    industry: str = ""
    cluster: str = ""
    channel: str = ""
    money_type: str = ""


def share_problems(parts: Sequence[Part]) -> Iterator[Reason]:
    """Why these parts cannot share a subject (introducing and landing units share 5:5, 7:3 …)."""
    if sum(part.weight for part in parts) != WHOLE:
        total = sum(part.weight for part in parts) / WHOLE * 100
        text = gettext_noop("各单位份额合计为 %(total)s%%，应为 100%%")
        yield because(text, about="shares", total=f"{total:g}")
    if any(part.weight <= 0 for part in parts):
        yield because(gettext_noop("每个单位的份额都应大于零"), about="shares")
    if len({part.unit for part in parts}) != len(parts):
        yield because(gettext_noop("同一单位只能占一份"), about="shares")


def split(amount: int, weights: Sequence[int]) -> list[int]:
    """`amount` cut by weights that sum to the whole; the last part takes what rounding leaves."""
    parts = [amount * weight // WHOLE for weight in weights[:-1]]
    return [*parts, amount - sum(parts)]
