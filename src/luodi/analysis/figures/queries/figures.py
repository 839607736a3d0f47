"""The figures of a book: the whole catalogue for one question, in both readings."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property, partial

from luodi.analysis.figures.queries.aims import Aims, aims_at
from luodi.analysis.figures.queries.keeping import facts_at
from luodi.analysis.figures.queries.moments import closing_of, resolve
from luodi.analysis.figures.queries.naming import key_names, successors
from luodi.analysis.figures.queries.seats import below, tasked, with_predecessors
from luodi.analysis.figures.queries.statements import Question
from luodi.analysis.figures.rules.asked import (
    MARKS_OPENING,
    MARKS_RECOLLECTED,
    SPLITS,
    Asked,
    Figure,
    Table,
    latest_day,
)
from luodi.analysis.figures.rules.beneath import beneath
from luodi.analysis.figures.rules.conditions import Conditions
from luodi.analysis.figures.rules.counting import catalogue
from luodi.analysis.figures.rules.facts import Facts, Key, Values
from luodi.analysis.figures.rules.figure import base_figure, rate_figure, total
from luodi.analysis.figures.rules.moments import AsOf, Moment
from luodi.analysis.figures.rules.settled import settled
from luodi.analysis.figures.rules.terms import Terms
from luodi.foundation.history.models import Book, Line
from luodi.foundation.history.queries import end_of_day, seq_at
from luodi.foundation.rulebook.models import RulebookVersion
from luodi.foundation.rulebook.queries import parsed, version_for
from luodi.foundation.rulebook.rules.definitions import Rulebook
from luodi.foundation.rulebook.rules.formula import Basis, Name, Span
from luodi.foundation.rulebook.rules.formula import Values as Reader
from luodi.foundation.rulebook.rules.settings import Choices
from luodi.foundation.vocabulary.shapes import Indicator, Waits
from luodi.kernel.periods import Period, add_months
from luodi.kernel.refusal import Refused, because
from luodi.kernel.text import gettext_noop
from luodi.records.ledger.models import OpeningStep
from luodi.records.targets.rules.goal import Aim

YEAR_DAYS = 366  # 超一年: the day 366 days on (渭南体检, domain 8 F15)


@dataclass(frozen=True)
class Counted:
    """Every base value of one question, with what was in force."""

    moment: Moment
    question: Question
    indicators: dict[str, Indicator]
    terms: Terms
    version: RulebookVersion
    rulebook: Rulebook
    facts: Facts
    values: dict[str, Values]
    asked: Asked
    keys: tuple[Key, ...] | None = None  # of a split, where it is cut down to some of them
    only: frozenset[str] | None = None  # the figures that were counted; None: all


def figures(book: Book, asked: Asked, now: datetime) -> Table:
    """The whole catalogue and every rate for one question.

    A closed period asked without a moment answers as of its closing.
    """
    asked = at_closing(book, asked)
    return table(book, asked, Prior(book, asked, now, count(book, asked, now)))


def table(book: Book, asked: Asked, prior: Prior) -> Table:
    """What was counted, made ready to be read."""
    counted = prior.counted
    return Table(
        book=book.name,
        period=asked.period,
        moment=counted.moment,
        head=head_at(book, counted.moment),
        rulebook=counted.rulebook.label,
        rulebook_version=counted.version.number,
        marks=marks(book, counted.moment),
        figures=worked(counted.rulebook, counted.indicators, counted.values, prior.reader),
        values=counted.values if asked.by else {},
        keys=key_names(asked.by, counted.values) if asked.by else {},
    )


def worked(
    rulebook: Rulebook,
    indicators: Mapping[str, Indicator],
    values: Mapping[str, Values],
    reader: Callable[[bool], Reader],
) -> dict[tuple[str, bool], Figure]:
    """Every indicator and every rate that stands on its own, in both readings."""
    found: dict[tuple[str, bool], Figure] = {}
    for verified in (False, True):
        for row in indicators.values():
            found[row.code, verified] = base_figure(row, values[row.code], verified)
    for rate in rulebook.rates:
        if not rate.about.value:
            for verified in (False, True):
                known = reader(verified)
                figure = rate_figure(rulebook, indicators, rate, known, verified)
                found[rate.code, verified] = figure
    return found


def at_closing(book: Book, asked: Asked) -> Asked:
    """The same question, as of the period's closing where it was closed and no moment is given."""
    if asked.as_of != AsOf():
        return asked
    closing = closing_of(book, asked.period)
    return replace(asked, as_of=AsOf(seq=closing.seq)) if closing else asked


def count(
    book: Book,
    asked: Asked,
    now: datetime,
    like: Counted | None = None,
    under: RulebookVersion | None = None,
    *,
    at: Moment | None = None,
    only: frozenset[str] | None = None,
) -> Counted:
    """The base values of one question; `like` gives the moment and rulebook of a comparison.

    `under` is a rulebook that is known: the city's, or one that was looked up; `at` the moment, if
    it is known. `only` names the figures that are wanted, where not all are.
    """
    moment = like.moment if like else at or resolve(book, asked.as_of, now)
    day = min(asked.period.last_day, moment.day)
    version = like.version if like else under or governing(book, asked, moment)
    rulebook = parsed(version)
    indicators = settled(rulebook.settings)
    terms = terms_of(book, asked, rulebook.settings, day)
    question = question_of(book, asked, moment, rulebook, terms)
    only = like.only if like and only is None else only
    wanted = indicators if only is None else beneath(rulebook, indicators, only)
    found = facts_at(question, wanted.values(), terms)
    values = catalogue(wanted, found, terms)
    return Counted(
        moment, question, indicators, terms, version, rulebook, found, values, asked, only=only
    )


def question_of(
    book: Book, asked: Asked, moment: Moment, rulebook: Rulebook, terms: Terms
) -> Question:
    """What is asked of the book's postings at the moment, under the rulebook."""
    day = min(asked.period.last_day, moment.day)
    choices = rulebook.settings
    return Question(
        moment=moment,
        start=asked.period.start,
        last=asked.period.last_day,
        day=day,
        state_on=asked.state_on or moment.day,
        split=SPLITS[asked.by or "unit"],
        conditions=Conditions({row.code: row for row in rulebook.milestones}),
        units=with_predecessors(below(asked.unit), terms.heirs),
        event=asked.event,
        age_cuts=age_cuts(day),
        new_by=choices.new_or_carried,
        admitted=tuple(sorted(choices.admitted_natures)),
        unwanted=unwanted(choices),
        resign_counts=choices.resign_counts,
        drop_returned=choices.return_effect == "drop",
        closed_by=min(moment.seq, seq_at(book, end_of_day(day))),
    )


def terms_of(book: Book, asked: Asked, choices: Choices, day: date) -> Terms:
    """Which units are meant, then or now."""
    heirs = successors(book) if asked.as_organised_now else {}
    units = below(asked.unit)
    return Terms(
        units=frozenset(tasked(book, choices.tasked_unit_kinds, units, day, heirs)),
        by_unit=(asked.by or "unit") == "unit",
        heirs=heirs,
        within=None if units is None or not heirs else frozenset(units),
    )


def unwanted(choices: Choices) -> tuple[str, ...]:
    """Origins and natures of money that are no 合同引资额."""
    local = () if choices.local_in_contract_money else ("LOCAL",)
    return local if choices.loans_in_contract_money else (*local, "BANK_LOAN")


def governing(book: Book, asked: Asked, moment: Moment) -> RulebookVersion:
    """The version for (period, T); before the first was loaded, the first: it cannot change."""
    if found := version_for(book, period=asked.period, seq=moment.last_seq, day=moment.day):
        return found
    if first := RulebookVersion.objects.filter(book=book).order_by("number").first():
        return first
    text = gettext_noop("“%(book)s”还没有口径手册，请先运行 ./luodi rulebook load")
    raise Refused(because(text, book=book.name))


def age_cuts(day: date) -> tuple[date, ...]:
    """Signed by these days: three months ago, a year ago, more than a year ago."""
    beyond = date.fromordinal(day.toordinal() - YEAR_DAYS)
    return latest_day(day, 3), latest_day(day, 12), beyond


def marks(book: Book, moment: Moment) -> tuple[str, ...]:
    """What must be said beside every figure of this moment."""
    steps = set(OpeningStep.objects.filter(book=book).values_list("step", flat=True))
    found = []
    if moment.recollected:
        found.append(MARKS_RECOLLECTED)
    if steps == {OpeningStep.Step.BEGUN.value}:
        found.append(MARKS_OPENING)
    return tuple(found)


def head_at(book: Book, moment: Moment) -> str:
    """The chain's head at the moment, as it is printed on papers."""
    line = Line.objects.filter(book=book, seq=moment.seq).only("digest").first()
    return f"#{moment.seq}:{line.digest[:16]}" if line else f"#{moment.seq}"


class Prior:
    """The values that formulas name: of this question, and of the same span a year earlier."""

    def __init__(self, book: Book, asked: Asked, now: datetime, counted: Counted) -> None:
        self._book, self._asked, self._now, self.counted = book, asked, now, counted
        self._earlier: Counted | None = None

    def reader(self, verified: bool) -> Reader:
        return partial(self.value, verified=verified)

    def value(self, name: Name, verified: bool) -> Decimal | None:
        """The total of a name in the reading it asks for; None for what is not known yet."""
        if name.word == "months_passed":
            return Decimal(months_passed(self.counted.question))
        if name.span is Span.TARGET:
            aim = self.aim(name.word)
            return aim.amount if aim else None
        row = self.counted.indicators.get(name.word)
        if row is None or isinstance(row.counts, Waits):
            return None
        reading = verified if name.basis is Basis.ASKED else name.basis is Basis.VERIFIED
        of = self.earlier() if name.span is Span.PRIOR else self.counted
        return total(of.values[name.word], reading)

    @cached_property
    def aims(self) -> Aims:
        """The targets that stood at the moment."""
        return aims_at(self.counted.moment)

    def aim(self, code: str) -> Aim | None:
        """The target by which the figure of this code is measured."""
        return self.aims.of(code, self.counted.asked, self.counted.keys)

    def earlier(self) -> Counted:
        """The same span a year earlier, under the same rulebook; as it was closed, if it was.

        A period that is not over is compared with as much of the year before, and a cohort's state
        with what it was a year before.
        """
        if self._earlier is None:
            period = so_far(self._asked.period, self.counted.moment.day).prior_year()
            state_on = add_months(self.counted.question.state_on, -12)
            asked = replace(self._asked, period=period, state_on=state_on)
            self._earlier = count(self._book, asked, self._now, like=self.as_closed(period))
        return self._earlier

    def as_closed(self, period: Period) -> Counted:
        """What was in force here, at the moment of the period's closing if there was one by now."""
        closing = closing_of(self._book, period)
        if closing is None or closing.seq > self.counted.moment.seq:
            return self.counted
        moment = resolve(self._book, AsOf(seq=closing.seq), self._now)
        return replace(self.counted, moment=moment)


def so_far(period: Period, day: date) -> Period:
    """The period up to the day, where the day lies inside it."""
    return Period.custom(period.start, day) if period.contains(day) else period


def months_passed(question: Question) -> int:
    """Whole months of the day's year that are over by the day."""
    following = date.fromordinal(question.day.toordinal() + 1)
    return 12 if following.year > question.day.year else following.month - 1
