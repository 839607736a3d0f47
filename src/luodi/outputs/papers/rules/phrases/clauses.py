"""The phrase round each figure: which words before and behind it belong to it, and whose it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from luodi.outputs.papers.rules.phrases.lexicon import Token, set_of, tokens
from luodi.outputs.papers.rules.phrases.marks import Mark
from luodi.outputs.papers.rules.phrases.passages import Passage
from luodi.outputs.papers.rules.phrases.readings import WEAK
from luodi.outputs.papers.rules.phrases.scopes import Known, Scope, body_in, event_pattern
from luodi.outputs.papers.rules.phrases.times import SAID

# Behind “X个” these begin what is counted; anything else belongs to the next thought.
_NOUNS = set_of(
    "project firm unit contract sign agreement station people lead valid supervised above "
    "zero_sign zero_lead zero_start building 10m 100m 1b mfg problem intention"
)
_BASE = re.compile(r"[^,;。]{0,14}?(?:项目|工程|企业)(?:中|里)")
_ITEM = re.compile(r"^[一二三四五六七八九]是")
_QUOTED = re.compile(r"[XxＸ×]+|“(?!五上|零)[^”]{0,12}”")


@dataclass(frozen=True)
class Phrase:
    """What is said of one figure: the words that belong to it, and the clause they are in."""

    before: str
    behind: str
    behind_all: str  # up to the end of the sentence
    clause: str
    clause_before: str  # as it stands in the text, names and all
    sentence: str
    sentence_before: str
    since: int  # where its sentence begins in the passage
    words: tuple[Token, ...]
    scope: Scope
    takes_behind: bool = False
    is_base: bool = False  # X个合同项目中…: those of which the next is a part

    @property
    def says(self) -> frozenset[str]:
        return frozenset(word.says for word in self.words if word.says)

    @property
    def spun(self) -> tuple[Token, ...]:
        return tuple(word for word in self.words if word.spun_from)


@dataclass(frozen=True)
class Cutter:
    """How phrases are cut from one passage."""

    passage: Passage
    known: Known
    level: str

    def phrases(self, marks: Sequence[Mark]) -> list[Phrase]:
        """One phrase for each mark; names that are blank themselves are passed over."""
        found: list[Phrase] = []
        taken = 0  # the first sign that no earlier figure has claimed
        for place, mark in enumerate(marks):
            start, end = self.passage.clause(mark.start)
            following = [m.start for m in marks[place + 1 :] if m.measure and m.start < end]
            bounds = (max(start, min(taken, mark.start)), min(following, default=end))
            phrase = self.phrase(mark, bounds)
            if mark.measure:
                claimed = claim(phrase.behind) if phrase.takes_behind else 0
                taken = mark.behind + claimed
            found.append(phrase)
        return found

    def phrase(self, mark: Mark, bounds: tuple[int, int]) -> Phrase:
        text = self.passage.text
        first, last = self.passage.sentence(mark.start)
        c_start, c_end = self.passage.clause(mark.start)
        behind = text[mark.behind : bounds[1]]
        before = self.plain(text[bounds[0] : mark.start])
        scope = body_in(before, self.known, self.level)
        ahead = tokens(_without(before, scope.words))
        takes = bool(mark.measure) and takes_behind(ahead, tokens(self.plain(behind)))
        after = tokens(self.plain(behind[: claim(behind)])) if takes else ()
        return Phrase(
            before=before,
            behind=behind,
            behind_all=text[mark.behind : last],
            clause=text[c_start:c_end],
            clause_before=text[c_start : mark.start],
            sentence=text[first:last],
            sentence_before=text[first : mark.start],
            since=first,
            words=(*ahead, *after),
            scope=scope,
            takes_behind=takes,
            is_base=takes and bool(_BASE.match(behind)),
        )

    def said(self, piece: str) -> frozenset[str]:
        """What a piece of a clause says, apart from any figure."""
        piece = self.plain(piece)
        spent = body_in(piece, self.known, self.level).words
        return frozenset(word.says for word in tokens(_without(piece, spent)) if word.says)

    def plain(self, piece: str) -> str:
        """The piece without fairs, days, blanks and quoted names: they are understood apart."""
        piece = event_pattern(self.known).sub("", piece)
        return _ITEM.sub("", _QUOTED.sub("", SAID.sub("", piece)))


def _without(text: str, words: Sequence[str]) -> str:
    for word in words:
        text = text.replace(word, "", 1)
    return text


def takes_behind(ahead: Sequence[Token], after: Sequence[Token]) -> bool:
    """Whether what is counted stands behind the number: X个合同项目; or the deed does."""
    first = next((word.says for word in after if word.says != ""), None)
    if first in _NOUNS or first == "not":  # 签约项目中仍有2个没有落地
        return True
    deeds = frozenset(word.says for word in ahead if word.says)
    weak = WEAK - {"people"}
    return not deeds - WEAK and any(word.says and word.says not in weak for word in after)


def claim(behind: str) -> int:
    """How far the words behind belong to this figure: up to 中 of X个合同项目中, else all."""
    found = _BASE.match(behind)
    return found.end() if found else len(behind)
