"""What may be kept as a template, and what keeps a paper from being issued."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from luodi.kernel.folding import quoted
from luodi.kernel.refusal import Reason, because
from luodi.kernel.text import gettext_noop

MOST_FIGURES = 5_000
_NAME = re.compile(r"“(.+)”", re.DOTALL)


def kept_name(name: str) -> str:
    """A name as it is kept for words of a speech, where a figure has its placeholder."""
    return f"“{name}”"


def name_kept(said: str) -> str:
    """The name that was kept; empty for a placeholder."""
    found = _NAME.fullmatch(said)
    return found[1] if found else ""


class Seal(Enum):
    """Whether the record that a file carries is the one that was filled here."""

    OURS = "ours"
    NONE = "none"
    ALTERED = "altered"
    FOREIGN = "foreign"
    UNKNOWN = "unknown"


SEAL_WORDS = {
    Seal.NONE: gettext_noop("文件里的记录没有封印：是旧版填写的，或封印被删去，请用模板重新填数"),
    Seal.ALTERED: gettext_noop("文件里的记录在填写以后被改过，封印不符，请用模板重新填数"),
    Seal.FOREIGN: gettext_noop(
        "这份文稿是在另一套系统上填的，本账套没有它的时点，请在本系统重新填数"
    ),
    Seal.UNKNOWN: gettext_noop(
        "本系统没有填写这份文稿的登记：是在另一套系统上填的，或填写以后恢复过更早的备份，"
        "请用模板重新填数"
    ),
}
SEALED = "seal"
FINAL = "final"  # under what a paper that waits to be issued says which of its claims are false
FILLING = "paper.fill"  # the act in the house's log that a filled paper went out


def ending_of(title: str) -> str:
    """Under which ending a paper of this title lies."""
    return "xlsx" if title.lower().endswith(".xlsx") else "docx"


def seal_of(record: Mapping[str, Any]) -> str:
    """The digest of a record, its seal left out."""
    said = {key: value for key, value in record.items() if key != SEALED}
    return hashlib.sha256(json.dumps(said, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def sealed(record: Mapping[str, Any]) -> dict[str, Any]:
    """A record as a file carries it: with its seal, under which the house notes it."""
    return {**record, SEALED: seal_of(record)}


def topic_of(record: Mapping[str, Any]) -> str:
    """Under what the house's log notes that a paper with this record went out."""
    return f"paper:{record[SEALED]}"


def noted_of(record: Mapping[str, Any]) -> dict[str, object]:
    """What the house's log says of a filled paper."""
    said = {word: record[word] for word in ("book", "period", "moment")}
    return {**said, "figures": len(record["figures"])}


@dataclass(frozen=True)
class Final:
    """A paper as it is to be issued: what the file keeps of itself, and what stands in it."""

    record: Mapping[str, Any]
    standing: Mapping[int, Sequence[str]]
    seal: Seal = Seal.OURS

    @property
    def figures(self) -> list[Mapping[str, Any]]:
        return list(self.record.get("figures", ()))

    @property
    def lost(self) -> list[str]:
        """The figures of a letter whose marks are gone: deleted, or typed over with another."""
        if ending_of(str(self.record.get("title", ""))) != "docx":
            return []
        return [
            f"{one.get('name', '')} {one.get('printed', '')}"
            for one in self.figures
            if int(one.get("marks", 0)) > len(self.standing.get(int(one.get("id", 0)), ()))
        ]

    @property
    def rests(self) -> dict[str, str]:
        """Period, moment and head of the chain, as the paper prints them."""
        return {word: str(self.record.get(word, "")) for word in ("period", "moment", "head")}


def objections(final: Final) -> Iterator[Reason]:
    """Why a paper cannot be issued.

    A record that was not filled here, an open blank, several moments, a number changed by hand.
    """
    if final.seal is not Seal.OURS:
        yield because(SEAL_WORDS[final.seal], about="content")
    for one in final.figures:
        name, why = str(one.get("name", "")), str(one.get("why_not", ""))
        if why:
            text = gettext_noop("“%(name)s”还空着：%(why)s")
            yield because(text, about="content", name=name, why=why)
        printed = str(one.get("printed", ""))
        for words in final.standing.get(int(one.get("id", 0)), ()):
            if words != printed:
                text = gettext_noop("“%(name)s”填的是%(printed)s，文中被改成了%(words)s")
                values = {"name": name, "printed": printed, "words": quoted(words) or "—"}
                yield because(text, about="content", **values)
    moments = sorted({str(one["moment"]) for one in final.figures if one.get("moment")})
    if len(moments) > 1:
        text = gettext_noop("文中的数不是同一时点：%(moments)s")
        yield because(text, about="content", moments="、".join(moments))
    if len(final.figures) > MOST_FIGURES:
        text = gettext_noop("一份文稿最多 %(most)s 个数")
        yield because(text, about="content", most=MOST_FIGURES)


@dataclass(frozen=True)
class FalseClaim:
    """A sentence of the paper that the book says is not so, with its place and the numbers."""

    place: str
    words: str
    why: str


def false_claims(claims: Sequence[FalseClaim]) -> Iterator[Reason]:
    """Sentences that were tested against the book and found not to be so."""
    for claim in claims:
        text = gettext_noop("%(place)s“%(words)s”与账不符：%(why)s。请改写")
        values = {"place": claim.place, "words": claim.words, "why": claim.why}
        yield because(text, about="content", **values)
