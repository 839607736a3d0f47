"""A speech as its page shows it: the text with its marks, a row for each, the sum of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from luodi.kernel.periods import Period
from luodi.kernel.text import gettext_noop
from luodi.outputs.papers.queries.speeches.answers import Answer, Reading
from luodi.outputs.papers.queries.speeches.choosing import (
    NOTHING,
    is_choosable,
    is_nameable,
    offered,
    period_chosen,
    periods_offered,
)
from luodi.outputs.papers.queries.speeches.telling import confidence_word, number, sorted_out
from luodi.outputs.papers.rules.phrases.bindings import SORT_WORDS, Binding
from luodi.outputs.papers.rules.phrases.counting import name_of
from luodi.outputs.papers.rules.phrases.templates import names_known
from luodi.outputs.papers.rules.restoring.finding import Swapped
from luodi.outputs.papers.rules.restoring.putting import Put, by_pair

FILLED, ASKED = "filled", "asked"
LIKELY, ALL, OPEN = gettext_noop("可能是"), gettext_noop("同计量的指标"), gettext_noop("留空")

type Offer = tuple[str, str, bool]  # a code, its words, whether it is chosen


@dataclass(frozen=True)
class Piece:
    """A piece of the text; one with a number is a blank or figure, one with a word is swapped."""

    text: str
    n: int = 0
    state: str = ""
    put: str = ""  # the word that is put back for it
    is_swapped: bool = False


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
    periods: tuple[Period, ...] = ()
    period: str = ""  # that was chosen
    is_name: bool = False
    is_known: bool = False  # a name that the book tells, where nobody writes another


def marked(
    reading: Reading, words: Sequence[Swapped] = (), puts: Sequence[Put] = ()
) -> Iterator[Piece]:
    """The text in pieces: each blank, figure and swapped word is one of its own."""
    text, at = reading.passage.text, 0
    now = {put.word.n: put.text for put in puts}
    own = [(one.mark.start, one.mark.end, _of_binding(one)) for one in reading.bindings]
    own += [
        (one.start, one.end, Piece(one.stands, put=now.get(one.n, ""), is_swapped=True))
        for one in words
    ]
    for start, end, piece in sorted(own, key=lambda spot: spot[0]):
        if start >= at:
            yield Piece(text[at:start])
            yield piece
            at = end
    yield Piece(text[at:])


def _of_binding(binding: Binding) -> Piece:
    is_done = binding.is_filled or binding.given
    text = binding.given or binding.mark.text or " "
    return Piece(text, binding.n, FILLED if is_done else ASKED)


@dataclass(frozen=True)
class WordRow:
    """One swapped word as a line of the page."""

    word: Swapped
    put: str


@dataclass(frozen=True)
class WordGroup:
    """The places of one swap."""

    stands: str
    meant: str
    is_sure: bool
    rows: tuple[WordRow, ...]

    @property
    def count(self) -> int:
        return sum(bool(row.put) for row in self.rows)


def word_groups(words: Sequence[Swapped], puts: Sequence[Put]) -> list[WordGroup]:
    """The swapped words by what stands for what: the sure ones first."""
    now = {put.word.n: put.text for put in puts}
    return [
        WordGroup(
            stands,
            meant,
            places[0].is_sure,
            tuple(WordRow(one, now.get(one.n, "")) for one in places),
        )
        for stands, meant, places in by_pair(words)
    ]


def rows(found: Sequence[Answer], reading: Reading) -> list[Row]:
    known = names_known(reading.passage, [one.told for one in found])
    return [_row(one, reading.calendar.year, one.binding.n in known) for one in found]


def _row(one: Answer, year: int, is_known: bool) -> Row:
    binding = one.binding
    is_timed = is_choosable(binding) and binding.indicator
    return Row(
        binding=binding,
        answer=one,
        sort=gettext(SORT_WORDS[binding.sort]),
        confidence=gettext(confidence_word(binding)),
        state=FILLED if one.is_done or is_known else ASKED,
        claimed=number(one.claimed),
        verified=number(one.verified),
        offers=tuple(_offers(binding)) if is_choosable(binding) else (),
        periods=tuple(periods_offered(year)) if is_timed else (),
        period=period_chosen(binding),
        is_name=is_nameable(binding),
        is_known=is_known,
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
