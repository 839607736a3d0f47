"""Kinds of entry (记录种类): the whole table, in the order of the main line."""

from __future__ import annotations

from luodi.foundation.vocabulary.kinds.building import BUILDING, START_KINDS
from luodi.foundation.vocabulary.kinds.leads import LEADS
from luodi.foundation.vocabulary.kinds.money import MONEY
from luodi.foundation.vocabulary.kinds.permits import FILING_PAPERS, PERMITS
from luodi.foundation.vocabulary.kinds.plans import PLANS
from luodi.foundation.vocabulary.kinds.promises import PROMISES
from luodi.foundation.vocabulary.kinds.results import RESULTS
from luodi.foundation.vocabulary.kinds.setbacks import SETBACKS
from luodi.foundation.vocabulary.kinds.signing import SIGNING
from luodi.foundation.vocabulary.kinds.supervision import SUPERVISION
from luodi.foundation.vocabulary.kinds.work import WORK
from luodi.foundation.vocabulary.naming import unknown
from luodi.foundation.vocabulary.shapes import Kind
from luodi.kernel.text import gettext_noop

__all__ = ["ENDING_KINDS", "FILING_PAPERS", "KINDS", "START_KINDS", "bits", "by_bit", "kind"]

KINDS: tuple[Kind, ...] = (
    *LEADS,
    *SIGNING,
    *PERMITS,
    *BUILDING,
    *RESULTS,
    *MONEY,
    *PLANS,
    *SETBACKS,
    *SUPERVISION,
    *WORK,
    *PROMISES,
)
ENDING_KINDS = tuple(row.code for row in KINDS if row.ends_attempt)

_BY_CODE = {row.code: row for row in KINDS}
_BY_BIT = {row.bit: row for row in KINDS if row.bit is not None}


def kind(code: str) -> Kind:
    """The kind of this code. Refuses a code that stands in no row."""
    if found := _BY_CODE.get(code):
        return found
    raise unknown(
        code,
        [name for row in KINDS for name in (row.code, row.name)],
        plain=gettext_noop("没有“%(given)s”这种记录"),
        hinting=gettext_noop("没有“%(given)s”这种记录，相近的有：%(nearest)s"),
    )


def by_bit(bit: int) -> Kind:
    """The kind that holds this position in state masks."""
    return _BY_BIT[bit]


def bits(*codes: str) -> int:
    """The state mask in which exactly these kinds stand; each must be a step or a setback."""
    mask = 0
    for code in codes:
        position = kind(code).bit
        if position is None:
            raise ValueError(f"{code} is no state")
        mask |= 1 << position
    return mask
