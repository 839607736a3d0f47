"""Every text of the tables that a page can show, so that each of them has its English."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum

from luodi.foundation.vocabulary.bands import AGE_BANDS, SIZE_BANDS
from luodi.foundation.vocabulary.conditions import CONDITIONS
from luodi.foundation.vocabulary.dimensions import DIMENSIONS
from luodi.foundation.vocabulary.evidence import EVIDENCE
from luodi.foundation.vocabulary.indicators import INDICATORS
from luodi.foundation.vocabulary.industries import INDUSTRIES
from luodi.foundation.vocabulary.kinds import KINDS
from luodi.foundation.vocabulary.milestones import DEFAULT_MILESTONES
from luodi.foundation.vocabulary.words import LISTS

TABLES: Mapping[str, tuple[object, ...]] = {
    "bands.py": (SIZE_BANDS, AGE_BANDS),
    "codelists.py": LISTS,
    "conditions.py": CONDITIONS,
    "dimensions.py": DIMENSIONS,
    "evidence.py": EVIDENCE,
    "indicators": INDICATORS,
    "industries.py": INDUSTRIES,
    "kinds": KINDS,
    "milestones.py": DEFAULT_MILESTONES,
}
UNSHOWN = frozenset({"also"})  # by what else speeches call it: read, never shown


def texts(value: object) -> Iterator[str]:
    """Every text in a row or a table of rows, codes included; `messages` leaves those out."""
    match value:
        case str():
            yield value
        case Enum():
            yield from texts(value.value)
        case tuple():
            for one in value:
                yield from texts(one)
        case _ if is_dataclass(value):
            for field in fields(value):
                if field.name not in UNSHOWN:
                    yield from texts(getattr(value, field.name))
