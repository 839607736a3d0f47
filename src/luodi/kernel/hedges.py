"""Words that stand for no value, and words that make a value more or less sure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from luodi.kernel.folding import quoted
from luodi.kernel.readings import CEILINGS, FLOORS, Absence, Certainty
from luodi.kernel.refusal import Refused, because
from luodi.kernel.text import gettext_noop

ABSENT_WORDS: Mapping[Absence, tuple[str, ...]] = {
    Absence.NONE: ("无", "暂无", "没有", "N/A", "NA"),
    Absence.PENDING: (
        *("待定", "待补", "待补充", "待核", "待核实", "待确定", "未定", "未确定", "暂未确定"),
        *("暂缺", "面议"),
    ),
    Absence.UNKNOWN: ("不详", "未知"),
}
_WHY = {word: why for why, words in ABSENT_WORDS.items() for word in words}
_DASHES = re.compile(r"[-‐‑–—―−─_/\\]+")

PLANS = ("预计", "预期", "预估", "计划", "拟", "暂定", "力争")

type Table = Mapping[Certainty, tuple[str, ...]]

BEFORE: Table = {
    Certainty.ABOUT: ("约", "约为", "大约", "大概", "大致"),
    Certainty.NEARLY: ("近", "将近", "接近"),
    Certainty.OVER: ("超", "超过", "逾", "过", "上", "突破", "高于", "大于", "多于", ">"),
    Certainty.UNDER: ("不足", "不到", "不满", "低于", "少于", "小于", "<"),
    Certainty.AT_LEAST: ("不低于", "不少于", "不小于", "至少", "最少", "≥", ">="),
    Certainty.AT_MOST: ("不超过", "不高于", "不多于", "不大于", "至多", "最多", "≤", "<="),
    Certainty.PLANNED: PLANS,
}
AFTER: Table = {
    Certainty.ABOUT: ("左右", "上下"),
    Certainty.OVER: ("余", "多", "有余"),
    Certainty.AT_LEAST: ("以上", "及以上", "起", "+"),
    Certainty.UNDER: ("以下",),
    Certainty.AT_MOST: ("以内", "之内", "及以下"),
}
# 上 and 近 are no hedges before a date: 上月 is a month.
BEFORE_A_DATE: Table = {
    Certainty.ABOUT: ("约", "大约", "大概"),
    Certainty.AT_MOST: ("不晚于", "不迟于", "最迟"),
    Certainty.AT_LEAST: ("不早于", "最早"),
    Certainty.PLANNED: PLANS,
}
AFTER_A_DATE: Table = {
    Certainty.ABOUT: ("左右", "前后", "上下"),
    Certainty.AT_MOST: ("前", "以前", "之前"),
    Certainty.AT_LEAST: ("后", "以后", "之后", "起"),
}

_COUNT = "0-9〇零一二两三四五六七八九十百千万亿"
# 300余万元, 3亿多元: the word stands behind a digit and before what multiplies or measures it.
_INSIDE = re.compile(rf"(?<=[{_COUNT}])(余|多|来)(?=[百千万亿]|[^{_COUNT}])")
_SAID_INSIDE = {"余": Certainty.OVER, "多": Certainty.OVER, "来": Certainty.ABOUT}


@dataclass(frozen=True)
class Hedge:
    """What the hedging words of one text say together: a bound, and whether it is only a plan."""

    bound: Certainty = Certainty.EXACT
    planned: bool = False

    def also(self, said: Certainty, text: str) -> Hedge:
        """This hedge with one more word; a floor and a ceiling together are refused."""
        if said is Certainty.PLANNED:
            return replace(self, planned=True)
        both = {self.bound, said}
        if both & FLOORS and both & CEILINGS:
            sentence = gettext_noop("“%(written)s”前后矛盾：既说多于，又说少于，请只保留一种说法")
            raise Refused(because(sentence, written=quoted(text)))
        # 约300余万: a bound says more than 约; of two bounds the first was peeled from the outside.
        looser = self.bound in {Certainty.EXACT, Certainty.ABOUT}
        return replace(self, bound=said) if looser else self


UNHEDGED = Hedge()


class Hedges:
    """The hedging words of one kind of text, ready to be taken off its ends."""

    def __init__(self, before: Table, after: Table) -> None:
        self._said_before, self._said_after = _by_word(before), _by_word(after)
        self._before = re.compile(any_of(self._said_before))
        self._after = re.compile(rf"(?:{any_of(self._said_after)})\Z")

    def taken_off(self, text: str, hedge: Hedge = UNHEDGED) -> tuple[str, Hedge]:
        """The text without the hedges at its ends, and `hedge` with what they said."""
        rest = text
        while found := self._before.match(rest):
            hedge = hedge.also(self._said_before[found[0]], text)
            rest = rest[found.end() :]
        while found := self._after.search(rest):
            hedge = hedge.also(self._said_after[found[0]], text)
            rest = rest[: found.start()]
        return rest, hedge


def taken_from_inside(text: str, hedge: Hedge) -> tuple[str, Hedge]:
    """The text without the one 余, 多 or 来 behind its digits; of two, neither is."""
    found = _INSIDE.findall(text)
    if len(found) != 1:
        return text, hedge
    return _INSIDE.sub("", text), hedge.also(_SAID_INSIDE[found[0]], text)


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first, so that 元 does not hide 元整."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def absence(folded: str) -> Absence | None:
    """Why the folded text says no value, or None where it says one."""
    if not folded:
        return Absence.BLANK
    if _DASHES.fullmatch(folded):
        return Absence.DASH
    return _WHY.get(folded.upper())


def _by_word(table: Table) -> dict[str, Certainty]:
    return {word: said for said, words in table.items() for word in words}
