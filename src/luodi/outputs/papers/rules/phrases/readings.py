"""The names of the indicators taken apart: which words together mean which of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from luodi.foundation.vocabulary.indicators import INDICATORS
from luodi.foundation.vocabulary.shapes import Time, Units
from luodi.outputs.papers.rules.phrases.lexicon import UNCOUNTED, set_of, tokens

type Said = frozenset[str]

# An indicator's unit, and the sorts of measures in which a speech may count it.
SORTS: dict[str, frozenset[str]] = {
    "个": frozenset({"count", "firm", "matter", ""}),
    "家": frozenset({"firm", "count"}),
    "户": frozenset({"firm", "count"}),
    "条": frozenset({"lead", "count"}),
    "批次": frozenset({"batch"}),
    "次": frozenset({"batch"}),
    "场": frozenset({"batch", "count"}),
    "人": frozenset({"person"}),
    "亿元": frozenset({"money"}),
    "万元": frozenset({"money"}),
    "万美元": frozenset({"dollars"}),
    "%": frozenset({"share"}),
    "㎡": frozenset({"area"}),
    "分": frozenset({"score"}),
}
_BRACKETED = re.compile(r"[（(][^）)]*[）)]|第?X届?|[余家个人]?$")

# Words that narrow or measure: on their own they are no indicator.
WEAK = set_of(
    "project involve used money total absolute firm unit new 10m 100m 1b mfg stock due not event "
    "valid brought fixed fresh local net exit again problem 3m 1y 1y+ people both growth differs "
    "future nurtured"
)
OF_UNITS = frozenset({"unit", "zero_sign", "zero_lead", "zero_start", "wiped", "tasked"})


@dataclass(frozen=True)
class Reading:
    """One way to say an indicator or rate, as a set of what its words say."""

    code: str
    name: str
    unit: str
    says: Said
    time: Time | None  # None for a rate


# Rates that speeches print as plain numbers, by the names that the shipped rulebook gives them.
COUNTED_RATES = (
    ("gap_landed", "合同未落地数", "个", ("没有落地建设的合同项目", "没有落地", "未落地")),
)


def meaning(words: Said) -> Said:
    """What the words say once they are taken together: 签约 alone means the contract."""
    said = set(words)
    if "sign_all" in said:
        is_one = bool(said & {"contract", "agreement"})
        said = (said - {"sign_all"}) | ({"sign"} if is_one else {"sign", "both"})
    if "sign" in said:
        said.discard("sign")
        if not said & {"contract", "agreement", "zero_sign"}:
            said.add("contract")
    return frozenset(said if said <= UNCOUNTED else said - UNCOUNTED)


@cache
def readings() -> tuple[Reading, ...]:
    """Every way in which the catalogue's names say an indicator; a name not understood is none."""
    return tuple(dict.fromkeys(_readings()))


def _readings() -> Iterator[Reading]:
    for code, name, unit, also in COUNTED_RATES:
        for words in (name, *also):
            yield Reading(code, name, unit, said_by(words), None)
    for row in INDICATORS:
        for name in (row.name, *row.also):
            says = said_by(name)
            if says - WEAK and (not isinstance(row.counts, Units) or says & OF_UNITS):
                yield Reading(row.code, row.name, row.unit, says, row.time)


def said_by(name: str) -> Said:
    """What a name says, every word of it understood; else nothing."""
    plain = _BRACKETED.sub("", name)
    parts = tokens(plain.replace("X", ""))
    if any(part.says is None for part in parts):
        return frozenset()
    return meaning(frozenset(part.says for part in parts if part.says))


def unit_of(code: str) -> str:
    return next(row.unit for row in readings() if row.code == code)
