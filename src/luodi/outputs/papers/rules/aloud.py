"""A filled paper as it is read aloud: the sentence of each open blank, those that count to 0."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from luodi.outputs.papers.rules.answers import still_open

_SENTENCES = re.compile(r"[^。！？；\n]+[。！？；]?")
_CLAUSES = re.compile(r"[^，。！？；\n]+[，。！？；]?")
_NOTHING = re.compile(r"(?<![\d.,])0(?:\.0+)?(?:个|家|户|人|名|条|次|场|批次|亿元|万元|亩)")
LONGEST = 90  # signs of a sentence that are shown


def asked_in(paragraphs: Sequence[str], name: str) -> str:
    """The sentence in which something of this name is still to be said."""
    return next(_with(paragraphs, still_open(name)), "")


def counting_nothing(paragraphs: Sequence[str]) -> list[str]:
    """The clauses that say 0 of something: true, and not what anybody says aloud."""
    found = [
        clause[0].strip()
        for paragraph in paragraphs
        for clause in _CLAUSES.finditer(paragraph)
        if _NOTHING.search(clause[0])
    ]
    return list(dict.fromkeys(found))


def _with(paragraphs: Sequence[str], words: str) -> Iterator[str]:
    for paragraph in paragraphs:
        for sentence in _SENTENCES.finditer(paragraph):
            if words in sentence[0]:
                yield _cut(sentence[0].strip(), words)


def _cut(sentence: str, words: str) -> str:
    """A long sentence as far as the clauses round the words go."""
    if len(sentence) <= LONGEST:
        return sentence
    clauses = [clause[0] for clause in _CLAUSES.finditer(sentence)]
    at = next((place for place, clause in enumerate(clauses) if words in clause), 0)
    first, last = max(0, at - 1), at + 2
    ahead, behind = "…" if first else "", "…" if last < len(clauses) else ""
    return f"{ahead}{''.join(clauses[first:last])}{behind}"
