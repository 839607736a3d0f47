"""Areas: square metres inside; 亩, 公顷 and 平方公里 only while they are read or printed."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from luodi.kernel.folding import quoted
from luodi.kernel.numerals import measure
from luodi.kernel.readings import Absence, Reading, absent
from luodi.kernel.refusal import Refused, because
from luodi.kernel.rounding import round_to
from luodi.kernel.text import gettext_noop
from luodi.kernel.units import Quantity

# How many go into 10,000 m²: exact for all, while one 亩 (10,000/15 m²) has no end in decimals.
_PER_HECTARE: Mapping[Decimal, tuple[str, ...]] = {
    Decimal(10_000): ("平方米", "平米", "平方", "平", "M2", "M²"),
    Decimal(15): ("亩", "畝"),
    Decimal(1): ("公顷", "HA"),
    Decimal("0.01"): ("平方公里", "平方千米", "KM2", "KM²"),
}
_HECTARE_M2 = Decimal(10_000)
# Fine enough for 亩 to come back unchanged at four places of its own.
_PLACES = 4

_AREA = Quantity(
    measure(
        before={},
        after={word: share for share, words in _PER_HECTARE.items() for word in words},
        unreadable=gettext_noop(
            "“%(written)s”读不出面积：请写成 200亩、3.5万平方米、12公顷 这样的形式"
        ),
    ),
    no_unit=gettext_noop("“%(written)s”没有写单位：请写明是平方米、亩还是公顷"),
    not_a_unit=gettext_noop("“%(unit)s”不是面积单位：请用 平方米、亩、公顷、平方公里 这样的单位"),
    mixed=gettext_noop("“%(written)s”写了两种面积单位：请只用一种"),
)


def read_area(text: str, unit: str | None = None) -> Reading[Decimal]:
    """`text` in m², to four places, halves up; `unit` (of the column head) where it names none.

    Refuses a bare number without any unit, 3万 without a measure, and an area below zero.
    """
    found = _AREA.measured(text, unit)
    if isinstance(found, Absence):
        return absent(text, found)
    if found.of is None:
        raise Refused(because(_AREA.no_unit, written=quoted(text)))
    per_hectare = found.of
    return found.reading.convert(lambda value: _square_metres(value, per_hectare, text))


def in_unit(area_m2: Decimal, unit: str) -> Decimal:
    """Square metres counted in 亩, 公顷, 万平方米 …, exactly."""
    wanted = _AREA.unit(unit)
    if wanted.of is None:
        raise Refused(because(_AREA.not_a_unit, unit=quoted(unit)))
    return area_m2 / _HECTARE_M2 * wanted.of / wanted.factor


def _square_metres(value: Decimal, per_hectare: Decimal, text: str) -> Decimal:
    if value < 0:
        sentence = gettext_noop("“%(written)s”小于零：面积不能是负数，请核对")
        raise Refused(because(sentence, written=quoted(text)))
    return round_to(value * _HECTARE_M2 / per_hectare, _PLACES)
