"""What a person chose on the page: an indicator for a blank, a fair for its words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from luodi.foundation.vocabulary.indicators import INDICATORS
from luodi.kernel.refusal import because
from luodi.kernel.text import gettext_noop
from luodi.outputs.papers.queries.speeches.answers import Reading
from luodi.outputs.papers.queries.speeches.known import Fair, Names
from luodi.outputs.papers.rules.phrases.bindings import Binding, Sort
from luodi.outputs.papers.rules.phrases.counting import name_of
from luodi.outputs.papers.rules.phrases.readings import COUNTED_RATES, SORTS

CHOSEN = gettext_noop("由您选定")
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
    return replace(
        binding,
        indicator=code,
        name=name_of(code),
        unit=_UNITS[code],
        confidence=CERTAIN,
        reasons=(because(CHOSEN),),
        candidates=tuple(dict.fromkeys([code, *binding.candidates])),
    )


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


def fairs_of(names: Names) -> list[tuple[str, str]]:
    return [(str(fair.subject), fair.name) for fair in names.fairs]
