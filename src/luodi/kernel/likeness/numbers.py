"""The numbers in a name: phases, years, quantities, marks; another number is another thing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from luodi.kernel.digits import number
from luodi.kernel.refusal import Refused

_SIGN = "[0-9零〇一二两三四五六七八九十百千万亿]"
_PHASE = re.compile(
    rf"[\(\[【]?(?:第?(?P<number>{_SIGN}+|首|[ivx]+)(?:期|阶段)(?:\([^)]*\))?)(?:项目|工程)?[\)\]】]?"
)
_YEAR = re.compile(r"(?P<year>(?:19|20)[0-9]{2})(?:年度?)(?!产)")
# 年产10万吨, 500兆瓦, 2×350mw, 1200头, 3条生产线: a number, what it is multiplied by, a unit.
_QUANTITY = re.compile(
    rf"(?P<number>[0-9]+(?:\.[0-9]+)?(?:[×x*][0-9]+(?:\.[0-9]+)?)*|{_SIGN}{{2,}}|[二三四五六七八九十两](?=[万亿]))"
    r"(?P<scale>[十百千万亿]*)"
    r"(?P<unit>平方米|平方公里|立方米|千瓦时|千瓦|兆瓦|吉瓦|公里|千米|公顷|吨|米|亩|头|只|羽|尾|株|棵|套|台|"
    r"件|个|座|条|辆|人|户|万元|元|gwh|mwh|kwh|gw|mw|kw|t/d|m2|m3|km|kg|t)"
)
_MARK = re.compile(r"(?P<mark>[a-z]?[0-9]+(?:#|号|栋|标段)?|[a-z](?=区|地块|标段|栋|座))")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6}


@dataclass(frozen=True)
class Numbers:
    """What a name counts: its phases, years, quantities by unit, other marks; and the rest."""

    rest: str
    phases: frozenset[int] = frozenset()
    years: frozenset[str] = frozenset()
    quantities: frozenset[tuple[str, Decimal]] = frozenset()
    marks: frozenset[str] = frozenset()


def taken_out(text: str) -> Numbers:
    """The numbers of a folded name, and the name with nothing in their place."""
    phases, rest = frozenset(_phases(text)), _PHASE.sub(_unless_no_phase, text)
    years, rest = frozenset(m["year"] for m in _YEAR.finditer(rest)), _YEAR.sub("", rest)
    found = [(match, _amount(match)) for match in _QUANTITY.finditer(rest)]
    quantities = frozenset((unit, amount) for _, (unit, amount) in found if amount)
    rest = _QUANTITY.sub(" ", rest)
    marks = frozenset(match["mark"].rstrip("#号") for match in _MARK.finditer(rest))
    return Numbers(_MARK.sub("", rest).replace(" ", ""), phases, years, quantities, marks)


def _phases(text: str) -> Iterator[int]:
    for match in _PHASE.finditer(text):
        if (phase := _ordinal(match["number"])) is not None:
            yield phase


def _unless_no_phase(match: re.Match[str]) -> str:
    return match[0] if _ordinal(match["number"]) is None else ""


def _ordinal(text: str) -> int | None:
    if text == "首":
        return 1
    if text in _ROMAN:
        return _ROMAN[text]
    value = _number(text)
    return int(value) if value is not None and 0 < value < 30 else None


def _amount(match: re.Match[str]) -> tuple[str, Decimal | None]:
    """The unit and the value in it: 年产10万吨 is 100,000 吨, 2×350mw is 700 mw."""
    value = Decimal(1)
    for factor in re.split("[×x*]", match["number"]):
        if (read := _number(factor)) is None:
            return match["unit"], None
        value *= read
    for scale in match["scale"]:
        value *= _SCALES[scale]
    unit, times = _UNITS.get(match["unit"], (match["unit"], 1))
    return unit, value * times


def _number(text: str) -> Decimal | None:
    try:
        return number(text)
    except Refused:
        return None


_SCALES = {"十": 10, "百": 100, "千": 1_000, "万": 10_000, "亿": 10**8}
_UNITS = {
    "千瓦": ("千瓦", 1),
    "kw": ("千瓦", 1),
    "兆瓦": ("千瓦", 1_000),
    "mw": ("千瓦", 1_000),
    "吉瓦": ("千瓦", 10**6),
    "gw": ("千瓦", 10**6),
    "千瓦时": ("千瓦时", 1),
    "kwh": ("千瓦时", 1),
    "mwh": ("千瓦时", 1_000),
    "gwh": ("千瓦时", 10**6),
    "公里": ("米", 1_000),
    "千米": ("米", 1_000),
    "km": ("米", 1_000),
    "t": ("吨", 1),
    "m2": ("平方米", 1),
    "m3": ("立方米", 1),
}
