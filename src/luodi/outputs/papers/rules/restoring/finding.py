"""Each word that looks swapped, where it stands, what it was, how sure that is and why."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from luodi.kernel.refusal import Reason, because
from luodi.kernel.text import gettext_noop
from luodi.outputs.papers.rules.phrases.bindings import SURE
from luodi.outputs.papers.rules.phrases.marks import between
from luodi.outputs.papers.rules.phrases.passages import Passage
from luodi.outputs.papers.rules.restoring.swaps import COMPOUNDS, KEPT, SWAPS, Swap

COMPANY = gettext_noop("与“%(beside)s”连用的是“%(meant)s”")
NOT_A_WORD = gettext_noop("没有“%(stands)s”这个说法")
NOWHERE = gettext_noop("全文%(count)s处用“%(stands)s”，没有一处“%(meant)s”")
USUAL = gettext_noop("换字的稿子常把“%(meant)s”换成“%(stands)s”，这里两个都说得通")
EITHER_READS = gettext_noop("原来可能是“%(meant)s”，不换也读得通")
ALONE = gettext_noop("全文别处不像换过字，请核对")

BOTH_SIDES, ONE_SIDE, NOWHERE_ELSE, POSSIBLE, EITHER_WAY, UNPROVED = 97, 90, 85, 55, 40, 60
LEAST_SPUN = 4  # different swaps that their company proves, before a text is taken for spun
LEAST_OFTEN = 5  # proved occurrences of one swap, before its others are taken for swaps too
WINDOW, AROUND = 20, 10


@dataclass(frozen=True)
class Swapped:
    """One word that looks swapped, in its place in the passage, with what it may have been."""

    n: int
    start: int
    end: int
    stands: str
    meant: str
    others: tuple[str, ...] = ()
    confidence: int = 0  # per cent
    reasons: tuple[Reason, ...] = ()
    context: str = ""
    before: str = ""  # the context in three pieces
    behind: str = ""

    @property
    def is_sure(self) -> bool:
        return self.confidence >= SURE

    @property
    def choices(self) -> tuple[str, ...]:
        """Everything that it may have been, the likeliest first."""
        return (self.meant, *self.others)


@dataclass(frozen=True)
class Trace:
    """One row of the table at one place: the words beside it that prove it, if any do."""

    start: int
    swap: Swap
    beside: tuple[str, ...]

    @property
    def end(self) -> int:
        return self.start + len(self.swap.stands)

    @property
    def is_proved(self) -> bool:
        return bool(self.beside) or not (_has_clues(self.swap) or self.swap.is_loose)


def swapped(passage: Passage) -> tuple[Swapped, ...]:
    """The words that look swapped, in their order; none where the writer's own words stand."""
    traces = list(_traces(passage.text))
    spun = is_spun(traces)
    found = [one for group in _places(traces) if (one := _weighed(passage, group, traces, spun))]
    return tuple(replace(one, n=n) for n, one in enumerate(found, start=1))


def is_spun(traces: Sequence[Trace]) -> bool:
    """Whether enough different swaps are proved by their company."""
    proved = {(t.swap.stands, t.swap.meant) for t in traces if t.is_proved and not t.swap.is_loose}
    return len(proved) >= LEAST_SPUN


def _traces(text: str) -> Iterator[Trace]:
    """Every row at every place, but where the word is the writer's own; longer words go first."""
    taken: list[tuple[int, int]] = []
    for swap in sorted(SWAPS, key=lambda row: -len(row.stands)):
        for found in re.finditer(re.escape(swap.stands), text):
            span = found.span()
            if any(s < span[1] and span[0] < e and (s, e) != span for s, e in taken):
                continue
            if _is_compound(text, span[0], swap.stands):
                continue
            beside = tuple(_beside(text, span, swap))
            is_due = not _is_own(text, span, swap.stands) and not (
                swap.is_loose and _has_clues(swap)
            )
            if beside or is_due:
                taken.append(span)
                yield Trace(span[0], swap, beside)


def _has_clues(swap: Swap) -> bool:
    return bool(swap.before or swap.behind)


def _places(traces: Sequence[Trace]) -> Iterator[list[Trace]]:
    for start in sorted({trace.start for trace in traces}):
        yield [trace for trace in traces if trace.start == start]


def _beside(text: str, span: tuple[int, int], swap: Swap) -> Iterator[str]:
    """The words just before and just behind that only go with what was meant."""
    before, behind = _pattern(swap.before, True), _pattern(swap.behind, False)
    ahead, after = text[max(0, span[0] - WINDOW) : span[0]], text[span[1] : span[1] + WINDOW]
    for pattern, piece in ((before, ahead), (behind, after)):
        if pattern and (found := pattern.search(piece)):
            yield found[0].strip()


def _is_compound(text: str, start: int, stands: str) -> bool:
    pattern = _pattern(COMPOUNDS.get(stands, ""), True)
    return bool(pattern and pattern.search(text[max(0, start - WINDOW) : start]))


def _is_own(text: str, span: tuple[int, int], stands: str) -> bool:
    before, behind = KEPT.get(stands, ("", ""))
    ahead, after = text[max(0, span[0] - WINDOW) : span[0]], text[span[1] : span[1] + WINDOW]
    own = (_pattern(before, True), ahead), (_pattern(behind, False), after)
    return any(pattern is not None and pattern.search(piece) for pattern, piece in own)


@cache
def _pattern(words: str, is_before: bool) -> re.Pattern[str] | None:
    """The words of a table's cell, any of them, just before a place or just behind it."""
    if not words.strip():
        return None
    either = "|".join(_split(words))
    return re.compile(f"(?:{either})$" if is_before else f"^(?:{either})")


def _split(words: str) -> list[str]:
    """The words of a cell; those in brackets are one alternative of the word before them."""
    return re.sub(r"\(\?:([^)]*)\)", lambda m: f"(?:{m[1].replace(' ', '|')})", words).split()


def _weighed(
    passage: Passage, group: Sequence[Trace], traces: Sequence[Trace], spun: bool
) -> Swapped | None:
    """The likeliest original of one place; nothing where the text shows no sign of spinning."""
    either = [one for one in group if one.swap.is_loose and one.beside]
    ranked = sorted(((*_price(one, traces), one) for one in either or group), key=lambda r: -r[0])
    confidence, why, best = ranked[0]
    if not spun and not best.is_proved:
        return None
    others = dict.fromkeys(
        one.swap.meant for *_, one in ranked if one.swap.meant != best.swap.meant
    )
    reasons = (why,) if spun else (why, because(ALONE))
    first, last = passage.sentence(best.start)
    text = passage.text
    before = text[max(first, best.start - AROUND) : best.start]
    behind = text[best.end : min(last, best.end + AROUND)]
    return Swapped(
        n=0,
        start=best.start,
        end=best.end,
        stands=best.swap.stands,
        meant=best.swap.meant,
        others=tuple(others),
        confidence=confidence if spun else min(confidence, UNPROVED),
        reasons=reasons,
        context=between(
            text, best.start - len(before), best.start, best.end, best.end + len(behind)
        ),
        before=before,
        behind=behind,
    )


def _price(trace: Trace, traces: Sequence[Trace]) -> tuple[int, Reason]:
    """How sure a row is at its place, and why."""
    swap = trace.swap
    words = {"stands": swap.stands, "meant": swap.meant}
    if swap.is_loose:
        return EITHER_WAY, because(EITHER_READS, meant=swap.meant)
    if trace.beside:
        beside = "”“".join(trace.beside)
        sure = BOTH_SIDES if len(trace.beside) > 1 else ONE_SIDE
        return sure, because(COMPANY, beside=beside, meant=swap.meant)
    if trace.is_proved:
        return ONE_SIDE, because(NOT_A_WORD, stands=swap.stands)
    alike = [one for one in traces if one.swap.stands == swap.stands and not one.swap.is_loose]
    is_only = all(one.swap.meant == swap.meant for one in alike)
    proved = sum(one.is_proved for one in alike)
    if is_only and proved >= LEAST_OFTEN and proved * 2 >= len(alike):
        return NOWHERE_ELSE, because(NOWHERE, count=len(alike), **words)
    return POSSIBLE, because(USUAL, **words)
