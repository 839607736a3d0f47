"""What one paper of the house is asked for, and the figures that it prints."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property

from django.utils.translation import gettext

from luodi.analysis.figures.queries.city import prior_of
from luodi.analysis.figures.queries.completing import completion
from luodi.analysis.figures.queries.explaining import Opening, OpenTo, Part, part, shown_to
from luodi.analysis.figures.queries.figures import (
    Counted,
    Prior,
    at_closing,
    marks,
    table,
)
from luodi.analysis.figures.queries.growing import growth, year_before
from luodi.analysis.figures.queries.naming import key_names
from luodi.analysis.figures.queries.splitting import SlicePrior, figure_of
from luodi.analysis.figures.rules.asked import Asked, Figure, Table
from luodi.analysis.figures.rules.completing import Completion
from luodi.analysis.figures.rules.growing import grown
from luodi.foundation.files.leaflets.joints import noted
from luodi.foundation.history.models import Book
from luodi.foundation.people.models import Account, Unit
from luodi.outputs.papers.rules.cells import percent


@dataclass(frozen=True)
class Asking:
    """One paper: of which book, for which period and moment, in which reading, and for whom."""

    book: Book
    asked: Asked
    verified: bool
    by: Account
    now: datetime
    today: date
    unit: Unit | None = None

    @cached_property
    def figures(self) -> Figures:
        return Figures(self)

    def by_key(self, split: str) -> Figures:
        """The same question split, at the same moment and under the same rulebook."""
        asked = replace(self.asked, by=split)
        return Figures(replace(self, asked=asked), like=self.figures.counted)

    @property
    def day(self) -> date:
        """The last day that the paper speaks of."""
        return min(self.asked.period.last_day, self.figures.counted.moment.day)


class Figures:
    """Every figure of one question, of the same span a year before, and of each key of a split."""

    def __init__(self, asking: Asking, like: Counted | None = None) -> None:
        self._asking, book, now = asking, asking.book, asking.now
        self._asked = at_closing(book, asking.asked)
        self._prior = prior_of(book, self._asked, now, like)

    @property
    def counted(self) -> Counted:
        return self._prior.counted

    def of(self, code: str, *, verified: bool | None = None) -> Figure:
        """The figure or rate in the paper's reading, or in the one given."""
        reading = self._asking.verified if verified is None else verified
        return figure_of(self._prior, code, reading)

    def before(self, code: str) -> Figure:
        """The same span a year earlier, by the same rulebook."""
        return year_before(self._prior, code, self._asking.verified)

    def growth(self, code: str) -> Decimal | None:
        return growth(self._prior, code, self._asking.verified)

    def grown(self, code: str) -> str:
        return grown(self.growth(code), gettext)

    def slices(self, codes: tuple[str, ...]) -> list[Slice]:
        """One for each key under which any of these is counted, now or a year before."""
        earlier, now = self._prior.earlier(), self.counted
        both = {code: {**earlier.values[code], **now.values[code]} for code in codes}
        return [
            Slice(name, SlicePrior(self._prior, (key,), codes), self._asking.verified)
            for key, name in key_names(self._asking.asked.by, both).items()
        ]

    def completed(self, code: str, units: tuple[int, ...] = ()) -> Completion:
        """The figure beside its target: of the whole, or of a unit with those below it."""
        prior = SlicePrior(self._prior, units, (code,)) if units else self._prior
        return completion(prior, code, self._asking.verified)

    @cached_property
    def owing(self) -> dict[str, list[int]]:
        """The indicators with a target by which this question is measured, and the units that
        have one of their own; in the order in which they were set.
        """
        found: dict[str, list[int]] = {}
        asked, aims = self._asked, self._prior.aims
        for aim in aims.standing:
            goal, code = aim.goal, aim.goal.code
            own = replace(asked, unit=None if goal.unit == aims.whole else goal.unit)
            if code in self.counted.indicators and aims.of(code, own) == aim:
                units = found.setdefault(code, [])
                units += [goal.unit] if own.unit else []
        return found

    @cached_property
    def table(self) -> Table:
        return table(self._asking.book, self._asked, self._prior)

    @cached_property
    def open_to(self) -> OpenTo:
        return shown_to(self._asking.by)

    def rows(self, code: str) -> Part:
        """The rows of one indicator, as far as the reader may see them."""
        row = self.counted.indicators[code]
        return part(Opening(self._prior, self._asking.verified, self.open_to), row)

    def rests(self) -> Iterator[str]:
        """Period, reading, moment, rulebook and marks, as every paper says them."""
        asking, counted = self._asking, self.counted
        yield asking.asked.period.said(gettext)
        yield gettext("核定数") if asking.verified else gettext("申报数")
        yield gettext("时点 %(moment)s") % {"moment": counted.moment}
        edition = gettext("第%(number)s版") % {"number": counted.version.number}
        yield noted(gettext(counted.rulebook.label), edition)
        yield from map(gettext, marks(asking.book, counted.moment))


@dataclass(frozen=True)
class Slice:
    """The figures of one key."""

    name: str
    prior: Prior
    verified: bool

    def of(self, code: str) -> Figure:
        return figure_of(self.prior, code, self.verified)

    def growth(self, code: str) -> str:
        return percent(growth(self.prior, code, self.verified))

    def is_silent(self, codes: tuple[str, ...]) -> bool:
        """Nothing now and nothing a year before."""
        before = (year_before(self.prior, code, self.verified) for code in codes)
        return not any(figure.value for figure in (*map(self.of, codes), *before))
