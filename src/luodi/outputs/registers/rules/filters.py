"""What the register of projects can be asked, as a table: each part of a question by its code."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from luodi.foundation.vocabulary.bands import SIZE_BANDS
from luodi.foundation.vocabulary.codelists import (
    CHANNELS,
    MONEY_TYPES,
    SIGN_TYPES,
    STAGES,
    Pairs,
)
from luodi.kernel.folding import quoted
from luodi.kernel.refusal import Reason, Refused, because
from luodi.kernel.text import gettext_noop
from luodi.records.projects.rules import PROBLEM_NAMES, STATE_NAMES
from luodi.records.subjects.rules import INDUSTRY

MOST_CHARACTERS, MOST_KEYS = 60, 60
WAN = re.compile(r"\d{1,10}(\.\d{1,6})?")


@dataclass(frozen=True)
class Shape:
    """How one sort of value is read from an address and written back; `several` may be given."""

    read: Callable[[str], Any]
    written: Callable[[Any], str] = str
    several: bool = False
    choices: Pairs = ()


@dataclass(frozen=True)
class Filter:
    """One part of a question: its code in the address, what it is called, how it is read."""

    code: str
    title: str
    shape: Shape


def text(given: str) -> str:
    if len(given) > MOST_CHARACTERS:
        raise Refused(
            because(gettext_noop("最多写 %(most)s 个字，请写得短些"), most=MOST_CHARACTERS)
        )
    return given


def key(given: str) -> int:
    if not re.fullmatch(r"[1-9]\d{0,15}", given):
        raise Refused(because(gettext_noop("“%(given)s”不是编号"), given=quoted(given)))
    return int(given)


def day(given: str) -> date:
    try:
        return (
            date.fromisoformat(given) if re.fullmatch(r"\d{4}-\d\d-\d\d", given) else date(0, 0, 0)
        )
    except ValueError as error:
        said = gettext_noop("“%(given)s”不是日期，请写成 2023-03-01")
        raise Refused(because(said, given=quoted(given))) from error


def amount(given: str) -> Decimal:
    if not WAN.fullmatch(given):
        said = gettext_noop("“%(given)s”不是金额，请写万元数，如 5000")
        raise Refused(because(said, given=quoted(given)))
    return Decimal(given).normalize()


def industry(given: str) -> str:
    if not INDUSTRY.fullmatch(given):
        said = gettext_noop("行业代码应为门类字母加数字，如 C39，现为“%(given)s”")
        raise Refused(because(said, given=quoted(given)))
    return given


def one_of(choices: Pairs) -> Shape:
    def read(given: str) -> str:
        if given not in dict(choices):
            said = gettext_noop("没有“%(given)s”这个选项")
            raise Refused(because(said, given=quoted(given)))
        return given

    return Shape(read, several=True, choices=choices)


TEXT, KEYS, DAY = Shape(text), Shape(key, several=True), Shape(day, date.isoformat)
AMOUNT = Shape(amount, lambda value: f"{value:f}")
FILTERS = (
    Filter("text", gettext_noop("名称"), TEXT),
    Filter("unit", gettext_noop("责任单位"), KEYS),
    Filter("step", gettext_noop("阶段"), one_of(STAGES)),
    Filter("sign", gettext_noop("签约类型"), one_of(SIGN_TYPES)),
    Filter("event", gettext_noop("签约活动"), KEYS),
    Filter("industry", gettext_noop("行业"), Shape(industry, several=True)),
    Filter("channel", gettext_noop("招商方式"), one_of(CHANNELS)),
    Filter("money_type", gettext_noop("内外资"), one_of(MONEY_TYPES)),
    Filter(
        "size",
        gettext_noop("计划总投资"),
        one_of(tuple((band.code, band.name) for band in SIZE_BANDS)),
    ),
    Filter("least", gettext_noop("合同引资额不少于（万元）"), AMOUNT),
    Filter("most", gettext_noop("合同引资额不多于（万元）"), AMOUNT),
    Filter("signed_from", gettext_noop("签合同（起）"), DAY),
    Filter("signed_to", gettext_noop("签合同（止）"), DAY),
    Filter("started_from", gettext_noop("开工（起）"), DAY),
    Filter("started_to", gettext_noop("开工（止）"), DAY),
    Filter("recent_from", gettext_noop("最近发生日（起）"), DAY),
    Filter("recent_to", gettext_noop("最近发生日（止）"), DAY),
    Filter(
        "problem",
        gettext_noop("问题"),
        one_of(tuple((code.value, name) for code, name in PROBLEM_NAMES.items())),
    ),
    Filter(
        "state",
        gettext_noop("状态"),
        one_of(tuple((code.value, name) for code, name in STATE_NAMES.items())),
    ),
)


def given_value(row: Filter, given: Sequence[str]) -> Any:
    """What the address says of one part; several values in one order, each once."""
    values = [row.shape.read(one.strip()) for one in given if one.strip()]
    if row.shape.several:
        if len(values) > MOST_KEYS:
            raise Refused(because(gettext_noop("最多选 %(most)s 项"), most=MOST_KEYS))
        return tuple(sorted(set(values)))
    return values[-1] if values else None


def range_problems(values: dict[str, Any]) -> Iterator[Reason]:
    """Ranges that end before they begin."""
    for first, last in (
        ("least", "most"),
        *((f"{name}_from", f"{name}_to") for name in ("signed", "started", "recent")),
    ):
        if first in values and last in values and values[first] > values[last]:
            said = gettext_noop("“起”不能大于“止”：%(first)s 至 %(last)s")
            yield because(said, about=first, first=values[first], last=values[last])
