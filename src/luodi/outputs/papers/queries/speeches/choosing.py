"""What a person said on the page: an indicator, a period, a name for a blank, a fair for words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from luodi.foundation.vocabulary.indicators import INDICATORS
from luodi.kernel.periods import Period, parse_period
from luodi.kernel.refusal import Refused, because
from luodi.kernel.text import gettext_noop
from luodi.outputs.papers.queries.speeches.answers import Reading
from luodi.outputs.papers.queries.speeches.known import Fair
from luodi.outputs.papers.rules.phrases import telling
from luodi.outputs.papers.rules.phrases.bindings import Binding, Sort
from luodi.outputs.papers.rules.phrases.counting import name_of
from luodi.outputs.papers.rules.phrases.readings import COUNTED_RATES, SORTS
from luodi.outputs.papers.rules.placeholders import parse
from luodi.records.publications.queries import bindings_of
from luodi.records.publications.rules import name_kept

CHOSEN = gettext_noop("由您选定")
REMEMBERED = gettext_noop("同样的话以前选定过")
TIMED = gettext_noop("期间由您选定：%(period)s")
LEFT_OPEN = gettext_noop("由您留空")
NOTHING = "-"
# Doubts that are settled by choosing a period, and sentences that are none.
OF_TIME = {telling.NO_BOUNDS, telling.PART_PERIOD, telling.CARRIED_PERIOD, telling.TWO_YEARS}
OF_TIME |= {telling.NO_YEAR}
NO_DOUBTS = {telling.READ_AS, telling.SPUN, telling.LEANS, telling.AT_EVENT}
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
        reasons=(because(why), *(one for one in binding.reasons if one.text == TIMED)),
        candidates=tuple(dict.fromkeys([code, *binding.candidates])),
    )


def named(reading: Reading, names: Mapping[int, str]) -> Reading:
    """The reading with the names that were typed for single blanks."""
    bindings = tuple(
        _given(one, names[one.n].strip(), CHOSEN) if is_nameable(one) and one.n in names else one
        for one in reading.bindings
    )
    return replace(reading, bindings=bindings)


def _given(binding: Binding, words: str, why: str) -> Binding:
    return replace(binding, given=words, confidence=CERTAIN, reasons=(because(why),))


def timed(reading: Reading, periods: Mapping[int, str]) -> Reading:
    """The reading with the periods that were chosen; where only the time was open, it is sure."""
    year = reading.calendar.year
    bindings = tuple(
        _timed(one, period, year) if (period := period_said(periods.get(one.n, ""))) else one
        for one in reading.bindings
    )
    return replace(reading, bindings=bindings)


def _timed(binding: Binding, period: Period, year: int) -> Binding:
    if binding.when is None or not is_choosable(binding):
        return binding
    when = replace(binding.when, period=period, years=period.start.year - year, is_said=True)
    others = [one for one in binding.reasons if one.text not in OF_TIME]
    is_sure = binding.indicator and {one.text for one in others} <= NO_DOUBTS
    reasons = (*others, because(TIMED, period=period))
    confidence = CERTAIN if is_sure else binding.confidence
    return replace(binding, when=when, reasons=reasons, confidence=confidence)


def period_said(words: str) -> Period | None:
    """The period that was chosen; None for what is none."""
    try:
        return parse_period(words) if words else None
    except Refused:
        return None


def period_chosen(binding: Binding) -> str:
    """The period that a person has chosen; empty where it is the text's."""
    is_chosen = any(reason.text == TIMED for reason in binding.reasons)
    return binding.when.period.label if is_chosen and binding.when else ""


def periods_offered(year: int) -> list[Period]:
    """The periods of which a speech of the year may speak."""
    whole = [Period.year(year), Period.year(year - 1)]
    return [*whole, *(Period.half(y, half) for y in (year, year - 1) for half in (1, 2))]


def remembered(reading: Reading, book: int) -> Reading:
    """The reading with what people of the book have said of the same words before."""
    asked = [one for one in reading.bindings if is_choosable(one) or is_nameable(one)]
    known = bindings_of(book, [one.words for one in asked])
    bindings = tuple(_remembered(one, known.get(one.words, "")) for one in reading.bindings)
    return replace(reading, bindings=bindings)


def _remembered(binding: Binding, said: str) -> Binding:
    if not said:
        return binding
    if is_nameable(binding):
        name = name_kept(said)
        return _given(binding, name, REMEMBERED) if name else binding
    code = code_of(said) if is_choosable(binding) else ""
    return _settled(binding, code, REMEMBERED) if code else binding


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


def is_nameable(binding: Binding) -> bool:
    """Whether words can be put for it: a blank for a name, a place, a fair, a number of order."""
    return binding.mark.is_blank and not is_choosable(binding)


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
