"""A speech as its page shows it: the text with its marks, a row for each, the sum of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from luodi.kernel.text import gettext_noop
from luodi.outputs.papers.queries.speeches.answers import Answer, Reading
from luodi.outputs.papers.queries.speeches.choosing import NOTHING, is_choosable, offered
from luodi.outputs.papers.queries.speeches.telling import confidence_word, number, sorted_out
from luodi.outputs.papers.rules.phrases.bindings import SORT_WORDS, Binding
from luodi.outputs.papers.rules.phrases.counting import name_of

FILLED, ASKED = "filled", "asked"
LIKELY, ALL, OPEN = gettext_noop("可能是"), gettext_noop("同计量的指标"), gettext_noop("留空")

type Offer = tuple[str, str, bool]  # a code, its words, whether it is chosen


@dataclass(frozen=True)
class Piece:
    """A piece of the text; one with a number is a blank or figure."""

    text: str
    n: int = 0
    state: str = ""


@dataclass(frozen=True)
class Row:
    """One blank or figure as a row of the page."""

    binding: Binding
    answer: Answer
    sort: str
    confidence: str
    state: str
    claimed: str | None
    verified: str | None
    offers: tuple[tuple[str, tuple[Offer, ...]], ...] = ()


def marked(reading: Reading) -> Iterator[Piece]:
    """The text in pieces, each blank and figure one of its own."""
    text, at = reading.passage.text, 0
    for binding in reading.bindings:
        mark = binding.mark
        yield Piece(text[at : mark.start])
        yield Piece(mark.text or " ", binding.n, FILLED if binding.is_filled else ASKED)
        at = mark.end
    yield Piece(text[at:])


def rows(found: Sequence[Answer]) -> list[Row]:
    return [_row(one) for one in found]


def _row(one: Answer) -> Row:
    binding = one.binding
    is_done = binding.is_filled or one.published is not None
    return Row(
        binding=binding,
        answer=one,
        sort=gettext(SORT_WORDS[binding.sort]),
        confidence=gettext(confidence_word(binding)),
        state=FILLED if is_done else ASKED,
        claimed=number(one.claimed),
        verified=number(one.verified),
        offers=tuple(_offers(binding)) if is_choosable(binding) else (),
    )


def _offers(binding: Binding) -> Iterator[tuple[str, tuple[Offer, ...]]]:
    """The likely ones first, then every indicator in the same measure."""
    likely = [(code, name_of(code)) for code in binding.candidates]
    chosen = binding.indicator if binding.is_sure else ""
    near = [(code, gettext(name), code == chosen) for code, name in likely]
    near.append((NOTHING, gettext(OPEN), False))
    yield gettext(LIKELY), tuple(near)
    others = [
        (code, gettext(name), code == chosen)
        for code, name in offered(binding)
        if code not in binding.candidates
    ]
    yield gettext(ALL), tuple(others)


def summed(found: Sequence[Answer]) -> list[tuple[str, int]]:
    return [(gettext(word), count) for word, count in sorted_out(found)]
