"""Words that claim without a figure, or more than it: 新高, 最多, 仅高于, 完成目标, 近, 超, 余."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from luodi.kernel.text import gettext_noop
from luodi.outputs.papers.rules.phrases.bindings import Binding, Sort
from luodi.outputs.papers.rules.phrases.clauses import Cutter
from luodi.outputs.papers.rules.phrases.headings import Tense
from luodi.outputs.papers.rules.phrases.marks import Mark, between
from luodi.outputs.papers.rules.phrases.matching import match
from luodi.outputs.papers.rules.phrases.passages import Passage
from luodi.outputs.papers.rules.phrases.readings import Said, meaning
from luodi.outputs.papers.rules.phrases.scopes import (
    RESETS,
    Known,
    Scope,
    body_in,
    called,
    event_in,
    level,
)
from luodi.outputs.papers.rules.phrases.times import Calendar, When


class Says(Enum):
    """What a claim maintains."""

    RECORD = "record"  # 创历年新高
    FIRST = "first"  # 全市最多
    ONLY_ABOVE = "only_above"  # 仅高于
    TARGET_MET = "target_met"  # 完成目标任务
    NEARLY = "nearly"  # 近40个
    OVER = "over"  # 超40个, 突破40亿元
    AND_MORE = "and_more"  # 40余个


SAYS_WORDS = {
    Says.RECORD: gettext_noop("历年最高"),
    Says.FIRST: gettext_noop("同类里最多"),
    Says.ONLY_ABOVE: gettext_noop("只高于一个"),
    Says.TARGET_MET: gettext_noop("目标已完成"),
    Says.NEARLY: gettext_noop("接近而不到"),
    Says.OVER: gettext_noop("超过"),
    Says.AND_MORE: gettext_noop("比整数多一点"),
}


class Verdict(Enum):
    """What the book or a publication says of a claim."""

    TRUE = "true"
    FALSE = "false"
    UNKNOWN = "unknown"


VERDICT_WORDS = {
    Verdict.TRUE: gettext_noop("属实"),
    Verdict.FALSE: gettext_noop("不实"),
    Verdict.UNKNOWN: gettext_noop("无从判断"),
}


@dataclass(frozen=True)
class Claim:
    """One claiming word, what it is about and of which time; tested by whoever has the book."""

    at: int
    words: str
    context: str
    says: Says
    indicators: tuple[str, ...]
    event: str
    when: When
    scope: Scope = Scope()  # of whom it is said
    has_peers: bool = True  # it says among whom: 全市, 各区县
    stated: Decimal | None = None  # the printed number that 近, 超 and 余 lean on
    measure: str = ""
    n: int = 0  # the binding that it leans on


WORDS: dict[Says, str] = {
    Says.RECORD: r"创?(?:历年来?|历史|有史以来)(?:新高|最高|最好)|创(?:下)?新高|再创新高|历年之最",
    Says.FIRST: (
        r"(?:全[市省区县][^,。;]{0,4})?"
        r"(?:最多|最大|第一(?!次|批|届|个|季|产|时|线|位书)|之首|首位|榜首)"
    ),
    Says.ONLY_ABOVE: r"仅+(?:高于|次于|好于)|只(?:高于|好于)",
    Says.TARGET_MET: r"(?:超额)?完成了?[^,。;]{0,16}(?:目标任务|既定目标|年度任务|目标)(?!的?\d)",
}
_CLAIM = re.compile("|".join(f"(?P<{says.value}>{words})" for says, words in WORDS.items()))
_TO_COME = re.compile(r"确保|预计|可|力争|要|能")
_AMONG = re.compile(
    r"全[市省国]|[市省]内|各(?:市|县|区)|(?:兄弟|周边|其他)[县区]|(?:县|区)之首|仅|只"
)
_PARTS = re.compile(r"和|、|与|及")
_BEFORE = {Says.OVER: r"(?:超过?|突破|逾)$", Says.NEARLY: r"(?:近|接近|将近)$"}
MOST_AROUND, MOST_BEHIND = 24, 8  # signs of context


def claims(
    passage: Passage, bindings: Sequence[Binding], known: Known, calendar: Calendar
) -> tuple[Claim, ...]:
    """Every claim of the speech in its order."""
    found = [*_worded(passage, bindings, known, calendar), *_hedged(passage, bindings)]
    return tuple(sorted(found, key=lambda claim: claim.at))


def _worded(
    passage: Passage, bindings: Sequence[Binding], known: Known, calendar: Calendar
) -> Iterator[Claim]:
    text = passage.text
    cutter = Cutter(passage, known, level(text))
    lent: tuple[int, Said] = (-1, frozenset())
    for found in _CLAIM.finditer(text):
        start, _ = passage.clause(found.start())
        first, last = passage.sentence(found.start())
        says = Says(found.lastgroup or "")
        if says is Says.FIRST and text[max(0, found.start() - 1) : found.start()] in set("第位"):
            continue
        tense = calendar.tense(found.start(), text[start : found.end()], "")
        if says is Says.TARGET_MET and (
            tense is Tense.PLANNED or _TO_COME.search(text[start : found.start()])
        ):
            continue
        event = _event(text[first : found.start()], known)
        leans = lent[1] if lent[0] == first else frozenset()
        about, said = _about(cutter, text[start : found.start()], leans | _at(event))
        lent = (first, said)
        yield Claim(
            at=found.start(),
            words=found[0],
            context=between(
                text,
                max(first, found.start() - MOST_AROUND),
                found.start(),
                found.end(),
                min(last, found.end() + MOST_BEHIND),
            ),
            says=says,
            indicators=about,
            event=event,
            when=calendar.when(first, found.start(), tense),
            scope=body_in(text[start : found.start()], known, level(text)),
            has_peers=bool(_AMONG.search(text[start : found.end()])),
        )


def _event(ahead: str, known: Known) -> str:
    found = event_in(ahead, known)
    return called(found[0]) if found and not RESETS.search(ahead[found.end() :]) else ""


def _at(event: str) -> Said:
    return frozenset({"event"} if event else ())


def _about(cutter: Cutter, ahead: str, lent: Said) -> tuple[tuple[str, ...], Said]:
    """The indicators that the words before a claim name: 签约数和资金总量 are two."""
    codes: list[str] = []
    for piece in _PARTS.split(ahead):
        says = meaning(cutter.said(piece)) | lent
        sort = "money" if says & {"money", "total", "arrived", "invested"} else "count"
        found = match(frozenset(says), sort)
        if found.reading and found.confidence >= 60:
            codes.append(found.reading.code)
            lent |= found.reading.says & {"contract", "agreement"}
    return tuple(dict.fromkeys(codes)), lent


def _hedged(passage: Passage, bindings: Sequence[Binding]) -> Iterator[Claim]:
    """近, 超 and 余 at a printed figure that may be the book's; unbound, it is about nothing."""
    for binding in bindings:
        mark = binding.mark
        says = _hedge(passage.text, mark)
        is_ours = binding.sort is Sort.BOOK and mark.printed is not None
        if says and binding.when and is_ours:
            yield Claim(
                at=mark.start,
                words=f"{mark.text}{mark.hedge}{mark.measure}",
                context=binding.context,
                says=says,
                indicators=(binding.indicator,) if binding.is_filled else (),
                event=binding.scope.event,
                when=binding.when,
                scope=binding.scope,
                stated=mark.printed,
                measure=mark.measure,
                n=binding.n,
            )


def _hedge(text: str, mark: Mark) -> Says | None:
    if mark.hedge in {"余", "多"}:
        return Says.AND_MORE
    ahead = text[max(0, mark.start - 3) : mark.start]
    return next((says for says, words in _BEFORE.items() if re.search(words, ahead)), None)
