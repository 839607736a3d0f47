"""A phrase in words: the longest that the tables know, each with what it says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from luodi.outputs.papers.rules.phrases.words import FILLERS, SPUN, WORDS


def set_of(text: str) -> frozenset[str]:
    """The words of a line, for tables that are sets of them."""
    return frozenset(text.split())


UNCOUNTED = frozenset({"project", "involve", "used", "nurtured"})  # say nothing beside a deed


@dataclass(frozen=True)
class Token:
    """One word of a phrase and what it says; nothing for a filler, and None for the unknown."""

    word: str
    says: str | None
    start: int
    spun_from: str = ""

    @property
    def is_known(self) -> bool:
        return bool(self.says)


def tokens(phrase: str, also: tuple[str, ...] = ()) -> tuple[Token, ...]:
    """The phrase in words, the longest known first; runs of unknown signs are one token each.

    `also` are further words that are understood elsewhere: names of units and events, days.
    """
    found: list[Token] = []
    at = 0
    while at < len(phrase):
        token = _token(phrase, at, also)
        if token.says is None and found and found[-1].says is None:
            last = found.pop()
            token = Token(last.word + token.word, None, last.start)
        found.append(token)
        at = token.start + len(token.word)
    return tuple(found)


def _token(phrase: str, at: int, also: tuple[str, ...]) -> Token:
    known = max((word for word in also if phrase.startswith(word, at)), key=len, default="")
    entry = _entries().match(phrase, at)
    if entry and len(entry[0]) >= len(known):
        says, original = _meanings()[entry[0]]
        return Token(entry[0], says, at, original)
    return Token(known, "", at) if known else Token(phrase[at], None, at)


@cache
def _meanings() -> dict[str, tuple[str, str]]:
    """Word → what it says, and the word it was spun from; own words go before spun ones."""
    found = dict(_spun())
    found |= {word: ("", "") for word in FILLERS}
    found |= {word: (says, "") for says, words in WORDS.items() for word in words}
    return found


def _spun() -> Iterator[tuple[str, tuple[str, str]]]:
    for says, words in WORDS.items():
        for word in words:
            for meant, stands in SPUN:
                if meant in word:
                    yield word.replace(meant, stands), (says, word)


@cache
def _entries() -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, _meanings()), key=len, reverse=True)))


def is_spun(text: str) -> bool:
    """Whether the whole text looks spun: the swapped word stands and the right one nowhere."""
    swapped = sum(text.count(stands) > 1 and meant not in text for meant, stands in SPUN[:6])
    return swapped > 0 and text.count("工程") > text.count("项目")
