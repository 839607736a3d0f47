"""A statement tested: whether some way fits, and if none does, what it says of the mistake."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from luodi.analysis.proofreading.rules.finding import (
    LOOSER,
    Certainty,
    Finding,
    Place,
    Relation,
    Statement,
    Way,
)
from luodi.analysis.proofreading.rules.measures import Sort
from luodi.analysis.proofreading.rules.quantities import Quantity
from luodi.kernel.refusal import because
from luodi.kernel.text import gettext_noop

_OTHER_UNIT = gettext_noop("相差正好一万倍：单位可能写错了（万、亿）")
_POINT = gettext_noop("相差正好十倍、百倍或千倍：小数点可能点错了位置")
_ROUNDED = gettext_noop("按写出的数算不符；没有写小数的数若是四舍五入来的，也可能成立")
_WAN = Fraction(10**4)
_SLIPS = (Fraction(10), Fraction(100), Fraction(1000))
_MORE_DIGITS = 2


def judged(statement: Statement, text: str, place: Place) -> Finding:
    if not statement.ways:
        return incomplete(statement, text, place)
    fits = next((way for way in statement.ways if agrees(statement.printed, way)), None)
    way = fits or closest(statement)
    finding = Finding(
        place=place,
        text=text,
        relation=statement.relation,
        printed=statement.printed.text,
        computed=way.bound + shown(way.value, statement.printed),
        arithmetic=way.said,
        difference="" if fits else apart(statement.printed, way),
        agrees=fits is not None,
        certainty=settled(statement, way) if fits else certainty_of(statement, way),
        why=statement.why,
    )
    if fits is None and is_rounded(statement.printed, way):
        return replace(finding, certainty=Certainty.LOOK, why=because(_ROUNDED))
    return finding if fits else explained(finding, statement, way)


def closest(statement: Statement) -> Way:
    """The way to show of those that do not fit: one that rounding may explain, else the first."""
    ways = statement.ways
    return next((way for way in ways if is_rounded(statement.printed, way)), ways[0])


def is_rounded(printed: Quantity, way: Way) -> bool:
    return way.loose is not None and printed.range.touches(way.loose)


def incomplete(statement: Statement, text: str, place: Place) -> Finding:
    """Something is missing in what is printed: there is nothing to work out."""
    return Finding(
        place=place,
        text=text,
        relation=statement.relation,
        printed=statement.printed.text,
        computed="",
        arithmetic="",
        difference="",
        agrees=False,
        certainty=statement.certainty,
        why=statement.why,
    )


def agrees(printed: Quantity, way: Way) -> bool:
    return printed.range.touches(way.range)


def settled(statement: Statement, way: Way) -> Certainty:
    """Of a statement that holds: sure, unless it may have been meant of other numbers."""
    return Certainty.SURE if way is statement.ways[0] else Certainty.LIKELY


def certainty_of(statement: Statement, way: Way) -> Certainty:
    own = way.certainty or statement.certainty
    return max(own, statement.certainty, key=LOOSER.__getitem__)


def explained(finding: Finding, statement: Statement, way: Way) -> Finding:
    """A difference of a power of ten tells by itself what went wrong."""
    if way.bound or not way.value or statement.printed.is_exact:
        return finding
    slip = slipped(statement.printed, way)
    if slip is None:
        return finding
    is_money = statement.printed.sort in (Sort.MONEY, Sort.OTHER) or slip == _WAN
    relation = Relation.UNIT if is_money and slip == _WAN else finding.relation
    reason = _OTHER_UNIT if slip == _WAN else _POINT
    return replace(finding, relation=relation, why=because(reason))


def slipped(printed: Quantity, way: Way) -> Fraction | None:
    for slip in (_WAN, *_SLIPS):
        if any(printed.range.touches(way.range.times(factor)) for factor in (slip, 1 / slip)):
            return slip
    return None


def shown(value: Fraction, like: Quantity) -> str:
    """A worked out value as the printed one is written, with as many digits as tell them apart."""
    sign = "第" if like.sort is Sort.RANK else ""
    return sign + digits_of(value / like.one, like.digits) + like.unit


def digits_of(value: Fraction, digits: int) -> str:
    """With the digits of the printed figure; with up to two more where it is then exact."""
    for places in range(digits, digits + _MORE_DIGITS + 1):
        rounded = rounded_to(value, places)
        if Fraction(rounded) == value:
            return f"{rounded:f}".rstrip("0").rstrip(".") if places else f"{rounded:f}"
    return f"{rounded_to(value, digits + 1):f}"


def rounded_to(value: Fraction, places: int) -> Decimal:
    scaled = round(value * 10**places)
    return Decimal(scaled).scaleb(-places)


def apart(printed: Quantity, way: Way) -> str:
    """By how much the printed figure is too large (+) or too small."""
    by = printed.value - way.value
    size = digits_of(abs(by) / printed.one, printed.digits)
    unit = {Sort.PERCENT: "个百分点", Sort.RANK: "位"}.get(printed.sort, printed.unit)
    return f"{'+' if by > 0 else '−'}{size}{unit}"
