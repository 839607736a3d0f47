"""What a person chose on the page: an indicator for a blank, a fair for its words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from luodi.foundation.vocabulary.indicators import INDICATORS
from luodi.kernel.refusal import Refused, because
from luodi.kernel.text import gettext_noop
from luodi.outputs.papers.queries.speeches.answers import Reading
from luodi.outputs.papers.queries.speeches.known import Fair
from luodi.outputs.papers.rules.phrases.bindings import Binding, Sort
from luodi.outputs.papers.rules.phrases.counting import name_of
from luodi.outputs.papers.rules.phrases.readings import COUNTED_RATES, SORTS
from luodi.outputs.papers.rules.placeholders import parse
from luodi.records.publications.queries import bindings_of

CHOSEN = gettext_noop("由您选定")
REMEMBERED = gettext_noop("同样的话以前选定过")
LEFT_OPEN = gettext_noop("由您留空")
NOTHING = "-"
CERTAIN = 100
_UNITS = {row.code: row.unit for row in INDICATORS} | {row[0]: row[2] for row in COUNTED_RATES}


@dataclass(frozen=True)
class EventAsked:
    """Words for a fair that the book cannot tell by itself, and the fairs to choose from."""

    place: int
    words: str
    fairs: tuple[Fair, ...]
    chosen: int | None


def chosen(reading: Reading, choices: Mapping[int, str]) -> Reading:
    """The reading with what was chosen for single blanks."""
    bindings = tuple(_chosen(one, choices.get(one.n, "")) for one in reading.bindings)
    return replace(reading, bindings=bindings)


def _chosen(binding: Binding, code: str) -> Binding:
    if code == NOTHING:
        reasons = (because(LEFT_OPEN),)
        return replace(binding, indicator="", confidence=0, reasons=reasons)
    if code not in _UNITS or not is_choosable(binding):
        return binding
    return _settled(binding, code, CHOSEN)


def _settled(binding: Binding, code: str, why: str) -> Binding:
    return replace(
        binding,
        indicator=code,
        name=name_of(code),
        unit=_UNITS[code],
        confidence=CERTAIN,
        reasons=(because(why),),
        candidates=tuple(dict.fromkeys([code, *binding.candidates])),
    )


def remembered(reading: Reading, book: int) -> Reading:
    """The reading with what people of the book have said of the same words before."""
    asked = [one for one in reading.bindings if is_choosable(one)]
    known = bindings_of(book, [one.words for one in asked])
    codes = {words: code for words, said in known.items() if (code := code_of(said))}
    bindings = tuple(
        _settled(one, codes[one.words], REMEMBERED)
        if is_choosable(one) and one.words in codes
        else one
        for one in reading.bindings
    )
    return replace(reading, bindings=bindings)


def code_of(said: str) -> str:
    """The indicator that a kept placeholder names; empty for one that is known no more."""
    try:
        name = parse(said).name
    except Refused:
        return ""
    return next((code for code in _UNITS if name in (code, name_of(code))), "")


def is_choosable(binding: Binding) -> bool:
    """Whether an indicator can be meant: a counted blank, no name and no rank."""
    return bool(binding.mark.measure) and binding.sort in {Sort.BOOK, Sort.TARGET, Sort.PUBLISHED}


def offered(binding: Binding) -> list[tuple[str, str]]:
    """Every indicator that is counted in the blank's measure."""
    sort = binding.mark.sort
    return [(code, name_of(code)) for code, unit in _UNITS.items() if sort in SORTS.get(unit, ())]


def events_asked(reading: Reading, picked: Mapping[int, int]) -> list[EventAsked]:
    """Each wording of a fair once, where the book has several or none of the year."""
    words: dict[str, Binding] = {}
    for one in reading.bindings:
        if one.scope.event and one.indicator and one.when:
            words.setdefault(one.scope.event, one)
    found = []
    for place, (said, binding) in enumerate(words.items()):
        year = binding.when.period.start.year if binding.when else 0
        meant = reading.names.fairs_meant(said, year)
        if len(meant) != 1 and reading.names.fairs:
            offers = meant or reading.names.fairs
            found.append(EventAsked(place, said, offers, picked.get(place)))
    return found


def with_events(reading: Reading, asked: Sequence[EventAsked]) -> Reading:
    """The reading with the fairs that were chosen, each known by its words from now on."""
    settled = {one.words: fair for one in asked for fair in one.fairs if fair.subject == one.chosen}
    bindings = tuple(
        replace(one, scope=replace(one.scope, event=settled[one.scope.event].name))
        if one.scope.event in settled
        else one
        for one in reading.bindings
    )
    return replace(reading, bindings=bindings)
