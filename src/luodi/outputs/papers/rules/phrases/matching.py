"""Which indicator a phrase means: the one whose own words are all there, and none left over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from luodi.foundation.vocabulary.shapes import Time
from luodi.outputs.papers.rules.phrases.lexicon import UNCOUNTED
from luodi.outputs.papers.rules.phrases.readings import (
    SORTS,
    WEAK,
    Reading,
    Said,
    meaning,
    readings,
)

FULL = 95  # per cent, of a phrase that leaves nothing open
MOST_CANDIDATES = 3
SIZES = frozenset({"10m", "100m", "1b"})
AGES = frozenset({"3m", "1y", "1y+"})
# What a word costs that the indicator does not say; other deeds cost the most.
COSTS = {
    **dict.fromkeys(("project", "involve", "used", "nurtured", "event", "firm"), 0),
    **dict.fromkeys(("new", "empty", "stock"), 5),
    **dict.fromkeys(("money", "unit", "people", "absolute", "valid"), 15),
    **dict.fromkeys((*SIZES, *AGES, "mfg", "differs", "future", "not", "both", "brought"), 45),
}
OTHER_DEED = 35
SAME_WORDS = 8  # two indicators are said in the same words; the catalogue's first is meant


@dataclass(frozen=True)
class Match:
    """The likeliest indicator of a phrase, how sure, and what else it may be."""

    reading: Reading | None
    confidence: int = 0
    left: Said = frozenset()  # words that it does not explain
    candidates: tuple[str, ...] = ()


def match(says: Said, sort: str, *, of_cohort: bool = False) -> Match:
    """The indicator that explains the most of what is said; none where a word is missing."""
    said = meaning(says)
    fitting = [r for r in pool(of_cohort) if r.says <= said and sort in SORTS.get(r.unit, ())]
    ranked = sorted(fitting, key=lambda r: (-len(r.says), _cost(said - r.says)))
    if not ranked:
        return replace(_nearly(said, sort, of_cohort), confidence=0)
    best = ranked[0]
    others = [r.code for r in ranked[1:] if r.code != best.code]
    left = said - best.says
    same = any(r.says == best.says and r.code != best.code for r in ranked)
    confidence = FULL - _cost(left) - (SAME_WORDS if same else 0)
    return Match(best, max(confidence, 5), left, _few([best.code, *others]))


def pool(of_cohort: bool) -> Iterator[Reading]:
    """The readings to choose from; parts of a cohort only where one is spoken of."""
    for reading in readings():
        if of_cohort:
            if reading.time in (Time.COHORT, None):
                yield reading
        elif reading.time in (Time.FLOW, Time.STANDING) or _says_its_cohort(reading):
            yield reading


def _says_its_cohort(reading: Reading) -> bool:
    """签约项目开工: the name itself says of which they are a part."""
    is_part = reading.time is Time.COHORT and "contract" in reading.says
    return reading.code == "wiped_out_units" or (is_part and len(reading.says) > 1)


def _cost(left: Said) -> int:
    return sum(COSTS.get(word, OTHER_DEED) for word in left)


def _nearly(said: Said, sort: str, of_cohort: bool) -> Match:
    """No indicator, but those that share the most words: what a person may choose from."""
    deeds = said - WEAK
    loose = said | ({"contract", "landed"} if "brought" in said else frozenset())
    near: Sequence[Reading] = sorted(
        (
            r
            for r in pool(of_cohort)
            if sort in SORTS.get(r.unit, ()) and (r.says & (deeds or said) or r.says <= loose)
        ),
        key=lambda r: (len(r.says - loose), _cost(loose - r.says)),
    )
    if not near and not of_cohort:
        return _nearly(said, sort, of_cohort=True)
    return Match(None, left=said - UNCOUNTED, candidates=_few([r.code for r in near]))


def _few(codes: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(codes))[:MOST_CANDIDATES]
