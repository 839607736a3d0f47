"""The targets of a year at a moment, each with its completion, by as few counts as can be."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import datetime
from decimal import Decimal

from luodi.analysis.figures.queries.city import prior_at_closing
from luodi.analysis.figures.queries.completing import completion
from luodi.analysis.figures.queries.figures import Prior
from luodi.analysis.figures.queries.naming import place
from luodi.analysis.figures.queries.splitting import SlicePrior, codes_under
from luodi.analysis.figures.rules.asked import Asked, shown
from luodi.analysis.figures.rules.completing import Completion
from luodi.analysis.figures.rules.figure import RATE_UNITS
from luodi.analysis.figures.rules.moments import AsOf
from luodi.analysis.figures.rules.progress import Part, Progress, furthest_behind
from luodi.foundation.history.models import Book
from luodi.foundation.people.models import Unit
from luodi.foundation.rulebook.rules.formula import plain
from luodi.foundation.vocabulary.dimensions import label
from luodi.foundation.vocabulary.industries import with_divisions
from luodi.kernel.periods import Period
from luodi.records.subjects.models import Subject
from luodi.records.targets.queries.naming import figures_called
from luodi.records.targets.queries.standing import whole_of
from luodi.records.targets.rules.goal import Aim, Goal
from luodi.records.targets.rules.splitting import Split, of_whole, splits
from luodi.records.targets.rules.table import Named


class Progressing:
    """One book at one moment; each period and event is counted once."""

    def __init__(self, book: Book, as_of: AsOf, now: datetime) -> None:
        self.book, self.as_of, self.now = book, as_of, now
        self.whole = whole_of(book)
        units = Unit.objects.filter(book=book)
        self.units = {unit.pk: unit for unit in sorted(units, key=place)}
        self.above = {unit.parent_id for unit in self.units.values()}
        self._priors: dict[Asked, Prior] = {}

    def prior(self, asked: Asked) -> Prior:
        if asked not in self._priors:
            found = prior_at_closing(self.book, asked, self.now)
            for other in self._priors.values():
                if other.counted.moment == found.counted.moment:
                    found.aims = other.aims
            self._priors[asked] = found
        return self._priors[asked]

    def asked(self, goal: Goal) -> Asked:
        return Asked(goal.period, self.as_of, event=goal.event, by=goal.axis or "unit")

    def of(self, goal: Goal) -> tuple[Completion, Completion]:
        """Claimed and verified, beside the target of exactly this goal."""
        prior = self.cut(goal)
        return completion(prior, goal.code, False), completion(prior, goal.code, True)

    def cut(self, goal: Goal) -> Prior:
        """What was counted for the goal's unit and scope.

        A unit with others below it is counted apart, so that what two of them met is one.
        """
        asked = self.asked(goal)
        if goal.axis:
            unit = None if goal.unit == self.whole.pk else goal.unit
            whole = self.prior(replace(asked, unit=unit))
            return SlicePrior(whole, codes_of(goal), codes_under(whole.counted, goal.code))
        if goal.unit == self.whole.pk:
            return self.prior(asked)
        if goal.unit in self.above:
            return self.prior(replace(asked, unit=goal.unit))
        whole = self.prior(asked)
        return SlicePrior(whole, (goal.unit,), codes_under(whole.counted, goal.code))


def codes_of(goal: Goal) -> tuple[str, ...]:
    """The goal's class of its axis with what it is made of; the class itself first."""
    if goal.axis != "industry":
        return (goal.key,)
    return with_divisions(goal.key)


def progress(
    book: Book, year: int, as_of: AsOf, now: datetime, *, only: Collection[int] | None = None
) -> list[Progress]:
    """The year's targets: those of the whole, and those of the units `only` (None: of all)."""
    asking = Progressing(book, as_of, now)
    first = asking.prior(Asked(Period.year(year), as_of, by="unit"))
    aims = [aim for aim in first.aims.standing if aim.goal.period.start.year == year]
    tasked = [unit for unit in asking.units if unit in first.counted.terms.units]
    names = figures_called(book.pk, [aim.goal.code for aim in aims])
    events = events_called({aim.goal.event for aim in aims if aim.goal.event})
    found = []
    for one in splits(aims, asking.whole.pk, tasked):
        seen = one if only is None else narrowed(one, only)
        if seen.whole or seen.parts:
            found.append(line(asking, seen, names, events))
    return sorted(found, key=lambda line: line.goal.period.end, reverse=True)


def narrowed(one: Split, only: Collection[int]) -> Split:
    """What a reader for single units sees: nothing of what others owe, nor how it adds up."""
    return Split(one.whole, tuple(aim for aim in one.parts if aim.goal.unit in only), (), False)


def line(
    asking: Progressing, one: Split, names: Mapping[str, Named], events: Mapping[int, str]
) -> Progress:
    some = one.whole or one.parts[0]
    goal = of_whole(some.goal, asking.whole.pk)
    named, difference = names[goal.code], one.difference
    return Progress(
        goal=goal,
        name=named.name,
        unit=named.unit,
        scope=scope_of(goal, events),
        whole=asking.of(goal) if one.whole else None,
        parts=furthest_behind(part(asking, aim) for aim in one.parts),
        total=as_shown(one.total, named.unit) if one.parts and one.is_all else "",
        difference=difference,
        difference_shown="" if difference is None else as_shown(abs(difference), named.unit),
        without=tuple(str(asking.units[unit]) for unit in one.without),
    )


def part(asking: Progressing, aim: Aim) -> Part:
    claimed, verified = asking.of(aim.goal)
    return Part(aim.goal.unit, str(asking.units[aim.goal.unit]), claimed, verified)


def as_shown(value: Decimal, unit: str) -> str:
    return f"{plain(value)}{unit}" if unit in RATE_UNITS else shown(value, unit)


def events_called(keys: Collection[int]) -> dict[int, str]:
    if not keys:
        return {}
    return {event.pk: str(event) for event in Subject.objects.filter(pk__in=keys)}


def scope_of(goal: Goal, events: Mapping[int, str]) -> str:
    """The event and the class to which it is narrowed, in words."""
    words = [events.get(goal.event, "")] if goal.event else []
    if goal.axis:
        words.append(label(goal.axis, goal.key))
    return "，".join(words)
