"""Bindings as other programs and pages read them: JSON, words for confidence, a count by kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from luodi.analysis.figures.rules.asked import Figure
from luodi.kernel.text import CHINESE, Tongue, gettext_noop
from luodi.outputs.papers.queries.speeches.answers import Answer
from luodi.outputs.papers.queries.speeches.verdicts import Judged
from luodi.outputs.papers.rules.phrases.bindings import SORT_WORDS, SURE, Binding

VERY_SURE, UNSURE = 90, 45
CONFIDENCE = (
    (VERY_SURE, gettext_noop("很有把握")),
    (SURE, gettext_noop("有把握")),
    (UNSURE, gettext_noop("拿不准，请选")),
    (0, gettext_noop("不知道，请定")),
)
IN_ALL, FILLED, ASKED = gettext_noop("共"), gettext_noop("已填"), gettext_noop("要问")


def confidence_word(binding: Binding) -> str:
    return next(word for least, word in CONFIDENCE if binding.confidence >= least)


def sorted_out(found: Sequence[Answer]) -> Iterator[tuple[str, int]]:
    """How many there are, are filled, are asked, and of each kind."""
    yield IN_ALL, len(found)
    filled = sum(one.binding.is_filled or one.published is not None for one in found)
    yield FILLED, filled
    yield ASKED, len(found) - filled
    kinds = Counter(one.binding.sort for one in found)
    for sort, word in SORT_WORDS.items():
        if kinds[sort]:
            yield word, kinds[sort]


def as_json(
    found: Sequence[Answer], judged: Sequence[Judged], tongue: Tongue = CHINESE
) -> list[dict[str, object]]:
    """One object for each blank or figure in order; claims stand with the blank before them."""
    starts = [one.binding.mark.start for one in found]
    return [
        _object(one, _between(judged, starts, place), tongue) for place, one in enumerate(found)
    ]


def number(figure: Figure | None) -> str | None:
    """The figure as it is printed, without its unit; None for what is not known."""
    if figure is None or figure.value is None:
        return None
    return figure.shown.removesuffix(figure.unit)


def _between(judged: Sequence[Judged], starts: Sequence[int], place: int) -> list[Judged]:
    """The claims from this blank up to the next; those before the first stand with the first."""
    first = starts[place] if place else 0
    last = starts[place + 1] if place + 1 < len(starts) else None
    return [t for t in judged if first <= t.claim.at and (last is None or t.claim.at < last)]


def _object(one: Answer, judged: Sequence[Judged], tongue: Tongue) -> dict[str, object]:
    binding = one.binding
    period = binding.when.period.said(tongue) if binding.when and binding.indicator else None
    printed = binding.mark.printed
    return {
        "n": binding.n,
        "text": binding.mark.text,
        "context": binding.context,
        "class": binding.sort.value,
        "indicator": binding.indicator or None,
        "scope": (one.event or binding.scope.label) if binding.indicator else None,
        "period": period,
        "unit": binding.unit or binding.mark.measure or None,
        "value": one.published.words if one.published else number(one.verified),
        "confidence": binding.confidence / 100,
        "reason": "；".join(reason.said(tongue) for reason in binding.reasons),
        "claimed": number(one.claimed),
        "printed": None if printed is None else f"{printed:f}",
        "agrees": one.agrees,
        "asked": not (binding.is_filled or one.published),
        "candidates": [] if binding.is_sure else list(binding.candidates),
        "claims": [_claim(test, tongue) for test in judged],
    }


def _claim(test: Judged, tongue: Tongue) -> dict[str, object]:
    claim = test.claim
    return {
        "text": claim.words,
        "context": claim.context,
        "says": claim.says.value,
        "indicators": list(claim.indicators),
        "event": claim.event or None,
        "period": claim.when.period.said(tongue),
        "verdict": test.verdict.value,
        "reason": "；".join(reason.said(tongue) for reason in test.reasons),
    }
