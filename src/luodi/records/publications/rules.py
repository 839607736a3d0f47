"""What may be kept as a template, and what keeps a paper from being issued."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from luodi.kernel.folding import quoted
from luodi.kernel.refusal import Reason, because
from luodi.kernel.text import gettext_noop

MOST_FIGURES = 5_000


@dataclass(frozen=True)
class Final:
    """A paper as it is to be issued: what the file keeps of itself, and what stands in it."""

    record: Mapping[str, Any]
    standing: Mapping[int, Sequence[str]]

    @property
    def figures(self) -> list[Mapping[str, Any]]:
        return list(self.record.get("figures", ()))

    @property
    def rests(self) -> dict[str, str]:
        """Period, moment and head of the chain, as the paper prints them."""
        return {word: str(self.record.get(word, "")) for word in ("period", "moment", "head")}


def objections(final: Final) -> Iterator[Reason]:
    """Why a paper cannot be issued: an open blank, several moments, a number changed by hand."""
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


def false_claims(claims: Sequence[str]) -> Iterator[Reason]:
    """Sentences that were checked against the book and found not to be so."""
    for claim in claims:
        text = gettext_noop("这句话与账上不符：%(claim)s")
        yield because(text, about="content", claim=claim)
