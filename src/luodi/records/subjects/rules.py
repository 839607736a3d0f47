"""What is true of subjects: their types, their dimensions, how units share them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from luodi.foundation.vocabulary.dimensions import dimension
from luodi.kernel.name_keys import pairs
from luodi.kernel.refusal import Reason, because, too_long
from luodi.kernel.text import gettext_noop

WHOLE = 10_000  # shares are counted in ten-thousandths
ALIKE = 0.5  # from this likeness on, two names may be of one thing
INDUSTRY = re.compile(r"[A-T]\d{0,4}")  # GB/T 4754-2017: a section's letter, then up to four digits


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


def reason_problems(reason: str, most: int = 200) -> list[Reason]:
    """Why these words are no reason for an act: there are none, or too many."""
    if not reason.strip():
        return [because(gettext_noop("请写明理由"), about="reason")]
    return list(too_long(reason, most, about="reason"))


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


def dimension_problems(classing: Classing) -> Iterator[Reason]:
    """Why these are no values of the dimensions; industries are those of GB/T 4754."""
    fixed = {"channel": [classing.channel], "money_type": [classing.money_type]}
    fixed["unit_role"] = [part.role for part in classing.parts]
    for code, values in fixed.items():
        axis = dimension(code)
        for value in sorted(set(values) - {"", *dict(axis.values)}):
            text = gettext_noop("“%(axis)s”没有“%(value)s”这个值")
            yield because(text, about=code, axis=because(axis.name), value=value)
    if classing.industry and not INDUSTRY.fullmatch(classing.industry):
        text = gettext_noop("行业应写国民经济行业的名称或代码，如计算机制造、C391，现为“%(value)s”")
        yield because(text, about="industry", value=classing.industry)
    yield from too_long(classing.cluster, 40, about="cluster")


def likeness(one: str, other: str) -> float:
    """How far two names are the same, from 0 to 1: the share of pairs that both have."""
    mine, others = pairs(one), pairs(other)
    return 2 * len(mine & others) / (len(mine) + len(others)) if mine and others else 0.0


def split(amount: int, weights: Sequence[int]) -> list[int]:
    """`amount` cut by weights that sum to the whole; the last part takes what rounding leaves."""
    parts = [amount * weight // WHOLE for weight in weights[:-1]]
    return [*parts, amount - sum(parts)]
