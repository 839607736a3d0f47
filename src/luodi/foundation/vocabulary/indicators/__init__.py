"""Base indicators (基础指标): what is counted, in one sentence each, and how to find one by name.

亿元以上, 制造业, 省际, by event, by channel and by cluster exist for every indicator as a filter;
rows of their own are those that reports print and targets cite under their own name.
"""

from __future__ import annotations

from collections import defaultdict

from luodi.foundation.vocabulary.indicators.building import BUILDING
from luodi.foundation.vocabulary.indicators.failures import FAILURES
from luodi.foundation.vocabulary.indicators.landing import LANDING
from luodi.foundation.vocabulary.indicators.leads import LEADS
from luodi.foundation.vocabulary.indicators.money import MONEY
from luodi.foundation.vocabulary.indicators.quality import QUALITY
from luodi.foundation.vocabulary.indicators.results import RESULTS
from luodi.foundation.vocabulary.indicators.signing import SIGNING
from luodi.foundation.vocabulary.indicators.stuck import STUCK
from luodi.foundation.vocabulary.indicators.units import UNITS
from luodi.foundation.vocabulary.indicators.work import WORK
from luodi.foundation.vocabulary.naming import unknown
from luodi.foundation.vocabulary.shapes import Indicator
from luodi.kernel.folding import fold, quoted
from luodi.kernel.refusal import Refused, because
from luodi.kernel.text import gettext_noop

__all__ = ["INDICATORS", "indicator", "names_of"]

INDICATORS: tuple[Indicator, ...] = (
    *LEADS,
    *SIGNING,
    *LANDING,
    *BUILDING,
    *MONEY,
    *RESULTS,
    *FAILURES,
    *STUCK,
    *UNITS,
    *WORK,
    *QUALITY,
)

_QUOTES = str.maketrans("", "", "“”\"'‘’「」")


def plain_name(name: str) -> str:
    """A name as it is looked for: no spaces, no quotation marks, no remark in brackets."""
    return fold(name).translate(_QUOTES).partition("(")[0]


def names_of(row: Indicator) -> tuple[str, ...]:
    """Every name of an indicator: its code, its own name, the names that speeches use."""
    return row.code, row.name, *row.also


def _index() -> dict[str, list[Indicator]]:
    found: dict[str, list[Indicator]] = defaultdict(list)
    for row in INDICATORS:
        for name in dict.fromkeys(map(plain_name, names_of(row))):
            found[name].append(row)
    return dict(found)


_BY_NAME = _index()


def indicator(name: str) -> Indicator:
    """The indicator of this code or Chinese name. Refuses unknown names, and names of several."""
    rows = _BY_NAME.get(plain_name(name), [])
    if len(rows) == 1:
        return rows[0]
    if rows:
        text = gettext_noop("“%(given)s”可以指：%(candidates)s，请写全名")
        candidates = "、".join(row.name for row in rows)
        raise Refused(because(text, given=quoted(name), candidates=candidates))
    raise unknown(
        name,
        [name for row in INDICATORS for name in names_of(row)],
        plain=gettext_noop("没有“%(given)s”这个指标"),
        hinting=gettext_noop("没有“%(given)s”这个指标，相近的有：%(nearest)s"),
    )
