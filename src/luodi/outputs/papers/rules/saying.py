"""A figure in the words of a paper: in the measure asked for, or as a comparison."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from luodi.analysis.figures.rules.asked import SHOWN_IN, Figure, shown
from luodi.analysis.figures.rules.figure import is_rate
from luodi.kernel.refusal import Reason, because
from luodi.kernel.rounding import round_to
from luodi.kernel.text import gettext_noop

# How many of an indicator's base unit make one of a measure, and to how many digits it is said.
YUAN = {"亿元": (Decimal(100_000_000), 2), "万元": (Decimal(10_000), 2), "元": (Decimal(1), 2)}
DOLLARS = {
    "亿美元": (Decimal(100_000_000), 2),
    "万美元": (Decimal(10_000), 2),
    "美元": (Decimal(1), 2),
}
AREA = {
    "㎡": (Decimal(1), 0),
    "平方米": (Decimal(1), 0),
    "亩": (Decimal(2000) / 3, 2),
    "公顷": (Decimal(10_000), 2),
}
FAMILIES = (YUAN, DOLLARS, AREA)
NUMBER_ONLY = "数"
MORE, LESS, EVEN = gettext_noop("增长"), gettext_noop("下降"), gettext_noop("持平")
ADDED, FEWER = gettext_noop("增加"), gettext_noop("减少")
HIGHER, LOWER = gettext_noop("提高"), gettext_noop("下降")
NOT_COMPARABLE = gettext_noop("不可比")


@dataclass(frozen=True)
class Said:
    """A figure in words, with its number, the measure behind it, and its arithmetic."""

    words: str
    number: Decimal | None
    measure: str = ""
    arithmetic: str = ""
    ground: str = ""  # the document of a target
    why_not: str = ""  # why there is no number


def objection(name: str, unit: str, measure: str) -> Iterator[Reason]:
    """Why a figure in this unit cannot be printed in this measure."""
    if measure in ("", NUMBER_ONLY, unit) or any(unit in f and measure in f for f in FAMILIES):
        return
    text = gettext_noop("“%(name)s”按“%(unit)s”计，不能写成“%(measure)s”")
    yield because(text, name=because(name), unit=unit, measure=measure)


def in_words(figure: Figure, measure: str) -> tuple[str, Decimal | None, str]:
    """The number as it is said, as a value, and the measure behind it."""
    if figure.value is None:
        return "—", None, ""
    if is_rate(figure):
        words = trimmed(figure.shown) if measure != NUMBER_ONLY else plain(figure.value)
        return words, figure.value, ""
    words = amount(figure.value, figure.unit, measure)
    behind = measure if measure not in ("", NUMBER_ONLY) else ""
    return words, Decimal(words), behind


def amount(value: Decimal, unit: str, measure: str) -> str:
    """A value in base units in a measure, without zeros that say nothing: 145, 423.26, 2.5."""
    for family in FAMILIES:
        if measure in family:
            factor, digits = family[measure]
            return plain(round_to(value / factor, digits))
    return plain(Decimal(shown(value, unit)))


def plain(value: Decimal) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def trimmed(printed: str) -> str:
    """A printed rate without zeros that say nothing: 50.00% is 50%."""
    return re.sub(r"(\d+)\.(\d*?)0*(?!\d)", lambda n: n[1] + (f".{n[2]}" if n[2] else ""), printed)


def grown(change: Decimal | None, behind: str = "%") -> str:
    """How far a figure moved, as a paper says it: 增长12.3%, 下降3%, 持平."""
    if change is None:
        return NOT_COMPARABLE
    if change == 0:
        return EVEN
    more, less = (MORE, LESS) if behind == "%" else (HIGHER, LOWER)
    return f"{more if change > 0 else less}{plain(abs(change))}{behind}"


def moved(change: Decimal | None, unit: str, measure: str) -> str:
    """By how much a figure moved: 增加3个, 减少1.2亿元, 持平."""
    if change is None:
        return NOT_COMPARABLE
    if change == 0:
        return EVEN
    said = measure if measure not in ("", NUMBER_ONLY) else unit
    return f"{ADDED if change > 0 else FEWER}{amount(abs(change), unit, measure)}{said}"


def is_money(unit: str) -> bool:
    return unit in SHOWN_IN and unit in YUAN
