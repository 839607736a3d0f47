"""How sure a reading is: everything that would have to be wrong, each with its price."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from luodi.foundation.vocabulary.shapes import Time
from luodi.kernel.refusal import Reason, because
from luodi.outputs.papers.rules.phrases import telling
from luodi.outputs.papers.rules.phrases.clauses import Phrase
from luodi.outputs.papers.rules.phrases.lexicon import Token
from luodi.outputs.papers.rules.phrases.matching import Match
from luodi.outputs.papers.rules.phrases.times import When

type Price = tuple[int, Reason]  # per cent off, and why

_UNBOUNDED = re.compile(r"近期|近来|“?十[三四五六]五”?|这两年|近几年|近年来|连续\w年")
_SINCE = re.compile(r"20\d\d年以来")
_BOUNDED = re.compile(r"20\d\d年|\d月|全年|上半年|季度")
_NOUNS = frozenset({"project", "firm", "unit", "money", "total", "arrived"})
NEGATED = 30
UNKNOWN_WORD, UNKNOWN_NOUN, LEADING = 22, 32, 5
SPUN_IN_SPUN, SPUN_ALONE = 2, 25


def prices(phrase: Phrase, found: Match, when: When, *, spun: bool) -> Iterator[Price]:
    """What the words leave open, apart from the words that another figure lends."""
    yield from spun_words(phrase, spun)
    yield from unknown_words(phrase.words)
    yield from body(phrase)
    yield from period(phrase, when, flows=_flows(found))
    if "not" in found.left:
        # 仍有2个没有落地 is no count of those that were signed.
        yield NEGATED, because(telling.LEFT, words=negation(phrase))
    if found.left and (words := left_over(phrase, found)):
        yield 0, because(telling.LEFT, words=words)


def spun_words(phrase: Phrase, spun: bool) -> Iterator[Price]:
    for word in phrase.spun:
        text = telling.SPUN if spun else telling.SPUN_UNSURE
        price = SPUN_IN_SPUN if spun else SPUN_ALONE
        yield price, because(text, word=word.word, meant=word.spun_from)


def unknown_words(words: Sequence[Token]) -> Iterator[Price]:
    """A word nobody knows: dear where it narrows a noun, cheap ahead of all that is known."""
    known = [place for place, word in enumerate(words) if word.says]
    for place, word in enumerate(words):
        if word.says is None:
            price = _unknown(words, place, known)
            if price:
                yield price, because(telling.UNKNOWN, words=word.word)


def _unknown(words: Sequence[Token], place: int, known: Sequence[int]) -> int:
    following = next((word.says for word in words[place + 1 :] if word.says != ""), "")
    if following in _NOUNS:
        return UNKNOWN_NOUN
    is_short = len(words[place].word) < 2
    if not known or place < known[0]:
        return 0 if is_short else LEADING
    return LEADING if is_short else UNKNOWN_WORD


def body(phrase: Phrase) -> Iterator[Price]:
    if phrase.scope.unsure:
        yield 45, because(telling.UNKNOWN_BODY, body=phrase.scope.unsure)


def period(phrase: Phrase, when: When, *, flows: bool) -> Iterator[Price]:
    vague = _UNBOUNDED.search(phrase.sentence_before)
    if since := _SINCE.search(phrase.sentence_before):
        yield 25, because(telling.NO_BOUNDS, words=since[0])
    elif vague and flows and not _BOUNDED.search(phrase.sentence_before):
        # 近期 speaks of days that nobody has said.
        yield 25, because(telling.NO_BOUNDS, words=vague[0])
    if not when.has_year:
        yield 25, because(telling.NO_YEAR)
    if when.is_split:
        yield 5, because(telling.TWO_YEARS, year=when.period.start.year + 1)
    elif not when.is_said and not when.words:
        yield 5, because(telling.PART_PERIOD, period=when.period)
    elif not when.is_said:
        yield (22 if when.is_mixed else 3), because(telling.CARRIED_PERIOD, period=when.period)


def _flows(found: Match) -> bool:
    return found.reading is not None and found.reading.time is Time.FLOW


def left_over(phrase: Phrase, found: Match) -> str:
    return "、".join(dict.fromkeys(w.word for w in phrase.words if w.says in found.left))


def negation(phrase: Phrase) -> str:
    return next((w.word for w in phrase.words if w.says == "not"), "")
