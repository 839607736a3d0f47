"""Each binding with what the book says to it: both readings, and the printed figure beside."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal

from luodi.analysis.figures.queries.city import prior_at_closing
from luodi.analysis.figures.queries.completing import completion
from luodi.analysis.figures.queries.figures import Prior, figures
from luodi.analysis.figures.queries.moments import resolve
from luodi.analysis.figures.rules.asked import SHOWN_IN, Asked, Figure, Table
from luodi.analysis.figures.rules.completing import Completion
from luodi.analysis.figures.rules.moments import AsOf
from luodi.foundation.history.models import Book
from luodi.kernel.periods import Period
from luodi.kernel.refusal import Reason, because
from luodi.kernel.rounding import round_to
from luodi.kernel.text import gettext_noop
from luodi.outputs.papers.queries.speeches.known import Fair, Names, names_of
from luodi.outputs.papers.queries.speeches.owed import DONE, measured, rates_done, waiting
from luodi.outputs.papers.queries.speeches.published import published_for, source
from luodi.outputs.papers.rules.phrases.bindings import Binding, Sort
from luodi.outputs.papers.rules.phrases.claims import Claim, claims
from luodi.outputs.papers.rules.phrases.passages import Passage
from luodi.outputs.papers.rules.phrases.scopes import Known
from luodi.outputs.papers.rules.phrases.times import Calendar
from luodi.outputs.papers.rules.phrases.understanding import understood
from luodi.records.bulletins.queries import Published

NO_FAIR = gettext_noop("%(year)s年没有登记“%(event)s”，请先登记活动，或改选")
WHICH_FAIR = gettext_noop("%(year)s年有几次活动：%(names)s，请选")
THIS_FAIR = gettext_noop("%(year)s年只有“%(name)s”这一次活动")
NO_UNIT = gettext_noop("本账套没有“%(unit)s”这个单位")

# How many of the base unit make one of the measure that is printed.
MEASURED = {
    "亿元": Decimal(10**8),
    "亿": Decimal(10**8),
    "千万元": Decimal(10**7),
    "百万元": Decimal(10**6),
    "万元": Decimal(10**4),
    "万": Decimal(10**4),
    "亿美元": Decimal(10**8),
    "万美元": Decimal(10**4),
}


@dataclass(frozen=True)
class Answer:
    """One binding and what stands in the book: figures only where it is sure."""

    binding: Binding
    event: str = ""
    claimed: Figure | None = None
    verified: Figure | None = None
    agrees: bool | None = None  # the printed figure with the verified one; None: nothing to compare
    published: Published | None = None  # by others, as it stood at the moment
    fairs: tuple[Fair, ...] = ()

    @property
    def told(self) -> tuple[Binding, str, str]:
        """The binding, its fair and the name it is published under, as templates take them."""
        return self.binding, self.event, self.published.name if self.published else ""

    @property
    def is_done(self) -> bool:
        """Nothing is left to ask: filled from the book, published, or named by a person."""
        return self.binding.is_filled or self.published is not None or bool(self.binding.given)

    @property
    def is_filled(self) -> bool:
        return self.verified is not None and self.verified.value is not None


@dataclass
class Reading:
    """A speech read against a book, or against none."""

    passage: Passage
    calendar: Calendar
    bindings: tuple[Binding, ...]
    claims: tuple[Claim, ...]
    names: Names = field(default_factory=Names)


def read_speech(
    passage: Passage, book: Book | None, *, held: date | None = None, year: int | None = None
) -> Reading:
    """Every blank, figure and claim of the passage, with the names that the book knows."""
    names = names_of(book) if book else Names()
    known = names.known if book else Known()
    calendar = Calendar(passage, held, year)
    bindings = understood(passage, known, calendar)
    return Reading(passage, calendar, bindings, claims(passage, bindings, known, calendar), names)


class Asking:
    """The figures of one book at one moment, each question asked once."""

    def __init__(self, book: Book, as_of: AsOf, now: datetime, *, verified: bool = True) -> None:
        self.book, self.as_of, self.now, self.verified = book, as_of, now, verified
        self.seq = resolve(book, as_of, now).last_seq
        self._priors: dict[Asked, Prior] = {}
        self._tables: dict[tuple[Period, int | None, int | None], Table] = {}

    def pair(
        self, code: str, period: Period, unit: int | None = None, event: int | None = None
    ) -> tuple[Figure, Figure] | None:
        """The figure as claimed and as verified; None for what the rulebook does not have."""
        key = (period, unit, event)
        if key not in self._tables:
            asked = Asked(period=period, as_of=self.as_of, unit=unit, event=event)
            self._tables[key] = figures(self.book, asked, self.now)
        found = self._tables[key].figures
        return (found[code, False], found[code, True]) if (code, True) in found else None

    def completed(
        self, code: str, period: Period, unit: int | None = None, event: int | None = None
    ) -> Completion | None:
        """The figure by which claims are tested beside its target; None where there is none."""
        prior = self.prior(Asked(period=period, as_of=self.as_of, unit=unit, event=event))
        known = {*prior.counted.indicators, *(rate.code for rate in prior.counted.rulebook.rates)}
        return completion(prior, code, verified=self.verified) if code in known else None

    def owed(self, period: Period) -> list[Completion]:
        """Every target of the whole by which the period is measured."""
        prior = self.prior(Asked(period=period, as_of=self.as_of))
        codes = dict.fromkeys(aim.goal.code for aim in prior.aims.standing)
        found = [self.completed(code, period) for code in codes]
        return [one for one in found if one and one.aim]

    def prior(self, asked: Asked) -> Prior:
        if asked not in self._priors:
            self._priors[asked] = prior_at_closing(self.book, asked, self.now)
        return self._priors[asked]

    def one(
        self, code: str, period: Period, unit: int | None = None, event: int | None = None
    ) -> Figure | None:
        """The figure in the reading by which claims are tested."""
        pair = self.pair(code, period, unit, event)
        return pair[self.verified] if pair else None


def answers(reading: Reading, asking: Asking | None) -> tuple[Answer, ...]:
    """Every binding with the book's figures beside it where it is bound to the book."""
    bindings = rates_done(reading.bindings, reading.passage) if asking else reading.bindings
    return tuple(answer(binding, reading.names, asking) for binding in bindings)


def answer(binding: Binding, names: Names, asking: Asking | None) -> Answer:
    if asking is None or not binding.indicator or binding.when is None:
        return Answer(binding)
    binding, fair, offered = with_fair(binding, names)
    name = fair.name if fair else ""
    if found := published_for(binding, asking.book.pk, asking.seq):
        return Answer(with_reason(binding, source(found)), published=found)
    if binding.when is None or not (binding.is_filled or binding.is_sure_target):
        return Answer(binding, event=name, fairs=offered)
    unit = names.unit(binding.scope.unit) if binding.scope.unit else None
    if binding.scope.unit and unit is None:
        doubted = doubt(binding, because(NO_UNIT, unit=binding.scope.unit))
        return Answer(doubted, event=name, fairs=offered)
    event = fair.subject if fair else None
    if binding.is_sure_target:
        return by_target(binding, name, asking.completed(*goal_of(binding, unit, event)))
    pair = asking.pair(binding.indicator, binding.when.period, unit, event)
    if pair is None:
        return Answer(binding, event=name, fairs=offered)
    agrees = agree(binding, pair[1])
    return Answer(binding, name, *pair, agrees=agrees, fairs=offered)


def goal_of(
    binding: Binding, unit: int | None, event: int | None
) -> tuple[str, Period, int | None, int | None]:
    assert binding.when is not None
    return binding.indicator, binding.when.period, unit, event


def by_target(binding: Binding, event: str, found: Completion | None) -> Answer:
    """Filled with the target that the book has, or with how much of it is done; else asked."""
    if found is None or found.aim is None:
        return Answer(waiting(binding), event=event)
    filled = measured(binding, found)
    figure = found.done if filled.measured == DONE else found.target
    return Answer(filled, event, None, figure, agrees=agree(filled, figure))


def with_fair(binding: Binding, names: Names) -> tuple[Binding, Fair | None, tuple[Fair, ...]]:
    """The fair that the words mean in the book; several or none make the binding a question."""
    if not binding.scope.event or binding.when is None:
        return binding, None, ()
    year = binding.when.period.start.year
    words = binding.scope.event
    found = names.fairs_meant(words, year)
    if len(found) == 1:
        reason = because(THIS_FAIR, year=year, name=found[0].name)
        told = binding if found[0].name == words else with_reason(binding, reason)
        return told, found[0], found
    if found:
        listed = "、".join(fair.name for fair in found)
        return doubt(binding, because(WHICH_FAIR, year=year, names=listed)), None, found
    return doubt(binding, because(NO_FAIR, year=year, event=words)), None, ()


def with_reason(binding: Binding, reason: Reason) -> Binding:
    return replace(binding, reasons=(*binding.reasons, reason))


def doubt(binding: Binding, reason: Reason) -> Binding:
    """The binding as a question: something that it leans on is open."""
    return replace(with_reason(binding, reason), confidence=min(binding.confidence, 60))


def agree(binding: Binding, figure: Figure) -> bool | None:
    """Whether the printed figure is the book's, to as many digits as are printed."""
    printed = binding.mark.printed
    is_ours = binding.sort is Sort.BOOK or bool(binding.measured)
    if printed is None or figure.value is None or not is_ours:
        return None
    return rounded_like(printed, in_measure(figure, binding.mark.measure)) == printed


def in_measure(figure: Figure, measure: str) -> Decimal:
    """A figure's value in the measure that is printed beside it."""
    value = figure.value or Decimal(0)
    if figure.unit in SHOWN_IN:
        return value / MEASURED.get(measure, Decimal(1))
    return value


def rounded_like(printed: Decimal, value: Decimal) -> Decimal:
    """The value with as many places as the printed number has."""
    return round_to(value, max(0, -int(printed.as_tuple().exponent)))
