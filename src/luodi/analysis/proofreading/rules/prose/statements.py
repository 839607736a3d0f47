"""All the statements of a paragraph, each figure tested once for one thing."""

from __future__ import annotations

from collections.abc import Iterator

from luodi.analysis.proofreading.rules.finding import Relation, Statement
from luodi.analysis.proofreading.rules.prose.completion import completions
from luodi.analysis.proofreading.rules.prose.gaps import gaps
from luodi.analysis.proofreading.rules.prose.growths import growths
from luodi.analysis.proofreading.rules.prose.lists import lists
from luodi.analysis.proofreading.rules.prose.parts import parts
from luodi.analysis.proofreading.rules.prose.rates import rates
from luodi.analysis.proofreading.rules.prose.respective import respective
from luodi.analysis.proofreading.rules.prose.sames import sames
from luodi.analysis.proofreading.rules.prose.shares import shares
from luodi.analysis.proofreading.rules.prose.totals import totals
from luodi.analysis.proofreading.rules.skeleton import Skeleton

READERS = (completions, gaps, respective, shares, rates, growths, sames, parts, totals, lists)
_SINGLE = frozenset({"\ue004", "\ue005", "\ue006"})  # a percentage says one thing only


def statements(of: Skeleton) -> Iterator[Statement]:
    seen: set[tuple[int, Relation | None]] = set()
    for read in READERS:
        for found in read(of):
            key = (found.printed.start, kind_of(found))
            if key not in seen:
                seen.add(key)
                yield found


def kind_of(found: Statement) -> Relation | None:
    return None if found.printed.sort.value in _SINGLE else found.relation
