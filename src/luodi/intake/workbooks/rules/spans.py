"""Since when an amount counts, as heads say it: 累计, 截至6月底, 本年, 1-6月, 2023年, 本月."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from luodi.intake.workbooks.rules.fields.row import Span

_YEAR = r"(?:20[0-9]{2}年)"
# The first that fits counts: 1-6月 before 6月, 今年累计 before 累计.
_WORDS: tuple[tuple[Span, str], ...] = (
    (Span.TO_DATE, r"截[至止]到?(?:目前|[0-9年月日.]+[底末]?|[上本]?月底)?(?:总?累计)?"),
    (Span.TO_DATE, r"(?:自?开工|历年)(?:(?:以来|至今)(?:总?累计)?|累计)|目前总?累计"),
    (Span.YEAR, rf"{_YEAR}?(?:年度)?1[-—至~][0-9]{{1,2}}月份?(?:总?累计)?"),
    (Span.YEAR, rf"{_YEAR}?(?:[上下]半年|第?[一二三四1-4]季度)(?:累计)?"),
    (Span.MONTH, rf"本月|当月|月度|{_YEAR}?[0-9]{{1,2}}月份?(?!底)"),
    (Span.YEAR, rf"(?:{_YEAR}度?|本年度?|今年|当年|年度|全年|年内|年初)(?:以来)?(?:总?累计)?"),
    (Span.TO_DATE, r"总?累计"),
)
_AT_THE_START = tuple((span, re.compile(words)) for span, words in _WORDS)
_AT_THE_END = tuple((span, re.compile(rf"(?:{words})\Z")) for span, words in _WORDS)
_NAMED = re.compile(r"[0-9]")


@dataclass(frozen=True)
class Spanned:
    """A head without its words about time, what they say, and the period they name."""

    rest: str
    span: Span = Span.NONE
    covers: str = ""


@lru_cache(maxsize=5_000)
def spanned(head: str) -> Spanned:
    """The head taken apart; words about time stand at its start or its end."""
    for patterns, find in ((_AT_THE_START, re.Pattern.match), (_AT_THE_END, re.Pattern.search)):
        for span, pattern in patterns:
            if found := find(pattern, head):
                rest = head[: found.start()] + head[found.end() :]
                covers = found[0].removesuffix("累计") if _NAMED.search(found[0]) else ""
                return Spanned(rest, span, covers)
    return Spanned(head)
