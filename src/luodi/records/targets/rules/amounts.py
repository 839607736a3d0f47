"""A target as it is written: 44亿元以上, 不低于12个; in the measure of its figure."""

from __future__ import annotations

import re
from decimal import Decimal

from luodi.kernel.areas import read_area
from luodi.kernel.folding import fold, quoted
from luodi.kernel.money import Currency, Money, read_money
from luodi.kernel.numerals import read_number
from luodi.kernel.readings import Certainty, Reading
from luodi.kernel.refusal import Refused, because
from luodi.kernel.text import gettext_noop

YUAN, DOLLARS, AREA, SHARES = ("亿元", "万元"), ("万美元",), ("㎡",), ("%", "百分点")
_HEDGES_BEHIND = re.compile("(?:以上|及以上|左右)$")
_PARTS = re.compile(r"[\s、，,;；]+")
_THOUSANDS = re.compile(r"(?<=\d)[,，](?=\d{3}(?!\d))")


def amount_of(text: str, unit: str, measure: str = "") -> Decimal:
    """The target in the base unit of a figure that is shown in `unit`.

    `measure` stands in the head of the column, and holds where the text says none; without it a
    bare number is in `unit`. A floor is its bound: 44亿元以上 is 44亿元.
    """
    said = _HEDGES_BEHIND.sub("", fold(measure)) or unit
    if unit in YUAN or unit in DOLLARS:
        return money_of(text, said, Currency.USD if unit in DOLLARS else Currency.CNY)
    if unit in AREA:
        return certain(read_area(text, "平方米" if said == "㎡" else said), text)
    if unit in SHARES:
        return certain(read_number(re.sub(r"(?:个?百分点|%)", "", fold(text))), text)
    return certain(
        read_number(re.sub(rf"{re.escape(said)}(?=以上|及以上|$)", "", fold(text))), text
    )


def money_of(text: str, measure: str, currency: Currency) -> Decimal:
    found: Money = certain(read_money(text, measure), text)
    if found.currency is not currency:
        said = gettext_noop("“%(written)s”的币种和指标的计量不同，请按指标的计量写")
        raise Refused(because(said, written=quoted(text)))
    return found.amount


def certain[T](found: Reading[T], text: str) -> T:
    """One value; a floor is its bound. 约, 力争 and ranges are no target to be measured by."""
    value = found.low if found.certainty is Certainty.AT_LEAST else found.value
    if value is None or found.certainty not in (Certainty.EXACT, Certainty.AT_LEAST):
        said = gettext_noop("“%(written)s”不是一个确定的目标，请写成一个数")
        raise Refused(because(said, written=quoted(text)))
    return value


def steps_of(text: str, unit: str) -> list[Decimal]:
    """The amounts of a monthly plan, one after the other as they were typed or pasted."""
    pieces = [piece for piece in _PARTS.split(_THOUSANDS.sub("", text.strip())) if piece]
    return [amount_of(piece, unit) for piece in pieces]


def written(amount: Decimal, unit: str) -> str:
    """An amount in its base unit as it can be typed again, without loss: 45亿元, 12, 85%."""
    for units, factor in ((YUAN[:1], 10**8), (YUAN[1:], 10**4), (DOLLARS, 10**4)):
        if unit in units:
            return plain_number(amount / factor) + unit
    behind = {"㎡": "平方米", "%": "%"}.get(unit, "")
    return plain_number(amount) + behind


def plain_number(value: Decimal) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
