"""Reads the sizes that divide one class from another."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType

from luodi.foundation.rulebook.rules.definitions import Thresholds
from luodi.foundation.rulebook.rules.reading.section import Section
from luodi.foundation.rulebook.rules.values import Money, Text
from luodi.foundation.vocabulary.bands import SizeBand
from luodi.foundation.vocabulary.codelists import ABOVE_CLASSES, QUALIFIED_CLASSES
from luodi.kernel.refusal import because
from luodi.kernel.text import gettext_noop

# A section of GB/T 4754 (one letter) or a division (its letter and two digits).
_INDUSTRY = re.compile(r"[A-T](\d\d)?", re.ASCII)
_CODE = re.compile(r"[A-Z][A-Z0-9_]*")
BY_SECTOR = "SERVICE"  # has a threshold of its own for each sector


def thresholds(section: Section) -> Thresholds:
    """The thresholds of the section; every class entered by revenue must have its own."""
    classes = [code for code, _ in ABOVE_CLASSES if code not in (*QUALIFIED_CLASSES, BY_SECTOR)]
    above = section.section("above_scale")
    revenues = {code: above.take(code, Money()) for code in classes}
    above.done()
    read = Thresholds(
        above_scale=MappingProxyType(revenues),
        services=_services(section.section("services")),
        size_bands=_bands(section),
    )
    section.done()
    return read


def _services(section: Section) -> Mapping[str, Decimal]:
    for key in section.table:
        if not _INDUSTRY.fullmatch(key):
            text = gettext_noop("应为 GB/T 4754 的门类（如 L）或大类（如 Q84）代码，请核对")
            section.note(key, because(text))
    return MappingProxyType({key: section.take(key, Money()) for key in section.table})


def _bands(section: Section) -> tuple[SizeBand, ...]:
    bands: list[SizeBand] = []
    for row in section.rows("size_bands"):
        code, name = row.take("code", Text()), row.take("name", Text())
        bands.append(SizeBand(code, name, row.take("from", Money())))
        if not _CODE.fullmatch(code):
            text = gettext_noop("规模档的代码只能用大写英文字母、数字和下划线，请改写")
            row.note("code", because(text))
        row.done()
    bounds = [band.least_yuan for band in bands]
    if len({band.code for band in bands}) < len(bands):
        section.note("size_bands", because(gettext_noop("规模档的代码有重复，请各用各的")))
    if bounds and (bounds[0] or bounds != sorted(set(bounds))):
        text = gettext_noop("规模档应从“0元”起，由小到大，下限各不相同；请调整次序")
        section.note("size_bands", because(text))
    return tuple(bands)
