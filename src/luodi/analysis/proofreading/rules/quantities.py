"""The numbers of a paragraph as tokens: what each says in which measure, and what it may mean."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property

from luodi.analysis.proofreading.rules.measures import PLAIN, Sort, Word
from luodi.analysis.proofreading.rules.ranges import Range, exactly, printed
from luodi.analysis.proofreading.rules.tokens import TOKEN
from luodi.kernel.digits import number
from luodi.kernel.refusal import Refused

_SCALES = {"": 1, "十": 10, "百": 100, "千": 10**3, "万": 10**4, "亿": 10**8}
_WESTERN = re.compile(r"([0-9]+)(?:\.([0-9]+))?").fullmatch
_DECIMALS = re.compile(r"[.点]([0-9零〇一二三四五六七八九]+)")
_TRAILING_SCALE = re.compile(r"[十百千万亿]*\Z")
_HEDGED = re.compile("[余多来]")
_NAME_FOLLOWS = re.compile(r"的?[\u4e00-\u9fff]")
_ENDS_A_FIGURE = re.compile(r"(?:的?任务|的?目标|,|;|。|、|\)|$)")
_VAGUE = 10  # 约 allows a tenth


@dataclass(frozen=True)
class Quantity:
    """One number of a text; `value` counts the smallest unit of its measure, percent per hundred.

    `step` is what its last printed digit counts. `start` and `end` are places in the plain text.
    """

    text: str
    start: int
    end: int
    sort: Sort
    of: str
    value: Fraction
    step: Fraction
    one: Fraction  # how much one of the printed unit is
    unit: str
    hedge: str = ""

    @property
    def is_exact(self) -> bool:
        """A thing counted one by one, which nobody rounds."""
        return self.sort is Sort.COUNT and self.one == 1 and not self.hedge

    @cached_property
    def range(self) -> Range:
        if self.hedge:
            return hedged(self)
        return exactly(self.value) if self.is_exact else printed(self.value, self.step)

    @property
    def digits(self) -> int:
        """Decimals as printed."""
        shown = re.search(r"\.([0-9]+)", self.text)
        return len(shown[1]) if shown else 0

    def is_like(self, other: Quantity) -> bool:
        return (self.sort, self.of) == (other.sort, other.of)

    def as_exact(self) -> Quantity:
        """A target is set, not measured: it is what it says."""
        return self if self.hedge else replace(self, step=Fraction(0))


def hedged(one: Quantity) -> Range:
    """约 allows a tenth either way; 余, 超 and 近 go as far as the last digit that is not zero."""
    place = last_place(one.value, one.one)
    match one.hedge:
        case "约":
            by = max(abs(one.value) / _VAGUE, one.step)
            return Range(one.value - by, one.value + by)
        case "余":
            return Range(one.value, one.value + place)
        case "近":
            return Range(one.value - place, one.value)
        case "以上":
            return Range(one.value, None)
        case _:
            return Range(None, one.value)


def last_place(value: Fraction, unit: Fraction) -> Fraction:
    """What the last digit that is not zero counts: 20 of 320, a tenth of 1.5."""
    shown = abs(value / unit)
    place = Fraction(1)
    while shown and (shown / place).denominator != 1:
        place /= 10
    while shown and (shown / (place * 10)).denominator == 1:
        place *= 10
    return place * unit


_HEDGES = {
    **dict.fromkeys(("约", "大约", "大概", "左右", "上下", "来"), "约"),
    **dict.fromkeys(("余", "多"), "余"),
    **dict.fromkeys(("近", "将近", "接近"), "近"),
    **dict.fromkeys(("超", "超过", "逾", "突破"), "以上"),
    **dict.fromkeys(("以上", "及以上", "不低于", "不少于", "至少"), "以上"),
    **dict.fromkeys(("不足", "不到", "不超过", "至多", "以下", "及以下", "以内"), "以下"),
}


def quantities(text: str) -> Iterator[Quantity]:
    """Every number and every period of a plain text, in order."""
    for found in TOKEN.finditer(text):
        if one := token(found, text):
            yield one


def token(found: re.Match[str], text: str) -> Quantity | None:
    if found["period"] or found["place"]:
        return named(found, Sort.PERIOD)
    if found["rank"] or found["next"]:
        return ranked(found, "rank" if found["rank"] else "next")
    if found["share"]:
        return share(found)
    if found["from"]:
        return named(found, Sort.THRESHOLD)
    return measured(found, text)


def named(found: re.Match[str], sort: Sort) -> Quantity:
    start, end = found.span()
    zero = Fraction(0)
    return Quantity(found[0], start, end, sort, "", zero, zero, Fraction(1), "")


def ranked(found: re.Match[str], name: str) -> Quantity | None:
    value = value_of(found[name])
    if value is None:
        return None
    start = found.start(name) - 1
    one = Fraction(1)
    return Quantity(
        found.string[start : found.end()],
        start,
        found.end(),
        Sort.RANK,
        "rank",
        value,
        one,
        one,
        "",
    )


def share(found: re.Match[str]) -> Quantity | None:
    value = value_of(found["said"])
    if value is None:
        return None
    step = step_of(found["said"])
    start, end = found.span()
    return Quantity(found[0], start, end, Sort.PERCENT, "%", value, step, Fraction(1), "%")


def measured(found: re.Match[str], text: str) -> Quantity | None:
    said = found["number"]
    bare = _HEDGED.sub("", said)
    value = value_of(bare)
    if value is None or is_no_figure(found, bare, value):
        return None
    word, big = word_of(found, bare), _SCALES[found["big"] or ""]
    sign = bare[-1:] if bare[-1] in "万亿" else "亿" * (big > 1)
    one = word.one * _SCALES[sign]
    start, end = starts_and_ends(found)
    return Quantity(
        text[start:end],
        start,
        end,
        Sort.THRESHOLD if is_threshold(found, word, text) else word.sort,
        word.of,
        value * word.one * big,
        step_of(bare) * word.one * big,
        one,
        sign + unit_of(found["unit"] or "", word),
        hedge_of(found),
    )


def unit_of(said: str, word: Word) -> str:
    if word.sort is Sort.POINTS:
        return "个百分点"
    return said or ("元" if word.sort is Sort.MONEY else "")


def starts_and_ends(found: re.Match[str]) -> tuple[int, int]:
    """达 and 达到 are words of the sentence, not of the number."""
    start = found.start()
    if found["before"] in ("达", "达到"):
        start = found.end("before")
    return start, found.end()


def is_no_figure(found: re.Match[str], bare: str, value: Fraction) -> bool:
    """Chinese numerals are words as often as figures: 一是, 三大产业, 万众一心, 四个一批."""
    if bare[-1:].isdigit() or re.match(r"[-−]?[0-9]", bare):
        return False
    if not found["unit"]:
        return True
    return value < 2 or bare[0] in "万亿千百" or found.string[found.end() :][:1] == "一"


def word_of(found: re.Match[str], bare: str) -> Word:
    unit = found["unit"]
    if unit:
        return PLAIN.get(unit) or PLAIN[unit.upper()]
    if found["big"] or bare[-1:] == "亿":  # 20多亿, 100个亿: of what, everybody knows
        return PLAIN["元"]
    return Word(Sort.BARE, "")


def is_threshold(found: re.Match[str], word: Word, text: str) -> bool:
    """亿元以上项目, 投资过5000万元的项目: the number belongs to the name of what is counted."""
    rest = text[found.end() :]
    if found["after"] and found["after"].endswith(("以上", "以下", "以内")):
        return not _ENDS_A_FIGURE.match(rest)
    ahead = text[: found.start()]
    if ahead.endswith("不含"):
        return True
    return ahead.endswith("过") and bool(_NAME_FOLLOWS.match(rest))


def hedge_of(found: re.Match[str]) -> str:
    said = (found["before"], found["after"], found["tail"], found["number"])
    for word in said[:3]:
        if word in _HEDGES:
            return _HEDGES[word]
    inner = _HEDGED.search(found["number"])
    return _HEDGES[inner[0]] if inner else ""


def value_of(said: str) -> Fraction | None:
    if found := _WESTERN(said):
        whole, tail = found.groups(default="")
        return Fraction(int(whole + tail), 10 ** len(tail))
    try:
        return Fraction(number(said.replace("−", "-")))
    except Refused:
        return None


def scale_of(said: str) -> Fraction:
    """How much one of the last signs of a number counts: ten thousand in 3.5万."""
    signs = _TRAILING_SCALE.search(said)
    scale = 1
    for sign in signs[0] if signs else "":
        scale *= _SCALES[sign]
    return Fraction(scale)


def step_of(said: str) -> Fraction:
    """What the last digit of a number counts."""
    shown = _DECIMALS.search(said)
    return scale_of(said) / Fraction(10 ** (len(shown[1]) if shown else 0))
